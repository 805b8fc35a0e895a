"""All portfolios that fit a budget at once: sums over them without writing them down.

A table over projects and steps of money (dynamic programming) holds, for the first so many projects
and every amount spent exactly, the logarithm of the sum of the weights exp(value) of all portfolios
that spend it. Sums stay logarithms, so nothing overflows. Conditional chances stay chances: two
projects are chosen together with a sum of positive terms, without loss of digits.

Arrays: `values` (J,) natural parameters per project, `costs` (J,) whole steps, `money` (L + 1,)
what an amount spent is worth by itself, from nothing to L steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Vector = NDArray[np.float64]
    Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """What the logit model over all portfolios that fit says.

    `log_sum`: the logarithm of the sum of all weights. `chosen[j]`: the chance of project j.
    `together[i, j]`: the chance of both. `spent[s]`: the chance that s steps are spent.
    `given[s, j]`: the chance of project j among portfolios that spend s (0 where none does).
    """

    log_sum: float
    chosen: Vector
    together: Matrix
    spent: Vector
    given: Matrix


def forward(values: Vector, costs: Sequence[int], limit: int) -> Matrix:
    """Logarithms (J + 1, limit + 1): row j is about the first j projects, column s spends s."""
    table = np.full((len(values) + 1, limit + 1), -np.inf)
    table[0, 0] = 0.0
    for j, cost in enumerate(costs):
        table[j + 1] = table[j]
        if cost <= limit:
            with_it = table[j, : limit + 1 - cost] + values[j]
            table[j + 1, cost:] = np.logaddexp(table[j, cost:], with_it)
    return table


def log_sum(values: Vector, costs: Sequence[int], money: Vector) -> float:
    """The logarithm of the sum of exp(value) over all portfolios that fit (the log partition)."""
    return float(np.logaddexp.reduce(forward(values, costs, len(money) - 1)[-1] + money))


def moments(values: Vector, costs: Sequence[int], money: Vector) -> Moments:
    """Chances of every project, every pair and every amount spent, exactly.

    A pair (i, j) with i before j: sum over amounts s of the chance that the first projects spend s
    and j is chosen (tables from both sides), times the chance of i among the first projects that
    spend s. The latter is carried along as a mean, so the whole costs O(J x J x L).
    """
    limit = len(money) - 1
    table = forward(values, costs, limit)
    total = float(np.logaddexp.reduce(table[-1] + money))
    with_each = _with_each(values, costs, money, table, total)
    given = np.zeros((limit + 1, len(values)))
    together = np.zeros((len(values), len(values)))
    for j, cost in enumerate(costs):
        together[j, :j] = with_each[j] @ given[:, :j]
        together[j, j] = with_each[j].sum()
        if cost <= limit:
            share, rest = _shares(table, values, j, cost)
            before = given[: limit + 1 - cost, :j]
            given[cost:, :j] = share[:, None] * before + rest[:, None] * given[cost:, :j]
            given[cost:, j] = share
    together += np.tril(together, -1).T
    spent = np.exp(table[-1] + money - total)
    chosen = np.minimum(together.diagonal(), 1.0)
    return Moments(total, chosen, together, spent, given)


def _with_each(
    values: Vector, costs: Sequence[int], money: Vector, table: Matrix, total: float
) -> Matrix:
    """The chance (J, L + 1) that the projects before j spend s and that j is chosen."""
    limit = len(money) - 1
    chance = np.zeros((len(values), limit + 1))
    after = money.copy()
    for j in range(len(values) - 1, -1, -1):
        fits = limit + 1 - costs[j]
        if fits <= 0:
            continue
        with_it = after[costs[j] :] + values[j]
        chance[j, :fits] = np.exp(table[j, :fits] + with_it - total)
        after = np.concatenate([np.logaddexp(after[:fits], with_it), after[fits:]])
    return chance


def _shares(table: Matrix, values: Vector, j: int, cost: int) -> tuple[Vector, Vector]:
    """The shares with and without project j, among the first j + 1, where cost or more is spent.

    Each from its own logarithm, for one minus the other would lose the digits of a small one.
    """
    whole = table[j + 1, cost:]
    reached = np.where(whole > -np.inf, whole, 0.0)
    with_it = table[j, : len(whole)] + values[j]
    return np.exp(with_it - reached), np.exp(table[j, cost:] - reached)


def sample(
    values: Vector, costs: Sequence[int], money: Vector, uniforms: Matrix
) -> NDArray[np.bool_]:
    """One portfolio per row of `uniforms` (n, J + 1), drawn from the model exactly."""
    table = forward(values, costs, len(money) - 1)
    weights = table[-1] + money
    heights = np.cumsum(np.exp(weights - weights.max()))
    state = np.searchsorted(heights, uniforms[:, -1] * heights[-1], side="right")
    chosen = np.zeros((len(uniforms), len(values)), dtype=bool)
    for j in range(len(values) - 1, -1, -1):
        share = np.zeros(len(money))
        if costs[j] < len(money):
            share[costs[j] :] = _shares(table, values, j, costs[j])[0]
        chosen[:, j] = uniforms[:, j] < share[state]
        state = state - np.where(chosen[:, j], costs[j], 0)
    return chosen
