"""Groups of people who lie close together, and how surely each person belongs to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Chance

_ROUNDS = 100
_BETTER, _NOTHING = 1e-9, 1e-12


def centres(
    points: NDArray[np.float64], count: int, chance: Chance, starts: int
) -> NDArray[np.float64]:
    """The middles of so many groups, of shape (count, directions), largest group first.

    k-means (Lloyd, 1957/1982) from several starts that lie far apart (k-means++, Arthur and
    Vassilvitskii, 2007); the tightest outcome counts, of equals the first.
    """
    best, tightness = points[:0], np.inf
    for start in range(starts):
        found = _settled(points, _spread_out(points, count, chance.branch(f"start {start}")))
        loose = float(squared(points, found).min(axis=1).sum())
        if loose < tightness * (1 - _BETTER):
            best, tightness = found, loose
    sizes = np.bincount(nearest(squared(points, best)), minlength=len(best))
    order = np.lexsort((*best.T[::-1], -sizes))
    return best[order]


def squared(points: NDArray[np.float64], middles: NDArray[np.float64]) -> NDArray[np.float64]:
    """The square of the distance of each point to each middle, of shape (points, middles)."""
    distance = np.zeros((len(points), len(middles)))
    for direction in range(points.shape[1]):
        apart = points[:, direction, None] - middles[:, direction]
        distance += apart * apart
    return distance


def nearest(distance: NDArray[np.float64]) -> NDArray[np.intp]:
    """Which middle is nearest to each point; of equals, but for rounding, the first."""
    least = distance.min(axis=1, keepdims=True)
    return np.asarray((distance <= least * (1 + _BETTER) + _NOTHING).argmax(axis=1))


def belonging(distance: NDArray[np.float64]) -> NDArray[np.float64]:
    """How surely each point belongs to its nearest middle: 0 halfway between two, 1 on top of one.

    One minus the distance to the nearest middle divided by that to the next: the silhouette
    (Rousseeuw, 1987) measured to the middles instead of to every other point (Hruschka, de Castro
    and Campello, 2004). `distance` holds squares and at least two columns.
    """
    own, next_ = np.sqrt(np.partition(distance, 1, axis=1)[:, :2]).T
    return np.asarray(1.0 - np.divide(own, next_, out=np.ones_like(next_), where=next_ > 0))


def _spread_out(points: NDArray[np.float64], count: int, chance: Chance) -> NDArray[np.float64]:
    chosen = [points[chance.below(len(points))]]
    near = np.full(len(points), np.inf)
    for _ in range(count - 1):
        near = np.minimum(near, squared(points, chosen[-1][None])[:, 0])
        running = np.cumsum(near)
        place = int(np.searchsorted(running, chance.uniform() * running[-1], side="right"))
        chosen.append(points[min(place, len(points) - 1)])
    return np.array(chosen)


def _settled(points: NDArray[np.float64], middles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Move each middle to the mean of the points nearest to it, until none moves any more."""
    for _ in range(_ROUNDS):
        joined = nearest(squared(points, middles))
        sizes = np.bincount(joined, minlength=len(middles))
        sums = [np.bincount(joined, column, len(middles)) for column in points.T]
        moved = np.where(
            sizes[:, None] > 0, np.stack(sums, 1) / np.maximum(sizes, 1)[:, None], middles
        )
        if np.array_equal(moved, middles):
            break
        middles = moved
    return middles
