"""The solver is as fair as the fairest lottery over all panels there are, and it proves it."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from lemniscaat.methods.sortition.kinds import kinds
from lemniscaat.methods.sortition.problem import Person, Pool, Quota
from lemniscaat.methods.sortition.solve import CeilingTooLowError, Solution, solve


def pool_of(seed: int, *, homes: bool = True) -> Pool:
    """A small pool whose quotas lie close around one panel, so that there is one at least."""
    source = np.random.default_rng(seed)
    people = int(source.integers(5, 10))
    size = int(source.integers(2, min(people, 5)))
    values = source.integers(0, int(source.integers(2, 4)), (people, int(source.integers(2, 5))))
    home = source.integers(0, people, people) if homes else np.arange(people)
    _, first = np.unique(home, return_index=True)
    panel = source.permutation(first)[:size]
    quotas = [
        Quota(f"c{column}", f"v{value}", max(0, int(there - source.integers(0, 2))), int(there + 1))
        for column in range(values.shape[1])
        for value in np.unique(values[:, column])
        for there in [np.count_nonzero(values[panel, column] == value)]
    ]
    volunteers = [
        Person(f"p{at}", {f"c{c}": f"v{v}" for c, v in enumerate(row)}, f"h{home[at]}")
        for at, row in enumerate(values.tolist())
    ]
    return Pool(tuple(volunteers), tuple(quotas), len(panel))


def every_panel(pool: Pool) -> np.ndarray:
    """All panels there are, a row each, a column for each person: the slow and certain way."""
    rows = []
    for places in itertools.combinations(range(len(pool.people)), pool.size):
        panel = [pool.people[place] for place in places]
        apart = len({one.household for one in panel}) == pool.size
        if apart and all(
            quota.minimum
            <= sum(one.features[quota.category] == quota.value for one in panel)
            <= quota.maximum
            for quota in pool.quotas
        ):
            rows.append(np.isin(np.arange(len(pool.people)), places).astype(float))
    return np.array(rows)


def most(gain: np.ndarray, panels: np.ndarray, floor: np.ndarray, top: float) -> float | None:
    """The largest `gain @ chances` with every chance from its floor up to the top."""
    answer = linprog(
        -panels @ gain,
        A_ub=np.vstack([-panels.T, panels.T]),
        b_ub=np.concatenate([1e-9 - floor, np.full(len(floor), top)]),
        A_eq=np.ones((1, len(panels))),
        b_eq=[1.0],
    )
    return -answer.fun if answer.status == 0 else None


def fairest_of_all(panels: np.ndarray, top: float = 1.0) -> np.ndarray:
    """Leximin over all panels: raise all, hold each person who cannot rise alone, and again."""
    people = panels.shape[1]
    held = np.full(people, np.nan)
    while np.isnan(held).any():
        free = np.isnan(held)
        rows = np.vstack([np.append(-panels[:, at], float(free[at])) for at in range(people)])
        tops = np.hstack([panels.T, np.zeros((people, 1))])
        answer = linprog(
            np.append(np.zeros(len(panels)), -1.0),
            A_ub=np.vstack([rows, tops]),
            b_ub=np.append(np.where(free, 0.0, 1e-9 - np.nan_to_num(held)), np.full(people, top)),
            A_eq=np.append(np.ones(len(panels)), 0.0)[None],
            b_eq=[1.0],
        )
        level = -answer.fun
        floor = np.where(free, level, held)
        for at in np.flatnonzero(free):
            highest = most(np.eye(people)[at], panels, floor, top)
            if highest is None or highest < level + 1e-6:
                held[at] = level
    return held


def lowest_of_all(panels: np.ndarray) -> float:
    """The smallest that the largest chance can be in a lottery over all panels."""
    answer = linprog(
        np.append(np.zeros(len(panels)), 1.0),
        A_ub=np.hstack([panels.T, -np.ones((panels.shape[1], 1))]),
        b_ub=np.zeros(panels.shape[1]),
        A_eq=np.append(np.ones(len(panels)), 0.0)[None],
        b_eq=[1.0],
    )
    return float(answer.fun)


def chances(pool: Pool, solution: Solution) -> np.ndarray:
    """The chance of each person, in the order of the pool."""
    found = kinds(pool)
    given = np.zeros(len(pool.people))
    for members, chance in zip(
        found.members, solution.mixture.chances(found.rules.counts), strict=True
    ):
        given[list(members)] = chance
    return given


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.booleans())
def test_it_is_as_fair_as_the_fairest_of_all_panels(seed: int, homes: bool) -> None:  # noqa: FBT001
    pool = pool_of(seed, homes=homes)
    made = chances(pool, solve(kinds(pool).rules))
    assert np.abs(made - fairest_of_all(every_panel(pool))).max() < 1e-5


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_every_panel_obeys_and_the_bound_is_reached(seed: int) -> None:
    rules = kinds(pool_of(seed)).rules
    solution = solve(rules)
    mixed = solution.mixture
    used = mixed.panels @ rules.matrix.T
    assert (used >= rules.lower - 1e-9).all()
    assert (used <= rules.upper + 1e-9).all()
    assert (mixed.panels == np.rint(mixed.panels)).all()
    assert (mixed.panels >= 0).all()
    assert (mixed.panels <= rules.counts).all()
    assert mixed.weights.sum() == pytest.approx(1.0, abs=1e-12)
    assert mixed.weights.min() >= 0
    assert np.abs(mixed.chances(rules.counts) - solution.bound).max() < 1e-6


# In these pools split seats promise more than whole ones give.
BEYOND = [7, 13, 18, 19, 28, 55]
# And in these that is so under a ceiling that presses.
PRESSED = [19, 156]


@pytest.mark.parametrize("seed", BEYOND)
def test_a_plane_lies_before_no_panel_and_the_proof_still_holds(seed: int) -> None:
    """Nothing is lowered in silence: bound, lottery and all panels in a row say the same."""
    pool = pool_of(seed)
    found, panels = kinds(pool), every_panel(pool)
    solution = solve(found.rules)
    seats = np.array([panels[:, list(here)].sum(axis=1) for here in found.members]).T
    assert solution.planes
    for plane in solution.planes:
        assert (seats @ plane.worth).max() <= plane.most + 1e-7
    made = chances(pool, solution)
    assert np.abs(made - fairest_of_all(panels)).max() < 1e-5
    assert np.abs(solution.mixture.chances(found.rules.counts) - solution.bound).max() < 1e-6


@settings(max_examples=15)
@given(st.integers(0, 10**6))
def test_a_ceiling_is_kept_or_refused_with_the_lowest_there_is(seed: int) -> None:
    pool = pool_of(seed)
    rules, panels = kinds(pool).rules, every_panel(pool)
    lowest = lowest_of_all(panels)
    assert chances(pool, solve(rules, ceiling="lowest")).max() == pytest.approx(lowest, abs=1e-6)
    made = chances(pool, solve(rules, ceiling=min(1.0, lowest + 1e-6)))
    assert np.abs(made - fairest_of_all(panels, min(1.0, lowest + 1e-6))).max() < 1e-4
    if lowest > 0.02:
        with pytest.raises(CeilingTooLowError):
            solve(rules, ceiling=lowest - 0.01)


@pytest.mark.parametrize("seed", PRESSED)
@pytest.mark.parametrize("part", [0.0, 0.5])
def test_whole_panels_keep_a_ceiling_too(seed: int, part: float) -> None:
    """The ceiling lies between the lowest there is and the largest chance without one."""
    pool = pool_of(seed)
    rules, panels = kinds(pool).rules, every_panel(pool)
    lowest = lowest_of_all(panels)
    assert chances(pool, solve(rules, ceiling="lowest")).max() == pytest.approx(lowest, abs=1e-6)
    largest = float(chances(pool, solve(rules)).max())
    top = min(1.0, lowest + part * (largest - lowest) + 1e-7)
    solution = solve(rules, ceiling=top)
    made = chances(pool, solution)
    assert made.max() <= top + 1e-6
    assert np.abs(made - fairest_of_all(panels, top)).max() < 1e-4
    assert np.abs(solution.mixture.chances(rules.counts) - solution.bound).max() < 1e-6


@settings(max_examples=15)
@given(st.integers(0, 10**6))
def test_maximin_keeps_the_smallest_chance_and_lowers_the_largest(seed: int) -> None:
    pool = pool_of(seed)
    rules, panels = kinds(pool).rules, every_panel(pool)
    first, made = chances(pool, solve(rules)), chances(pool, solve(rules, "maximin"))
    assert made.min() == pytest.approx(first.min(), abs=1e-6)
    assert made.max() <= first.max() + 1e-6
    floor = np.full(len(made), made.min() - 1e-7)
    assert most(np.zeros(len(made)), panels, floor, made.max() - 1e-4) is None


@settings(max_examples=8)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_people_and_quotas_changes_nothing(seed: int, shuffle: object) -> None:
    pool = pool_of(seed)
    people, quotas = list(pool.people), list(pool.quotas)
    shuffle.shuffle(people)
    shuffle.shuffle(quotas)
    again = replace(pool, people=tuple(people), quotas=tuple(quotas))
    assert np.array_equal(
        chances(pool, solve(kinds(pool).rules)), chances(again, solve(kinds(again).rules))
    )


def test_people_who_are_alike_are_one_kind() -> None:
    people = [
        Person(f"p{at}", {"c": "ab"[at % 2]}, f"h{at // 2}" if at < 4 else None) for at in range(8)
    ]
    pool = Pool(tuple(people), (Quota("c", "a", 0, 9), Quota("c", "b", 0, 9)), 3)
    assert sorted(kinds(pool).members) == [(0, 2), (1, 3), (4, 6), (5, 7)]
