"""Whether a text fits a theme: are its words those of the theme more than luck would have it?

A theme is known by the words that its texts have more often than the rest. A text never counts for
its own theme, so that neither one text nor one odd word proves anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shares:
    """How words are spread over themes (rows) and the rest of the texts.

    `inside` counts the texts of each theme with each word and `length` sums it; `rest` is the share
    of each word in the texts outside the theme, and `overall` in all.
    """

    inside: Floats
    length: Floats
    rest: Floats
    overall: Floats

    @property
    def telling(self) -> Floats:
        """How much more often each theme has each word than the rest; never below nought.

        The difference is divided by the root of the share in all texts, as in Pearson (1900): by
        luck alone a frequent word differs more than a rare one.
        """
        return _more(self.inside, self.length, self.rest, self.overall)


def shares(theme: NDArray[np.int64], count: int, present: sp.csr_array) -> Shares:
    """Count the words; `theme` is the number of the theme of each text, or -1."""
    own = np.flatnonzero(theme >= 0)
    member = sp.csr_array((np.ones(len(own)), (theme[own], own)), shape=(count, len(theme)))
    inside = np.asarray((member @ present).toarray())
    length, said = inside.sum(axis=1)[:, None], present.sum(axis=0)
    total = said.sum()
    # One more text of average length and words: a word that the rest never has is rare, not nought.
    more = total / max(1, len(theme))
    rest = (said - inside + more * said / total) / (total - length + more)
    return Shares(inside, length, rest, said / total)


def fit(theme: NDArray[np.int64], count: int, present: sp.csr_array) -> Floats:
    """How far each text (row) fits each theme (column), in standard deviations above luck.

    Luck draws the words of the text from the rest of the texts. Hold the outcome against
    `axes.ABOVE_LUCK`.
    """
    known = shares(theme, count, present)
    telling, length = known.telling, np.diff(present.indptr)
    found = present @ telling.T
    expected = np.outer(length, (telling * known.rest).sum(axis=1))
    spread = np.outer(length, telling**2 @ known.overall)
    own = np.flatnonzero(theme >= 0)
    apart = _without_itself(theme, known, present)
    for part, alone in zip((found, expected, spread), apart, strict=True):
        part[own, theme[own]] = alone[own]
    some = spread > 0
    return np.round(np.where(some, found - expected, 0) / np.sqrt(np.where(some, spread, 1)), 6)


def _without_itself(
    theme: NDArray[np.int64], known: Shares, present: sp.csr_array
) -> tuple[Floats, Floats, Floats]:
    """Found, expected and spread of each text in its own theme, as if it did not belong to it."""
    length, column = np.diff(present.indptr), present.indices
    row = np.repeat(np.arange(len(theme)), length)
    own = theme[row]
    rest, overall = known.rest[own, column], known.overall[column]
    before = known.telling[own, column]
    after = _more(known.inside[own, column] - 1, known.length[own, 0], rest, overall)

    def summed(cells: Floats) -> Floats:
        return np.bincount(row, cells, minlength=len(theme)).astype(np.float64)

    expected = (known.telling * known.rest).sum(axis=1)[theme] + summed((after - before) * rest)
    spread = (known.telling**2 @ known.overall)[theme] + summed((after**2 - before**2) * overall)
    # Sums of differences may leave a speck below nought.
    return summed(after), length * expected, np.maximum(0, length * spread)


def _more(inside: Floats, length: Floats, rest: Floats, overall: Floats) -> Floats:
    return np.asarray(np.maximum(0.0, inside / np.maximum(length, 1) - rest) / np.sqrt(overall))
