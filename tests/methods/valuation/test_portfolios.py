"""The best portfolios, how sure they are, and what another budget changes."""

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lemniscaat.methods.valuation import (
    Answer,
    estimate,
    other_budget,
    portfolios,
    probability_better,
    simulate,
)
from lemniscaat.methods.valuation.model import model
from lemniscaat.methods.valuation.portfolios import at_budget
from lemniscaat.methods.words import Refused
from tests.methods.valuation.enumeration import design
from tests.methods.valuation.test_estimate import MODELS, written_out

FOUND = {
    name: estimate(asked, simulate(asked, weights, 300, seed=0))
    for name, (asked, weights) in MODELS.items()
}


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("budget", [None, 3, 8])
def test_the_list_is_that_of_all_portfolios_by_value(name, budget) -> None:
    found = FOUND[name]
    asked = at_budget(found.design, found.design.budget if budget is None else budget)
    fit, statistics = written_out(asked)
    nothing = statistics[~fit.any(axis=1)][0]
    above = statistics - nothing
    order = np.argsort(-(above @ found.values))[:4]
    best = portfolios(found, seed=0, budget=budget, count=4, draws=50).best
    ids = [project.id for project in asked.projects]
    for place, (one, row) in enumerate(zip(best, order, strict=True)):
        assert one.projects == tuple(ids[j] for j in np.flatnonzero(fit[row]))
        assert one.value == pytest.approx(above[row] @ found.values, abs=1e-9)
        error = math.sqrt(above[row] @ found.covariance @ above[row])
        assert one.error == pytest.approx(error, abs=1e-9)
        assert one.cost == sum(int(p.cost) for p in asked.projects if p.id in one.projects)
        assert place in (3, *range(3))
        assert (one.above_next is None) == (place == 3)


def test_the_chance_of_being_better_follows_from_the_uncertainty_of_the_weights() -> None:
    found = FOUND["constants"]
    one, other = ("a", "d"), ("b", "c")
    spread = np.array([1, -1, -1, 1, 0])
    mean = float(spread @ found.values)
    error = math.sqrt(spread @ found.covariance @ spread)
    expected = 0.5 * (1 + math.erf(mean / error / math.sqrt(2)))
    assert probability_better(found, one, other) == pytest.approx(expected)
    assert probability_better(found, other, one) == pytest.approx(1 - expected)
    assert probability_better(found, one, one) == 0.5
    with pytest.raises(Refused, match="spends 12"):
        probability_better(found, "abcde", one)


def test_the_share_of_draws_agrees_with_the_weights_drawn() -> None:
    """Two portfolios that are nearly as good are first about as often as their chance says."""
    found = FOUND["effects"]
    made = portfolios(found, seed="draws", count=40, draws=2_000)
    assert sum(one.first for one in made.best) == pytest.approx(1.0)
    shares = dict(made.in_best)
    for id_, share in shares.items():
        held = sum(one.first for one in made.best if id_ in one.projects)
        assert share == pytest.approx(held)
    top, second = made.best[:2]
    only_two = top.first / (top.first + second.first)
    assert only_two == pytest.approx(top.above_next, abs=0.05)


def test_draws_are_as_uncertain_as_the_weights_and_go_together_as_they_do() -> None:
    """Where one of two fits, each is first as often as the chance that it is better says."""
    asked = design([2, 2, 1], 2)
    found = estimate(asked, simulate(asked, [2.0, 2.1, 0.0], 150, seed=3))
    chance = probability_better(found, "a", "b")
    shares = dict(portfolios(found, seed=0, draws=4_000).in_best)
    assert 0.1 < chance < 0.9
    assert abs(shares["a"] - chance) < 5 * math.sqrt(chance * (1 - chance) / 4_000)
    assert shares["a"] + shares["b"] == pytest.approx(1.0)


def test_a_draw_comes_back_with_its_seed_and_nought_is_a_seed() -> None:
    found = FOUND["constants"]
    one, same, other = (portfolios(found, seed=seed, draws=200) for seed in (0, "0", 1))
    assert one == same
    assert one.in_best != other.in_best
    assert [p.projects for p in one.best] == [p.projects for p in other.best]


