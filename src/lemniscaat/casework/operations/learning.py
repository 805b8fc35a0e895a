"""What a case taught, and when to look at it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lemniscaat.casework.models import Case, Evaluation, Revisit
from lemniscaat.casework.operations.steps import fulfil, run_by_team
from lemniscaat.core.errors import Conflict, Invalid
from lemniscaat.core.text import clean_line, clean_text
from lemniscaat.loop.door import operation, record, take

if TYPE_CHECKING:
    from datetime import date, datetime

    from lemniscaat.people.models import Person


@operation
def evaluate(
    *, case: Case, helped: str, hindered: str, lesson: str, by: Person, at: datetime
) -> Evaluation:
    """Write down what helped, what hindered and the lesson in one sentence, at every end."""
    case = take(case, by=by, at=at)
    run_by_team(case, by, at)
    lesson = clean_line(lesson, limit=300)
    if not lesson:
        sentence = _("Write the lesson in one sentence.")
        raise Invalid(sentence, {"lesson": sentence})
    evaluation = Evaluation.objects.create(
        case=case,
        helped=clean_text(helped, limit=4000),
        hindered=clean_text(hindered, limit=4000),
        lesson=lesson,
        by=by,
        at=at,
    )
    record(case, "evaluated", by=by, at=at, data={"evaluation": evaluation.pk})
    fulfil(case, "evaluated", by=by, at=at)
    return evaluation


def watch(case: Case, *, trigger: str, on: date | None, by: Person, at: datetime) -> Revisit:
    """Say when to look at a locked case again, for an operation that ends it with "not now"."""
    trigger = clean_text(trigger, limit=2000)
    if not trigger:
        sentence = _("Say what would be a reason to look at this again.")
        raise Invalid(sentence, {"revisit": sentence})
    revisit = Revisit.objects.create(
        case=case, trigger=trigger, on=on, watcher=case.director, at=at
    )
    record(case, "revisit_set", by=by, at=at, data={"revisit": revisit.pk, "on": on}, text=trigger)
    return revisit


@operation
def looked_again(*, revisit: Revisit, by: Person, at: datetime) -> Revisit:
    """Note that the watcher looked again and left the case as it is."""
    revisit = Revisit.objects.select_for_update().get(pk=revisit.pk)
    case = take(revisit.case, by=by, at=at)
    if revisit.done_at is not None:
        raise Conflict(_("Somebody looked at this already."))
    revisit.done_at = at
    revisit.save(update_fields=["done_at"])
    record(case, "looked_again", by=by, at=at, data={"revisit": revisit.pk})
    return revisit
