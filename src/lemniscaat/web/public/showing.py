"""A publication as a card: where it is on the figure of eight, in one word and one colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext as _

from lemniscaat.loop.models import Phase
from lemniscaat.web.shared.figures import NAMES, PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lemniscaat.loop.models import Item, Publication


class Card(NamedTuple):
    """One publication in a list."""

    publication: Publication
    station: str
    tone: str


def cards(found: Iterable[Publication]) -> list[Card]:
    """These publications as cards; their items must have come with them."""
    return [Card(one, station_name(one.item), tone_of(one.item)) for one in found]


def station_name(item: Item) -> str:
    """Where an item is now, in a word or two."""
    return _("Closed") if item.phase == Phase.CLOSED else str(NAMES[item.station])


def tone_of(item: Item) -> str:
    """The colour of that place."""
    return "quiet" if item.phase == Phase.CLOSED else PLACES[item.station].line
