"""Along which lines the texts differ in words.

Texts and words are placed by reciprocal averaging (Hill 1973; also called correspondence analysis):
a text stands where its words stand on average, and the other way round. Rare words and short texts
are held back by adding the average to each count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_SMALL = 200
TINY = 1e-12
# Vectors beside those that are asked for, and how often the block is turned.
_MORE = 8
_TURNS = 12


def main_line(present: sp.csr_array) -> Floats:
    """The place of each text on the line along which they differ most, from -1 to 1.

    The sign says nothing; the text that is farthest out has place 1.
    """
    if min(present.shape) < 2:
        return np.zeros(present.shape[0])
    left, _, _ = lines(present, 1)
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
        start = mixed(np.arange(1, matrix.shape[0] * width + 1, dtype=np.uint64))
        block = (start >> np.uint64(11)).astype(np.float64).reshape(-1, width) / 2.0**53 - 0.5
        for _ in range(_TURNS):
            block = _upright(matrix @ (turned @ block))
        across = turned @ block
        size, turn = np.linalg.eigh(across.T @ across)
        values = np.sqrt(np.maximum(size[::-1], TINY * size[-1]))
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
    return np.asarray(block @ (turn / np.sqrt(np.maximum(size, TINY * size[-1]))))


def lines(present: sp.csr_array, most: int) -> tuple[Floats, Floats, Floats]:
    """Places of texts (columns, strongest line first), how strong, and places of words.

    The average, along which all texts are alike, is left out.
    """
    across, down = present.sum(axis=1), present.sum(axis=0)
    across, down = np.sqrt(across + across.mean()), np.sqrt(down + down.mean())
    balanced = sp.diags_array(1 / across) @ present @ sp.diags_array(1 / down)
    left, values, right = leading(balanced.tocsr(), most + 1)
    # A line along which nothing differs has no direction, only noise.
    values = np.where(np.round(values[1:], 9) > 0, values[1:], 0.0)
    differs = values > 0
    return (
        left[:, 1:] / across[:, None] * differs,
        values,
        right[1:].T / down[:, None] * differs,
    )


def mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Mix the bits of each number (the finish of splitmix64, Steele, Lea and Flood 2014)."""
    done = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    done = (done ^ (done >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(done ^ (done >> np.uint64(31)))
