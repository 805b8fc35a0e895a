"""From pieces of the plane of weights to an answer for each area: shares, ranges, flips, swaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.priority.result import Category, Flip, Swap, WeightRange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from lemniscaat.methods.priority.pieces import Pieces
    from lemniscaat.methods.priority.polygons import Polygon
    from lemniscaat.methods.priority.scales import Places

    Flags = NDArray[np.bool_]
    _Ends = tuple[tuple[float, ...], tuple[float, ...]]

# Weights nearer to each other than this are the same.
_SAME = 9


def shares(pieces: Pieces) -> NDArray[np.float64]:
    """For each area the part of all weighings under which it fits, at worst and at best."""
    each = [
        np.where(flags.all(axis=0), 1.0, pieces.size @ flags)
        for flags in (pieces.surely, pieces.perhaps)
    ]
    return np.stack(each, axis=1)


def ranges(pieces: Pieces, area: int, entrances: tuple[str, ...]) -> tuple[WeightRange, ...]:
    """Per entrance the weights with which the area can fit, and with which it can fail to."""
    within = pieces.corners[pieces.perhaps[:, area][pieces.piece_of]]
    without = pieces.corners[~pieces.surely[:, area][pieces.piece_of]]
    return tuple(
        WeightRange(name, _ends(within[:, place]), _ends(without[:, place]))
        for place, name in enumerate(entrances)
    )


def _ends(weights: NDArray[np.float64]) -> tuple[float, float] | None:
    return (float(weights.min()), float(weights.max())) if weights.size else None


def flip(pieces: Pieces, area: int, now: tuple[bool, bool]) -> Flip | None:
    """The nearest weights to equal ones where the area gets another answer than it has there.

    `now` tells whether it surely fits and perhaps fits at equal weights. Of several weighings that
    are as near, the one that gives the first entrances most.
    """
    other = (pieces.surely[:, area] != now[0]) | (pieces.perhaps[:, area] != now[1])
    found = pieces.corners[other[pieces.piece_of]]
    if not len(found):
        return None
    moved = np.maximum(found - 1 / found.shape[1], 0).sum(axis=1).round(_SAME)
    found = found.round(_SAME)
    best = np.lexsort([*(-found.T[::-1]), moved])[0]
    return Flip(tuple(map(float, found[best])), float(moved[best]))


def turning_capacities(places: Places, weights: NDArray[np.int64]) -> NDArray[np.float64]:
    """The capacity that each area needs under the best and under the worst of some weighings.

    At best (first column) all that is unknown turns out well for it, at worst (second) badly.
    """
    takes = np.where(places.too_large, 0, places.takes)
    low, high = weights @ places.low.T, weights @ places.high.T
    needed = [
        (
            ((low > high[:, [area]]) @ takes).min() + own,
            ((high >= low[:, [area]]) @ takes).max(),
        )
        for area, own in enumerate(places.takes)
    ]
    return np.array(needed) / places.amount


def categories(pieces: Pieces, places: Places, waits: Flags) -> list[Category]:
    """What can be said of each area; `waits` tells which have unknown values in their way.

    An area is unknown (or tied) when it never fits but in the best case, or always does but in the
    worst. Otherwise the weights matter too, and it depends.
    """
    mixed = np.asarray(pieces.surely.any(axis=0) & ~pieces.perhaps.all(axis=0))
    always = np.asarray(pieces.surely.all(axis=0))
    never = np.asarray(~pieces.perhaps.any(axis=0))
    tests = (
        (places.too_large, Category.TOO_LARGE),
        (always, Category.ALWAYS),
        (never, Category.NEVER),
        (mixed, Category.DEPENDS),
        (waits, Category.UNKNOWN),
    )
    return [
        next((category for test, category in tests if test[area]), Category.TIED)
        for area in range(len(places.takes))
    ]


def open_pairs(pieces: Pieces, places: Places) -> Flags:
    """Pairs of which the first is open under some weighing where the order of the two is too."""
    pairs = np.zeros((len(places.takes),) * 2, dtype=bool)
    small, middles = ~places.too_large, pieces.middles
    for area in np.flatnonzero((pieces.surely != pieces.perhaps).any(axis=0)):
        where = middles[pieces.surely[:, area] != pieces.perhaps[:, area]]
        low, high = _urgency(places.low, where), _urgency(places.high, where)
        either = (high >= low[:, [area]]) & (low <= high[:, [area]])
        pairs[area] = either.any(axis=0) & small
        pairs[area, area] = False
    return pairs


def _urgency(places: NDArray[np.int64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Urgency (weighings by areas), added in the same order for all, so that equals stay equal."""
    total = np.zeros((len(weights), len(places)))
    for place, weight in zip(places.T, weights.T, strict=True):
        total += weight[:, None] * place[None, :]
    return total


def swaps(
    pieces: Pieces, shapes: tuple[Polygon, ...], places: Places, names: tuple[str, ...]
) -> tuple[Swap, ...]:
    """All pairs that change places in the choice somewhere, as far as both are fully known."""
    found: dict[tuple[int, int], list[_Ends]] = {}
    for shape, surely in zip(shapes, pieces.surely, strict=False):
        for pair, ends in _swaps_along(shape, surely, places):
            found.setdefault(pair, []).append(ends)
    return tuple(
        Swap(names[one], names[other], ends)
        for (one, other), parts in sorted(found.items())
        for ends in _joined(parts)
    )


def _joined(parts: list[_Ends]) -> list[_Ends]:
    """Parts of one line put together where they touch; weights go up or down along a line."""
    whole: list[_Ends] = []
    for start, end in sorted(parts):
        if whole and start <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return whole


def _swaps_along(
    shape: Polygon, surely: Flags, places: Places
) -> Iterator[tuple[tuple[int, int], _Ends]]:
    """The sides of a piece along which an area that fits and one that does not are as urgent.

    Inside the piece the one is more urgent than the other, so they are as urgent at a corner when
    the least urgent of the one kind meets the most urgent of the other.
    """
    known = ~places.unknown & ~places.too_large
    ins, outs = np.flatnonzero(surely & known), np.flatnonzero(~surely & known)
    if not ins.size or not outs.size:
        return
    width = places.low.shape[1]
    corners = shape.corners[:, :width].T
    least, most = places.low[ins] @ corners, places.low[outs] @ corners
    low, high = least == most.max(axis=0), most == least.min(axis=0)
    weights = shape.weights[:, :width].round(_SAME)
    for here in range(len(weights)):
        there = (here + 1) % len(weights)
        first, second = (tuple(map(float, weights[corner])) for corner in (here, there))
        for one in ins[low[:, here] & low[:, there]]:
            for other in outs[high[:, here] & high[:, there]]:
                pair = min(int(one), int(other)), max(int(one), int(other))
                yield pair, (min(first, second), max(first, second))
