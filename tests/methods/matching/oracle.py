"""Small problems, and the best answer found by trying everything: nothing here knows the method."""

from __future__ import annotations

import math
from itertools import combinations, product
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from lemniscaat.methods.matching import Matching, Person, Problem, Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lemniscaat.methods.matching.problem import Objective

Couple = tuple[str, str]


@st.composite
def problems(draw: st.DrawFn, most: int = 5, objective: Objective = "total") -> Problem:
    """People on a small field who share little, so that much is impossible and much is equal."""
    some = st.sampled_from(["", "a", "b", "ab"])
    person = st.builds(
        Person,
        id=st.just("?"),
        world=st.just("?"),
        place=st.tuples(st.integers(0, 6), st.integers(0, 3)).map(lambda at: (at[0] / 2, at[1])),
        max_km=st.sampled_from([None, 1.0, 2.5, 4.0]),
        themes=some.map(frozenset),
        slots=some.map(frozenset),
        background=st.sampled_from(["", "x", "y"]).map(lambda value: {"sector": value}),
        employer=st.sampled_from(["", "", "p", "q"]),
    )
    sizes = draw(st.tuples(st.integers(1, most), st.integers(1, most)))
    people = tuple(
        Person(**{**_fields(draw(person)), "id": f"{world}{index}", "world": world})
        for world, size in zip("fg", sizes, strict=True)
        for index in range(size)
    )
    every = list(combinations([one.id for one in people], 2))
    pair = st.lists(st.sampled_from(every), max_size=4).map(tuple)
    return Problem(
        people,
        Weights(km=2, theme=3, difference=1),
        coordinates="km",
        apart=draw(pair),
        earlier=draw(pair),
        objective=objective,
    )


def _fields(person: Person) -> dict[str, object]:
    return {name: getattr(person, name) for name in Person.__dataclass_fields__}


def may_meet(problem: Problem, *people: Person) -> bool:
    """The rules, as the brief of the method says them."""
    forbidden = {frozenset(couple) for couple in (*problem.apart, *problem.earlier)}
    slots = [person.slots for person in people if person.slots]
    if slots and not frozenset.intersection(*slots):
        return False
    for one, other in combinations(people, 2):
        far = math.dist(one.place, other.place)
        limit = min(person.max_km if person.max_km is not None else 99 for person in (one, other))
        same = one.employer and one.employer == other.employer
        if round(10 * far) > round(10 * limit) or same or {one.id, other.id} in forbidden:
            return False
    return True


def tenths(problem: Problem, one: Person, other: Person) -> int:
    """The points of two people, in tenths."""
    weights, sectors = problem.weights, {one.background["sector"], other.background["sector"]}
    worth = weights.theme * len(one.themes & other.themes)
    worth += weights.slot * len(one.slots & other.slots)
    worth += weights.difference * (len(sectors - {""}) == 2)
    return 10 * worth - weights.km * round(10 * math.dist(one.place, other.place))


def scores(problem: Problem) -> dict[Couple, int]:
    """Each couple that may meet, with its points in tenths."""
    worlds = [[one for one in problem.people if one.world == world] for world in "fg"]
    return {
        (one.id, other.id): tenths(problem, one, other)
        for one, other in product(*worlds)
        if may_meet(problem, one, other)
    }


def matchings(allowed: dict[Couple, int]) -> Iterator[tuple[Couple, ...]]:
    """Every way to make couples out of these, also with fewer than there could be."""
    if not allowed:
        yield ()
        return
    first, *_ = min(allowed)
    mine = [couple for couple in allowed if couple[0] == first]
    rest = {couple: points for couple, points in allowed.items() if couple[0] != first}
    yield from matchings(rest)
    for couple in mine:
        without = {other: points for other, points in rest.items() if other[1] != couple[1]}
        yield from ((couple, *others) for others in matchings(without))


def couples(matching: Matching) -> tuple[Couple, ...]:
    """The couples of an answer, without who joined."""
    return tuple((pair.a, pair.b) for pair in matching.pairs)


def value(problem: Problem, chosen: Sequence[Couple]) -> tuple[int, int]:
    """How many couples, and their points in tenths."""
    points = scores(problem)
    return len(chosen), sum(points[couple] for couple in chosen)
