"""The best portfolios that fit a budget, first to last, without trying them all.

Values are whole numbers, so that equal is equal on every machine. Of two portfolios that are worth
the same, the cheaper comes first; of two that cost the same too, the one without the last project
in which they differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.valuation.spending import Ladder

    Whole = NDArray[np.int64]

# Lower than any sum of values can be, and far enough from the edge to add to.
NONE = np.int64(-(2**61))
# A millionth of utility is far below any standard error, and far above what rounding leaves.
DECIMALS = 6
# How many entries a table of choices may have at once.
_CELLS = 20_000_000


def whole(values: NDArray[np.float64], decimals: int = DECIMALS) -> Whole:
    """Values to so many decimals, as whole numbers."""
    return np.rint(values * 10.0**decimals).astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """The best portfolios for every amount spent exactly.

    `worth[s, k]`: the value of the k-th best that spends the amount at s, NONE where there is none.
    """

    worth: Whole
    _picks: NDArray[np.int32]
    _ladder: Ladder

    def portfolio(self, spent: int, place: int) -> tuple[int, ...]:
        """The projects, by number, of one place in the ranking."""
        chosen = []
        for j in range(len(self._picks) - 1, -1, -1):
            pick = int(self._picks[j, spent, place])
            count = self.worth.shape[1]
            if pick >= count:
                chosen.append(j)
                spent = int(self._ladder.without(j, np.array(spent)))
            place = pick % count
        return tuple(reversed(chosen))

    def top(self, money: Whole) -> list[tuple[int, int]]:
        """The best (spent, place) over all amounts, when that at s is worth `money[s]` besides."""
        count = self.worth.shape[1]
        worth = self.worth[: len(money)]
        sums = np.where(worth > NONE, worth + money[:, None], NONE).ravel()
        order = np.argsort(-sums, kind="stable")[:count]
        return [divmod(int(one), count) for one in order if sums[one] > NONE]


def ranking(values: Whole, ladder: Ladder, count: int) -> Ranking:
    """The `count` best portfolios for every amount on the ladder (knapsack, k best)."""
    worth = np.full((len(ladder.spent), count), NONE)
    worth[0, 0] = 0
    picks = np.zeros((len(values), *worth.shape), dtype=np.int32)
    for j, (start, end) in enumerate(ladder.moves):
        with_it = np.full_like(worth, NONE)
        before = worth[start]
        with_it[end] = np.where(before > NONE, before + values[j], NONE)
        both = np.concatenate([worth, with_it], axis=1)
        picks[j] = np.argsort(-both, axis=1, kind="stable")[:, :count]
        worth = np.take_along_axis(both, picks[j], axis=1)
    return Ranking(worth, picks, ladder)


def best_of_each(values: Whole, ladder: Ladder, money: Whole) -> NDArray[np.bool_]:
    """The best portfolio (n, J) for each row of `values` (n, J) and of `money` (n, L)."""
    size = max(1, _CELLS // (values.shape[1] * money.shape[1]))
    parts = [
        _best_of_few(values[first : first + size], ladder, money[first : first + size])
        for first in range(0, len(values), size)
    ]
    return np.concatenate(parts)


def _best_of_few(values: Whole, ladder: Ladder, money: Whole) -> NDArray[np.bool_]:
    rows = len(values)
    worth = np.full(money.shape, NONE)
    worth[:, 0] = 0
    takes = np.zeros((values.shape[1], *money.shape), dtype=bool)
    for j, (start, end) in enumerate(ladder.moves):
        before = worth[:, start]
        with_it = np.where(before > NONE, before + values[:, j, None], NONE)
        takes[j][:, end] = with_it > worth[:, end]
        worth[:, end] = np.maximum(worth[:, end], with_it)
    state = np.where(worth > NONE, worth + money, NONE).argmax(axis=1)
    chosen = np.zeros(values.shape, dtype=bool)
    for j in range(values.shape[1] - 1, -1, -1):
        chosen[:, j] = takes[j, np.arange(rows), state]
        state = np.where(chosen[:, j], ladder.without(j, state), state)
    return chosen
