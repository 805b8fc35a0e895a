"""Which areas fit under one given weighing, and under very many that lie evenly spread.

For four entrances or more, or with more pieces than can be told apart, a lattice of weighings takes
the place of exact pieces: a Kronecker sequence on the roots that Roberts (2018) calls plastic,
sixteen times with another shift. How much the sixteen differ tells how far the shares may be off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.priority.pieces import Pieces
from lemniscaat.methods.priority.problem import exact
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.priority.problem import Problem
    from lemniscaat.methods.priority.scales import Places

    Flags = NDArray[np.bool_]
    Whole = NDArray[np.int64]

SHIFTS = 16
PER_SHIFT = 2_048
_FEWEST = 64
# Standard errors within which the shares of hundreds of areas may be expected, all at once.
_SURE = 4
# Weights become whole numbers, so that areas that are equal stay equal.
_WEIGHT = 2**20


def fitting(places: Places, weights: Whole) -> tuple[Flags, Flags]:
    """Which areas fit in the worst and in the best case (weighings by areas).

    `weights` (weighings by entrances) are whole numbers below 2**31; only proportions count.
    """
    small = ~places.too_large
    takes = np.where(small, places.takes, 0)
    low, high = weights @ places.low.T, weights @ places.high.T
    surely = low > _barrier(high, takes, places.capacity)
    perhaps = np.zeros_like(surely)
    for amount in np.unique(places.takes[small]):
        own = places.takes == amount
        perhaps[:, own] = high[:, own] >= _barrier(low, takes, places.capacity - int(amount))
    return surely & small, perhaps & small


def _barrier(urgency: Whole, takes: Whole, room: int) -> Whole:
    """For each weighing the urgency of the first rival, from the top, past which room is full."""
    order = np.argsort(-urgency, axis=1, kind="stable")
    full = takes[order].cumsum(axis=1) > room
    first = order[np.arange(len(order)), full.argmax(axis=1)]
    barrier = urgency[np.arange(len(order)), first]
    return np.asarray(np.where(full.any(axis=1), barrier, -1))[:, None]


def lattice_pieces(problem: Problem, places: Places) -> Pieces:
    """Weighings evenly spread over all that the bounds allow, each as a piece of its own."""
    parts = [spread(problem, shift) for shift in range(SHIFTS)]
    if min(map(len, parts)) < _FEWEST:
        raise Refused(
            nl="De grenzen op de gewichten laten zo weinig ruimte dat er niet eerlijk in te meten "
            "is. Maak ze ruimer, of voeg ingangen samen tot drie.",
            en="The bounds on the weights leave so little room that it cannot be measured fairly. "
            "Make them wider, or join entrances until there are three.",
        )
    weights = np.concatenate(parts)
    surely, perhaps = fitting(places, weights)
    starts = np.cumsum([0, *map(len, parts)])[:-1]
    each = [
        np.add.reduceat(flags, starts, axis=0, dtype=np.int64) / [[len(part)] for part in parts]
        for flags in (surely, perhaps)
    ]
    apart = max(float(shares.std(axis=0, ddof=1).max()) for shares in each)
    return Pieces(
        weights / weights.sum(axis=1, keepdims=True),
        np.arange(len(weights)),
        np.full(len(weights), 1 / len(weights)),
        surely,
        perhaps,
        error=_SURE * apart / SHIFTS**0.5,
    )


def spread(problem: Problem, shift: int) -> Whole:
    """Weighings of one shift, as whole numbers; those outside the bounds are left out."""
    names = problem.entrances
    ends = [problem.bounds.get(name, (0.0, 1.0)) for name in names]
    least, most = (np.array([float(exact(end[side])) for end in ends]) for side in (0, 1))
    steps = _steps(len(names) - 1)
    places = np.arange(1, PER_SHIFT + 1)[:, None] * steps + _steps(len(names))[1:] * shift
    cuts = np.sort(places % 1.0, axis=1)
    weights = np.diff(cuts, axis=1, prepend=0.0, append=1.0)
    inside = least + (1 - least.sum()) * weights
    allowed = inside[(inside <= most).all(axis=1)]
    return np.asarray(np.rint(allowed * _WEIGHT), dtype=np.int64)


def _steps(dimension: int) -> NDArray[np.float64]:
    """The powers of one divided by the root of x**(dimension + 1) = x + 1."""
    root = 1.5
    for _ in range(64):
        root = (1 + root) ** (1 / (dimension + 1))
    return np.asarray(root ** -np.arange(1.0, dimension + 1))
