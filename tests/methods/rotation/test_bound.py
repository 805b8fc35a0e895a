"""The bound is never above what can be, by trying everything in small gatherings."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lemniscaat.methods.rotation import Person, Problem, Table, seat
from lemniscaat.methods.rotation.bound import bounds, pairs
from lemniscaat.methods.rotation.plan import plan
from lemniscaat.methods.rotation.possible import possible
from lemniscaat.methods.words import Refused
from tests.methods.rotation.gatherings import gathering


def fewest(problem: Problem) -> tuple[int, int]:
    """The fewest repeats and the fewest weighted repeats, over all seatings with level tables."""
    made = plan(problem)
    upper = np.triu_indices(len(made.people), 1)
    total = np.zeros((1, len(upper[0])), dtype=np.int64)
    for number in range(problem.rounds):
        total = (total[:, None] + options(problem, number)[None][:, :, : len(upper[0])]).reshape(
            -1, len(upper[0])
        )
        total = np.unique(total, axis=0)
    again = np.maximum(total - 1, 0).sum(axis=1)
    return int(again.min()), int((total * (total - 1) // 2).sum(axis=1).min())


def options(problem: Problem, number: int) -> np.ndarray:
    """Who meets whom in each possible round: the rows are all rounds that keep all rules."""
    made = plan(problem)
    count, tables = len(made.people), len(made.tables)
    there = made.present[number]
    choices = [range(tables) if here else [-1] for here in there]
    found: dict[int, list[np.ndarray]] = {}
    upper = np.triu_indices(count, 1)
    party = np.equal.outer(made.party, made.party)
    apart = made.apart[np.ix_(made.party, made.party)]
    for chosen in product(*choices):
        seats = np.array(chosen)
        sizes = np.bincount(seats[there], minlength=tables)
        met = np.equal.outer(seats, seats) & there & there[:, None]
        if (
            (sizes > made.seats).any()
            or not made.allowed[made.party[there], seats[there]].all()
            or (met & apart).any()
            or (party & ~met & there & there[:, None]).any()
        ):
            continue
        low, high = made.low[number], made.high[number]
        uneven = int(np.maximum(np.maximum(low - sizes, sizes - high), 0).sum())
        found.setdefault(uneven, []).append(met[upper].astype(np.int64))
    return np.unique(np.array(found[min(found)]), axis=0)


@pytest.mark.parametrize(
    ("people", "tables", "rounds"),
    [(4, 2, 4), (5, 2, 3), (6, 2, 3), (6, 3, 3), (7, 2, 3), (6, 3, 4), (4, 1, 3), (3, 3, 2)],
)
def test_small_gatherings_without_rules_reach_the_true_minimum(
    people: int, tables: int, rounds: int
) -> None:
    problem = gathering(people, tables, rounds, attributes=0)
    figures = seat(problem, seed=1, patience=100).figures
    repeats, weighted = fewest(problem)
    assert figures.bound <= repeats <= figures.repeats
    assert figures.weighted_bound <= weighted == figures.weighted


@settings(max_examples=30)
@given(st.data())
def test_the_bound_is_never_above_what_is_possible(data: st.DataObject) -> None:
    count, rounds = data.draw(st.integers(2, 6)), data.draw(st.integers(2, 3))
    names = [f"p{number}" for number in range(count)]
    some = st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True)
    tables = [
        Table(f"t{n}", data.draw(st.integers(2, 4)), frozenset("r" * (n == 0))) for n in range(2)
    ]
    tables += [Table("t2", 2)] * data.draw(st.booleans())
    there = [
        Person(
            name,
            needs=frozenset("r" * (data.draw(st.integers(0, 4)) == 4)),
            first=data.draw(st.sampled_from([1, 1, 1, 2])),
        )
        for name in names
    ]
    hosts = data.draw(
        st.dictionaries(st.sampled_from(names), st.sampled_from(["t0", "t1"]), max_size=3)
    )
    apart, together = data.draw(st.lists(some, max_size=1)), data.draw(st.lists(some, max_size=1))
    problem = Problem(there, tables, rounds, hosts, apart, together)
    try:
        least = bounds(possible(plan(problem)))
    except Refused:
        assume(False)
    repeats, weighted = fewest(problem)
    assert least.repeats <= repeats
    assert least.weighted <= weighted


def test_each_way_of_counting_gives_a_bound_of_its_own() -> None:
    """By hand: one table, company, crowded tables, hosts, and pairs that two rounds share."""

    def repeats(problem: Problem) -> int:
        return bounds(possible(plan(problem))).repeats

    assert repeats(gathering(4, 1, 3)) == 2 * 6
    pair = gathering(16, 4, 4)
    assert repeats(replace(pair, together=[("p000", "p001")])) == 3
    assert repeats(replace(pair, hosts={"p000": "1", "p001": "1"})) == 3
    assert repeats(gathering(40, 4, 2)) == 8 * 3 + 8
    everyone = gathering(16, 4, 6)  # 18 meetings with 15 others, for each of 16
    assert repeats(everyone) == 16 * 3 // 2
    needy = [replace(p, needs=frozenset("r")) if p.id < "p004" else p for p in pair.people]
    one = [replace(t, offers=frozenset("r")) if t.id < "3" else t for t in pair.tables]
    assert repeats(replace(pair, people=needy, tables=one)) == 4 * 2 - 6


def test_people_spread_evenly_make_the_fewest_pairs() -> None:
    assert [pairs(people, 3) for people in range(8)] == [0, 0, 0, 0, 1, 2, 3, 5]
    assert pairs(3, 0) == 0
