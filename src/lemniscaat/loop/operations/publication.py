"""Publish: give an item words that everyone may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.core.errors import Invalid
from lemniscaat.core.text import clean_line, clean_text
from lemniscaat.loop.door import need, operation, record, take
from lemniscaat.loop.models import Item, Layer, Publication, SearchWord
from lemniscaat.loop.operations.items import index
from lemniscaat.people import rights
from lemniscaat.people.models import Group

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.people.models import Person


@operation
def publish(*, item: Item, title: str, summary: str, by: Person, at: datetime) -> Publication:
    """Write the public words of an item, or write them anew. A process director does it."""
    item = take(item, by=by, at=at)
    _directs(item, by, at)
    title, summary = clean_line(title, limit=120), clean_text(summary, limit=4000)
    missing = {
        name: _("Fill this in.")
        for name, value in (("title", title), ("summary", summary))
        if not value
    }
    if missing:
        raise Invalid(_("A publication needs a title and a summary."), missing)
    publication, _created = Publication.objects.update_or_create(
        item_id=item.pk,
        defaults={"title": title, "summary": summary, "by": by},
        create_defaults={"title": title, "summary": summary, "by": by, "published_at": at},
    )
    index(item, Layer.PUBLIC, title, summary)
    record(item, "published", by=by, at=at, layer=Layer.PUBLIC)
    return publication


@operation
def unpublish(*, item: Item, why: str, by: Person, at: datetime) -> None:
    """Take the public words away, with a reason; the trace that they were there stays."""
    item = take(item, by=by, at=at)
    _directs(item, by, at)
    why = clean_text(why, limit=2000)
    if not why:
        raise Invalid(_("Say why."), {"why": _("Say why.")})
    Publication.objects.filter(item_id=item.pk).delete()
    SearchWord.objects.filter(item_id=item.pk, layer=Layer.PUBLIC).delete()
    record(item, "unpublished", by=by, at=at, text=why)


def _directs(item: Item, by: Person, at: datetime) -> None:
    """Refuse who does not direct this item, or, for a decision, the item that it is about."""
    shared = Group.objects.filter(share__item=item.pk)
    day = timezone.localdate(at)
    need(
        any(rights.may_direct(by, group, day) for group in (item.group, *shared)),
        _("Only a process director publishes."),
    )
