"""Who does not turn up disturbs as few people as can be; what has been, stays."""

from collections.abc import Collection
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lemniscaat.methods.rotation import (
    Person,
    Problem,
    Seating,
    Table,
    reseat,
    reseat_told,
    seat,
)
from lemniscaat.methods.words import Refused
from tests.methods.rotation.gatherings import faults, gathering, people, problems

EVENING = seat(gathering(60, 8, 5), seed=0, patience=50)
STRANGER = next(name for name, at in EVENING.seats.items() if at[0] != EVENING.seats["p000"][0])


@settings(max_examples=12)
@given(st.sets(st.sampled_from(sorted(EVENING.seats)), max_size=12), st.integers(1, 5))
def test_at_most_two_seats_change_for_somebody_who_does_not_turn_up(
    absent: set[str], from_round: int
) -> None:
    after = reseat(EVENING, absent=absent, from_round=from_round)
    assert faults(after) == []
    assert len(after.changes) <= 2 * len(absent)
    for name, tables in after.seats.items():
        assert tables[: from_round - 1] == EVENING.seats[name][: from_round - 1]
    for number in range(from_round, 6):
        sizes = [len(there) for there in after.at(number).values()]
        assert max(sizes) - min(sizes) <= 2


@pytest.mark.parametrize("name", ["p000", "p017", "p059"])
def test_one_person_less_changes_nothing_for_the_others(name: str) -> None:
    after = reseat(EVENING, absent=[name], from_round=2)
    assert after.changes == ()
    assert after.seats[name] == (EVENING.seats[name][0], None, None, None, None)


@settings(max_examples=20)
@given(problems(), st.data())
def test_rules_hold_and_what_has_been_stays(problem: Problem, data: st.DataObject) -> None:
    try:
        before = seat(problem, seed=1, patience=5)
    except Refused:
        return
    number = data.draw(st.integers(1, problem.rounds))
    there = sorted(p.id for p in problem.people if (p.last or problem.rounds) >= number)
    absent = data.draw(st.sets(st.sampled_from(there), max_size=4)) if there else set()
    new = [Person(f"new{n}", {"side": "west"}) for n in range(data.draw(st.integers(0, 2)))]
    try:
        after = reseat(before, absent=absent, arrived=new, from_round=number)
    except Refused:
        return
    assert faults(after) == []
    held = {name: tables[: number - 1] for name, tables in before.seats.items()}
    assert all(after.seats.get(name, ())[: number - 1] == t for name, t in held.items() if any(t))
    assert all(change.round >= number for change in after.changes)
    told = [(c.person, c.round, c.told, c.now) for c in after.changes]
    assert told == [
        (name, place, old, now)
        for name in sorted(after.seats)
        for place, (old, now) in enumerate(
            zip(before.seats.get(name, ()), after.seats[name], strict=False), start=1
        )
        if old and now and old != now
    ]


@settings(max_examples=12)
@given(st.data())
def test_no_other_way_changes_fewer_seats(data: st.DataObject) -> None:
    """Against all ways to seat seven people anew in one round."""
    names = [f"p{number}" for number in range(7)]
    apart = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
    tables = [Table("a", 4), Table("b", 4), Table("c", 2)]
    problem = Problem([Person(name) for name in names], tables, 1, apart=[apart])
    before = seat(problem, seed=data.draw(st.integers(0, 5)), patience=5)
    absent = data.draw(st.sets(st.sampled_from(names), min_size=1, max_size=4))
    after = reseat(before, absent=absent, from_round=1)
    assert len(after.changes) == min(_ways(before, absent, apart))


def _ways(before: Seating, absent: Collection[str], apart: list[str]) -> list[int]:
    """How many seats change in each way that keeps to the rules and to sizes close together."""
    stay = [name for name in sorted(before.seats) if name not in absent]
    level = [n for n in range(5) if 2 * min(4, n) + min(2, n) <= len(stay)][-1]
    found = []
    for tables in product("abc", repeat=len(stay)):
        at = dict(zip(stay, tables, strict=True))
        sizes = {table: tables.count(table) for table in "abc"}
        close = any(
            all(
                max(0, min(seats, level) + least) <= sizes[table] <= min(seats, level + least + 2)
                for table, seats in (("a", 4), ("b", 4), ("c", 2))
            )
            for least in (-1, 0)
        )
        met = at.get(apart[0]) is not None and at.get(apart[0]) == at.get(apart[1])
        if close and not met:
            found.append(sum(at[name] != before.seats[name][0] for name in stay))
    return found


def test_who_comes_late_gets_a_seat_and_nobody_moves() -> None:
    new = [Person("zoe", {"side": "west"}), Person("abe", {"side": "east"})]
    after = reseat(EVENING, arrived=new, from_round=3)
    assert after.changes == ()
    assert after.seats["zoe"][:2] == (None, None)
    assert None not in after.seats["zoe"][2:]
    assert faults(after) == []


def test_a_second_change_builds_on_the_first() -> None:
    first = reseat(EVENING, absent=["p001"], from_round=2)
    second = reseat(first, absent=["p002"], arrived=[Person("zoe", {"side": "west"})], from_round=4)
    assert second.seats["p001"] == first.seats["p001"]
    assert {n: t[:3] for n, t in second.seats.items() if n != "zoe"} == {
        n: t[:3] for n, t in first.seats.items()
    }
    assert second.record.method == "lemniscaat.methods.rotation.reseat"
    assert second.record.input_digest != first.record.input_digest


def test_a_host_who_stays_away_leaves_the_table_to_the_others() -> None:
    problem = replace(gathering(20, 4, 3), hosts={"p003": "2"}, together=[("p003", "p004")])
    after = reseat(seat(problem, seed=1, patience=20), absent=["p003"], from_round=1)
    assert "p003" not in after.seats
    assert after.problem.hosts == {}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"absent": ["nobody"], "from_round": 2}, "«nobody» was not on the list"),
        ({"from_round": 6}, "There is no round 6"),
        ({"from_round": 0}, "There is no round 0"),
        ({"arrived": [people(1)[0]], "from_round": 2}, "«p000» is on the list already"),
        (
            {"arrived": [Person(f"x{n}", {"side": "west"}) for n in range(9)], "from_round": 2},
            "In round 2 there are 69 people for 64 seats. Add 5 seats",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_words(asked: dict, words: str) -> None:
    with pytest.raises(Refused, match=words):
        reseat(EVENING, **asked)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"tables": EVENING.problem.tables[:-1]}, "which is not in the list of tables"),
        ({"together": [("p000", STRANGER)]}, "Round 1 has been"),
    ],
)
def test_a_list_that_does_not_fit_what_has_been_is_refused(changed: dict, words: str) -> None:
    problem = replace(EVENING.problem, people=EVENING.problem.people[:50], **changed)
    with pytest.raises(Refused, match=words):
        reseat_told(problem, EVENING.seats, from_round=3, seed=0)
