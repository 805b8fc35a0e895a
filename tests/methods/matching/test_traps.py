"""What went wrong elsewhere, each as a test of its own."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from lemniscaat.methods.matching import Person, Problem, Weights, faults, match, rematch
from lemniscaat.methods.words import Refused
from tests.methods.matching.oracle import couples


def people(firsts: int, seconds: int) -> tuple[Person, ...]:
    """People on one spot."""
    return tuple(
        Person(f"{world}{index}", world, (0.0, 0.0), 5.0)
        for world, count in (("f", firsts), ("g", seconds))
        for index in range(count)
    )


def test_who_must_not_meet_is_no_couple_even_if_somebody_stays_alone() -> None:
    """With a large cost instead of a rule, f0 and g0 would have been the cheapest way out."""
    problem = Problem(people(2, 2), apart=(("f0", "g0"), ("g0", "f1")), triples=False)
    matching = match(problem, seed=0)
    assert len(matching.pairs) == 1
    assert {one.id for one in matching.unmatched} >= {"g0"}
    assert faults(matching) == ()


def test_the_odd_one_is_never_dropped_in_silence() -> None:
    joined = match(Problem(people(3, 2)), seed=0)
    assert (len(joined.pairs), joined.matched, joined.unmatched) == (2, 5, ())
    alone = match(Problem(people(3, 2), triples=False), seed=0)
    assert (alone.matched, len(alone.unmatched)) == (4, 1)
    assert "more people than places" in alone.unmatched[0].reason.en


def test_at_most_one_joins_a_couple() -> None:
    matching = match(Problem(people(9, 2)), seed=0)
    assert [len(pair.ids) for pair in matching.pairs] == [3, 3]
    assert len(matching.unmatched) == 5


def test_who_joins_does_so_for_the_partner_from_the_other_world() -> None:
    """f2 shares a theme with f0 and with g1; only the second counts."""
    likes = {"f0": "aec", "f1": "bd", "f2": "c", "g0": "ae", "g1": "bdc"}
    group = tuple(Person(name, name[0], themes=frozenset(own)) for name, own in likes.items())
    matching = match(Problem(group), seed=0)
    assert [pair.ids for pair in matching.pairs] == [("f0", "g0"), ("f1", "g1", "f2")]
    third = matching.pairs[1].third
    assert third is not None
    assert (third.partner, third.meeting.points) == ("g1", 10.0)


def test_three_need_one_time_that_all_have() -> None:
    times = {"f0": "ab", "f1": "bc", "g0": "ac"}
    group = tuple(replace(person, slots=frozenset(times[person.id])) for person in people(2, 1))
    matching = match(Problem(group), seed=0)
    assert len(matching.pairs[0].ids) == 2
    assert len(matching.unmatched) == 1


def test_who_is_kept_apart_from_everybody_is_named() -> None:
    apart = tuple(("f0", f"g{index}") for index in range(3))
    matching = match(Problem(people(1, 3), apart=apart), seed=0)
    assert matching.pairs == ()
    reasons = {one.id: one.reason.en for one in matching.unmatched}
    assert sorted(reasons) == ["f0", "g0", "g1", "g2"]
    assert "excluded" in reasons["f0"]


def test_colleagues_do_not_meet() -> None:
    group = tuple(replace(person, employer="town") for person in people(1, 1))
    assert match(Problem(group), seed=0).pairs == ()
    unknown = tuple(replace(person, employer="") for person in group)
    assert len(match(Problem(unknown), seed=0).pairs) == 1


def test_one_couple_more_goes_before_any_number_of_points() -> None:
    """f0 and g0 share 50 themes; both also fit people who fit nobody else."""
    many = frozenset(map(str, range(50)))
    spots = {"f0": 0.0, "g0": 0.0, "f1": -4.0, "g1": 4.0}
    group = tuple(
        Person(name, name[0], (x, 0.0), 5.0, many if x == 0 else frozenset())
        for name, x in spots.items()
    )
    matching = match(Problem(group, coordinates="km"), seed=0)
    assert couples(matching) == (("f0", "g1"), ("f1", "g0"))


def test_the_limit_of_either_counts_and_itself_is_near_enough() -> None:
    def pair(one: float | None, other: float | None) -> Problem:
        ends = (Person("f", "f", (0.0, 0.0), one), Person("g", "g", (7.0, 0.0), other))
        return Problem(ends, coordinates="km")

    assert len(match(pair(7.0, None), seed=0).pairs) == 1
    assert match(pair(6.9, None), seed=0).pairs == ()
    assert match(pair(None, 6.9), seed=0).pairs == ()
    assert len(match(pair(1e300, 7.0), seed=0).pairs) == 1


def test_without_places_themes_decide() -> None:
    group = (
        Person("f0", "f", themes=frozenset("a")),
        Person("f1", "f", themes=frozenset("b")),
        Person("g0", "g", themes=frozenset("b")),
        Person("g1", "g", themes=frozenset("a")),
    )
    matching = match(Problem(group), seed=0)
    assert couples(matching) == (("f0", "g1"), ("f1", "g0"))
    assert matching.pairs[0].meeting.km is None


def spoilt(**changes: object) -> Problem:
    return Problem((replace(people(1, 1)[0], **changes), people(1, 1)[1]))


def too_precise() -> None:
    """Floating numbers would no longer tell all sums from each other."""
    sides = [("f", 0.0, 300), ("g", 0.0, 299), ("g", 180.0, 1)]
    ends = [
        Person(f"{world}{east}{index}", world, (0.0, east))
        for world, east, count in sides
        for index in range(count)
    ]
    problem = Problem(tuple(ends), Weights(km=1_000))
    rematch(problem, [(ends[0].id, ends[-1].id)], may_change=True, seed=0)


@pytest.mark.parametrize(
    ("ask", "word"),
    [
        (lambda: Problem(()), "exactly two worlds"),
        (lambda: Problem(people(1, 0)), "exactly two worlds.* f"),
        (
            lambda: spoilt(world="third") and Problem((*people(1, 1), Person("h", "h"))),
            "f, g and h",
        ),
        (lambda: spoilt(id="g0"), "more than once: g0"),
        (lambda: spoilt(id=""), "needs an id"),
        (lambda: spoilt(place=(math.nan, 5.0)), "coordinates of f0 are not numbers"),
        (lambda: spoilt(place=(math.inf, 5.0)), "coordinates of f0 are not numbers"),
        (lambda: spoilt(place=None), "place of f0\\."),
        (lambda: spoilt(place=(155_000.0, 463_000.0)), "kilometres, not in metres"),
        (lambda: spoilt(max_km=math.nan), "how far f0"),
        (lambda: spoilt(max_km=-1.0), "how far f0"),
        (lambda: replace(spoilt(), apart=(("f0", "g9"),)), "g9, who is not in the list"),
        (lambda: replace(spoilt(), people=people(10_001, 10_000)), "too many people"),
        (lambda: Weights(km=-1), "weight km"),
        (lambda: Weights(theme=0.5), "weight theme"),
        (too_precise, "too large to be exact"),
    ],
)
def test_what_cannot_be_is_refused_in_words(ask: object, word: str) -> None:
    with pytest.raises(Refused, match=f"(?i){word}"):
        ask()


def test_somebody_who_met_before_may_be_gone() -> None:
    problem = Problem(people(1, 1), earlier=(("f0", "long gone"),))
    assert len(match(problem, seed=0).pairs) == 1
