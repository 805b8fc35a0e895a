"""How many lines of difference are more than luck.

Of up to 20,000 words in texts the words are shuffled nineteen times: each text keeps as many words,
and each word as many texts. The first line must be stronger than that of every shuffle, which luck
alone gives once in twenty times (parallel analysis, Horn 1965; shuffles, Dwass 1957).

Of more, for which that takes long and is not needed, a line is tried on words that it has not seen
(Chen, Roch, Rohe and Yu 2021): the words of each text are dealt in two halves, lines come from one
half, and the other must follow them more than luck would.

Shuffling and dealing go by the digests of texts and words, so neither needs chance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from lemniscaat.methods.narrative.axes import TINY, lines, mixed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Marks = NDArray[np.uint64]

# Standard deviations above luck: what luck gives once in twenty times.
ABOVE_LUCK = 1.645
# More than all of nineteen: once in twenty times, again.
_SHUFFLES = 19
_MANY = 20_000
_DEALS = 5
_ENOUGH = 2_000
_REPAIRS = 20


def holding(present: sp.csr_array, text_marks: Marks, stem_marks: Marks, most: int) -> int:
    """How many lines of difference hold, looking at the `most` strongest.

    The marks of rows and columns say how words are shuffled and dealt: see `stories.Texts`.
    """
    most = min(most, min(present.shape) - 1)
    if most < 1:
        return 0
    bits = mixed(np.repeat(text_marks, np.diff(present.indptr)) ^ stem_marks[present.indices])
    if present.nnz <= _MANY:
        held = _stronger(present, bits, most)
    else:
        support = np.mean([_support(present, half, most) for half in _deals(present, bits)], axis=0)
        held = np.asarray(np.round(support, 6) >= ABOVE_LUCK)
    return int(np.argmin([*held, False]))


def _stronger(present: sp.csr_array, bits: Marks, most: int) -> NDArray[np.bool_]:
    """For each line, whether it is stronger than the first line of shuffled words.

    The first line must be stronger than that of every shuffle. When it is, there is something, and
    each further line must be stronger than that of half of them: people see at once that two
    suggestions are one, but not that one is missing.
    """
    _, strength, _ = lines(present, most)
    luck: list[float] = []
    for turn in range(1, _SHUFFLES + 1):
        # As many lines as of the words themselves: how near each comes depends on how many.
        _, by_luck, _ = lines(_shuffled(present, mixed(bits + np.uint64(turn))), most)
        luck.append(float(by_luck[0]))
        if round(float(strength[0]) - luck[-1], 9) <= 0:
            return np.zeros(most, dtype=np.bool_)
    return np.asarray(np.round(strength - np.median(luck), 9) > 0)


def _shuffled(present: sp.csr_array, bits: Marks) -> sp.csr_array:
    """The words dealt anew over the texts: as many for each text, as many texts for each word.

    A text that gets a word twice changes one with another text; what then still is double goes.
    """
    row = np.repeat(np.arange(present.shape[0]), np.diff(present.indptr))
    order = np.argsort(bits, kind="stable")
    column = present.indices[order].astype(np.int64)
    for turn in range(_REPAIRS):
        cell = row * present.shape[1] + column
        place = np.argsort(cell, kind="stable")
        double = place[1:][np.diff(cell[place]) == 0]
        if not len(double):
            break
        others = order[(np.arange(len(double)) + turn * len(double)) % len(order)]
        change = np.unique(np.concatenate([double, others]))
        new = change[np.argsort(mixed(bits[change] + np.uint64(turn)), kind="stable")]
        column[change] = column[new]
    shuffled = sp.csr_array((np.ones(len(row)), (row, column)), shape=present.shape)
    shuffled.data[:] = 1.0
    return shuffled


def _support(present: sp.csr_array, half: NDArray[np.bool_], most: int) -> Floats:
    """How far the words of the other half follow each line, in standard deviations."""
    seen, unseen = present.copy(), present.copy()
    seen.data, unseen.data = np.where(half, 1.0, 0.0), np.where(half, 0.0, 1.0)
    seen.eliminate_zeros()
    unseen.eliminate_zeros()
    if not seen.nnz or not unseen.nnz:
        return np.zeros(most)
    left, _, right = lines(seen, most)
    left, right = (part / np.maximum(np.abs(part).max(axis=0), TINY) for part in (left, right))
    found = (left * (unseen @ right)).sum(axis=0)
    across, down = unseen.sum(axis=1)[:, None] * left, unseen.sum(axis=0)[:, None] * right
    # A word that was seen in a text cannot be unseen in it too.
    able = across.sum(axis=0) * down.sum(axis=0) - (across * (seen @ down)).sum(axis=0)
    by_luck = able / unseen.nnz
    # Less than one word of evidence counts as one.
    spread = np.maximum(1.0, (left**2 * (unseen @ right**2)).sum(axis=0))
    return np.asarray((found - by_luck) / np.sqrt(spread), dtype=np.float64)


def _deals(present: sp.csr_array, bits: Marks) -> list[NDArray[np.bool_]]:
    """For each deal, whether each cell of the table falls in the first half."""
    # The luck of one deal matters less, the more texts there are.
    deals = max(1, min(_DEALS, _ENOUGH // max(1, present.shape[0])))
    ways = [(bits >> np.uint64(12 * deal)) & np.uint64(1) == 1 for deal in range(deals)]
    return [half for way in ways for half in (way, ~way)]
