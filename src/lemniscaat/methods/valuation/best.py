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
    from collections.abc import Sequence

    from numpy.typing import NDArray

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

    `worth[s, k]`: the value of the k-th best that spends s, NONE where there is none.
    """

    worth: Whole
    _picks: NDArray[np.int32]
    _costs: tuple[int, ...]

    def portfolio(self, spent: int, place: int) -> tuple[int, ...]:
        """The projects, by number, of one place in the ranking."""
        chosen = []
        for j in range(len(self._costs) - 1, -1, -1):
            pick = int(self._picks[j, spent, place])
            count = self.worth.shape[1]
            if pick >= count:
                chosen.append(j)
                spent -= self._costs[j]
            place = pick % count
        return tuple(reversed(chosen))

    def top(self, money: Whole) -> list[tuple[int, int]]:
        """The best (spent, place) over all amounts, when s spent is worth `money[s]` besides."""
        count = self.worth.shape[1]
        worth = self.worth[: len(money)]
        sums = np.where(worth > NONE, worth + money[:, None], NONE).ravel()
        order = np.argsort(-sums, kind="stable")[:count]
        return [divmod(int(one), count) for one in order if sums[one] > NONE]


def ranking(values: Whole, costs: Sequence[int], limit: int, count: int) -> Ranking:
    """The `count` best portfolios per amount spent up to `limit` (knapsack, k best)."""
    worth = np.full((limit + 1, count), NONE)
    worth[0, 0] = 0
    picks = np.zeros((len(values), limit + 1, count), dtype=np.int32)
    for j, cost in enumerate(costs):
        with_it = np.full_like(worth, NONE)
        if cost <= limit:
            before = worth[: limit + 1 - cost]
            with_it[cost:] = np.where(before > NONE, before + values[j], NONE)
        both = np.concatenate([worth, with_it], axis=1)
        picks[j] = np.argsort(-both, axis=1, kind="stable")[:, :count]
        worth = np.take_along_axis(both, picks[j], axis=1)
    return Ranking(worth, picks, tuple(costs))


def best_of_each(values: Whole, costs: Sequence[int], money: Whole) -> NDArray[np.bool_]:
    """The best portfolio (n, J) for each row of `values` (n, J) and of `money` (n, L + 1)."""
    cells = len(costs) * money.shape[1]
    size = max(1, _CELLS // cells)
    parts = [
        _best_of_few(values[first : first + size], costs, money[first : first + size])
        for first in range(0, len(values), size)
    ]
    return np.concatenate(parts)


def _best_of_few(values: Whole, costs: Sequence[int], money: Whole) -> NDArray[np.bool_]:
    rows, width = money.shape
    worth = np.full((rows, width), NONE)
    worth[:, 0] = 0
    takes = np.zeros((len(costs), rows, width), dtype=bool)
    for j, cost in enumerate(costs):
        if cost < width:
            before = worth[:, : width - cost]
            with_it = np.where(before > NONE, before + values[:, j, None], NONE)
            takes[j, :, cost:] = with_it > worth[:, cost:]
            worth[:, cost:] = np.maximum(worth[:, cost:], with_it)
    state = np.where(worth > NONE, worth + money, NONE).argmax(axis=1)
    chosen = np.zeros((rows, len(costs)), dtype=bool)
    for j in range(len(costs) - 1, -1, -1):
        chosen[:, j] = takes[j, np.arange(rows), state]
        state = state - np.where(chosen[:, j], costs[j], 0)
    return chosen
