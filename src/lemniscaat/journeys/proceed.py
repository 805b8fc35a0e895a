"""Every step of a case that may bring it before a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lemniscaat.casework.approach.definition import DIRECTOR
from lemniscaat.casework.operations import cases, steps
from lemniscaat.casework.queries import approach_of, state_of
from lemniscaat.decisions.models import AgendaPoint, Body
from lemniscaat.decisions.operations import put_on_agenda

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.casework.approach.definition import DeviationKind
    from lemniscaat.casework.approach.state import Json
    from lemniscaat.casework.models import Advice, Case
    from lemniscaat.people.models import Person


def lay_before(case: Case, *, by: Person, at: datetime) -> AgendaPoint | None:
    """Where the case waits for a decision, put it on the agenda of the body that takes it."""
    step = approach_of(case).phase(state_of(case).phase)
    if step.decision is None or case.is_closed:
        return None
    body = Body.objects.filter(group__slug=step.decision.body).first()
    open_point = AgendaPoint.objects.filter(item=case.pk, state=AgendaPoint.State.OPEN)
    if body is None or open_point.filter(scope=step.decision.mandate, body=body).exists():
        return None
    return put_on_agenda(
        item=case,
        body=body,
        question=f"{step.title.in_language('nl')}: {case.title}",
        scope=step.decision.mandate,
        options=[
            {"key": key, "title": option.title.model_dump(), "revisit": option.needs_revisit}
            for key, option in step.decision.options.items()
        ],
        due=case.due,
        by=by,
        at=at,
    )


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
