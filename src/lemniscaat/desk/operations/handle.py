"""Ask back, take up, reopen: what the desk does with what was brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.core.errors import Conflict, Invalid
from lemniscaat.core.terms import working_days
from lemniscaat.core.text import clean_text
from lemniscaat.desk.models import Submission
from lemniscaat.loop.door import need, notify, operation, record, take
from lemniscaat.loop.models import Layer, Phase, Station
from lemniscaat.loop.operations import items, remarks
from lemniscaat.people import rights

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.desk.models import Desk
    from lemniscaat.loop.models import Item
    from lemniscaat.people.models import Person


@operation
def ask_back(*, submission: Submission, text: str, by: Person, at: datetime) -> Submission:
    """Ask who brought it in for more; the ball is with them until they reply."""
    submission = take(submission, by=by, at=at)
    of_the_desk(submission, by, at)
    not_ended(submission)
    if submission.brought_by is None:
        raise Conflict(_("Nobody brought this in, so there is nobody to ask."))
    remark = remarks.ask_back(submission, text=text, by=by, at=at)
    items.move(
        submission,
        holder=submission.brought_by,
        holder_role="contributor",
        due=working_days(timezone.localdate(at), submission.desk.first_word_days * 2),
    )
    event = record(
        submission, "asked_back", by=by, at=at, layer=Layer.CONTRIBUTOR, text=remark.text
    )
    notify(event, submission.brought_by, "asked_back")
    return submission


@operation
def reply_to_desk(*, submission: Submission, text: str, by: Person, at: datetime) -> Submission:
    """The contributor answers what the desk asked; the ball goes back to who asked."""
    submission = take(submission, by=by, at=at)
    asked = submission.remarks.filter(kind="ask_back", asks=True).order_by("-pk").first()
    if asked is None or submission.brought_by_id != by.pk:
        raise Conflict(_("The desk asks nothing at this moment."))
    remarks.reply(remark=asked, text=text, by=by, at=at)
    items.move(
        submission,
        holder=asked.by,
        holder_role="director",
        due=working_days(timezone.localdate(at), submission.desk.first_word_days),
    )
    event = record(submission, "replied_to_desk", by=by, at=at, layer=Layer.CONTRIBUTOR)
    notify(event, asked.by, "your_turn")
    return submission


@operation
def taken_up(
    *, submission: Submission, carrier: Item, verb: str, by: Person, at: datetime
) -> Submission:
    """Let another item carry a submission further; its thread and its answer stay its own."""
    submission = take(submission, by=by, at=at)
    of_the_desk(submission, by, at)
    not_ended(submission)
    items.link(submission, carrier, verb, at=at)
    items.move(
        submission,
        end=Submission.End.TAKEN_UP,
        phase=Phase.TAKEN_UP,
        holder=by,
        holder_role="director",
    )
    record(
        submission,
        "taken_up",
        by=by,
        at=at,
        layer=Layer.CONTRIBUTOR,
        data={"as": carrier.public_id, "verb": verb},
    )
    return submission


@operation
def reopen(*, submission: Submission, why: str, by: Person, at: datetime) -> Submission:
    """Take a closed submission up again, with its whole history; a new answer is owed."""
    submission = take(submission, by=by, at=at)
    need(
        rights.may_direct(by, submission.group, timezone.localdate(at)),
        _("Only a process director reopens."),
    )
    why = clean_text(why, limit=2000)
    if not why:
        raise Invalid(_("Say why."), {"why": _("Say why.")})
    if not submission.is_closed:
        raise Conflict(_("This is still open."))
    due = working_days(timezone.localdate(at), submission.desk.first_word_days)
    items.open_again(submission, phase=Phase.BROUGHT, station=Station.BRING, at=at, due=due)
    items.move(submission, end="", holder=by, holder_role="director")
    event = record(submission, "reopened", by=by, at=at, layer=Layer.CONTRIBUTOR, text=why)
    notify(event, submission.brought_by, "reopened")
    return submission


@operation
def trust(*, submission: Submission, by: Person, at: datetime) -> Submission:
    """Say that what looked like a robot is a person."""
    submission = take(submission, by=by, at=at)
    of_the_desk(submission, by, at)
    items.move(submission, suspicious=False)
    record(submission, "trusted", by=by, at=at)
    return submission


def of_the_desk(place: Item | Desk, by: Person, at: datetime) -> None:
    """Refuse who has no role at the desk to which this belongs."""
    need(
        rights.may_work_at(by, place.group, timezone.localdate(at)),
        _("Only people of the desk do this."),
    )


def not_ended(submission: Submission) -> None:
    """Refuse to handle a second time what was handled."""
    if submission.is_closed or submission.end:
        raise Conflict(_("This was handled already."))
