"""All portfolios written down one by one: slow, and right."""

import itertools
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from lemniscaat.methods.valuation import Design, Project
from lemniscaat.methods.valuation.spending import Ladder


def every_step(costs, limit) -> Ladder:
    """All whole steps up to the limit, also where no portfolio spends so much."""
    moves = tuple((slice(max(0, limit + 1 - cost)), slice(cost, None)) for cost in costs)
    return Ladder(tuple(costs), np.arange(limit + 1), moves)


@dataclass(frozen=True)
class Listed:
    """Every portfolio that fits (n, J), and its chance (n,)."""

    portfolios: np.ndarray
    chances: np.ndarray
    log_sum: float


def portfolios(costs, limit) -> np.ndarray:
    every = np.array(list(itertools.product([0, 1], repeat=len(costs))))
    return every[every @ np.array(costs) <= limit]


def logit(values, costs, money) -> Listed:
    """`money[s]` is what spending s steps is worth; more than its length does not fit."""
    fit = portfolios(costs, len(money) - 1)
    worth = fit @ values + np.asarray(money)[fit @ np.array(costs)]
    log_sum = float(np.logaddexp.reduce(worth))
    return Listed(fit, np.exp(worth - log_sum), log_sum)


@st.composite
def problems(draw, most=8, largest=5.0):
    """Values, costs and what money is worth, for up to `most` projects."""
    count = draw(st.integers(1, most))
    costs = draw(st.lists(st.integers(0, 6), min_size=count, max_size=count))
    value = st.floats(-largest, largest).map(lambda number: round(number, 3))
    values = np.array(draw(st.lists(value, min_size=count, max_size=count)))
    limit = draw(st.integers(0, sum(costs) + 2))
    money = np.array(draw(st.lists(value, min_size=limit + 1, max_size=limit + 1)))
    return values, costs, money


def design(costs, budget, **settings) -> Design:
    """Projects a, b, c, ... with these costs; `effects` as rows per project under names e0, e1."""
    rows = settings.pop("rows", None)
    names = tuple(f"e{number}" for number in range(len(rows[0]))) if rows is not None else ()
    projects = tuple(
        Project(
            chr(ord("a") + number),
            cost,
            dict(zip(names, map(float, rows[number]), strict=True)) if rows is not None else {},
        )
        for number, cost in enumerate(costs)
    )
    return Design(projects, budget, effects=names, **settings)
