"""Suggested themes: groups of texts with words in common, from enough texts and enough people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import maximum_bipartite_matching

from lemniscaat.methods.narrative.factors import factors
from lemniscaat.methods.narrative.fit import fit
from lemniscaat.methods.narrative.holding import ABOVE_LUCK, holding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lemniscaat.methods.narrative.stories import Story, Texts
    from lemniscaat.methods.narrative.weights import Table

# Three different texts, each from another person: two may be a couple, three are a theme.
FEWEST = 3
# More than people can go through together; whoever wants more can ask for it.
MOST = 30
# Where people put a text that is in none of their themes: on its own, or nowhere yet.
APART, FREE = -1, -2


@dataclass(frozen=True, slots=True)
class Tellers:
    """For each text the people who told it, as numbers; who is unknown is one of its own."""

    of_text: tuple[frozenset[int], ...]

    def enough(self, texts: Sequence[int]) -> bool:
        """Whether three of these texts can each be laid with a different teller of it."""
        if len(texts) < FEWEST:
            return False
        told = [(row, teller) for row, text in enumerate(texts) for teller in self.of_text[text]]
        people = sorted({teller for _, teller in told})
        place = {teller: index for index, teller in enumerate(people)}
        cells = ([row for row, _ in told], [place[teller] for _, teller in told])
        pairs = sp.csr_array((np.ones(len(told)), cells), shape=(len(texts), len(people)))
        return int((maximum_bipartite_matching(pairs, perm_type="column") >= 0).sum()) >= FEWEST


def tellers(tellings: Sequence[Sequence[Story]]) -> Tellers:
    """Who told each text; the stories of which the teller is unknown count as one person."""
    names = sorted({story.teller for row in tellings for story in row if story.teller})
    number = {name: index for index, name in enumerate(names)}
    return Tellers(
        tuple(
            frozenset(
                number[story.teller] if story.teller else len(names) + row for story in stories
            )
            for row, stories in enumerate(tellings)
        )
    )


def group(
    table: Table,
    texts: Texts,
    people: Tellers,
    put: NDArray[np.int64],
    decided: int,
    asked: int | None,
) -> NDArray[np.int64]:
    """The theme of each text in the table, or -1: first the decided themes, then suggestions.

    `put` is where people put each text: the number of one of the `decided` themes, `APART` or
    `FREE`. Only a free text can move: to the suggestion of which it has most, or to a decided theme
    that it fits better. The number of suggestions is one more than the lines of difference that
    hold, or what was `asked`; of one that keeps too few texts or tellers, each text stands alone.
    Suggestions are numbered on from the decided themes, the largest first.
    """
    free = put == FREE
    amount = _amounts(table, texts, asked)
    first = amount.argmax(axis=1) + decided if amount.size else np.full(len(table), -1)
    theme = np.where(free, first, np.maximum(put, -1))
    theme = _fitting(theme, free, decided, decided + amount.shape[1], table)
    suggested = range(decided, decided + amount.shape[1])
    enough = [one for one in suggested if people.enough(table.texts[theme == one].tolist())]
    return _renumbered(theme, enough, decided)


def _amounts(table: Table, texts: Texts, asked: int | None) -> NDArray[np.float64]:
    """How much each text (row) has of each theme that the words suggest (column)."""
    marks = texts.text_marks[table.texts], texts.stem_marks[table.stems]
    room = len(table) // FEWEST
    wanted = asked or holding(table.present, *marks, min(MOST, room) - 1) + 1
    count = min(wanted, room, *table.present.shape)
    if count < 2:
        return np.zeros((len(table), 0))
    return np.round(factors(table.weights, count), 9)


def _fitting(
    theme: NDArray[np.int64], free: NDArray[np.bool_], decided: int, count: int, table: Table
) -> NDArray[np.int64]:
    """Leave free texts only where they fit, or in the decided theme that they fit better."""
    if not count or not len(table):
        return np.full(len(table), -1)
    fits = fit(theme, count, table.present)
    own = np.where(theme >= decided, fits[np.arange(len(theme)), theme], -np.inf)
    stays = np.where(own >= ABOVE_LUCK, theme, -1)
    if decided:
        best = fits[:, :decided].max(axis=1)
        joins = (best >= ABOVE_LUCK) & (best >= own)
        stays = np.where(joins, fits[:, :decided].argmax(axis=1), stays)
    return np.where(free, stays, theme)


def _renumbered(theme: NDArray[np.int64], kept: Sequence[int], decided: int) -> NDArray[np.int64]:
    """The largest suggestion comes first; of two as large, the one with the first text."""
    order = sorted(kept, key=lambda one: (-int((theme == one).sum()), int(np.argmax(theme == one))))
    new = {one: one for one in range(-1, decided)}
    new |= {one: place + decided for place, one in enumerate(order)}
    return np.array([new.get(one, -1) for one in theme.tolist()], dtype=np.int64)
