"""The couples are as many as can be and then the best: against every other way, and by proof."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from lemniscaat.methods.matching import Person, Problem, faults, match
from lemniscaat.methods.matching.assignment import Assignment
from lemniscaat.methods.matching.scores import Graph
from lemniscaat.methods.matching.worst import highest_floor
from tests.methods.matching.oracle import (
    Couple,
    couples,
    matchings,
    may_meet,
    problems,
    scores,
    tenths,
    value,
)


@settings(max_examples=20)
@given(problems(), st.integers(0, 3))
def test_no_other_way_makes_more_couples_or_better_ones(problem: Problem, seed: int) -> None:
    best = max(value(problem, way) for way in matchings(scores(problem)))
    matching = match(problem, seed=seed)
    assert value(problem, couples(matching)) == best
    assert round(10 * matching.total) == best[1]


@settings(max_examples=20)
@given(problems(objective="worst"))
def test_the_worst_couple_first_and_then_the_total(problem: Problem) -> None:
    points = scores(problem)

    def worth(way: tuple[Couple, ...]) -> tuple[int, int, int]:
        each = [points[couple] for couple in way]
        return len(way), min(each, default=0), sum(each)

    best = max(worth(way) for way in matchings(points))
    assert worth(couples(match(problem, seed=1))) == best


def test_a_better_worst_couple_may_cost_points() -> None:
    """30 and 0 points, or 10 and 10."""
    likes = {"f0": "abc", "f1": "d", "g0": "abcd", "g1": "a"}
    group = tuple(Person(name, name[0], themes=frozenset(own)) for name, own in likes.items())
    total = match(Problem(group), seed=0)
    worst = match(Problem(group, objective="worst"), seed=0)
    assert [pair.meeting.points for pair in total.pairs] == [30.0, 0.0]
    assert [pair.meeting.points for pair in worst.pairs] == [10.0, 10.0]
    assert worst.certificate.floor == 100


@pytest.mark.parametrize("looked_at", [(0, 3), (0, 1, 2, 3)])
def test_the_highest_floor_is_found_beyond_the_edges_that_were_looked_at(
    looked_at: tuple[int, ...],
) -> None:
    graph = Graph(np.array([[10, 20], [20, 10]], np.int32), np.ones((2, 2), np.bool_))
    prices = np.zeros(2, np.int64)
    found = Assignment(np.array([0, 1]), prices, prices, np.array(looked_at))
    assert highest_floor(graph, found) == 20


@settings(max_examples=20)
@given(problems(most=4))
def test_those_who_join_are_as_many_as_can_be_and_then_the_best(problem: Problem) -> None:
    matching = match(problem, seed=2)
    person = {one.id: one for one in problem.people}
    placed = {name for pair in couples(matching) for name in pair}
    left = [name for name in person if name not in placed]
    allowed = {}
    for name, (a, b) in product(left, couples(matching)):
        if may_meet(problem, person[name], person[a], person[b]):
            partner = b if name[0] == a[0] else a
            allowed[name, a] = tenths(problem, person[name], person[partner])
    best = max((len(way), sum(allowed[one] for one in way)) for way in matchings(allowed))
    thirds = [pair.third for pair in matching.pairs if pair.third is not None]
    assert (len(thirds), round(10 * sum(one.meeting.points for one in thirds))) == best
    assert {one.id for one in thirds} <= set(left)
    assert match(replace(problem, triples=False), seed=2).matched == 2 * len(matching.pairs)


@settings(max_examples=20)
@given(problems(), st.sampled_from(["total", "worst"]))
def test_nobody_meets_who_must_not_and_the_proof_holds(problem: Problem, objective: str) -> None:
    matching = match(replace(problem, objective=objective), seed="x")
    person = {one.id: one for one in problem.people}
    assert all(may_meet(problem, *map(person.get, pair.ids)) for pair in matching.pairs)
    assert faults(matching) == ()


@settings(max_examples=20)
@given(problems())
def test_everyone_is_in_the_answer_once(problem: Problem) -> None:
    matching = match(problem, seed=0)
    somewhere = [name for pair in matching.pairs for name in pair.ids]
    somewhere += [one.id for one in matching.unmatched]
    assert sorted(somewhere) == sorted(person.id for person in problem.people)
    assert matching.matched + len(matching.unmatched) == len(problem.people)


@settings(max_examples=20)
@given(problems(), st.randoms(use_true_random=False))
def test_one_exclusion_more_never_makes_it_better(problem: Problem, chance: object) -> None:
    before = match(problem, seed=0)
    every = list(combinations([one.id for one in problem.people], 2))
    more = replace(problem, apart=(*problem.apart, chance.choice(every)))
    after = match(more, seed=0)
    assert (len(after.pairs), after.total) <= (len(before.pairs), before.total)


def test_it_is_exact_where_each_begins_with_only_a_few_of_the_others() -> None:
    """More people than edges at the start, in two towns far apart: scipy's dense method agrees."""
    turn = [(index * 37 % 101 / 10, index * 53 % 97 / 10) for index in range(150)]
    towns = [*[(0.0, 0.0)] * 80, *[(200.0, 0.0)] * 70]
    people = [
        Person(f"{world}{index:03}", world, (x + town * (world == "g"), y + index % 7))
        for world in "fg"
        for index, ((x, y), (town, _)) in enumerate(zip(turn, towns, strict=True))
    ]
    matching = match(Problem(tuple(people), coordinates="km"), seed=0)
    table = [
        [round(10 * math.dist(one.place, other.place)) for other in people[150:]]
        for one in people[:150]
    ]
    rows, columns = linear_sum_assignment(np.array(table))
    assert round(-10 * matching.total) == np.array(table)[rows, columns].sum()
    assert faults(matching) == ()


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        ((52.0, 5.0), (53.0, 5.0), 111.2),
        ((0.0, 0.0), (0.0, 90.0), 10_007.6),
        ((60.0, 0.0), (60.0, 1.0), 55.6),
        ((90.0, 0.0), (-90.0, 10.0), 20_015.1),
        ((8.0, 147.0), (-8.0, -33.0), 20_015.1),
        ((52.0, 179.9), (52.0, -179.9), 13.7),
        ((52.0, 5.0), (52.0, 5.0), 0.0),
    ],
)
def test_distances_follow_the_great_circle(
    one: tuple[float, float], other: tuple[float, float], km: float
) -> None:
    """A degree of the circle is 111.195 km, and narrower by the cosine of the latitude."""
    people = (Person("a", "w", one), Person("b", "e", other))
    matching = match(Problem(people), seed=0)
    assert matching.pairs[0].meeting.km == km
    assert faults(matching) == ()
