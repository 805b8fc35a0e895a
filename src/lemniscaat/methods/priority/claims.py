"""Which areas fit under every weighing of a piece, under none of them, or under some.

One rule says what fits: an area falls within the capacity when it fits together with all areas that
are at least as urgent. So areas are taken from the most urgent down until one does not fit, none is
passed over because it is large, and equals go in together or not at all.

The rule is asked twice. In the worst case the area itself is as little urgent as it may be, all
others as urgent as they may be, and equals go first. In the best case it is the other way round.
Where nothing is unknown and no areas are equal the two agree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.priority.scales import Places

    Flags = NDArray[np.bool_]
    Whole = NDArray[np.int64]

# Nearer than this to an end of a line of sight it counts as the end.
_END = 1e-12


@dataclass(frozen=True, slots=True)
class Claims:
    """Areas with their urgency as a line (`own`), against `rivals` with theirs.

    `room` is what the rivals above an area may take together. With `equals_first` a rival that is
    exactly as urgent counts as above.
    """

    areas: Whole
    own: Whole
    room: Whole
    rivals: Whole
    takes: Whole
    equals_first: bool

    def settled(self, corners: Whole) -> tuple[Whole, Claims, Flags]:
        """The areas that surely fit in a piece; the claims still open there; their open rivals.

        Along a straight line urgency changes evenly, so what holds at all corners of a piece holds
        everywhere in it.
        """
        if not self.areas.size:
            return self.areas, self, np.zeros((0, len(self.rivals)), dtype=bool)
        gaps: Whole = (self.own @ corners.T)[:, None, :] - (self.rivals @ corners.T)[None, :, :]
        ahead, behind = (gaps > 0).any(axis=2), (gaps < 0).any(axis=2)
        changing = np.asarray(ahead & behind)
        above = np.asarray(~ahead if self.equals_first else behind & ~ahead)
        least = above @ self.takes
        fits = np.asarray(least + changing @ self.takes <= self.room)
        still = np.asarray(~fits & (least <= self.room))
        kept = changing[still].any(axis=0)
        rest = Claims(
            self.areas[still],
            self.own[still],
            self.room[still] - above[still][:, ~kept] @ self.takes[~kept],
            self.rivals[kept],
            self.takes[kept],
            self.equals_first,
        )
        return self.areas[fits], rest, changing[still][:, kept]

    def only(self, areas: Flags) -> Claims:
        """The claims of some of the areas."""
        own = areas[self.areas]
        return replace(self, areas=self.areas[own], own=self.own[own], room=self.room[own])

    def dividing_line(self, weights: NDArray[np.float64], changing: Flags) -> Whole:
        """A line along which an area and a rival are as urgent, to cut the piece.

        Looks from the middle of the piece to each of its corners and takes the first line on the
        way where an area goes in or out; when there is none, the line nearest to the middle.
        """
        middle, ends = self._gaps(weights.mean(axis=0)), self._gaps(weights)
        found = self._first_change(middle, ends, changing)
        if found is None:
            nearest = int(np.where(changing, abs(middle), np.inf).argmin())
            found = divmod(nearest, len(self.rivals))
        area, rival = found
        return np.asarray(self.own[area] - self.rivals[rival])

    def _gaps(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        own, rivals = weights @ self.own.T, weights @ self.rivals.T
        return np.asarray(own[..., :, None] - rivals[..., None, :])

    def _first_change(
        self, middle: NDArray[np.float64], ends: NDArray[np.float64], changing: Flags
    ) -> tuple[int, int] | None:
        """Which area first goes in or out on the way to one of the ends, and past which rival."""
        above = np.asarray(middle <= 0 if self.equals_first else middle < 0)
        crossed = changing & ((middle > 0) != (ends > 0)) & (middle != ends)
        way = np.where(crossed, middle / np.where(crossed, middle - ends, 1.0), np.inf)
        way = np.where((way > _END) & (way < 1 - _END), way, np.inf)
        order = np.argsort(way, axis=-1, kind="stable")
        step = np.where(np.isinf(way), 0, np.where(above, -1, 1) * self.takes)
        taken = above @ self.takes
        after = taken[:, None] + np.take_along_axis(step, order, axis=-1).cumsum(axis=-1)
        turned = (after <= self.room[:, None]) != (taken <= self.room)[:, None]
        sights, areas = np.nonzero(turned.any(axis=-1))
        if not areas.size:
            return None
        rivals = order[sights, areas, turned[sights, areas].argmax(axis=-1)]
        first = np.lexsort((rivals, areas, way[sights, areas, rivals]))[0]
        return int(areas[first]), int(rivals[first])


def worst_case(places: Places, width: int) -> Claims:
    """Every area that is small enough, as little urgent as it may be. It is its own equal."""
    return _claims(places, places.low, places.high, places.capacity, width, equals_first=True)


def best_case(places: Places, width: int) -> Claims:
    """Every area that is small enough, as urgent as it may be; what it takes itself comes off."""
    room = places.capacity - places.takes
    return _claims(places, places.high, places.low, room, width, equals_first=False)


def _claims(
    places: Places, own: Whole, rivals: Whole, room: Whole | int, width: int, *, equals_first: bool
) -> Claims:
    fitting = np.flatnonzero(~places.too_large)
    pad = ((0, 0), (0, width - own.shape[1]))
    rooms = np.broadcast_to(room, places.takes.shape)
    return Claims(
        fitting,
        np.pad(own, pad)[fitting],
        rooms[fitting],
        np.pad(rivals, pad)[fitting],
        places.takes[fitting],
        equals_first,
    )
