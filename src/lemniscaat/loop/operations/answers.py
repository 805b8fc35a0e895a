"""Answer, and hear whether it landed; promise, and say whether it was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.core.errors import Conflict, Invalid, NotFound
from lemniscaat.core.text import clean_line, clean_text
from lemniscaat.loop.door import need, notify, operation, record, take
from lemniscaat.loop.models import Answer, Commitment, Item, Layer, Phase, Station
from lemniscaat.loop.operations.items import move
from lemniscaat.people import rights

if TYPE_CHECKING:
    from datetime import date, datetime

    from lemniscaat.people.models import Organisation, Person


@operation
def answer(
    *,
    item: Item,
    text: str,
    by: Person,
    at: datetime,
    based_on: Item | None = None,
    reason: str = "",
) -> Answer:
    """Tell who brought this what became of it; the answer rests on a result or on a reason."""
    item = take(item, by=by, at=at)
    need(
        item.holder_id == by.pk or rights.may_work_at(by, item.group, timezone.localdate(at)),
        _("Only the holder, or somebody of the desk, gives the answer."),
    )
    return give_answer(item, text=text, by=by, at=at, based_on=based_on, reason=reason)


def give_answer(
    item: Item,
    *,
    text: str,
    by: Person,
    at: datetime,
    based_on: Item | None = None,
    reason: str = "",
) -> Answer:
    """Answer a locked item, for an operation that asked the right already."""
    text = clean_text(text, limit=8000)
    if not text:
        sentence = _("Write the answer in plain words.")
        raise Invalid(sentence, {"text": sentence})
    if based_on is None and not reason:
        sentence = _("An answer rests on a decision, a result or a reason.")
        raise Invalid(sentence, {"reason": sentence})
    if item.brought_by is None:
        raise Conflict(_("Nobody brought this in, so there is nobody to answer."))
    given = Answer.objects.create(
        item_id=item.pk,
        to=item.brought_by,
        by=by,
        text=text,
        based_on_id=based_on.pk if based_on else None,
        reason=reason,
        sent_at=at,
    )
    if not item.is_closed:
        move(item, phase=Phase.ANSWERED, station=Station.ANSWER)
    event = record(item, "answered", by=by, at=at, layer=Layer.CONTRIBUTOR, data={"reason": reason})
    notify(event, item.brought_by, "answer")
    return given


@operation
def say_heard(*, given: Answer, heard: str, text: str, by: Person, at: datetime) -> Answer:
    """Who got the answer says whether they feel heard; only they can, and they may change it."""
    given = Answer.objects.select_for_update().get(pk=given.pk)
    if given.to_id != by.pk:
        raise NotFound(_("This does not exist, or you may not see it."))
    if heard not in Answer.Heard.values:
        sentence = _("Choose yes, partly or no.")
        raise Invalid(sentence, {"heard": sentence})
    given.heard, given.heard_at = heard, at
    given.heard_text = clean_text(text, limit=4000)
    given.save(update_fields=["heard", "heard_text", "heard_at"])
    event = record(
        given.item,
        "heard",
        by=by,
        at=at,
        layer=Layer.CONTRIBUTOR,
        data={"heard": heard},
        text=given.heard_text,
    )
    notify(event, given.by, "heard")
    return given


@operation
def promise(
    *,
    item: Item,
    who: Person,
    what: str,
    due: date,
    by: Person,
    at: datetime,
    organisation: Organisation | None = None,
) -> Commitment:
    """Write down who does what by when."""
    item = take(item, by=by, at=at)
    need(
        item.holder_id == by.pk or rights.may_work_at(by, item.group, timezone.localdate(at)),
        _("Only the holder, or somebody of the desk, writes down a promise."),
    )
    what = clean_line(what, limit=300)
    if not what:
        sentence = _("Say what is promised.")
        raise Invalid(sentence, {"what": sentence})
    commitment = Commitment.objects.create(
        item_id=item.pk, who=who, organisation=organisation, what=what, due=due
    )
    event = record(
        item,
        "promised",
        by=by,
        at=at,
        layer=Layer.CONTRIBUTOR,
        data={"who": who.public_id, "due": due, "commitment": commitment.pk},
        text=what,
    )
    if who.pk != by.pk:
        notify(event, who, "commitment")
    return commitment


@operation
def settle(
    *, commitment: Commitment, kept: bool, note: str, by: Person, at: datetime
) -> Commitment:
    """Say whether a commitment was kept; not kept needs a word of explanation."""
    commitment = Commitment.objects.select_for_update().get(pk=commitment.pk)
    day = timezone.localdate(at)
    mine = commitment.who_id == by.pk
    if not mine:
        take(commitment.item, by=by, at=at)
    need(
        mine or rights.may_direct(by, commitment.item.group, day),
        _("Only who promised it, or a process director, settles a commitment."),
    )
    if commitment.kept != Commitment.Kept.OPEN:
        raise Conflict(_("This commitment is settled already."))
    note = clean_text(note, limit=2000)
    if not kept and not note:
        sentence = _("Say why it was not kept.")
        raise Invalid(sentence, {"note": sentence})
    commitment.kept = Commitment.Kept.KEPT if kept else Commitment.Kept.NOT_KEPT
    commitment.note, commitment.settled_at = note, at
    commitment.save(update_fields=["kept", "note", "settled_at"])
    record(
        commitment.item,
        "kept" if kept else "not_kept",
        by=by,
        at=at,
        layer=Layer.CONTRIBUTOR,
        data={"commitment": commitment.pk},
        text=note,
    )
    return commitment
