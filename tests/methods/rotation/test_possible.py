"""An impossible question is refused with the rule in the way and the smallest thing that helps."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings

from lemniscaat.methods.rotation import Person, Problem, Table, even_tables, seat
from lemniscaat.methods.rotation.plan import Plan, plan
from lemniscaat.methods.rotation.possible import possible
from lemniscaat.methods.words import Refused
from tests.methods.rotation.gatherings import people, problems
from tests.methods.rotation.test_bound import options

RAMP = frozenset({"ramp"})
FOUR = Problem(people(4), (Table("a", 2, RAMP), Table("b", 2)), 2)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"people": ()}, "At least one person, one table and one round"),
        ({"tables": ()}, "At least one person, one table and one round"),
        ({"rounds": 0}, "At least one person, one table and one round"),
        ({"people": [*FOUR.people, FOUR.people[0]]}, "«p000» is empty or occurs 2 times"),
        ({"tables": [*FOUR.tables, FOUR.tables[0]]}, "«a» is empty or occurs 2 times"),
        ({"people": [Person("")]}, "«» is empty"),
        ({"hosts": {"eve": "a"}}, "«eve» is not in the list of people"),
        ({"hosts": {"p000": "z"}}, "«z» is not in the list of tables"),
        ({"apart": [["eve"]]}, "«eve» is not in the list of people"),
        ({"together": [["eve"]]}, "«eve» is not in the list of people"),
        ({"tables": [Table("a", 0)]}, "Table a has no seats"),
        ({"people": [Person("x", first=3)]}, "x is there from round 3 up to 2"),
        ({"people": [Person("x", last=0)]}, "x is there from round 1 up to 0"),
        ({"people": [Person("x", {"a": "1"}), Person("y")]}, "look at a for y"),
        ({"people": people(7)}, "7 people for 4 seats. Add 3 seats"),
        ({"apart": [["p000", "p001"]], "together": [["p001", "p000"]]}, "together and also apart"),
        ({"hosts": {"p000": "a", "p001": "b"}, "together": [["p000", "p001"]]}, "No table suits"),
        (
            {"together": [["p000", "p001", "p002"]]},
            "3 people in round 1; .* has 2 seats. Add 1 seat ",
        ),
        ({"apart": [["p000", "p001", "p002"]]}, "takes 3 tables and there are 2"),
        ({"hosts": dict.fromkeys(["p000", "p001", "p002"], "a")}, "3 people need .* room for 2"),
        (
            {
                "hosts": {"p000": "a", "p001": "b"},
                "apart": [["p000", "p002"], ["p001", "p002"]],
            },
            "not all rules fit together. It works by not keeping",
        ),
    ],
)
def test_the_reason_is_named(changed: dict, words: str) -> None:
    with pytest.raises(Refused, match=words):
        seat(replace(FOUR, **changed), seed=0)


def test_needs_are_named_with_how_much_room_there_is() -> None:
    there = [Person(f"p{number}", needs=RAMP if number < 3 else frozenset()) for number in range(4)]
    with pytest.raises(Refused, match=r"3 people need a place with ramp .* there is room for 2. "):
        seat(replace(FOUR, people=there), seed=0)
    with pytest.raises(Refused, match="No table suits p0"):
        seat(replace(FOUR, people=there, tables=(Table("a", 4),)), seed=0)


def test_seats_that_are_missing_only_because_of_all_rules_together_are_named() -> None:
    """Two pairs and four single seats left over: nobody can split a pair."""
    tables = (Table("a", 3), Table("b", 3))
    pairs = [("p000", "p001"), ("p002", "p003"), ("p004", "p005")]
    with pytest.raises(Refused, match=r"It works by adding 1 seat at table"):
        seat(Problem(people(6), tables, 1, together=pairs), seed=0)


@settings(max_examples=30)
@given(problems())
def test_a_refusal_is_right(problem: Problem) -> None:
    """What is refused cannot be done, and what can be done is not refused: all ways are tried."""
    small = replace(
        problem, rounds=1, people=[replace(one, first=1, last=None) for one in problem.people[:6]]
    )
    names = {one.id for one in small.people}
    small = replace(
        small,
        tables=small.tables[:3],
        hosts={name: t for name, t in small.hosts.items() if name in names and t < "t3"},
        apart=[tuple(names.intersection(group)) for group in small.apart],
        together=[tuple(names.intersection(group)) for group in small.together],
    )
    assume(all(table in {t.id for t in small.tables} for table in small.hosts.values()))
    try:
        made = plan(small)
    except Refused:
        return
    assert can(made) == options_exist(small)


def can(made: Plan) -> bool:
    """Whether the exact programme finds a way."""
    try:
        possible(made)
    except Refused:
        return False
    return True


def options_exist(problem: Problem) -> bool:
    """Whether there is any way at all to seat the first round."""
    try:
        return len(options(problem, 0)) > 0
    except ValueError:
        return False


def test_no_tables_to_count() -> None:
    with pytest.raises(Refused, match="At least one table"):
        even_tables(0, people(3), 1)
    assert [table.seats for table in even_tables(2, people(5), 1)] == [3, 3]
