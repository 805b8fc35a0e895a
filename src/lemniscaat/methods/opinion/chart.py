"""The map: who votes alike lies close together.

As Polis makes it (Small, Bjorkegren, Erkkilä, Shaw and Megill, 2021): a vote that was not cast
counts as the average of its statement, the two directions in which votes differ most become the
axes (Pearson, 1901; Hotelling, 1933), and a person who voted on few statements is moved outwards,
so that few votes do not pull people to the middle. A statement that was taken out counts as if
everybody had passed on it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy import linalg

from lemniscaat.methods.opinion.votes import MISSING

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.opinion.tally import Tally

# The position of the largest part of a direction fixes its sign; closer than this is a tie.
_TIE = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """The directions of the map.

    `mean` and `components` (statements, directions) turn votes into places; `spread` is the sum of
    squares along each direction; `counted` says which statements had votes and `passed` which of
    those were taken out.
    """

    mean: NDArray[np.float64]
    components: NDArray[np.float64]
    spread: NDArray[np.float64]
    counted: NDArray[np.bool_]
    passed: NDArray[np.bool_]

    def places(
        self, matrix: NDArray[np.int8], directions: int = 2, kind: type[np.floating] = np.float64
    ) -> NDArray[np.float64]:
        """Where people lie, of shape (people, directions), by their votes of shape (people, S)."""
        voted = ((matrix != MISSING) & ~self.passed).astype(kind)
        ways = self.components[:, :directions]
        shift = self.mean[:, None] * ways
        flat = (matrix * voted) @ ways.astype(kind) - voted @ shift.astype(kind)
        heard = np.maximum(voted.sum(axis=1) + self.passed.sum(), 1)
        return np.asarray(flat * np.sqrt(self.counted.sum() / heard)[:, None], np.float64)

    def mirrored_like(self, other: Chart) -> Chart:
        """The same map with each direction turned the way it points in another map."""
        rows = min(len(self.components), len(other.components))
        columns = min(self.components.shape[1], other.components.shape[1])
        alike = (self.components[:rows, :columns] * other.components[:rows, :columns]).sum(axis=0)
        signs = np.ones(self.components.shape[1])
        signs[:columns] = np.where(alike < 0, -1.0, 1.0)
        return replace(self, components=self.components * signs)


def chart(tally: Tally, moderated: NDArray[np.bool_], directions: int) -> Chart:
    """The map that follows from the sums, with at most so many directions."""
    counted = np.asarray(tally.votes > 0)
    mean, scatter = centred(tally, moderated)
    components, spread = axes(scatter, directions)
    return Chart(mean, components, spread, counted, counted & moderated)


def centred(
    tally: Tally, moderated: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The mean vote on each statement, and how votes differ from it together (a sum, not a mean).

    Missing votes are the mean and so differ by nothing: the sums of the votes are enough.
    """
    mean = np.where(moderated, 0.0, tally.total / np.maximum(tally.votes, 1))
    moved = tally.mixed * mean
    scatter = tally.product - moved - moved.T + np.outer(mean, mean) * tally.together
    keep = ~moderated
    return mean, np.asarray(scatter * np.outer(keep, keep))


def axes(
    scatter: NDArray[np.float64], directions: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The directions of most difference, widest first, and the spread along each.

    A direction has no front or back by itself: its largest part is made positive. Where there are
    fewer directions than asked, the others are nought.
    """
    width = len(scatter)
    count = min(directions, width)
    found, sizes = np.zeros((width, directions)), np.zeros(directions)
    if count:
        values, vectors = linalg.eigh(scatter, subset_by_index=(width - count, width - 1))
        size = np.abs(vectors)
        first = np.argmax(size >= size.max(axis=0) - _TIE, axis=0)
        signs = np.where(vectors[first, np.arange(count)] < 0, -1.0, 1.0)
        found[:, :count], sizes[:count] = (vectors * signs)[:, ::-1], np.maximum(values[::-1], 0.0)
    return found, sizes
