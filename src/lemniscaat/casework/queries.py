"""Reads of a case: its place on the approach, its people, its matrix, the contributor's view."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lemniscaat.casework.approach.reading import read_approach
from lemniscaat.casework.approach.state import State
from lemniscaat.casework.models import ApproachVersion, Case, Competence, Support
from lemniscaat.loop.models import Link

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from lemniscaat.casework.approach.definition import Approach
    from lemniscaat.casework.models import Party, Revisit
    from lemniscaat.loop.models import Item, ItemQuerySet
    from lemniscaat.people.models import Person


@lru_cache(maxsize=64)
def read_document(document: str) -> Approach:
    """The approach in a document; a document never changes once it is a version."""
    return read_approach(document)


def approach_of(case: Case) -> Approach:
    """The approach that this case follows, in the version that it follows."""
    return read_document(case.approach.document)


def state_of(case: Case) -> State:
    """Where the case stands in its approach."""
    return State.from_json(case.state)


def newest(slug: str) -> ApproachVersion:
    """The version on which new cases of this approach begin."""
    return ApproachVersion.objects.filter(slug=slug).order_by("-version")[0]


def cases_for(person: Person) -> ItemQuerySet[Case]:
    """The cases that this person may read, newest first."""
    found: ItemQuerySet[Case] = (
        Case.objects.visible_to(person)
        .select_related("area", "holder", "director", "approach", "group")
        .order_by("-pk")
    )
    return found


def missing_competences(case: Case) -> QuerySet[Competence]:
    """What the case needs and nobody in the team brings."""
    return case.competences.exclude(members__until__isnull=True, members__isnull=False).order_by(
        "name"
    )


def support_matrix(case: Case) -> list[tuple[Party, Mapping[str, Support | None]]]:
    """Party by aspect, with the newest word on each; None where nobody said anything."""
    rows: list[tuple[Party, Mapping[str, Support | None]]] = []
    for party in case.parties.prefetch_related("support").order_by("pk"):
        newest_first = sorted(party.support.all(), key=lambda one: (one.at, one.pk), reverse=True)
        cells: dict[str, Support | None] = dict.fromkeys(Support.Aspect.values)
        for support in reversed(newest_first):
            cells[support.aspect] = support
        rows.append((party, cells))
    return rows


def revisits_for(person: Person) -> QuerySet[Revisit]:
    """The "not now" cases that this person watches, soonest first."""
    return person.revisits.filter(done_at__isnull=True).select_related("case").order_by("on", "pk")


@dataclass(frozen=True, slots=True)
class Progress:
    """What who brought something in may know of the case that carries it."""

    case: Case
    approach: Approach
    state: State

    @property
    def has_outcome(self) -> bool:
        """Whether only the way back is left."""
        return self.state.phase == self.approach.final.id


def progress_of(contribution: Item, person: Person) -> Progress | None:
    """The case that carries this contribution, for the person who brought it; None without one.

    Show of it: who has the ball, where it stands, what comes next, the wording to agree with.
    """
    if contribution.brought_by_id != person.pk:
        return None
    carried = Link.objects.filter(
        source=contribution.pk, verb__in=(Link.Verb.TAKEN_UP_AS, Link.Verb.BUNDLED_IN)
    ).values("target")
    case = (
        Case.objects.as_system()
        .filter(pk__in=carried)
        .select_related("holder", "director", "approach", "group")
        .order_by("-pk")
        .first()
    )
    return Progress(case, approach_of(case), state_of(case)) if case else None
