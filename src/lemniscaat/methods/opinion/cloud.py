"""One cloud of people: votes as they would be if opinions differed but did not fall into groups.

Each imagined person has an opinion that is normally spread in the directions that matter, and takes
over from a real person on which statements was voted and passed. Only agree or disagree is drawn
anew: by the person's opinion, chance, and how popular the statement is. This is the normal ogive
model of item response theory (Lord, 1952) with loadings by principal factors (Thomson, 1934).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import special

from lemniscaat.methods.opinion.chart import axes
from lemniscaat.methods.opinion.votes import MISSING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Chance

# The most that one opinion may explain of a single vote: more than single questions in surveys
# show, where loadings seldom pass 0.8. Without it the cloud would copy groups that always vote
# alike, and no groups would ever stand out. Sums of fewer pairs than three say nothing.
_MOST, _FEWEST_PAIRS, _ROUNDS = 0.7, 3, 10


def one_cloud(
    matrix: NDArray[np.int8],
    moderated: NDArray[np.bool_],
    wide: int,
    times: int,
    chance: Chance,
) -> Iterator[NDArray[np.int8]]:
    """So many tables of votes of the same shape, in which people differ in `wide` directions."""
    decided = (matrix != MISSING) & (matrix != 0) & ~moderated
    cut, loadings = _fitted(matrix, decided, wide)
    own = np.sqrt(1 - np.square(loadings).sum(axis=1))
    people, statements = matrix.shape
    for _ in range(times):
        opinion = special.ndtri(_open(chance.uniforms(people, wide))) @ loadings.T
        noise = special.ndtri(_open(chance.uniforms(people, statements))) * own
        drawn = np.where(opinion + noise > cut, 1, -1).astype(np.int8)
        yield np.where(decided, drawn, matrix)


def _open(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Numbers that are neither 0 nor 1, so that none lies infinitely far away."""
    return np.clip(numbers, 2.0**-53, 1 - 2.0**-53)


def _fitted(
    matrix: NDArray[np.int8], decided: NDArray[np.bool_], wide: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where agree begins on each statement, and how much it says of each direction."""
    given = decided.astype(np.float64)
    cast = np.where(decided, matrix, 0).astype(np.float64)
    count = given.sum(axis=0)
    cut = special.ndtri((count - cast.sum(axis=0) + 1) / (2 * count + 2))
    apart = (cast - cast.sum(axis=0) / np.maximum(count, 1)) * given
    pairs = given.T @ given
    together = np.where(pairs >= _FEWEST_PAIRS, (apart.T @ apart) / np.maximum(pairs, 1), 0.0)
    # How fast the mean vote moves with the opinion behind it, at the place where agree begins.
    slope = 2 * np.exp(-np.square(cut) / 2) / np.sqrt(2 * np.pi)
    tied = np.clip(together / np.outer(slope, slope), -_MOST, _MOST)
    return cut, _loadings(tied, wide)


def _loadings(tied: NDArray[np.float64], wide: int) -> NDArray[np.float64]:
    """Principal factors: what statements share, with their own part found in a few rounds."""
    shared = np.full(len(tied), 0.5)
    loadings = np.zeros((len(tied), wide))
    for _ in range(_ROUNDS):
        np.fill_diagonal(tied, shared)
        vectors, sizes = axes(tied, wide)
        loadings = vectors * np.sqrt(sizes)
        shared = np.minimum(np.square(loadings).sum(axis=1), _MOST)
    too_much = np.sqrt(_MOST / np.maximum(np.square(loadings).sum(axis=1), _MOST))
    return np.asarray(loadings * too_much[:, None])
