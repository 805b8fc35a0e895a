"""The fairest chances the rules allow if seats could be split: a bound for every lottery.

First the smallest chance is made as large as it can be. Whoever cannot rise above it without
pushing someone under it stays there; for the others the smallest chance is raised again, and so on
("leximin": Flanigan, Gölz, Gupta, Hennig and Procaccia 2021, there over lotteries, here over the
rules themselves). Every lottery over panels obeys the rules on average, so none can be fairer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from scipy import sparse

from lemniscaat.methods.sortition import programs

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from lemniscaat.methods.sortition.kinds import Rules

    Floats = NDArray[np.float64]

Fairness = Literal["leximin", "maximin"]

_FORCED = 1e-6  # the dual values of a level add up to 1; below this they are noise
_SAME = 1e-8  # chances that lie closer are one level
_TIGHT = 1e-6  # a rule that is met this closely binds


class ImpossibleRulesError(ValueError):
    """No seats obey these rules, even if they could be split."""


def fairest(rules: Rules, ceiling: float = 1.0) -> Floats:
    """The chance of each kind, the smallest as large as possible, then the next, up to `ceiling`.

    Raises ImpossibleRulesError when there is nothing to choose from.
    """
    rules = rules.scaled()
    for tolerance in programs.TOLERANCES:
        levels = _levels(rules, ceiling, tolerance)
        if levels is not None:
            return _polished(rules, levels, ceiling)
    raise ArithmeticError("the rules are too delicate to calculate with")


def lowest_ceiling(rules: Rules, floor: float = 0.0) -> float:
    """The smallest that the largest chance can be, while no chance is under `floor`."""
    solver = _shares(rules.scaled(), (floor, 1.0), at_most=True)
    solver.run()
    if programs.status(solver) != programs.OPTIMAL:
        raise ImpossibleRulesError
    return float(programs.values(solver)[-1])


def _shares(rules: Rules, bounds: tuple[float, float], *, at_most: bool = False) -> Any:
    """A program over the seats of each kind and one level that all chances keep to one side of."""
    kinds = len(rules.counts)
    level = sparse.csr_array((rules.matrix.shape[0], 1))
    side = sparse.hstack([sparse.eye_array(kinds), sparse.csr_array(-rules.counts[:, None])])
    free = np.full(kinds, np.inf), np.zeros(kinds)
    low, high = (-free[0], free[1]) if at_most else (free[1], free[0])
    floor, ceiling = bounds
    return programs.program(
        np.append(np.zeros(kinds), -1.0 if at_most else 1.0),
        (np.append(floor * rules.counts, 0.0), np.append(ceiling * rules.counts, ceiling)),
        sparse.vstack([sparse.hstack([rules.matrix, level]), side]),
        (np.append(rules.lower, low), np.append(rules.upper, high)),
        presolve="off",
        solver="simplex",
    )


def _levels(rules: Rules, ceiling: float, tolerance: float) -> Floats | None:
    """The level of each kind; None if rounding made the program contradict itself."""
    solver = _shares(rules, (0.0, ceiling))
    solver.setOptionValue("primal_feasibility_tolerance", tolerance)
    solver.setOptionValue("dual_feasibility_tolerance", tolerance)
    rows, kinds = rules.matrix.shape
    chances = np.full(kinds, np.nan)
    while np.isnan(chances).any():
        solver.run()
        if programs.status(solver) != programs.OPTIMAL:
            if np.isnan(chances).all():
                raise ImpossibleRulesError
            return None
        level = min(float(programs.values(solver)[-1]), ceiling)
        # Where the dual value is not nought, every best answer stays at the level.
        duals = np.abs(np.array(solver.getSolution().row_dual)[rows:]) * rules.counts
        held = np.isnan(chances) & ((duals > _FORCED) | (level > ceiling - _SAME))
        chances[held] = level
        for kind in np.flatnonzero(held).tolist():
            count = float(rules.counts[kind])
            solver.changeRowBounds(rows + kind, -np.inf, np.inf)
            solver.changeColBounds(kind, level * count, max(level, ceiling) * count)
    return chances


def _polished(rules: Rules, chances: Floats, ceiling: float) -> Floats:
    """The same levels, moved by less than a billionth so that the rules that bind are met exactly.

    Without this a lottery could not meet them: panels obey the rules to the last digit.
    """
    order = np.argsort(chances, kind="stable")
    steps = np.append(0, np.cumsum(np.diff(chances[order]) > _SAME))
    group = np.empty(len(chances), dtype=np.intp)
    group[order] = steps
    levels = np.bincount(group, chances) / np.bincount(group)
    levels = np.where(levels < _SAME, 0.0, np.where(levels > ceiling - _SAME, ceiling, levels))
    loose = np.flatnonzero((levels > 0.0) & (levels < ceiling))
    to_level = sparse.csr_array(
        (rules.counts, (np.arange(len(group)), group)), shape=(len(group), len(levels))
    )
    seats = (rules.matrix @ to_level).toarray()
    used = seats @ levels
    low, high = np.abs(used - rules.lower) < _TIGHT, np.abs(used - rules.upper) < _TIGHT
    short = np.where(low, rules.lower - used, np.where(high, rules.upper - used, 0.0))
    binds = low | high
    levels[loose] += np.linalg.lstsq(seats[np.ix_(binds, loose)], short[binds], rcond=None)[0]
    return np.asarray(levels[group])
