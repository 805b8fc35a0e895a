"""What the map may show: where people are dense and how far a group reaches, never one person."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.opinion.chart import axes
from lemniscaat.methods.opinion.landscape import Density

if TYPE_CHECKING:
    from numpy.typing import NDArray

Pair = tuple[float, float]

_FEWEST_SQUARES, _MOST_SQUARES = 6, 40
# Equal votes make for places at whole parts of a side: no border runs there, where rounding rules.
_SHIFT = (3 - math.sqrt(5)) / 2
# A map needs no more; what is nought but for rounding is then the same nought everywhere.
_DIGITS = 9


def density(places: NDArray[np.float64], least: int) -> Density:
    """Count people in squares; a square with fewer than `least` is left empty.

    The squares are as small as the number of people allows: on average `least` in each.
    """
    if len(places) == 0 or np.ptp(places, axis=0).max() == 0:
        return Density(0.0, ())
    across = int(np.clip((len(places) / least) ** 0.5, _FEWEST_SQUARES, _MOST_SQUARES))
    side = float(np.ptp(np.quantile(places, (0.01, 0.99), axis=0), axis=0).max()) / across
    # Votes of zero width are possible: one dot where nearly everybody stands.
    side = side or float(np.ptp(places, axis=0).max())
    square_of = np.floor(places / side + _SHIFT).astype(int)
    squares, people = np.unique(square_of, axis=0, return_counts=True)
    middles = np.round((squares + 0.5 - _SHIFT) * side, _DIGITS).tolist()
    cells = zip(middles, people.tolist(), strict=True)
    return Density(
        round(side, _DIGITS), tuple((x, y, count) for (x, y), count in cells if count >= least)
    )


def reach(places: NDArray[np.float64]) -> tuple[Pair, tuple[Pair, Pair]]:
    """The centre of some people and the two half-axes of the ellipse of one standard deviation."""
    centre = places.mean(axis=0)
    apart = places - centre
    vectors, spread = axes(apart.T @ apart / len(places), 2)
    half = vectors * np.sqrt(spread)
    x, y = np.round(centre, _DIGITS).tolist()
    (a, b), (c, d) = np.round(half, _DIGITS).tolist()
    return (x, y), ((a, b), (c, d))
