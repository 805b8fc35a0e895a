"""Names of tables, given so that people come at a table where they have not sat before.

Who sits with whom stays as it is. Only tables that are alike in all respects exchange names, and
which of them is which is drawn by lot first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Chance
    from lemniscaat.methods.rotation.plan import Plan


def visits(plan: Plan, rounds: NDArray[np.int64]) -> NDArray[np.int64]:
    """How often each party sits at each table; 0 for whoever has no choice: shape (P, T)."""
    been = np.zeros(plan.allowed.shape, dtype=np.int64)
    for here, seats in zip(plan.here, rounds, strict=True):
        there = np.flatnonzero(here)
        been[there, seats[there]] += 1
    return np.asarray(been * (plan.allowed.sum(axis=1) > 1)[:, None])


def fresh(plan: Plan, rounds: NDArray[np.int64], chance: Chance) -> NDArray[np.int64]:
    """The same company in every round, at tables that are as new to people as one can make them."""
    alike = np.concatenate([plan.seats[None], plan.low, plan.high, plan.allowed]).T
    classes = np.unique(alike, axis=0, return_inverse=True)[1].ravel()
    drawn = np.argsort(chance.permutation(len(classes)), kind="stable")
    names = np.empty_like(classes)
    for kind in range(classes.max() + 1):
        names[classes == kind] = drawn[np.isin(drawn, np.flatnonzero(classes == kind))]
    moved = np.where(rounds >= 0, names[rounds], rounds)
    newest = moved.copy()
    been = np.zeros(plan.allowed.shape, dtype=np.int64)
    for number, here in enumerate(plan.here):
        there = np.flatnonzero(here)
        again = np.zeros((len(classes), len(classes)), dtype=np.int64)
        np.add.at(again, moved[number, there], been[there] ** 2 * here[there, None])
        for kind in range(classes.max() + 1):
            tables = np.flatnonzero(classes == kind)
            names[tables] = tables[linear_sum_assignment(again[np.ix_(tables, tables)])[1]]
        newest[number, there] = names[moved[number, there]]
        been[there, newest[number, there]] += 1
    return min(newest, moved, key=lambda one: int((visits(plan, one) ** 3).sum()))
