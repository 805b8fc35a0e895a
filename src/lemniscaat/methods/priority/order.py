"""Comparing areas two by two without any weights: ranks, who surely stands above whom, firmness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.priority.result import Standing

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.priority.scales import Places

    Flags = NDArray[np.bool_]


def surely_at_least(low: NDArray[np.generic], high: NDArray[np.generic]) -> Flags:
    """For each pair whether the first is at least as urgent in every column, whatever is unknown.

    An area is always at least as urgent as itself.
    """
    least = np.ones((len(low), len(low)), dtype=bool)
    for worst, best in zip(low.T, high.T, strict=True):
        least &= worst[:, None] >= best[None, :]
    np.fill_diagonal(least, val=True)
    return least


def surely_above(low: NDArray[np.generic], high: NDArray[np.generic]) -> Flags:
    """At least as urgent in every column and more in one, whatever is unknown."""
    more = np.zeros((len(low), len(low)), dtype=bool)
    for worst, best in zip(low.T, high.T, strict=True):
        more |= worst[:, None] > best[None, :]
    return np.asarray(more & surely_at_least(low, high))


def standings(places: Places, entrances: tuple[str, ...]) -> list[tuple[Standing, ...]]:
    """For each area its place and rank in each entrance.

    The best rank comes after all that surely stand above; the worst after all that might.
    """
    ranks = []
    for entrance in range(len(entrances)):
        own = places.entrance_of == entrance
        ends = places.criteria_low[:, own], places.criteria_high[:, own]
        best = 1 + surely_above(*ends).sum(axis=0)
        worst = 1 + (~surely_at_least(*ends)).sum(axis=1)
        ranks.append(np.stack([best, worst], axis=1))
    low, high = places.low / places.unit, places.high / places.unit
    return [
        tuple(
            Standing(
                name,
                (float(low[area, entrance]), float(high[area, entrance])),
                (int(ranks[entrance][area, 0]), int(ranks[entrance][area, 1])),
            )
            for entrance, name in enumerate(entrances)
        )
        for area in range(len(low))
    ]


def firm(places: Places) -> tuple[Flags, Flags]:
    """Which areas fit, and which do not, whatever each single criterion weighs."""
    above = surely_above(places.criteria_low, places.criteria_high)
    takes = np.where(places.too_large, 0, places.takes)
    fits = ~above @ takes <= places.capacity
    misses = takes @ above + places.takes > places.capacity
    return fits & ~places.too_large, misses
