"""All weighings divided into pieces: within a piece the same areas fall within the capacity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.priority.claims import Claims, best_case, worst_case
from lemniscaat.methods.priority.polygons import ENTRANCES, Polygon, allowed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from lemniscaat.methods.priority.problem import Problem
    from lemniscaat.methods.priority.scales import Places

# With more pieces than this the exact way takes too long, and the lattice takes over.
MOST_PIECES = 30_000


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """Pieces and their corners.

    `corners` (corners by entrances) are weights that add up to one; `piece_of` tells for each
    corner to which piece it belongs; `size` is the part of all weighings in each piece. `surely`
    and `perhaps` (pieces by areas) tell which areas fit in the worst and in the best case.
    `error` is nought when the pieces are exact; in a lattice each piece is one weighing and the
    shares of areas are off by about `error`.
    """

    corners: NDArray[np.float64]
    piece_of: NDArray[np.int64]
    size: NDArray[np.float64]
    surely: NDArray[np.bool_]
    perhaps: NDArray[np.bool_]
    error: float

    @property
    def middles(self) -> NDArray[np.float64]:
        """The middle of the corners of each piece."""
        count = np.bincount(self.piece_of)
        each = [np.bincount(self.piece_of, column) / count for column in self.corners.T]
        return np.stack(each, axis=1)


@dataclass(frozen=True, slots=True)
class _Open:
    """A piece with what is settled there already and what is not."""

    polygon: Polygon
    worst: Claims
    best: Claims
    surely: NDArray[np.bool_]
    perhaps: NDArray[np.bool_]


def exact_pieces(problem: Problem, places: Places) -> tuple[Pieces, tuple[Polygon, ...]] | None:
    """The pieces for one to three entrances, and their shapes; None when they are too many.

    The first cuts run along equal weights, so that in each piece the distance to equal weights
    changes evenly and is least at a corner.
    """
    whole, dimension = allowed(problem)
    done: list[_Open] = []
    for leaf in _leaves(whole, dimension, places):
        if len(done) == MOST_PIECES:
            return None
        done.append(leaf)
    shapes = tuple(leaf.polygon for leaf in done)
    sizes = np.array([shape.size(dimension) for shape in shapes])
    pieces = Pieces(
        np.concatenate([shape.weights for shape in shapes])[:, : len(problem.entrances)],
        np.repeat(np.arange(len(shapes)), [len(shape.corners) for shape in shapes]),
        sizes / sizes.sum(),
        np.array([leaf.surely for leaf in done]),
        np.array([leaf.perhaps for leaf in done]),
        error=0.0,
    )
    return pieces, shapes


def _leaves(whole: Polygon, dimension: int, places: Places) -> Iterator[_Open]:
    parts, entrances = [whole], places.low.shape[1]
    for place in range(entrances):
        equal = entrances * np.eye(ENTRANCES, dtype=np.int64)[place] - 1
        parts = [piece for part in parts for piece in part.cut(equal)]
    none = np.zeros(len(places.takes), dtype=bool)
    worst, best = worst_case(places, ENTRANCES), best_case(places, ENTRANCES)
    if dimension == entrances - 1:
        best = best.only(places.open_by_itself)
    waiting = [_Open(part, worst, best, none, none) for part in parts]
    while waiting:
        part = waiting.pop()
        settled = _settled(part)
        if isinstance(settled, _Open):
            yield settled
        else:
            waiting += settled


def _settled(part: _Open) -> _Open | list[_Open]:
    """The piece itself when all is settled, otherwise its two halves."""
    corners = part.polygon.corners
    sure, worst, worst_rivals = part.worst.settled(corners)
    may, best, best_rivals = part.best.settled(corners)
    surely, perhaps = part.surely.copy(), part.perhaps.copy()
    surely[sure] = perhaps[sure] = perhaps[may] = True
    if not len(worst.areas) and not len(best.areas):
        return _Open(part.polygon, worst, best, surely, perhaps)
    first, rivals = (worst, worst_rivals) if len(worst.areas) else (best, best_rivals)
    line = first.dividing_line(part.polygon.weights, rivals)
    return [_Open(half, worst, best, surely, perhaps) for half in part.polygon.cut(line)]
