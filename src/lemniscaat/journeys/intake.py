"""From what somebody brought in to a case that carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from lemniscaat.casework import queries as casework
from lemniscaat.casework.operations.cases import open_case, take_in
from lemniscaat.desk.operations.handle import taken_up
from lemniscaat.journeys.proceed import lay_before
from lemniscaat.loop.models import Link

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.casework.models import Case
    from lemniscaat.desk.models import Submission
    from lemniscaat.people.models import Person


@transaction.atomic
def take_up(
    *, submission: Submission, by: Person, at: datetime, title: str = "", approach: str = ""
) -> Case:
    """Make a case of a submission, on the approach of its desk or another one."""
    desk = submission.desk
    case = open_case(
        group=desk.group,
        title=title or submission.title,
        version=casework.newest(approach or desk.approach),
        series=desk.series,
        area=submission.area,
        by=by,
        at=at,
    )
    taken_up(submission=submission, carrier=case, verb=Link.Verb.TAKEN_UP_AS, by=by, at=at)
    case = take_in(case=case, contribution=submission, by=by, at=at)
    lay_before(case, by=by, at=at)
    return case


@transaction.atomic
def bundle(*, submission: Submission, case: Case, by: Person, at: datetime) -> Case:
    """Let a running case carry one more contribution about the same thing."""
    taken_up(submission=submission, carrier=case, verb=Link.Verb.BUNDLED_IN, by=by, at=at)
    return take_in(case=case, contribution=submission, by=by, at=at)
