"""Along which lines the texts differ in words, and how many of those lines hold.

Texts and words are placed by reciprocal averaging (Hill 1973; also called correspondence analysis):
a text stands where its words stand on average, and the other way round. Rare words and short texts
are held back by adding the average to each count.

Whether a line holds is tried on words that it has not seen (Chen, Roch, Rohe and Yu 2021): the
words of each text are dealt in two halves, lines come from one half, and the other must follow
them more than luck would. Dealing goes by the digests of text and word, so it needs no chance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# Standard deviations above luck: what luck gives once in twenty times.
ABOVE_LUCK = 1.645
_DEALS = 5
_ENOUGH = 2_000
_SMALL = 200
_TINY = 1e-12
# Vectors beside those that are asked for, and how often the block is turned.
_MORE = 8
_TURNS = 12


def holding(
    present: sp.csr_array, text_marks: NDArray[np.uint64], stem_marks: NDArray[np.uint64], most: int
) -> int:
    """How many lines of difference hold, looking at the `most` strongest.

    The marks of rows and columns say how words are dealt: see `stories.Texts`.
    """
    most = min(most, min(present.shape) - 1)
    if most < 1:
        return 0
    deals = _deals(present, text_marks, stem_marks)
    support = np.mean([_support(present, half, most) for half in deals], axis=0)
    return int((np.round(support, 6) >= ABOVE_LUCK).sum())


def main_line(present: sp.csr_array) -> Floats:
    """The place of each text on the line along which they differ most, from -1 to 1.

    The sign says nothing; the text that is farthest out has place 1.
    """
    if min(present.shape) < 2:
        return np.zeros(present.shape[0])
    left, _ = _lines(present, 1)
    place = np.round(left[:, 0], 9)
    farthest = place[np.argmax(np.abs(place))]
    return np.round(place / farthest, 6) + 0.0 if farthest else np.zeros(len(place))


def leading(matrix: sp.csr_array, count: int) -> tuple[Floats, Floats, Floats]:
    """The strongest singular vectors (as columns, values, rows).

    Of a large matrix by turning a block of vectors towards them, again and again (Bauer 1957): not
    to the last digit, but in few large steps and the same each time. Which way a vector points is
    fixed: the largest number on the left is positive.
    """
    if min(matrix.shape) <= max(_SMALL, count + _MORE):
        left, values, right = np.linalg.svd(matrix.toarray(), full_matrices=False)
    else:
        turned, width = matrix.T.tocsr(), count + _MORE
        start = _mixed(np.arange(1, matrix.shape[0] * width + 1, dtype=np.uint64))
        block = (start >> np.uint64(11)).astype(np.float64).reshape(-1, width) / 2.0**53 - 0.5
        for _ in range(_TURNS):
            block = _upright(matrix @ (turned @ block))
        across = turned @ block
        size, turn = np.linalg.eigh(across.T @ across)
        values = np.sqrt(np.maximum(size[::-1], _TINY * size[-1]))
        left, right = block @ turn[:, ::-1], (across @ turn[:, ::-1] / values).T
    left, values, right = left[:, :count], values[:count], right[:count]
    largest = np.round(np.abs(left), 9).argmax(axis=0)
    sign = np.where(left[largest, np.arange(count)] < 0, -1.0, 1.0)
    return left * sign, values, right * sign[:, None]


def _upright(block: Floats) -> Floats:
    """The same space, spanned by columns that stand square on each other.

    By the small matrix of their products, in few large steps: a usual decomposition takes many
    small ones, which threads would keep handing to each other.
    """
    size, turn = np.linalg.eigh(block.T @ block)
    return np.asarray(block @ (turn / np.sqrt(np.maximum(size, _TINY * size[-1]))))


def _lines(counted: sp.csr_array, most: int) -> tuple[Floats, Floats]:
    """Places of texts (columns, strongest line first) and of words; the average is left out."""
    across, down = counted.sum(axis=1), counted.sum(axis=0)
    across, down = np.sqrt(across + across.mean()), np.sqrt(down + down.mean())
    balanced = sp.diags_array(1 / across) @ counted @ sp.diags_array(1 / down)
    left, values, right = leading(balanced.tocsr(), most + 1)
    # A line along which nothing differs has no direction, only noise.
    differs = np.round(values[1:], 9) > 0
    return left[:, 1:] / across[:, None] * differs, right[1:].T / down[:, None] * differs


def _support(present: sp.csr_array, half: NDArray[np.bool_], most: int) -> Floats:
    """How far the words of the other half follow each line, in standard deviations."""
    seen, unseen = present.copy(), present.copy()
    seen.data, unseen.data = np.where(half, 1.0, 0.0), np.where(half, 0.0, 1.0)
    seen.eliminate_zeros()
    unseen.eliminate_zeros()
    if not seen.nnz or not unseen.nnz:
        return np.zeros(most)
    left, right = _lines(seen, most)
    left, right = (part / np.maximum(np.abs(part).max(axis=0), _TINY) for part in (left, right))
    found = (left * (unseen @ right)).sum(axis=0)
    across, down = unseen.sum(axis=1)[:, None] * left, unseen.sum(axis=0)[:, None] * right
    # A word that was seen in a text cannot be unseen in it too.
    able = across.sum(axis=0) * down.sum(axis=0) - (across * (seen @ down)).sum(axis=0)
    by_luck = able / unseen.nnz
    # Less than one word of evidence counts as one.
    spread = np.maximum(1.0, (left**2 * (unseen @ right**2)).sum(axis=0))
    return np.asarray((found - by_luck) / np.sqrt(spread), dtype=np.float64)


def _deals(
    present: sp.csr_array, text_marks: NDArray[np.uint64], stem_marks: NDArray[np.uint64]
) -> list[NDArray[np.bool_]]:
    """For each deal, whether each cell of the table falls in the first half."""
    bits = _mixed(np.repeat(text_marks, np.diff(present.indptr)) ^ stem_marks[present.indices])
    # The luck of one deal matters less, the more texts there are.
    deals = max(1, min(_DEALS, _ENOUGH // max(1, len(text_marks))))
    ways = [(bits >> np.uint64(12 * deal)) & np.uint64(1) == 1 for deal in range(deals)]
    return [half for way in ways for half in (way, ~way)]


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Mix the bits of each number (the finish of splitmix64, Steele, Lea and Flood 2014)."""
    mixed = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(mixed ^ (mixed >> np.uint64(31)))
