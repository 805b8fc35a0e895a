"""Every step of a case that may bring it before a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lemniscaat.casework.approach.definition import DIRECTOR
from lemniscaat.casework.operations import cases, steps
from lemniscaat.casework.queries import approach_of, state_of
from lemniscaat.decisions.models import AgendaPoint, Body
from lemniscaat.decisions.operations import put_on_agenda, withdraw_point
from lemniscaat.decisions.queries import lies_before

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lemniscaat.casework.approach.definition import Approach, DeviationKind, Option
    from lemniscaat.casework.approach.state import Json
    from lemniscaat.casework.models import Advice, Case
    from lemniscaat.people.models import Person


@transaction.atomic
def lay_before(case: Case, *, by: Person, at: datetime) -> AgendaPoint | None:
    """Keep the agendas true: the point that the step of the case asks for, and no other."""
    approach, state = approach_of(case), state_of(case)
    step = approach.phase(state.phase)
    asked = None if case.is_closed else step.decision
    for point in AgendaPoint.objects.filter(item=case.pk, state=AgendaPoint.State.OPEN):
        if asked is None or (point.body.group.slug, point.scope) != (asked.body, asked.mandate):
            withdraw_point(point=point, by=by, at=at)
    body = Body.objects.filter(group__slug=asked.body).first() if asked else None
    if asked is None or body is None or lies_before(case, body, asked.mandate):
        return None
    return put_on_agenda(
        item=case,
        body=body,
        question=f"{step.title.in_language('nl')}: {case.title}",
        scope=asked.mandate,
        options=[
            {"key": key, "title": option.title.model_dump(), **_asks(approach, option)}
            for key, option in asked.options.items()
        ],
        due=case.due,
        by=by,
        at=at,
    )


def _asks(approach: Approach, option: Option) -> dict[str, bool]:
    """What the page must ask when a body chooses this."""
    end = approach.outcomes[option.outcome] if option.outcome else None
    return {"revisit": option.needs_revisit or (end is not None and end.needs_revisit)}


@transaction.atomic
def complete(*, case: Case, task: str, result: str, by: Person, at: datetime) -> Case:
    """Do a task; where that ends the step before a decision, lay the case before its body."""
    case = steps.complete_task(case=case, task=task, result=result, by=by, at=at)
    lay_before(case, by=by, at=at)
    return case


@transaction.atomic
def answer(*, case: Case, criterion: str, value: Json, why: str, by: Person, at: datetime) -> Case:
    """Answer a question of the step; likewise."""
    case = steps.answer_criterion(
        case=case, criterion=criterion, value=value, why=why, by=by, at=at
    )
    lay_before(case, by=by, at=at)
    return case


@transaction.atomic
def answer_all(
    *, case: Case, answers: Mapping[str, tuple[Json, str]], by: Person, at: datetime
) -> Case:
    """Answer several questions of the step at once, each with its grounds: all or nothing."""
    for criterion, (value, why) in answers.items():
        case = answer(case=case, criterion=criterion, value=value, why=why, by=by, at=at)
    return case


@transaction.atomic
def advise(*, case: Case, recommendation: str, route: str, by: Person, at: datetime) -> Advice:
    """Give the founded advice and lay it before the body that decides."""
    advice = cases.advise(case=case, recommendation=recommendation, route=route, by=by, at=at)
    lay_before(advice.case, by=by, at=at)
    return advice


@transaction.atomic
def deviate(
    *,
    case: Case,
    kind: DeviationKind,
    why: str,
    by: Person,
    at: datetime,
    to: str = "",
    title: str = "",
    role: str = DIRECTOR,
    days: int = 0,
) -> Case:
    """Leave the standard path; likewise."""
    case = steps.deviate(
        case=case, kind=kind, why=why, to=to, title=title, role=role, days=days, by=by, at=at
    )
    lay_before(case, by=by, at=at)
    return case
