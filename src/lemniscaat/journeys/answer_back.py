"""The way back: an answer to everyone upstream, and only then an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lemniscaat.casework.models import Case
from lemniscaat.casework.operations.cases import note_answered, withdraw_case
from lemniscaat.casework.queries import progress_of
from lemniscaat.desk.operations.end import answer_directly
from lemniscaat.desk.operations.end import withdraw as withdraw_submission
from lemniscaat.journeys.proceed import lay_before
from lemniscaat.loop.models import Phase
from lemniscaat.loop.operations.answers import answer
from lemniscaat.loop.queries import answers_to, carriers_of, contributions_to, unanswered_upstream

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.desk.models import Submission
    from lemniscaat.loop.models import Answer, Item
    from lemniscaat.people.models import Person


@transaction.atomic
def answer_back(
    *,
    case: Case,
    contribution: Item,
    text: str,
    by: Person,
    at: datetime,
    based_on: Item | None = None,
) -> Answer:
    """Answer one contribution that the case carries; the last answer lets the case end."""
    given = answer(item=contribution, text=text, based_on=based_on or case, by=by, at=at)
    if not unanswered_upstream(case):
        note_answered(case=case, by=by, at=at)
    return given


@transaction.atomic
def answer_anyhow(
    *, submission: Submission, text: str, by: Person, at: datetime, based_on: Item | None = None
) -> Answer:
    """Answer a contribution: about the case that carries it, or at the desk, which closes it."""
    carriers = [item for item in carriers_of(submission) if not item.is_closed]
    case = Case.objects.visible_to(by).filter(pk__in=[item.pk for item in carriers]).first()
    if case is not None:
        return answer_back(
            case=case, contribution=submission, text=text, based_on=based_on, by=by, at=at
        )
    answer_directly(submission=submission, text=text, by=by, at=at)
    return answers_to(submission).reverse()[0]


@transaction.atomic
def withdraw(*, submission: Submission, why: str, by: Person, at: datetime) -> None:
    """Take a contribution back; a case that carried nothing else stops too."""
    progress = progress_of(submission, by)
    withdraw_submission(submission=submission, why=why, by=by, at=at)
    if progress is None or progress.case.is_closed or progress.has_outcome:
        return
    if not contributions_to(progress.case).exclude(phase=Phase.CLOSED).exists():
        director = progress.case.director
        case = withdraw_case(case=progress.case, why=why or str(submission), by=director, at=at)
        lay_before(case, by=director, at=at)
        note_answered(case=case, by=director, at=at)
