"""From pieces of the plane of weights to an answer for each area: shares, ranges, flips, swaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.priority.result import Category, Combination, Flip, Swap, WeightRange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from lemniscaat.methods.priority.pieces import Pieces
    from lemniscaat.methods.priority.polygons import Polygon
    from lemniscaat.methods.priority.scales import Places

    Flags = NDArray[np.bool_]
    Whole = NDArray[np.int64]
    _Ends = tuple[tuple[float, ...], tuple[float, ...]]

_COMBINATIONS = 50
# Weights nearer to each other than this are the same.
_SAME = 9


def shares(pieces: Pieces) -> NDArray[np.float64]:
    """For each area the part of all weighings under which it fits, at worst and at best."""
    each = [
        np.where(flags.all(axis=0), 1.0, pieces.size @ flags)
        for flags in (pieces.surely, pieces.perhaps)
    ]
    return np.stack(each, axis=1)


def alike(pieces: Pieces) -> tuple[Whole, NDArray[np.float64]]:
    """For each piece the number of its combination, and the part of all weighings of each.

    Combinations are numbered from many weighings to few. Pieces in which the same areas are in, and
    perhaps in, have the same combination.
    """
    both = np.packbits(np.hstack([pieces.surely, pieces.perhaps]), axis=1)
    _, which = np.unique(both, axis=0, return_inverse=True)
    sizes = np.bincount(which, pieces.size)
    order = np.argsort(-sizes.round(_SAME), kind="stable")
    return np.asarray(np.argsort(order)[which]), np.asarray(sizes[order])


def combinations(pieces: Pieces, names: tuple[str, ...]) -> tuple[tuple[Combination, ...], int]:
    """The choices that hold under most weighings, and how many there are in all.

    Of choices that hold as often the order is that of their names, whatever the order of the areas.
    """
    which, sizes = alike(pieces)
    _, example = np.unique(which, return_index=True)
    found = []
    for piece, size in zip(example[:_COMBINATIONS], sizes, strict=False):
        surely, perhaps = pieces.surely[piece], pieces.perhaps[piece]
        chosen, open_ = (
            tuple(names[area] for area in np.flatnonzero(flags))
            for flags in (surely, perhaps & ~surely)
        )
        found.append(Combination(chosen, open_, float(size)))
    found.sort(key=lambda one: (-round(one.share, _SAME), sorted(one.chosen), sorted(one.perhaps)))
    return tuple(found), len(sizes)


def ranges(pieces: Pieces, entrances: tuple[str, ...]) -> list[tuple[WeightRange, ...]]:
    """For each area, by entrance: the weights with which it can fit, and with which it can fail."""
    starts = np.searchsorted(pieces.piece_of, np.arange(len(pieces.size)))
    least = np.minimum.reduceat(pieces.corners, starts)
    most = np.maximum.reduceat(pieces.corners, starts)
    ends = [
        [_ends(least[flags], most[flags]) for flags in (may, ~sure)]
        for may, sure in zip(pieces.perhaps.T, pieces.surely.T, strict=True)
    ]
    return [tuple(map(WeightRange, entrances, within, without)) for within, without in ends]


def _ends(
    least: NDArray[np.float64], most: NDArray[np.float64]
) -> list[tuple[float, float] | None]:
    if not len(least):
        return [None] * least.shape[1]
    return list(zip(least.min(axis=0).tolist(), most.max(axis=0).tolist(), strict=True))


def flips(pieces: Pieces, now: list[tuple[bool, bool]]) -> list[Flip | None]:
    """For each area the nearest weights to equal ones where it gets another answer than there.

    `now` tells whether it surely fits and perhaps fits at equal weights. Of several weighings that
    are as near, the one that gives the first entrances most.
    """
    corners = pieces.corners.round(_SAME)
    away = np.maximum(pieces.corners - 1 / corners.shape[1], 0).sum(axis=1).round(_SAME)
    found: list[Flip | None] = []
    for (sure, may), surely, perhaps in zip(now, pieces.surely.T, pieces.perhaps.T, strict=True):
        other = ((surely != sure) | (perhaps != may))[pieces.piece_of]
        moved = away[other].min(initial=np.inf)
        nearest = corners[other & (away == moved)].tolist()
        found.append(Flip(tuple(max(nearest)), float(moved)) if nearest else None)
    return found


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
    known = ~places.unknown & ~places.too_large
    for shape, surely in zip(shapes, pieces.surely, strict=False):
        ins, outs = np.flatnonzero(surely & known), np.flatnonzero(~surely & known)
        for pair, ends in _swaps_along(shape, ins, outs, places.low):
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
    shape: Polygon, ins: Whole, outs: Whole, low: Whole
) -> Iterator[tuple[tuple[int, int], _Ends]]:
    """The sides of a piece along which an area that fits and one that does not are as urgent.

    Inside the piece the one is more urgent than the other, so they are as urgent at a corner when
    the least urgent of the one kind meets the most urgent of the other.
    """
    if not ins.size or not outs.size:
        return
    width = low.shape[1]
    urgency = low @ shape.corners[:, :width].T
    least, most = urgency[ins], urgency[outs]
    lowest, highest = least.min(axis=0), most.max(axis=0)
    meet = lowest == highest
    if not (meet & np.roll(meet, -1)).any():
        return
    weights = shape.weights[:, :width].round(_SAME)
    for here in range(len(weights)):
        there = (here + 1) % len(weights)
        if not meet[here] or not meet[there]:
            continue
        first, second = (tuple(map(float, weights[corner])) for corner in (here, there))
        both = [here, there]
        for one in ins[(least[:, both] == lowest[both]).all(axis=1)]:
            for other in outs[(most[:, both] == highest[both]).all(axis=1)]:
                pair = min(int(one), int(other)), max(int(one), int(other))
                yield pair, (min(first, second), max(first, second))
