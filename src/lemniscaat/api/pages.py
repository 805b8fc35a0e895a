"""Lists in pages: newest first, the next page begins after the last one seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar

from django.utils.translation import gettext as _
from ninja import Query
from pydantic import Field

from lemniscaat.api.shapes import Out
from lemniscaat.core.errors import Invalid, NotFound

if TYPE_CHECKING:
    from collections.abc import Callable

    from lemniscaat.loop.models import Item, ItemQuerySet

T = TypeVar("T")
I = TypeVar("I", bound="Item")  # noqa: E741 - I for item

Before = Annotated[str, Query(max_length=12, description="The publicId after which to go on.")]
Limit = Annotated[int, Query(ge=1, le=100, description="How many at most.")]


class Page(Out, Generic[T]):
    """Part of a list; `next` is the value of `before` for the next part, or null at the end."""

    items: list[T] = Field(default_factory=list)
    next: str | None = None


def page_of(
    found: ItemQuerySet[I], shape: Callable[[I], Any], before: str, limit: int
) -> dict[str, Any]:
    """The part of these items, newest first, after the item with the public id `before`."""
    if before:
        place = found.filter(public_id=before).values_list("pk", flat=True).first()
        if place is None:
            sentence = _("This place in the list does not exist.")
            raise Invalid(sentence, {"before": sentence})
        found = found.filter(pk__lt=place)
    rows = list(found.select_related("area", "holder").order_by("-pk")[: limit + 1])
    shown = rows[:limit]
    more = len(rows) > limit
    return {
        "items": [shape(row) for row in shown],
        "next": shown[-1].public_id if more else None,
    }


def one_of(found: ItemQuerySet[I], public_id: str) -> I:
    """The item with this public id among what may be read."""
    item: I | None = found.select_related("area", "holder").filter(public_id=public_id).first()
    if item is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    return item
