"""The ranking of portfolios is the one that trying them all gives, also where they are equal."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lemniscaat.methods.valuation.best import best_of_each, ranking
from tests.methods.valuation.enumeration import every_step, portfolios


@st.composite
def whole_problems(draw):
    """Small whole values, so that many portfolios are worth the same."""
    count = draw(st.integers(1, 6))
    costs = draw(st.lists(st.integers(0, 4), min_size=count, max_size=count))
    values = draw(st.lists(st.integers(-2, 3), min_size=count, max_size=count))
    limit = draw(st.integers(0, sum(costs) + 1))
    money = draw(st.lists(st.integers(-2, 2), min_size=limit + 1, max_size=limit + 1))
    return np.array(values), costs, np.array(money)


def all_ranked(values, costs, money) -> list[tuple[int, ...]]:
    """Most value, then least cost, then without the last project in which they differ."""
    fit = portfolios(costs, len(money) - 1)
    spent = fit @ np.array(costs)
    worth = fit @ values + money[spent]
    order = sorted(
        range(len(fit)), key=lambda one: (-worth[one], spent[one], tuple(fit[one][::-1]))
    )
    return [tuple(np.flatnonzero(fit[one]).tolist()) for one in order]


@given(whole_problems(), st.integers(1, 70))
@settings(max_examples=50)
def test_the_first_so_many_are_the_best_of_all(problem, count) -> None:
    values, costs, money = problem
    found = ranking(values, every_step(costs, len(money) - 1), count)
    listed = [found.portfolio(*place) for place in found.top(money)]
    assert listed == all_ranked(values, costs, money)[:count]


@given(whole_problems())
@settings(max_examples=25)
def test_many_at_once_give_the_same_first_as_one_by_one(problem) -> None:
    values, costs, money = problem
    rows = np.stack([values, -values, values + 1])
    funds = np.stack([money, money, -money])
    found = best_of_each(rows, every_step(costs, len(money) - 1), funds)
    firsts = [all_ranked(one, costs, fund)[0] for one, fund in zip(rows, funds, strict=True)]
    assert [tuple(np.flatnonzero(row).tolist()) for row in found] == firsts
