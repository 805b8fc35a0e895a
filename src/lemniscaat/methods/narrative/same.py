"""Which texts are nearly the same: copied, and changed a little.

Two texts are as alike as the share of runs of three words that they have in common: the resemblance
of Broder (1997). Where Broder estimates it by chance, this finds every pair without chance, because
two texts that share half of their runs must share one among the rarest half of both (Chaudhuri,
Ganti and Kaushik 2006).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from lemniscaat.methods.narrative.stories import Texts

# Half of the runs of three words: people who write on their own share next to none.
ALIKE = 0.5
_RUN = 3


@dataclass(frozen=True, slots=True)
class Resemblance:
    """`original[i]` is the text that text `i` repeats: often itself.

    `pairs` are (text, the original that it resembles, how much).
    """

    original: NDArray[np.int64]
    pairs: tuple[tuple[int, int, float], ...]


def nearly_same(texts: Texts) -> Resemblance:
    """Compare each text with the originals; what others share most of is an original first.

    So each copy is directly like its original, and never only like another copy. A text may
    resemble more than one original: all those pairs are given, and it belongs to the nearest.
    """
    runs, share = _runs(texts)
    holders: dict[int, list[int]] = {}
    originals: list[int] = []
    for text in sorted(range(len(texts)), key=lambda one: (-share[one], one)):
        if not _near(runs[text], runs, holders):
            originals.append(text)
            for run in runs[text].rare:
                holders.setdefault(run, []).append(text)
    original = np.arange(len(texts))
    pairs: list[tuple[int, int, float]] = []
    for text in sorted(set(range(len(texts))) - set(originals)):
        near = _near(runs[text], runs, holders)
        pairs.extend((text, other, much) for other, much in near)
        original[text] = max(near, key=lambda one: (one[1], -one[0]))[0]
    return Resemblance(original, tuple(pairs))


def _near(
    own: _Runs, runs: Sequence[_Runs], holders: Mapping[int, Sequence[int]]
) -> list[tuple[int, float]]:
    """The originals that are alike, and how much, out of those that hold one of the rare runs."""
    others = sorted({other for run in own.rare for other in holders.get(run, ())})
    likeness = ((other, own.like(runs[other])) for other in others)
    return [(other, much) for other, much in likeness if much >= ALIKE]


@dataclass(frozen=True, slots=True)
class _Runs:
    """The runs of a text that other texts have too, and how many it has in all."""

    shared: frozenset[int]
    rare: tuple[int, ...]
    count: int

    def like(self, other: _Runs) -> float:
        both = len(self.shared & other.shared)
        return both / (self.count + other.count - both)


def _runs(texts: Texts) -> tuple[list[_Runs], list[float]]:
    """The runs of each text, the rarest first, and how many other texts have one of them."""
    text, run = _different_runs(texts)
    spread = np.bincount(run, minlength=1)[run]
    counts = np.bincount(text, minlength=len(texts))
    shared = spread > 1
    text, run, spread = text[shared], run[shared], spread[shared]
    order = np.lexsort((run, spread, text))
    borders = np.searchsorted(text, np.arange(1, len(texts)))
    made = []
    for count, of_text in zip(counts.tolist(), np.split(run[order], borders), strict=True):
        names = of_text.tolist()
        # Of all runs, rarest first, as many as a text may miss and still be alike, and one more.
        rarest = count - math.ceil(ALIKE * count) + 1 - (count - len(names))
        made.append(_Runs(frozenset(names), tuple(names[: max(0, rarest)]), count))
    share = np.bincount(text, weights=spread - 1, minlength=len(texts)) / np.maximum(1, counts)
    return made, np.round(share, 9).tolist()


def _different_runs(texts: Texts) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each run of each text once: the text and the number of the run."""
    word, text = texts.key_of[texts.words], texts.text_of
    run = word
    for step in range(1, _RUN):
        # Numbered anew after each word, so that a run of any length fits in a number.
        run = run[:-1] * np.int64(len(texts.forms)) + word[step:]
        run = np.unique(run, return_inverse=True)[1].astype(np.int64)
    inside = text[: len(run)] == text[len(text) - len(run) :]
    size = np.int64(max(1, len(run)))
    both = np.sort(text[: len(run)][inside] * size + run[inside])
    both = both[np.diff(both, prepend=-1) > 0]
    return both // size, both % size
