"""Weights with standard errors from what people chose, and what they say about each project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtri

from lemniscaat.methods.records import Record, record
from lemniscaat.methods.valuation.best import DECIMALS
from lemniscaat.methods.valuation.choices import Choices, choices, models_seen
from lemniscaat.methods.valuation.design import as_seen, for_record
from lemniscaat.methods.valuation.fitting import fit
from lemniscaat.methods.valuation.identification import refuse_confused, refuse_separated
from lemniscaat.methods.valuation.model import Parameter, loadings_of
from lemniscaat.methods.valuation.pairs import Pair, oddest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lemniscaat.methods.valuation.design import Answer, Design
    from lemniscaat.methods.valuation.knapsack import Matrix, Vector

_CONFIDENCE = 0.95
# Weights are recorded to so many decimals: the last digits differ from machine to machine.
_RECORDED = 6


@dataclass(frozen=True, slots=True)
class Weight:
    """One estimated weight, in units of utility.

    `error` is its standard error if the model is right (exact Fisher information), `robust` the one
    that holds when people differ more or less than the model says (Huber 1967, White 1982). `low`
    and `high` bound the interval of 95 % with the first.
    """

    parameter: Parameter
    value: float
    error: float
    robust: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Desirability:
    """How people value one project.

    `chosen` is the share of those who chose; `lowest` and `highest` bound the share of all when
    those who delegated count too, whatever an expert chooses for them. `predicted` is the chance
    that the model gives. `value` is the project's utility, `error` its standard error, `per_cost`
    the utility per unit of cost (nothing for a project that is free). Ranks begin at 1; equal
    values share a rank, and a project without a value per cost has no such rank.
    """

    project: str
    chosen: float
    lowest: float
    highest: float
    predicted: float
    value: float
    error: float
    per_cost: float | None
    rank: int
    rank_per_cost: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Valuation:
    """What a design and the answers to it say.

    `covariance` (P, P) belongs to the weights in their order. `likelihood` is the log-likelihood
    of those who chose, `likelihood_without` that of choosing at random among what fits. `slope` is
    the certificate: how far model and people still differ in the mean of any statistic, as a share
    of how far they could. `oddest`: the two projects whose choice together fits the model least.
    """

    design: Design
    people: int
    delegated: int
    weights: tuple[Weight, ...]
    covariance: NDArray[np.float64]
    projects: tuple[Desirability, ...]
    oddest: Pair | None
    mean_spent: float
    likelihood: float
    likelihood_without: float
    slope: float
    steps: int
    record: Record

    @property
    def values(self) -> NDArray[np.float64]:
        """The weights (P,) as numbers."""
        return np.array([weight.value for weight in self.weights])

    @property
    def explained(self) -> float:
        """The share of the log-likelihood that the weights explain (McFadden's rho squared)."""
        return 1.0 - self.likelihood / self.likelihood_without


def estimate(design: Design, answers: Sequence[Answer]) -> Valuation:
    """Estimate what people value from the portfolios that they chose.

    Maximum likelihood in the portfolio logit model, with all portfolios that fit the budget as the
    choice set (Dekker, Koster and Mouter 2019; Mouter, Koster and Dekker 2021). No chance is used.
    Refuses choices that were not possible and weights that cannot be told apart or have no bound.
    """
    return estimate_choices(design, read(design, answers))


def read(design: Design, answers: Sequence[Answer]) -> Choices:
    """Check a design and the answers to it."""
    models = models_seen(design, answers)
    refuse_confused(design, list(models.values()))
    return choices(design, models, answers)


def estimate_choices(design: Design, made: Choices) -> Valuation:
    """Estimate from answers that were read already."""
    pool, people = made.pool(), len(made.chosen)
    found = fit(pool)
    if found is None:
        # A group may have seen too few of the versions.
        refuse_confused(design, [one.model for one in pool.parts])
        refuse_separated(design, pool)
    said, together, projects = found.said, pool.together, design.projects
    covariance = _inverse(said.information) / people
    robust = covariance @ (pool.spread(found.weights) * people) @ covariance
    weights = _weights(pool.parameters, found.weights, covariance, robust)
    shares = _Shares(together.diagonal(), said.together.diagonal(), people, made.delegated)
    return Valuation(
        design=design,
        people=people,
        delegated=made.delegated,
        weights=weights,
        covariance=covariance,
        projects=_projects(design, shares, found.weights, covariance),
        oddest=oddest([one.id for one in projects], together, said.together, people),
        mean_spent=_mean_spent(design, made),
        likelihood=(float(pool.mean @ found.weights) - said.log_sum) * people,
        likelihood_without=-pool.log_sum(np.zeros(len(weights))) * people,
        slope=found.slope,
        steps=found.steps,
        record=record(
            "valuation.estimate",
            (
                for_record(design),
                made.delegated,
                made.chosen.shape,
                np.packbits(made.chosen),
                made.version if design.versions else None,
            ),
            [(weight.parameter, *_recorded(weight.value, weight.error)) for weight in weights],
        ),
    )


def _recorded(*numbers: float) -> list[float]:
    return [round(number, _RECORDED) + 0.0 for number in numbers]


def _inverse(information: Matrix) -> Matrix:
    """The inverse, by way of the correlations, so that units do not cost digits."""
    width = np.sqrt(information.diagonal())
    scale = np.outer(width, width)
    inverse: Matrix = np.linalg.inv(information / scale) / scale
    return (inverse + inverse.T) / 2


def _weights(
    parameters: tuple[Parameter, ...], values: Vector, covariance: Matrix, robust: Matrix
) -> tuple[Weight, ...]:
    errors = np.sqrt(covariance.diagonal())
    robust_errors = np.sqrt(np.maximum(robust.diagonal(), 0.0))
    reach = ndtri((1 + _CONFIDENCE) / 2) * errors
    columns = (values, errors, robust_errors, values - reach, values + reach)
    return tuple(
        Weight(parameter, *map(float, row))
        for parameter, row in zip(parameters, np.stack(columns, axis=1), strict=True)
    )


def _mean_spent(design: Design, made: Choices) -> float:
    """What people spent on average, at the costs that they saw."""
    spent = 0.0
    for name in made.models:
        costs = [float(project.cost) for project in as_seen(design, name).projects]
        spent += float(np.count_nonzero(made.chosen[made.version == name], axis=0) @ costs)
    return spent / len(made.chosen)


@dataclass(frozen=True, slots=True, eq=False)
class _Shares:
    """How many chose each project (J,), and how many the model says."""

    chosen: Vector
    predicted: Vector
    people: int
    delegated: int

    def among_all(self, j: int, *, by_expert: bool) -> float:
        """The share when those who delegated count too, an expert choosing it for all or none."""
        chosen = self.chosen[j] * self.people + (self.delegated if by_expert else 0)
        return float(chosen / (self.people + self.delegated))


def _projects(
    design: Design, shares: _Shares, weights: Vector, covariance: Matrix
) -> tuple[Desirability, ...]:
    loadings = loadings_of(design)
    count = loadings.shape[1]
    values = loadings @ weights[:count]
    errors = np.sqrt(np.einsum("ip,ip->i", loadings @ covariance[:count, :count], loadings))
    costs = [float(project.cost) for project in design.projects]
    per_cost = [value / cost if cost else None for value, cost in zip(values, costs, strict=True)]
    ranks, per_cost_ranks = ranked(list(values)), ranked(per_cost)
    return tuple(
        Desirability(
            project=project.id,
            chosen=float(shares.chosen[j]),
            lowest=shares.among_all(j, by_expert=False),
            highest=shares.among_all(j, by_expert=True),
            predicted=float(shares.predicted[j]),
            value=float(values[j]),
            error=float(errors[j]),
            per_cost=per_cost[j],
            rank=int(ranks[j] or 0),
            rank_per_cost=per_cost_ranks[j],
        )
        for j, project in enumerate(design.projects)
    )


def ranked(values: Sequence[float | None]) -> list[int | None]:
    """Ranks from 1 for the highest; what is equal to six decimals shares a rank."""
    rounded = [None if value is None else round(value, DECIMALS) for value in values]
    known = sorted((value for value in rounded if value is not None), reverse=True)
    return [None if value is None else 1 + known.index(value) for value in rounded]
