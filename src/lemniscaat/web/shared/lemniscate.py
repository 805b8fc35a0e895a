"""The curve of Bernoulli as drawing instructions: where on it, along it, and beside it."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

Spot = tuple[float, float]
FINE = 2400  # pieces of the whole curve: a step of about a pixel on a wide screen


class Lemniscate(NamedTuple):
    """A figure of eight around (`x`, `y`), `reach` long to each side.

    `height` stretches it across; `upright` turns it a quarter. Places on the curve are given in
    half turns: 0.5 and 1.5 are the crossing, 1.0 the tip at the left (upright: at the top).
    """

    x: float
    y: float
    reach: float
    height: float
    upright: bool = False

    def at(self, turn: float) -> Spot:
        """The point at `turn` half turns."""
        angle = turn * math.pi
        along = self.reach * math.cos(angle) / (1 + math.sin(angle) ** 2)
        across = along * math.sin(angle) * self.height
        if self.upright:
            return self.x + across, self.y + along
        return self.x + along, self.y - across

    def heading(self, turn: float) -> float:
        """The direction of travel in degrees, clockwise from the right."""
        (x0, y0), (x1, y1) = self.at(turn - 0.001), self.at(turn + 0.001)
        return math.degrees(math.atan2(y1 - y0, x1 - x0))

    def path(self, start: float, end: float, *, steps: int = 120) -> str:
        """The stretch between two places, as the `d` of an SVG path."""
        spots = (self.at(start + (end - start) * i / steps) for i in range(steps + 1))
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)

    def beside(self, turn: float, *, ahead: float, aside: float) -> Spot:
        """The point `ahead` units further along the curve and `aside` units beside it."""
        there = self._turn_ahead(turn, ahead)
        x, y = self.at(there)
        square = math.radians(self.heading(there) + 90)
        return x + aside * math.cos(square), y + aside * math.sin(square)

    def _turn_ahead(self, turn: float, ahead: float) -> float:
        lengths = _lengths(self)
        whole = lengths[-1]
        here = lengths[round(turn % 2 / 2 * FINE)]
        return 2 * bisect_left(lengths, (here + ahead) % whole) / FINE


@cache
def _lengths(curve: Lemniscate) -> Sequence[float]:
    """How far along the curve each of the fine steps is."""
    spots = [curve.at(2 * i / FINE) for i in range(FINE + 1)]
    return list(accumulate((math.dist(a, b) for a, b in pairwise(spots)), initial=0.0))
