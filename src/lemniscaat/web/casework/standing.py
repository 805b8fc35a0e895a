"""A case as one person has it before them: where it stands, and what they are in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.casework.approach.definition import OWNER
from lemniscaat.casework.operations.steps import actor_for
from lemniscaat.casework.queries import approach_of, cases_for, state_of
from lemniscaat.core.errors import NotFound
from lemniscaat.loop.models import Share
from lemniscaat.people import rights
from lemniscaat.people.models import Role
from lemniscaat.web.shared.who import signed_in

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

    from lemniscaat.casework.approach.definition import Approach
    from lemniscaat.casework.approach.state import Actor, State
    from lemniscaat.casework.models import Case
    from lemniscaat.people.models import Person


@dataclass(frozen=True, slots=True)
class Standing:
    """One case, one reader, one day."""

    case: Case
    person: Person
    day: date
    approach: Approach
    state: State
    actor: Actor
    works: bool

    @property
    def is_open(self) -> bool:
        """Whether the case still goes on."""
        return not self.case.is_closed

    @property
    def runs(self) -> bool:
        """Whether a step can be taken now: open, and not suspended."""
        return self.is_open and not self.state.suspended

    @property
    def directs(self) -> bool:
        """Whether the reader runs the process of this case."""
        return "director" in self.actor.roles

    @property
    def advises(self) -> bool:
        """Whether the reader tests and advises here."""
        return "adviser" in self.actor.roles

    @property
    def of_team(self) -> bool:
        """Whether the reader works at the desk or in the case team."""
        return self.works or "case_team" in self.actor.roles


def standing_of(request: HttpRequest, public_id: str) -> Standing:
    """The case at this address for who asks; what they may not see does not exist."""
    person = signed_in(request)
    case = cases_for(person).filter(public_id=public_id).first()
    if case is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    now = timezone.now()
    day = timezone.localdate(now)
    standing = Standing(
        case=case,
        person=person,
        day=day,
        approach=approach_of(case),
        state=state_of(case),
        actor=actor_for(case, person, now),
        works=rights.may_work_at(person, case.group, day),
    )
    if _only_brought_it(standing):
        raise NotFound(_("This does not exist, or you may not see it."))
    return standing


def _only_brought_it(standing: Standing) -> bool:
    """Whether the reader is a contributor who holds the case for a moment.

    They follow it on their own page; what the circle says among itself is not for them.
    """
    if standing.works or standing.actor.roles != {OWNER}:
        return False
    groups = Role.objects.on(standing.day).filter(person=standing.person).values("group")
    shared = Share.objects.filter(item=standing.case.pk)
    return not shared.filter(Q(person=standing.person) | Q(group__in=groups)).exists()
