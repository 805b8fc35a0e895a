"""The portfolio logit model: every portfolio that fits is an alternative (McFadden 1974).

The utility of a portfolio is the sum over its projects of a constant or of effects times weights,
and what its spending is worth by itself: money left and money above the budget times their weights.
The chance that people choose it is its exp(utility) over that of all portfolios that fit (Dekker,
Koster and Mouter 2019; Bahamonde-Birke and Mouter 2019).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from scipy.linalg import block_diag

from lemniscaat.methods.valuation import knapsack
from lemniscaat.methods.valuation.design import grid, names
from lemniscaat.methods.valuation.spending import ladder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.valuation.design import Design
    from lemniscaat.methods.valuation.knapsack import Matrix, Vector
    from lemniscaat.methods.valuation.spending import Ladder

# People whose choices are counted at once, to keep memory small.
_AT_ONCE = 10_000
_NOISE = 1e-12

Kind = Literal["project", "effect", "unspent", "extra"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that gets a weight: a project's constant, an effect, or a unit of money."""

    kind: Kind
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What a model says about one choice with some weights.

    `mean` (P,) and `information` (P, P): the mean and covariance of the statistics. The latter is
    minus the second derivative of the log-likelihood per person, exactly: the Fisher information,
    observed and expected being the same in this family. `together` (J, J): the chance of every two
    projects. `log_sum`: the logarithm of the sum of exp(utility) over all portfolios that fit.
    """

    mean: Vector
    information: Matrix
    together: Matrix
    log_sum: float


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The sufficient statistics of a design.

    `loadings` (J, P'): how much each project adds to the first P' statistics. `money` (L, P''):
    the other statistics, for every amount on the ladder. Together they are the parameters, P.
    """

    parameters: tuple[Parameter, ...]
    ladder: Ladder
    loadings: Matrix
    money: Matrix

    def parts(self, weights: Vector) -> tuple[Vector, Vector]:
        """What each project (J,) and each amount spent (L,) is worth with these weights."""
        count = self.loadings.shape[1]
        return self.loadings @ weights[:count], self.money @ weights[count:]

    def log_sum(self, weights: Vector) -> float:
        """The logarithm of the sum of exp(utility) over all portfolios that fit."""
        values, money = self.parts(weights)
        return knapsack.log_sum(values, self.ladder, money)

    def says(self, weights: Vector) -> Said:
        """What follows from these weights."""
        return self.says_at(*self.parts(weights))

    def says_at(self, values: Vector, worth: Vector) -> Said:
        """The same, for any worth of the projects (J,) and of the amounts spent (L,)."""
        found = knapsack.moments(values, self.ladder, worth)
        money_mean = found.spent @ self.money
        off = self.money - money_mean
        between = found.together - np.outer(found.chosen, found.chosen)
        # The variance of one project without losing digits when its chance is near nought.
        np.fill_diagonal(between, found.chosen * (1.0 - found.chosen))
        across = (found.given - found.chosen).T @ (found.spent[:, None] * off)
        top = self.loadings.T @ between @ self.loadings
        side = self.loadings.T @ across
        corner = off.T @ (found.spent[:, None] * off)
        mean = np.concatenate([self.loadings.T @ found.chosen, money_mean])
        information = np.block([[top, side], [side.T, corner]])
        return Said(mean, information, found.together, found.log_sum)

    def statistics(self, chosen: NDArray[np.bool_]) -> Matrix:
        """The statistics (n, P) of portfolios (n, J)."""
        both = self._counts(chosen)
        width = chosen.shape[1]
        return np.concatenate([both[:, :width] @ self.loadings, both[:, width:]], axis=1)

    def observed(self, chosen: NDArray[np.bool_]) -> tuple[Vector, Matrix, Matrix]:
        """The mean (P,) and covariance (P, P) of the statistics of what people chose (n, J).

        Last the shares (J, J) of people who chose two projects together.
        """
        projects = chosen.shape[1]
        width = projects + self.money.shape[1]
        total, products = np.zeros(width), np.zeros((width, width))
        for first in range(0, len(chosen), _AT_ONCE):
            both = self._counts(chosen[first : first + _AT_ONCE])
            total += both.sum(axis=0)
            products += both.T @ both
        mean = total / len(chosen)
        spread = products / len(chosen) - np.outer(mean, mean)
        turn = block_diag(self.loadings, np.eye(self.money.shape[1]))
        together = products[:projects, :projects] / len(chosen)
        return turn.T @ mean, turn.T @ spread @ turn, together

    def _counts(self, chosen: NDArray[np.bool_]) -> Matrix:
        """What is chosen (n, J), and beside it what the money spent counts for."""
        numbers = chosen.astype(np.float64)
        spent = (numbers @ np.array(self.ladder.costs, dtype=np.float64)).astype(np.int64)
        return np.concatenate([numbers, self.money[self.ladder.place(spent)]], axis=1)

    def span(self) -> Vector:
        """A bound (P,) on how far apart two portfolios can be, for every statistic."""
        money = np.ptp(self.money, axis=0)
        return np.concatenate([np.abs(self.loadings).sum(axis=0), money])


def model(design: Design) -> Model:
    """Count the amounts of a design and lay out its parameters."""
    counted = grid(design)
    steps = ladder(counted)
    parameters = [Parameter("project", name) for name in _constants(design)]
    parameters += [Parameter("effect", name) for name in design.effects]
    parameters += [Parameter("unspent", "")] * design.unspent
    parameters += [Parameter("extra", "")] * design.extra
    return Model(
        tuple(parameters),
        steps,
        loadings_of(design),
        money_statistics(design, float(counted.budget), steps.money(counted.step)),
    )


def loadings_of(design: Design) -> Matrix:
    """How much each project adds (J, P') to the statistics of constants and effects."""
    rows = [
        [
            *(float(project.id == name) for name in _constants(design)),
            *(float(project.effects[name]) for name in design.effects),
        ]
        for project in design.projects
    ]
    return np.array(rows, dtype=np.float64).reshape(len(rows), -1)


def _constants(design: Design) -> tuple[str, ...]:
    """The projects with a constant: all of them, unless effects are weighed instead."""
    return design.constants if design.effects else tuple(names(design))


def money_statistics(design: Design, budget: float, spent: Vector) -> Matrix:
    """What is left of a budget and what goes above it (L, P''), as far as a design asks."""
    left = budget - spent
    # What decimals in binary leave is nothing at all.
    left[np.abs(left) < _NOISE * (1.0 + budget)] = 0.0
    columns = [np.maximum(left, 0.0)] * design.unspent + [np.maximum(-left, 0.0)] * design.extra
    return np.stack(columns, axis=1) if columns else np.zeros((len(spent), 0))
