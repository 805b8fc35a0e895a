"""What a chair needs to see on one page: the advice, the question, the support, the mandate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.casework.models import Support
from lemniscaat.casework.queries import approach_of, state_of, support_matrix
from lemniscaat.decisions.models import Mandate
from lemniscaat.decisions.queries import valid_mandate, who_may_decide_sentence
from lemniscaat.desk.models import Submission
from lemniscaat.loop.queries import contributions_to
from lemniscaat.people import rights
from lemniscaat.web.casework.grounds import grounds_of

if TYPE_CHECKING:
    from lemniscaat.casework.approach.definition import Approach
    from lemniscaat.casework.approach.definition import Option as Choice
    from lemniscaat.casework.models import Advice, Case, Option, Party, Wording
    from lemniscaat.decisions.models import AgendaPoint
    from lemniscaat.loop.models import ItemQuerySet
    from lemniscaat.people.models import Person
    from lemniscaat.web.casework.grounds import Ground


class Cell(NamedTuple):
    """What a party thinks on one aspect."""

    level: str
    label: str
    said: Support | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that a body reads before it decides about a case."""

    case: Case
    asked: str
    told: ItemQuerySet[Submission]
    wording: Wording | None
    advice: Advice | None
    grounds: list[Ground]
    aspects: list[str]
    matrix: list[tuple[Party, list[Cell]]]
    options: list[Option]


@dataclass(frozen=True, slots=True)
class Authority:
    """By which mandate the body decides, and whether this person may speak for it today."""

    mandate: Mandate | None
    last: Mandate | None
    speaks: bool
    who: str


def dossier(case: Case, point: AgendaPoint) -> Dossier:
    """The case as it lies before the body, for somebody who may read it."""
    approach = approach_of(case)
    advice = case.advices.select_related("by").order_by("-version").first()
    step = approach.phase(case.step)
    is_this = step.decision is not None and step.decision.mandate == point.scope
    return Dossier(
        case=case,
        asked=str(step.title) if is_this else point.question,
        told=Submission.objects.as_system()
        .filter(pk__in=contributions_to(case).values("pk"))
        .order_by("pk"),
        wording=case.wordings.order_by("-version").first(),
        advice=advice,
        grounds=grounds_of(approach, advice.grounds) if advice else [],
        aspects=[str(label) for label in Support.Aspect.labels],
        matrix=_matrix(case),
        options=list(case.options.all()),
    )


def authority(point: AgendaPoint, person: Person) -> Authority:
    """Whether this person may decide this today, and otherwise who may."""
    day = timezone.localdate()
    mandate = valid_mandate(point.body, point.scope, day)
    earlier = Mandate.objects.filter(body=point.body, scope=point.scope, since__lte=day)
    return Authority(
        mandate=mandate,
        last=None if mandate else earlier.order_by("-since", "pk").first(),
        speaks=rights.may_chair(person, point.body.group, day),
        who=who_may_decide_sentence(point.scope, day),
    )


def onward(case: Case) -> frozenset[str]:
    """The choices by which the body decides the substance, and so must choose one of the options.

    Those are the ones that take a case that is worked on forward; a body that only takes it up or
    formalises it chooses nothing.
    """
    approach = approach_of(case)
    step = approach.phase(case.step)
    if step.decision is None or step.stage != "taken_up":
        return frozenset()
    here, order = approach.order[step.id], approach.order
    return frozenset(
        key
        for key, option in step.decision.options.items()
        if option.to is not None and order[option.to] > here
    )


def hints(case: Case) -> dict[str, str]:
    """What follows from each choice, a sentence each."""
    approach = approach_of(case)
    decision = approach.phase(case.step).decision
    options = decision.options if decision else {}
    return {key: _follows(approach, option) for key, option in options.items()}


def used_up(case: Case) -> frozenset[str]:
    """The choices that may not be made once more."""
    step, taken = approach_of(case).phase(case.step), state_of(case).taken
    if step.decision is None:
        return frozenset()
    return frozenset(
        key
        for key, option in step.decision.options.items()
        if option.limit and taken.get(f"{step.id}.{key}", 0) >= option.limit
    )


def _follows(approach: Approach, option: Choice) -> str:
    if option.to is not None:
        return _("The case goes to the step “%(step)s”.") % {
            "step": approach.phase(option.to).title
        }
    end = approach.outcomes.get(option.outcome or "")
    told = {"outcome": end.title if end else approach.final.title}
    return _("The case ends with “%(outcome)s”, and everyone gets an answer.") % told


def _matrix(case: Case) -> list[tuple[Party, list[Cell]]]:
    return [
        (party, [_cell(cells[aspect]) for aspect in Support.Aspect.values])
        for party, cells in support_matrix(case)
    ]


def _cell(said: Support | None) -> Cell:
    level = Support.Level(said.level) if said else Support.Level.UNKNOWN
    return Cell(level.value, str(level.label), said)
