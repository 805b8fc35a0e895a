"""Which words each text has, and how much they weigh.

A word weighs more when a text repeats it and less when many texts have it: tf-idf, with the
logarithm of how often a word stands in a text (Salton and Buckley 1988).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.narrative.stories import Texts

# A word of one text cannot tie two together; a word of most texts cannot tell two apart.
FEWEST_TEXTS = 2
LARGEST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Table:
    """Texts (rows) by the words that count (columns); both sparse, with the same cells.

    `texts` and `stems` are the numbers of the rows and columns elsewhere; `present` holds ones and
    `weights` rows of length one.
    """

    texts: NDArray[np.int64]
    stems: NDArray[np.int64]
    present: sp.csr_array
    weights: sp.csr_array

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self.texts)

    @property
    def spread(self) -> NDArray[np.float64]:
        """In how many of these texts each word stands."""
        return np.bincount(self.present.indices, minlength=len(self.stems)).astype(np.float64)


def counts(texts: Texts) -> sp.csr_array:
    """How often each stem stands in each text, by itself or as a part of another."""
    stem = texts.stem_of[texts.words] if len(texts.words) else texts.words
    says = stem >= 0
    cells = (np.ones(int(says.sum())), (texts.text_of[says], stem[says]))
    counted = sp.csr_array(cells, shape=(len(texts), len(texts.stem_names)))
    if not texts.parts:
        return counted
    whole, part = zip(*texts.parts, strict=True)
    inside = sp.csr_array((np.ones(len(whole)), (whole, part)), shape=2 * counted.shape[1:])
    return sp.csr_array(counted + counted @ inside)


def table(counted: sp.csr_array, rows: NDArray[np.int64]) -> Table:
    """Weigh the words of these texts; texts without a word in common with another fall out."""
    chosen = counted[rows]
    spread = np.bincount(chosen.indices, minlength=chosen.shape[1])
    stems = np.flatnonzero((spread >= FEWEST_TEXTS) & (spread <= LARGEST_SHARE * len(rows)))
    chosen = chosen[:, stems].tocsr()
    filled = np.diff(chosen.indptr) > 0
    chosen, rows = chosen[filled].tocsr(), rows[filled]
    chosen.sort_indices()
    rarity = np.log((1 + len(rows)) / (1 + spread[stems])) + 1
    weights = chosen.copy()
    weights.data = (1 + np.log(weights.data)) * rarity[weights.indices]
    row = np.repeat(np.arange(len(rows)), np.diff(weights.indptr))
    weights.data /= np.sqrt(np.bincount(row, weights.data**2, minlength=len(rows)))[row]
    present = chosen.copy()
    present.data = np.ones_like(present.data)
    return Table(rows, stems, present, weights)
