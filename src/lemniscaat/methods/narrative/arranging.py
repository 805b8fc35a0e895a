"""Each text its place: where people put it, else where it fits, else by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.narrative.decisions import SUGGESTION
from lemniscaat.methods.narrative.fit import fit
from lemniscaat.methods.narrative.grouping import APART, FREE, group, tellers
from lemniscaat.methods.narrative.weights import counts, table

if TYPE_CHECKING:
    import scipy.sparse as sp
    from numpy.typing import NDArray

    from lemniscaat.methods.narrative.decisions import Decided
    from lemniscaat.methods.narrative.stories import Story, Texts
    from lemniscaat.methods.narrative.weights import Table

# Different words that say something: with fewer, any likeness is luck.
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where each text is. Changed copies go with their original, which counts once.

    `tellings[text]` are the stories of an original and of its copies. `table` holds the originals
    that can be compared; `theme` and `nearest` are, for each of its rows, the number of a theme
    or -1, and `typical` how much a text has in common with the rest of its theme. `put` are the
    originals of which people decided the place.
    """

    keys: tuple[str, ...]
    tellings: dict[int, tuple[Story, ...]]
    counted: sp.csr_array
    table: Table
    theme: NDArray[np.int64]
    typical: NDArray[np.float64]
    nearest: NDArray[np.int64]
    put: dict[int, str]
    short: frozenset[int]


def arrange(
    texts: Texts, original: NDArray[np.int64], decided: Decided, asked: int | None
) -> Arrangement:
    """What people decided stays; the rest goes where it fits, or by itself."""
    tellings = _tellings(texts, original)
    put = _put(tellings, decided)
    counted = counts(texts)
    originals = np.array(sorted(tellings), dtype=np.int64)
    enough = np.diff(counted.indptr)[originals] >= FEWEST_WORDS
    whole = table(counted, originals[enough])
    told = [tellings.get(text, ()) for text in range(len(texts))]
    number = {name: index for index, name in enumerate(decided.themes)} | {"": APART}
    at = np.array([number[put[text]] if text in put else FREE for text in whole.texts.tolist()])
    theme = group(whole, texts, tellers(told), at.astype(np.int64), len(decided.themes), asked)
    suggested = int(theme.max(initial=-1)) + 1 - len(decided.themes)
    keys = (*decided.themes, *(f"{SUGGESTION}{one + 1}" for one in range(suggested)))
    return Arrangement(
        keys=keys,
        tellings=tellings,
        counted=counted,
        table=whole,
        theme=theme,
        typical=_typical(whole, theme, len(keys)),
        nearest=_nearest(whole, theme, len(keys)),
        put=put,
        short=frozenset(originals[~enough].tolist()),
    )


def _tellings(texts: Texts, original: NDArray[np.int64]) -> dict[int, tuple[Story, ...]]:
    """The stories of each original text, its own first."""
    together: dict[int, list[Story]] = {one: [] for one in sorted(set(original.tolist()))}
    own = sorted(range(len(texts)), key=lambda text: (text != original[text], text))
    for text in own:
        together[int(original[text])].extend(texts.tellings[text])
    return {one: tuple(stories) for one, stories in together.items()}


def _put(tellings: dict[int, tuple[Story, ...]], decided: Decided) -> dict[int, str]:
    """The last decision about any telling holds for the tellings about which there is none."""
    when = {story: number for number, story in enumerate(decided.place)}
    put = {}
    for text, stories in tellings.items():
        about = [story.id for story in stories if story.id in when]
        if about:
            put[text] = decided.place[max(about, key=when.__getitem__)]
    return put


def _typical(whole: Table, theme: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    """The cosine between the words of each text and those of all others in its theme."""
    sums = np.zeros((count + 1, len(whole.stems)))
    row = np.repeat(np.arange(len(whole)), np.diff(whole.weights.indptr))
    np.add.at(sums, (theme[row], whole.weights.indices), whole.weights.data)
    sums[-1] = 0
    cells = whole.weights.data * sums[theme[row], whole.weights.indices]
    together = np.bincount(row, cells, minlength=len(whole))
    others = (sums**2).sum(axis=1)[theme] - 2 * together + 1
    some = (theme >= 0) & (others > 1e-9)
    return np.round(np.where(some, together - 1, 0) / np.sqrt(np.where(some, others, 1)), 6)


def _nearest(whole: Table, theme: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """For each text the theme that it resembles more than by luck would be most likely, or -1."""
    if not count or not len(whole):
        return np.full(len(whole), -1)
    fits = fit(theme, count, whole.present)
    return np.where(fits.max(axis=1) > 0, fits.argmax(axis=1), -1)
