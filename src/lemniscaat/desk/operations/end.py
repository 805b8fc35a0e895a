"""The ends at the desk: refer, decline, answer, withdraw; each with an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.core.errors import Conflict, Invalid
from lemniscaat.core.terms import working_days
from lemniscaat.core.text import clean_line, clean_text
from lemniscaat.desk.models import Referral, Submission
from lemniscaat.desk.operations.handle import not_ended, of_the_desk
from lemniscaat.loop.door import notify, operation, record, take
from lemniscaat.loop.models import Layer
from lemniscaat.loop.operations import items
from lemniscaat.loop.operations.answers import give_answer

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.areas.models import Instrument
    from lemniscaat.loop.models import Item
    from lemniscaat.people.models import Person

End = Submission.End


@operation
def refer(
    *,
    submission: Submission,
    to: str,
    contact: str,
    words: str,
    by: Person,
    at: datetime,
    instrument: Instrument | None = None,
) -> Referral:
    """Bring somebody to who can help, by name; the desk keeps the thread until they arrived."""
    submission = take(submission, by=by, at=at)
    of_the_desk(submission, by, at)
    not_ended(submission)
    referral = write_referral(
        submission, to=to, contact=contact, words=words, by=by, at=at, instrument=instrument
    )
    due = working_days(timezone.localdate(at), submission.desk.answer_days)
    items.move(submission, end=End.REFERRED, holder=by, holder_role="director", due=due)
    give_answer(submission, text=referral.words, by=by, at=at, reason="referred")
    return referral


@operation
def refer_further(
    *,
    item: Item,
    to: str,
    contact: str,
    words: str,
    by: Person,
    at: datetime,
    instrument: Instrument | None = None,
) -> Referral:
    """Write a warm hand-over of anything that the desk carries; its answer is given apart."""
    item = take(item, by=by, at=at)
    of_the_desk(item, by, at)
    return write_referral(
        item, to=to, contact=contact, words=words, by=by, at=at, instrument=instrument
    )


def write_referral(
    item: Item,
    *,
    to: str,
    contact: str,
    words: str,
    by: Person,
    at: datetime,
    instrument: Instrument | None = None,
) -> Referral:
    """Write a warm hand-over of a locked item, for an operation that asked the right already."""
    to = clean_line(to, limit=200) or (instrument.name if instrument else "")
    words = clean_text(words, limit=4000)
    missing = {
        name: _("Fill this in.") for name, value in (("to", to), ("words", words)) if not value
    }
    if missing:
        raise Invalid(_("A warm referral says to whom, and why they can help."), missing)
    referral = Referral.objects.create(
        item_id=item.pk,
        instrument=instrument,
        to=to,
        contact=clean_line(contact, limit=200) or (instrument.contact if instrument else ""),
        words=words,
        by=by,
        at=at,
    )
    record(item, "referred", by=by, at=at, layer=Layer.CONTRIBUTOR, data={"referral": referral.pk})
    return referral


@operation
def arrived(*, referral: Referral, by: Person, at: datetime) -> Referral:
    """Note that the person reached the place they were referred to."""
    item = take(referral.item, by=by, at=at)
    of_the_desk(item, by, at)
    referral.arrived_at = at
    referral.save(update_fields=["arrived_at"])
    record(item, "arrived", by=by, at=at, layer=Layer.CONTRIBUTOR)
    return referral


@operation
def decline(*, submission: Submission, reasons: str, by: Person, at: datetime) -> Submission:
    """Not taken up (now), with the reasons as the answer."""
    return _answer_and_close(submission, reasons, End.DECLINED, "declined", by=by, at=at)


@operation
def answer_directly(*, submission: Submission, text: str, by: Person, at: datetime) -> Submission:
    """Answer at the desk, where no case is needed."""
    return _answer_and_close(submission, text, End.ANSWERED, "direct_answer", by=by, at=at)


@operation
def withdraw(*, submission: Submission, why: str, by: Person, at: datetime) -> Submission:
    """Who brought it in takes it back; what the law asks stays, all work on it stops."""
    submission = take(submission, by=by, at=at)
    if submission.brought_by_id != by.pk:
        raise Conflict(_("Only who brought this in takes it back."))
    if submission.is_closed:
        raise Conflict(_("This is closed already."))
    why = clean_text(why, limit=2000)
    event = record(submission, "withdrawn", by=by, at=at, layer=Layer.CONTRIBUTOR, text=why)
    holder = submission.holder if submission.holder_id != by.pk else submission.desk.duty
    items.move(submission, end=End.WITHDRAWN, holder=holder, holder_role="director")
    give_answer(
        submission,
        text=_("You took this back. We stop working on it. You can always bring it in again."),
        by=holder,
        at=at,
        reason="withdrawn",
    )
    items.shut(submission, by=by, at=at)
    notify(event, holder, "withdrawn")
    return submission


def _answer_and_close(
    submission: Submission, text: str, end: str, reason: str, *, by: Person, at: datetime
) -> Submission:
    submission = take(submission, by=by, at=at)
    of_the_desk(submission, by, at)
    not_ended(submission)
    items.move(submission, end=end, holder=by, holder_role="director")
    give_answer(submission, text=text, by=by, at=at, reason=reason)
    items.shut(submission, by=by, at=at)
    return submission
