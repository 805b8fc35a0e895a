"""All portfolios that fit a budget at once: sums over them without writing them down.

A table over projects and steps of money (dynamic programming) holds, for the first so many projects
and every amount spent exactly, the logarithm of the sum of the weights exp(value) of all portfolios
that spend it. Sums stay logarithms, so nothing overflows. Conditional chances stay chances: two
projects are chosen together with a sum of positive terms, without loss of digits.

Arrays: `values` (J,) natural parameters per project; `money` (L,) what each of the amounts on the
ladder is worth by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.valuation.spending import Ladder

    Vector = NDArray[np.float64]
    Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """What the logit model over all portfolios that fit says.

    `log_sum`: the logarithm of the sum of all weights. `chosen[j]`: the chance of project j.
    `together[i, j]`: the chance of both. `spent[s]`: the chance that the amount at s is spent.
    `given[s, j]`: the chance of project j among portfolios that spend s (0 where none does).
    """

    log_sum: float
    chosen: Vector
    together: Matrix
    spent: Vector
    given: Matrix


def forward(values: Vector, ladder: Ladder) -> Matrix:
    """Logarithms (J + 1, L): row j is about the first j projects, each column about one amount."""
    table = np.full((len(values) + 1, len(ladder.spent)), -np.inf)
    table[0, 0] = 0.0
    for j, (start, end) in enumerate(ladder.moves):
        table[j + 1] = table[j]
        table[j + 1, end] = np.logaddexp(table[j, end], table[j, start] + values[j])
    return table


def log_sum(values: Vector, ladder: Ladder, money: Vector) -> float:
    """The logarithm of the sum of exp(value) over all portfolios that fit (the log partition)."""
    return float(np.logaddexp.reduce(forward(values, ladder)[-1] + money))


def moments(values: Vector, ladder: Ladder, money: Vector) -> Moments:
    """Chances of every project, every pair and every amount spent, exactly.

    A pair (i, j) with i before j: sum over amounts s of the chance that the first projects spend s
    and j is chosen (tables from both sides), times the chance of i among the first projects that
    spend s. The latter is carried along as a mean, so the whole costs O(J x J x L).
    """
    table = forward(values, ladder)
    total = float(np.logaddexp.reduce(table[-1] + money))
    with_each = _with_each(values, ladder, money, table, total)
    given = np.zeros((len(money), len(values)))
    together = np.zeros((len(values), len(values)))
    for j, (start, end) in enumerate(ladder.moves):
        together[j, :j] = with_each[j] @ given[:, :j]
        together[j, j] = with_each[j].sum()
        share, rest = _shares(table, values, j, ladder)
        given[end, :j] = share[:, None] * given[start, :j] + rest[:, None] * given[end, :j]
        given[end, j] = share
    together += np.tril(together, -1).T
    spent = np.exp(table[-1] + money - total)
    chosen = np.minimum(together.diagonal(), 1.0)
    return Moments(total, chosen, together, spent, given)


def _with_each(
    values: Vector, ladder: Ladder, money: Vector, table: Matrix, total: float
) -> Matrix:
    """The chance (J, L) that the projects before j spend so much and that j is chosen."""
    chance = np.zeros((len(values), len(money)))
    after = money.copy()
    for j in range(len(values) - 1, -1, -1):
        start, end = ladder.moves[j]
        with_it = after[end] + values[j]
        chance[j, start] = np.exp(table[j, start] + with_it - total)
        after[start] = np.logaddexp(after[start], with_it)
    return chance


def _shares(table: Matrix, values: Vector, j: int, ladder: Ladder) -> tuple[Vector, Vector]:
    """The shares with and without project j, among the first j + 1, for amounts that can hold it.

    Each from its own logarithm, for one minus the other would lose the digits of a small one.
    """
    start, end = ladder.moves[j]
    whole = table[j + 1, end]
    reached = np.where(whole > -np.inf, whole, 0.0)
    with_it = table[j, start] + values[j]
    return np.exp(with_it - reached), np.exp(table[j, end] - reached)


def sample(values: Vector, ladder: Ladder, money: Vector, uniforms: Matrix) -> NDArray[np.bool_]:
    """One portfolio per row of `uniforms` (n, J + 1), drawn from the model exactly."""
    table = forward(values, ladder)
    weights = table[-1] + money
    heights = np.cumsum(np.exp(weights - weights.max()))
    state = np.searchsorted(heights, uniforms[:, -1] * heights[-1], side="right")
    chosen = np.zeros((len(uniforms), len(values)), dtype=bool)
    for j in range(len(values) - 1, -1, -1):
        share = np.zeros(len(money))
        share[ladder.moves[j][1]] = _shares(table, values, j, ladder)[0]
        chosen[:, j] = uniforms[:, j] < share[state]
        state = np.where(chosen[:, j], ladder.without(j, state), state)
    return chosen
