"""The portfolios that people value most, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtr, ndtri

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.records import Record, record
from lemniscaat.methods.valuation.best import best_of_each, ranking, whole
from lemniscaat.methods.valuation.choices import choices
from lemniscaat.methods.valuation.design import Answer, exact, for_record
from lemniscaat.methods.valuation.model import model
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Seed
    from lemniscaat.methods.valuation.design import Amount, Design
    from lemniscaat.methods.valuation.estimate import Valuation
    from lemniscaat.methods.valuation.model import Model

DRAWS = 1_000


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Some projects together.

    `value` is the expected utility above choosing nothing, `error` its standard error. `first` is
    the share of draws of the weights, within their uncertainty, in which no portfolio is better;
    `above_next` the chance that it is better than the next on the list (nothing for the last).
    """

    projects: tuple[str, ...]
    cost: float
    value: float
    error: float
    first: float
    above_next: float | None


@dataclass(frozen=True, slots=True)
class Portfolios:
    """The best portfolios under a budget, best first.

    `design` holds that budget. `in_best`: for each project the share of draws in which it is in the
    best portfolio.
    """

    design: Design
    best: tuple[Portfolio, ...]
    in_best: tuple[tuple[str, float], ...]
    draws: int
    record: Record


def portfolios(
    valuation: Valuation,
    *,
    seed: Seed,
    budget: Amount | None = None,
    count: int = 5,
    draws: int = DRAWS,
) -> Portfolios:
    """The `count` portfolios with the highest expected utility that fit, exactly (knapsack).

    Mouter, Koster and Dekker (2021) call the first the portfolio that maximises welfare. The draws
    are from the normal distribution of the estimates. Another `budget` leaves the weights alone.
    """
    if count < 1 or draws < 1:
        raise Refused(
            nl="Vraag om minstens één portefeuille en één trekking.",
            en="Ask for at least one portfolio and one draw.",
        )
    design = at_budget(valuation.design, valuation.design.budget if budget is None else budget)
    laid_out = model(design)
    values, money = map(whole, laid_out.parts(valuation.values))
    found = ranking(values, laid_out.ladder, count)
    best = [found.portfolio(*place) for place in found.top(money)]
    drawn = _drawn(laid_out, valuation, draws, Chance(seed).branch("weights"))
    listed = _described(design, laid_out, valuation, best, drawn)
    shares = drawn.mean(axis=0)
    in_best = tuple(
        (project.id, float(share)) for project, share in zip(design.projects, shares, strict=True)
    )
    outcome = [(one.projects, round(one.first, 3)) for one in listed]
    given = (valuation.record.output_digest, for_record(design), count, draws)
    made = record("valuation.portfolios", given, outcome, seed)
    return Portfolios(design, listed, in_best, draws, made)


def probability_better(valuation: Valuation, one: Collection[str], other: Collection[str]) -> float:
    """The chance that people value one portfolio above the other, as sure as the weights are.

    The difference is a sum of weights, so it is normal around its estimate; equal ones give a half.
    """
    answers = [Answer("one", tuple(one)), Answer("other", tuple(other))]
    laid_out = model(valuation.design)
    chosen = choices(valuation.design, {"": laid_out}, answers).chosen
    difference = np.diff(laid_out.statistics(chosen), axis=0)[0]
    return _above_nought(-difference, valuation)


def at_budget(design: Design, budget: Amount) -> Design:
    """The design itself with another budget, and a ceiling as far above it as before."""
    new = exact(budget, "het budget", "the budget")
    old = exact(design.budget, "het budget", "the budget")
    ceiling = old if design.ceiling is None else exact(design.ceiling, "het plafond", "the ceiling")
    return replace(design, budget=new, ceiling=new + ceiling - old, versions={})


def _drawn(laid_out: Model, valuation: Valuation, draws: int, chance: Chance) -> NDArray[np.bool_]:
    """The best portfolio (draws, J) for weights drawn within their uncertainty."""
    root = np.linalg.cholesky(valuation.covariance)
    # Half a step above what is drawn, so that nought does not become infinity.
    noise = ndtri(chance.uniforms(draws, len(valuation.weights)) + 2.0**-54)
    weights = valuation.values + noise @ root.T
    count = laid_out.loadings.shape[1]
    values = weights[:, :count] @ laid_out.loadings.T
    money = weights[:, count:] @ laid_out.money.T
    return best_of_each(whole(values), laid_out.ladder, whole(money))


def _described(
    design: Design,
    laid_out: Model,
    valuation: Valuation,
    best: list[tuple[int, ...]],
    drawn: NDArray[np.bool_],
) -> tuple[Portfolio, ...]:
    rows = np.zeros((len(best) + 1, len(design.projects)), dtype=bool)
    for place, projects in enumerate(best):
        rows[place, list(projects)] = True
    statistics = laid_out.statistics(rows)
    above_nothing = statistics[:-1] - statistics[-1]
    variances = np.einsum("np,pq,nq->n", above_nothing, valuation.covariance, above_nothing)
    made = []
    for place, projects in enumerate(best):
        last = place == len(best) - 1
        step = above_nothing[place] - above_nothing[place if last else place + 1]
        made.append(
            Portfolio(
                projects=tuple(design.projects[j].id for j in projects),
                cost=float(sum(exact(design.projects[j].cost, "", "") for j in projects)),
                value=float(above_nothing[place] @ valuation.values),
                error=float(np.sqrt(max(variances[place], 0.0))),
                first=float((drawn == rows[place]).all(axis=1).mean()),
                above_next=None if last else _above_nought(step, valuation),
            )
        )
    return tuple(made)


def _above_nought(difference: NDArray[np.float64], valuation: Valuation) -> float:
    mean = float(difference @ valuation.values)
    error = float(np.sqrt(np.maximum(difference @ valuation.covariance @ difference, 0.0)))
    return float(ndtr(mean / error)) if error else 0.5
