"""The tables say exactly what all portfolios together say."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import expit

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.valuation import knapsack
from lemniscaat.methods.valuation.best import best_of_each, ranking, whole
from lemniscaat.methods.valuation.spending import climb
from tests.methods.valuation.enumeration import every_step, logit, portfolios, problems


def same_as_listed(values, costs, money) -> None:
    steps = every_step(costs, len(money) - 1)
    found, listed = knapsack.moments(values, steps, money), logit(values, costs, money)
    fit, chances = listed.portfolios, listed.chances
    assert np.isclose(found.log_sum, listed.log_sum, rtol=1e-12, atol=1e-12)
    assert knapsack.log_sum(values, steps, money) == found.log_sum
    assert np.allclose(found.chosen, chances @ fit, rtol=1e-9, atol=1e-300)
    assert np.allclose(found.together, (fit.T * chances) @ fit, rtol=1e-9, atol=1e-300)
    spent = fit @ np.array(costs)
    for steps in range(len(money)):
        here = chances[spent == steps]
        assert np.isclose(found.spent[steps], here.sum(), rtol=1e-9, atol=1e-300)
        if here.sum() > 1e-250:
            share = here @ fit[spent == steps] / here.sum()
            assert np.allclose(found.given[steps], share, rtol=1e-9, atol=1e-300)


@settings(max_examples=30)
@given(problems())
def test_chances_of_projects_pairs_and_amounts_equal_full_enumeration(problem) -> None:
    same_as_listed(*problem)


@given(problems(most=6), st.integers(1_000, 10_000))
@settings(max_examples=20)
def test_few_sums_in_many_steps_say_the_same_as_all_steps(problem, unit) -> None:
    """Cost 2 of 9 or 2 million of 9 million: whatever is done with the ladder."""
    values, costs, money = problem
    steps = every_step(costs, len(money) - 1)
    sums = climb([cost * unit for cost in costs], (len(money) - 1) * unit + unit // 2)
    there = sums.spent // unit
    here = money[there]
    assert sorted({int(row @ costs) for row in portfolios(costs, len(money) - 1)}) == there.tolist()
    found, listed = knapsack.moments(values, sums, here), knapsack.moments(values, steps, money)
    assert np.allclose(found.together, listed.together, rtol=1e-9, atol=1e-300)
    assert np.allclose(found.given, listed.given[there], rtol=1e-9, atol=1e-300)
    assert np.isclose(knapsack.log_sum(values, sums, here), listed.log_sum)
    uniforms = Chance(unit).uniforms(50, len(costs) + 1)
    drawn = [knapsack.sample(values, *one, uniforms) for one in ((sums, here), (steps, money))]
    assert np.array_equal(*drawn)
    rounded, funds = whole(values, 1), [whole(one, 1) for one in (here, money)]
    ranked = [
        [listed.portfolio(*place) for place in listed.top(fund)]
        for listed, fund in zip(
            (ranking(rounded, sums, 5), ranking(rounded, steps, 5)), funds, strict=True
        )
    ]
    assert ranked[0] == ranked[1]
    bests = [
        best_of_each(rounded[None], one, fund[None])
        for one, fund in zip((sums, steps), funds, strict=True)
    ]
    assert np.array_equal(*bests)


@settings(max_examples=30)
@given(problems(most=6, largest=50.0))
def test_values_up_to_fifty_neither_overflow_nor_lose_digits(problem) -> None:
    """Even a chance of 1e-100 has its digits."""
    with np.errstate(all="raise", under="ignore"):
        same_as_listed(*problem)


@given(st.lists(st.floats(-30, 30), min_size=1, max_size=60), st.integers(0, 9))
@settings(max_examples=25)
def test_a_budget_for_everything_leaves_independent_choices(values, spare) -> None:
    costs = [1 + number % 3 for number in range(len(values))]
    values = np.array(values)
    limit = sum(costs) + spare
    found = knapsack.moments(values, every_step(costs, limit), np.zeros(limit + 1))
    alone = expit(values)
    assert np.isclose(found.log_sum, np.logaddexp(0, values).sum())
    assert np.allclose(found.chosen, alone, rtol=1e-9)
    apart = np.outer(alone, alone)
    np.fill_diagonal(apart, alone)
    assert np.allclose(found.together, apart, rtol=1e-9)


@given(problems())
@settings(max_examples=30)
def test_a_chance_lies_between_nought_and_one(problem) -> None:
    values, costs, money = problem
    found = knapsack.moments(values, every_step(costs, len(money) - 1), money)
    for chances in (found.chosen, found.together, found.spent, found.given):
        assert chances.min() >= 0
        assert chances.max() <= 1 + 1e-12


def test_portfolios_are_drawn_as_often_as_the_model_says() -> None:
    """Every portfolio of four projects in 40,000 draws, within five standard deviations."""
    values, costs = np.array([0.5, -0.3, 1.0, 0.2]), [2, 1, 3, 0]
    money = np.array([0.0, 0.2, -0.1, 0.4, 0.0])
    drawn = knapsack.sample(values, every_step(costs, 4), money, Chance(0).uniforms(40_000, 5))
    listed = logit(values, costs, money)
    for portfolio, chance in zip(listed.portfolios, listed.chances, strict=True):
        share = (drawn == portfolio).all(axis=1).mean()
        assert abs(share - chance) < 5 * np.sqrt(chance * (1 - chance) / 40_000)
