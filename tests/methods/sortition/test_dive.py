"""A panel made whole from a split one obeys the rules, and is given up only when there is none."""

import numpy as np
import pytest

from lemniscaat.methods.sortition import programs
from lemniscaat.methods.sortition.dive import dive

EVERY = np.arange(2**13)[:, None] >> np.arange(13) & 1


@pytest.mark.parametrize("seed", range(8))
def test_it_finds_seats_of_that_worth_whenever_there_are(seed: int) -> None:
    """Thirteen kinds: few enough to try all, and rules that often send it back."""
    source = np.random.default_rng(seed)
    worth = source.integers(1, 50, 13).astype(float)
    rules = source.integers(0, 3, (3, 13)).astype(float)
    exact = rules @ source.integers(0, 2, 13)
    there = EVERY[(exact == EVERY @ rules.T).all(axis=1)] @ worth
    columns = np.zeros(13), np.ones(13)
    for goal in (there.min(), there.max(), there.max() + 1.0):
        solver = programs.program(worth, columns, rules, (exact, exact), presolve="off")
        seats = dive(solver, columns, goal)
        assert (seats is None) == (goal > there.max())
        if seats is not None:
            assert worth @ seats >= goal
            assert (rules @ seats == exact).all()
