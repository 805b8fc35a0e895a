"""What people would choose, and what would be best, with another budget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.records import Record, record
from lemniscaat.methods.valuation import knapsack
from lemniscaat.methods.valuation.best import ranking, whole
from lemniscaat.methods.valuation.design import as_seen, exact, for_record, grid
from lemniscaat.methods.valuation.model import model, money_statistics
from lemniscaat.methods.valuation.portfolios import at_budget
from lemniscaat.methods.valuation.spending import MOST_CELLS, climb, ladder
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from lemniscaat.methods.valuation.best import Ranking
    from lemniscaat.methods.valuation.design import Amount, Design, Grid
    from lemniscaat.methods.valuation.estimate import Valuation
    from lemniscaat.methods.valuation.knapsack import Vector
    from lemniscaat.methods.valuation.spending import Ladder

# So many budgets are shown unless others are asked for.
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """One budget: the chance of every project, in the order of the design, and money spent."""

    budget: float
    predicted: tuple[float, ...]
    spent: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """Budgets from `start` up to but not including `end` for which this portfolio is the best.

    The last stretch has no `end`: more money changes nothing any more, or was not looked at.
    """

    start: float
    end: float | None
    projects: tuple[str, ...]
    cost: float


@dataclass(frozen=True, slots=True)
class Budgets:
    """What changes as the budget grows, for the projects of this design."""

    design: Design
    outcomes: tuple[Outcome, ...]
    stretches: tuple[Stretch, ...]
    record: Record


def other_budget(valuation: Valuation, budgets: Sequence[Amount] | None = None) -> Budgets:
    """Predicted choices for these budgets, and the best portfolio for every budget.

    Weights stay what they are: it is assumed that a budget changes what fits and not what people
    want. Best portfolios are worked out at every whole step of money, up to all projects together;
    with a value for money left or above the budget they may also change between two steps.
    """
    design = valuation.design
    counted = grid(design)
    steps = _steps(counted)
    if budgets is None:
        top = min(sum(counted.costs), int(steps.spent[-1]))
        budgets = [counted.step * (top * part // _SHOWN) for part in range(_SHOWN + 1)]
    outcomes = _outcomes(
        valuation, sorted({exact(one, "het budget", "the budget") for one in budgets})
    )
    stretches = _stretches(valuation, counted, steps)
    shown = [(one.budget, [round(chance, 6) for chance in one.predicted]) for one in outcomes]
    made = record(
        "valuation.other_budget",
        (valuation.record.output_digest, for_record(design), [one.budget for one in outcomes]),
        (shown, stretches),
    )
    return Budgets(design, outcomes, stretches, made)


def _steps(counted: Grid) -> Ladder:
    """The amounts up to all projects together, or as far as can be worked through."""
    most = max(counted.limit, MOST_CELLS // len(counted.costs))
    return climb(counted.costs, sum(counted.costs)) or ladder(
        replace(counted, ceiling=counted.step * most)
    )


def _outcomes(valuation: Valuation, amounts: Sequence[Fraction]) -> tuple[Outcome, ...]:
    """The chances among portfolios that spend s do not depend on the budget: one table for all."""
    design = valuation.design
    if not amounts:
        raise Refused(nl="Noem minstens één budget.", en="Name at least one budget.")
    widest = model(at_budget(design, amounts[-1]))
    values, money = widest.parts(valuation.values)
    given = knapsack.moments(values, widest.ladder, money).given
    sums = knapsack.forward(values, widest.ladder)[-1]
    spendable = widest.ladder.money(grid(design).step)
    made = []
    for amount in amounts:
        count = widest.ladder.within(grid(at_budget(design, amount)).limit)
        heights = sums[:count] + _money(valuation, amount, spendable[:count])
        spent = np.exp(heights - np.logaddexp.reduce(heights))
        chances = np.clip(spent @ given[:count], 0.0, 1.0)
        made.append(
            Outcome(float(amount), tuple(chances.tolist()), float(spent @ spendable[:count]))
        )
    return tuple(made)


def _stretches(valuation: Valuation, counted: Grid, steps: Ladder) -> tuple[Stretch, ...]:
    design = valuation.design
    values = whole(model(as_seen(design, "")).parts(valuation.values)[0])
    found = ranking(values, steps, 1)
    best: list[tuple[int, int]] = []
    for budget, spent in _best_spent(valuation, counted, steps, found):
        if not best or best[-1][1] != spent:
            best.append((budget, spent))
    ends = [float(counted.step * start) for start, _ in best[1:]]
    return tuple(
        Stretch(
            start=float(counted.step * start),
            end=end,
            projects=tuple(design.projects[j].id for j in found.portfolio(spent, 0)),
            cost=float(counted.step * int(steps.spent[spent])),
        )
        for (start, spent), end in zip(best, [*ends, None], strict=True)
    )


def _best_spent(
    valuation: Valuation, counted: Grid, steps: Ladder, found: Ranking
) -> Iterator[tuple[int, int]]:
    """Budgets from low to high at which another best may begin, and the place of what it spends."""
    slack = int((counted.ceiling - counted.budget) // counted.step)
    # What fits changes only where a budget, with what may go above it, reaches another amount.
    budgets = np.union1d(steps.spent, np.maximum(steps.spent - slack, 0)).tolist()
    reaches = [steps.within(budget + slack) for budget in budgets]
    if not (valuation.design.unspent or valuation.design.extra):
        # Money has no worth of its own: what is best stays so until more money buys better.
        worth = found.worth[:, 0]
        before = np.maximum.accumulate(worth)[:-1]
        better = np.flatnonzero(np.concatenate([[True], worth[1:] > before]))
        yield from zip(budgets, better[np.searchsorted(better, reaches) - 1].tolist(), strict=True)
        return
    spendable = steps.money(counted.step)
    for budget, reach in zip(budgets, reaches, strict=True):
        money = whole(_money(valuation, counted.step * budget, spendable[:reach]))
        yield budget, found.top(money)[0][0]


def _money(valuation: Valuation, budget: Fraction, spent: Vector) -> Vector:
    statistics = money_statistics(valuation.design, float(budget), spent)
    count = statistics.shape[1]
    return statistics @ valuation.values[len(valuation.weights) - count :]
