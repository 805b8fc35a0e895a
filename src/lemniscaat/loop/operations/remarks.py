"""Say something about an item: contributors on their own page, the circle among themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lemniscaat.core.errors import Conflict, Invalid
from lemniscaat.core.text import clean_text
from lemniscaat.loop.door import notify, operation, record, take
from lemniscaat.loop.models import Item, Layer, Remark

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.core.dates import VagueDate
    from lemniscaat.people.models import Person

Kind = Remark.Kind
ASKING = {Kind.QUESTION, Kind.NOT_UNDERSTOOD, Kind.ADDITION}


@operation
def say(*, item: Item, kind: str, text: str, by: Person, at: datetime) -> Remark:
    """The contributor adds something, asks a question, or says what is not understood."""
    item = take(item, by=by, at=at)
    if item.brought_by_id != by.pk or kind not in ASKING:
        raise Conflict(_("Only who brought this in writes here."))
    remark = _write(item, kind, text, by=by, at=at, layer=Layer.CONTRIBUTOR, asks=True)
    event = record(item, f"said_{kind}", by=by, at=at, layer=Layer.CONTRIBUTOR, text=remark.text)
    notify(event, item.holder, "remark")
    return remark


@operation
def reply(*, remark: Remark, text: str, by: Person, at: datetime) -> Remark:
    """Answer what somebody asked along the way."""
    remark = Remark.objects.select_for_update().select_related("item").get(pk=remark.pk)
    item = take(remark.item, by=by, at=at)
    written = _write(item, Kind.REPLY, text, by=by, at=at, layer=remark.layer, reply_to=remark)
    if remark.asks:
        remark.asks = False
        remark.save(update_fields=["asks"])
    event = record(item, "replied", by=by, at=at, layer=remark.layer, text=written.text)
    if remark.by_id != by.pk:
        notify(event, remark.by, "reply")
    return written


@operation
def note(
    *,
    item: Item,
    text: str,
    by: Person,
    at: datetime,
    kind: str = Kind.NOTE,
    when: VagueDate | None = None,
    layer: str = Layer.CIRCLE,
) -> Remark:
    """Write down a note, a conversation (also one of long ago) or somebody's last words."""
    item = take(item, by=by, at=at)
    remark = _write(item, kind, text, by=by, at=at, layer=layer, when=when)
    record(
        item,
        f"noted_{kind}",
        by=by,
        at=at,
        layer=layer,
        data={"when": when.text} if when else {},
        text=remark.text,
    )
    return remark


def ask_back(item: Item, *, text: str, by: Person, at: datetime) -> Remark:
    """Put a question to who brought a locked item in, for an operation that checked the right."""
    return _write(item, Kind.ASK_BACK, text, by=by, at=at, layer=Layer.CONTRIBUTOR, asks=True)


def _write(
    item: Item,
    kind: str,
    text: str,
    *,
    by: Person,
    at: datetime,
    layer: str,
    when: VagueDate | None = None,
    reply_to: Remark | None = None,
    asks: bool = False,
) -> Remark:
    text = clean_text(text, limit=8000)
    if not text:
        sentence = _("Write something first.")
        raise Invalid(sentence, {"text": sentence})
    return Remark.objects.create(
        item_id=item.pk,
        by=by,
        kind=kind,
        layer=layer,
        text=text,
        when=when,
        created_at=at,
        reply_to=reply_to,
        asks=asks,
    )
