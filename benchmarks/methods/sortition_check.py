"""Check a lottery without any code of the solver: only the people, the panels and linear programs.

Panels are given as seats for each group of people that ought to be alike. Checked are: that people
in a group are alike, also in those they live with; that every panel meets every quota and seats at
most one of a household; that weights add up to 1 and chances are what they are said to be; and that
no chance can rise without one at or below it falling, even if seats could be split, which no
lottery over panels can beat.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.sortition import Lottery
    from lemniscaat.methods.sortition.problem import Person, Pool

    Floats = NDArray[np.float64]
    Rows = tuple[sparse.csr_array, Floats]

_SMALL = 1e-6
_SAME = 1e-8  # chances that lie closer are one level
_ROOM = 1e-8


def rise(lottery: Lottery) -> float:
    """At most how much the chances of one level can rise in all, with none at or below it falling.

    Nought says that the lottery is the fairest, and no chance can rise by more than this. Anything
    else that is wrong fails here.
    """
    pool, groups = lottery.pool, lottery.kinds.members
    assert sorted(place for group in groups for place in group) == list(range(len(pool.people)))
    _check_alike(pool, groups)
    quotas, homes = _quota_rows(pool, groups), _household_rows(pool, groups)
    counts = np.array([float(len(group)) for group in groups])
    panels, weights = lottery.panels, lottery.weights
    assert np.array_equal(panels, np.rint(panels))
    assert (panels >= 0).all()
    assert (panels <= counts).all()
    assert (panels.sum(axis=1) == pool.size).all()
    for matrix, most in (quotas, homes):
        assert (matrix @ panels.T <= most[:, None]).all()
    assert (weights > 0).all()
    assert abs(weights.sum() - 1.0) < _SMALL
    chances = weights @ panels / counts
    for group, chance in zip(groups, chances, strict=True):
        assert all(abs(lottery.chances[pool.people[one].id] - chance) < _SMALL for one in group)
    matrix = sparse.csr_array(sparse.vstack([quotas[0], homes[0]]))
    return _rise(chances, counts, (matrix, np.append(quotas[1], homes[1])), pool.size)


def _rise(chances: Floats, counts: Floats, rows: Rows, size: int) -> float:
    """The largest sum of rises at any level, from the lowest up."""
    found = 0.0
    order = np.argsort(chances, kind="stable")
    for here in np.split(order, np.flatnonzero(np.diff(chances[order]) > _SAME) + 1):
        # Who is at this level or below keeps what there is; the others may fall to it.
        floor = np.minimum(chances, chances[here].max()) * counts
        gain = np.zeros(len(counts))
        gain[here] = 1.0 / counts[here]
        most = _most(gain, (floor, counts), rows, size)
        found = max(found, most - float(chances[here].sum()))
    return found


def _most(gain: Floats, between: tuple[Floats, Floats], rows: Rows, size: int) -> float:
    """No seats between these limits are worth more than this.

    The program gets some room, or rounding could leave it nothing. Its prices are then put in the
    question without that room: for any prices that are not negative that gives a limit (weak
    duality), so neither the room nor the tolerances of the program are in the answer.
    """
    matrix, limits = rows
    least, greatest = between
    program: Any = linprog  # its types do not know matrices with few numbers
    answer = program(
        -gain,
        A_ub=matrix,
        b_ub=limits,
        A_eq=np.ones((1, len(gain))),
        b_eq=[size],
        bounds=np.stack([np.maximum(least - _ROOM * greatest, 0.0), greatest], axis=1),
        method="highs",
        options={"primal_feasibility_tolerance": 1e-9, "dual_feasibility_tolerance": 1e-9},
    )
    assert answer.status == 0, answer.message
    prices = np.maximum(-answer.ineqlin.marginals, 0.0)
    price = -float(answer.eqlin.marginals[0])
    left = gain - matrix.T @ prices - price
    return float(prices @ limits + price * size + np.maximum(left * least, left * greatest).sum())


def _quota_rows(pool: Pool, groups: tuple[tuple[int, ...], ...]) -> Rows:
    rows, most = [], []
    for quota in pool.quotas:
        row = np.array(
            [pool.people[group[0]].features[quota.category] == quota.value for group in groups],
            dtype=np.float64,
        )
        rows += [row, -row]
        most += [float(quota.maximum), -float(quota.minimum)]
    return sparse.csr_array(np.array(rows)), np.array(most)


def _homes(pool: Pool) -> dict[str, list[int]]:
    homes: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(pool.people):
        homes[f"alone {place}" if one.household is None else f"home {one.household}"].append(place)
    return homes


def _household_rows(pool: Pool, groups: tuple[tuple[int, ...], ...]) -> Rows:
    """Homes with the same groups of people: no more seats than there are such homes."""
    of = {place: number for number, group in enumerate(groups) for place in group}
    same: dict[tuple[int, ...], int] = defaultdict(int)
    for home in _homes(pool).values():
        same[tuple(sorted(of[place] for place in home))] += 1
    shared = {home: count for home, count in same.items() if len(home) > 1}
    matrix = sparse.lil_array((len(shared), len(groups)))
    for row, those in enumerate(shared):
        matrix[row, sorted(set(those))] = 1.0
    return sparse.csr_array(matrix), np.array(list(shared.values()), dtype=np.float64)


def _check_alike(pool: Pool, groups: tuple[tuple[int, ...], ...]) -> None:
    values = [_values(pool, one) for one in pool.people]
    live = {
        place: sorted(values[one] for one in home)
        for home in _homes(pool).values()
        for place in home
    }
    for group in groups:
        first = group[0]
        assert all(values[one] == values[first] and live[one] == live[first] for one in group)


def _values(pool: Pool, one: Person) -> tuple[str, ...]:
    return tuple(one.features[category] for category in pool.categories)
