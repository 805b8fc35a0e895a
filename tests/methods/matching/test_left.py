"""Who has no partner hears why, and what the smallest change would do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from lemniscaat.methods.matching import Person, Problem, match
from tests.methods.matching.oracle import couples, may_meet, problems


def person(name: str, x: float, max_km: float | None = None, slots: str = "") -> Person:
    return Person(name, name[0], (x, 0.0), max_km, slots=frozenset(slots))


def told(*people: Person, **settings: object) -> tuple[str, str]:
    """What the first person hears: the reason and what helps."""
    matching = match(Problem(people, coordinates="km", **settings), seed=0)
    (one,) = [one for one in matching.unmatched if one.id == people[0].id]
    return one.reason.en, one.help.en


@pytest.mark.parametrize(
    ("people", "reason", "helps"),
    [
        (
            [person("f", 0, 5), *(person(f"g{x}", x) for x in (9.3, 9.9, 30.0))],
            "Nobody lives near enough for how far both people want to travel.",
            "With 5 km more there are 2 possible partners.",
        ),
        (
            [person("f", 0, 5), person("g", 9, 3)],
            "Nobody lives near enough for how far both people want to travel.",
            "With 6 km more for this person and for the other there is one possible partner.",
        ),
        (
            [person("f", 0, 5, "a"), person("g1", 1, 5, "bc"), person("g2", 1, 5, "c")],
            "Nobody has a time in common with this person.",
            "With the time c added there are 2 possible partners.",
        ),
        (
            [person("f", 0, 5, "a"), person("g1", 1, 5, "b"), person("g2", 7, None, "a")],
            "Who is near has no time in common. Who does have a time in common is too far away.",
            (
                "With 2 km more there is one possible partner. "
                "Or: With the time b added there is one possible partner."
            ),
        ),
        (
            [person("f", 0, 5, "a"), person("g1", 8, None, "b")],
            "Nobody lives near enough and nobody has a time in common.",
            "With 3 km more, and with the time b added, there is one possible partner.",
        ),
    ],
)
def test_the_reason_and_the_smallest_change(people: list[Person], reason: str, helps: str) -> None:
    assert told(*people) == (reason, helps)


def test_of_more_people_than_places_each_hears_what_would_make_a_place() -> None:
    group = [person("f", 3, 3), person("f2", 1, 3), person("g", 0, 3)]
    reason, helps = told(*group, triples=False)
    assert reason == (
        "There are more people than places. There is one possible partner, "
        "but somebody else is with them."
    )
    assert helps == "Allowing that somebody joins a couple; there is one where that could be."
    apart = (("f", "f2"),)
    assert told(*group, triples=False, apart=apart)[1] == (
        "One more person from the world g, near and at the same time."
    )
    assert told(*group, person("g9", 9), triples=False, apart=apart)[1] == (
        "With 3 km more there is one possible partner."
    )


def test_who_met_everybody_hears_that_meeting_again_would_help() -> None:
    group = [person("f", 0), person("g1", 1), person("g2", 2)]
    reason, helps = told(*group, earlier=(("f", "g1"),), apart=(("g2", "f"),))
    assert "excluded" in reason
    assert helps == "If an earlier partner is allowed again, there is one possible partner."
    assert told(*group, apart=(("f", "g1"), ("g2", "f")))[1] == (
        "Somebody new from the world g, or one exclusion less."
    )


@settings(max_examples=15)
@given(problems())
def test_the_reason_is_true(problem: Problem) -> None:
    matching = match(problem, seed=0)
    person = {one.id: one for one in problem.people}
    taken = {name for pair in couples(matching) for name in pair}
    for one in matching.unmatched:
        others = [other for other in problem.people if other.world != person[one.id].world]
        possible = [other.id for other in others if may_meet(problem, person[one.id], other)]
        assert ("more people than places" in one.reason.en) == bool(possible)
        assert set(possible) <= taken
