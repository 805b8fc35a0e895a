"""Where an item has its page, for staff: the one place that knows which page shows which kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from lemniscaat.loop.models import Item

PAGES = {"submission": "submission", "case": "case", "decision": "decision"}


def url_of(item: Item) -> str:
    """The staff page of an item; of a kind without a page of its own, the worklist."""
    page = PAGES.get(item.kind)
    return reverse(page, args=[item.public_id]) if page else reverse("worklist")