def test_no_portfolio_or_no_draw_is_refused() -> None:
    with pytest.raises(Refused, match="at least one"):
        portfolios(FOUND["effects"], seed=0, count=0)
    with pytest.raises(Refused, match="The budget must be a number of 0 or more"):
        portfolios(FOUND["effects"], seed=0, budget=-1)


@given(st.sampled_from(sorted(MODELS)), st.decimals(0, 14, places=1))
@settings(max_examples=30)
def test_what_another_budget_brings_equals_full_enumeration(name, budget) -> None:
    found = FOUND[name]
    asked = at_budget(found.design, budget)
    costs = np.array([int(project.cost) for project in asked.projects])
    every, chances = _all_chances(found, asked)
    outcome = other_budget(found, [budget]).outcomes[0]
    assert np.allclose(outcome.predicted, chances @ every, atol=1e-9)
    assert outcome.spent == pytest.approx(float(chances @ (every @ costs)))


def _all_chances(found, asked) -> tuple[np.ndarray, np.ndarray]:
    laid_out = model(asked)
    bits = np.arange(32)[:, None] >> np.arange(5) & 1
    every = bits[bits @ np.array(laid_out.ladder.costs) <= laid_out.ladder.spent[-1]].astype(bool)
    worth = laid_out.statistics(every) @ found.values
    return every.astype(float), np.exp(worth - np.logaddexp.reduce(worth))


@pytest.mark.parametrize("name", MODELS)
def test_a_stretch_of_budgets_has_one_best_portfolio(name) -> None:
    found = FOUND[name]
    stretches = other_budget(found).stretches
    assert stretches[0].start == 0
    assert [one.end for one in stretches[:-1]] == [one.start for one in stretches[1:]]
    assert stretches[-1].end is None
    for budget in range(13):
        here = [one for one in stretches if one.start <= budget < (one.end or 99)]
        best = portfolios(found, seed=0, budget=Decimal(budget), count=1, draws=1).best[0]
        assert [one.projects for one in here] == [best.projects]
        assert here[0].cost == best.cost


def test_what_is_worth_as_much_for_more_money_changes_nothing() -> None:
    made = [Answer(f"{one}{n}", one) for one in ("a", "b", "") for n in range(4)]
    made += [Answer("both of", "a"), Answer("them", "b")]
    stretches = other_budget(estimate(design([2, 3], 3), made)).stretches
    assert [(one.start, one.projects) for one in stretches] == [
        (0, ()),
        (2, ("a",)),
        (5, ("a", "b")),
    ]


@pytest.mark.parametrize("slack", [0, 1_500_000])
def test_costs_with_few_sums_have_the_best_of_every_budget(slack) -> None:
    """Against trying all, a cent below and at every budget where something changes."""
    costs = [1_234_567.89, 2_345_678.9, 987_654.32, 3_141_592.65]
    asked = design(costs, 4_000_000, ceiling=4_000_000 + slack)
    found = estimate(asked, simulate(asked, [0.3, 0.8, -0.1, 0.9], 200, seed=0))
    every = np.arange(16)[:, None] >> np.arange(4) & 1
    spent = np.rint(every @ np.array(costs) * 100).astype(int)
    stretches = other_budget(found).stretches
    assert len(stretches) > 3
    for stretch in stretches:
        for cents in (round(stretch.start * 100), round((stretch.end or 9e6) * 100) - 1):
            fits = every[spent <= cents + 100 * slack]
            best = fits[np.argmax(fits @ found.values)]
            assert stretch.projects == tuple("abcd"[j] for j in np.flatnonzero(best))


def test_budgets_that_are_asked_for_come_sorted_and_once() -> None:
    found = other_budget(FOUND["constants"], [7, 2.5, 7])
    assert [one.budget for one in found.outcomes] == [2.5, 7.0]
    with pytest.raises(Refused, match="at least one budget"):
        other_budget(FOUND["constants"], [])
