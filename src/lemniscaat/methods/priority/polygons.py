"""Weighings as a plane: the triangle of weights for three entrances, cut into pieces exactly.

A weighing is written as three whole numbers, of which only the proportion counts: (1, 1, 2) gives
the third entrance half. A line is three whole numbers as well: the weighings for which the sum of
the products is nought. The point where two lines meet is their cross product, so every corner of
every piece is exact, as long as lines stay below 2 to the power 20: corners then stay below 2**41
and the test on which side of a line a corner lies below 2**63.

With two entrances, or with bounds that leave no room, the plane shrinks to a line or a point. A
line is then a polygon with two corners, and all of this holds as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.priority.problem import FINEST_WEIGHT, exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from lemniscaat.methods.priority.problem import Problem

    Line = NDArray[np.int64]

ENTRANCES = 3


@dataclass(frozen=True, slots=True)
class Polygon:
    """Corners in order around (n by 3); line k runs from corner k to the next."""

    corners: NDArray[np.int64]
    lines: NDArray[np.int64]

    @property
    def weights(self) -> NDArray[np.float64]:
        """The corners as weights that add up to one."""
        return np.asarray(self.corners / self.corners.sum(axis=1, keepdims=True))

    def size(self, dimension: int) -> float:
        """How large the piece is: an area, a length, or 1 for a point (only proportions count)."""
        if dimension == 0:
            return 1.0
        ends = self.weights
        if dimension == 1:
            return float(np.ptp(ends, axis=0).max())
        x, y = ends[:, 0], ends[:, 1]
        return float(abs((x * np.roll(y, -1) - np.roll(x, -1) * y).sum()))

    def cut(self, line: Line) -> tuple[Polygon, ...]:
        """The two sides of a line that runs through; otherwise the piece itself."""
        sides = self.corners @ line
        if (sides > 0).any() and (sides < 0).any():
            return self.side(line), self.side(-line)
        return (self,)

    def side(self, line: Line) -> Polygon:
        """The part where the sum of products with the line is not below nought."""
        sides = (self.corners @ line).tolist()
        corners: list[Line] = []
        lines: list[Line] = []
        for place, (here, there) in enumerate(zip(sides, sides[1:] + sides[:1], strict=True)):
            if here >= 0:
                corners.append(self.corners[place])
                lines.append(line if here == 0 and there < 0 else self.lines[place])
            if here * there < 0:
                corners.append(_meeting(self.lines[place], line))
                lines.append(line if here > 0 else self.lines[place])
        return Polygon(np.array(corners), np.array(lines))


def _cross(one: Line, other: Line) -> Line:
    (a, b, c), (d, e, f) = one.tolist(), other.tolist()
    return np.array([b * f - c * e, c * d - a * f, a * e - b * d])


def _meeting(one: Line, other: Line) -> Line:
    point = _cross(one, other)
    return point if point.sum() > 0 else -point


def allowed(problem: Problem) -> tuple[Polygon, int]:
    """All weighings within the bounds, and how many dimensions they have (0, 1 or 2)."""
    unit = np.eye(ENTRANCES, dtype=np.int64)
    piece = Polygon(unit, unit[[2, 0, 1]])
    for line in _bounds(problem):
        piece = piece.side(line)
    return _without_doubles(piece)


def _bounds(problem: Problem) -> Iterator[Line]:
    names = [*problem.entrances, *[""] * (ENTRANCES - len(problem.entrances))]
    for place, name in enumerate(names):
        least, most = problem.bounds.get(name, (0.0, 1.0)) if name else (0.0, 0.0)
        own = np.eye(ENTRANCES, dtype=np.int64)[place] * FINEST_WEIGHT
        yield own - int(exact(least) * FINEST_WEIGHT)
        yield int(exact(most) * FINEST_WEIGHT) - own


def _without_doubles(piece: Polygon) -> tuple[Polygon, int]:
    """Corners written as small as can be, each once, with the lines between them.

    All these lines are bounds, so that they become small again by leaving out common factors.
    """
    points = [_smallest(corner) for corner in piece.corners]
    kept = list(dict.fromkeys(tuple(point.tolist()) for point in points))
    corners = np.array(kept)
    lines = [_smallest(_cross(a, b)) for a, b in zip(corners, np.roll(corners, -1, 0), strict=True)]
    return Polygon(corners, np.array(lines)), min(len(kept) - 1, 2)


def _smallest(numbers: Line) -> Line:
    return np.asarray(numbers // max(int(np.gcd.reduce(numbers)), 1))
