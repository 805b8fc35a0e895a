"""Everybody once in each round, all rules kept, and people meet anew as far as theory allows."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lemniscaat.methods.rotation import Person, Problem, Table, even_tables, seat
from lemniscaat.methods.rotation.plan import plan
from lemniscaat.methods.rotation.possible import possible
from lemniscaat.methods.words import Refused
from tests.methods.apart import printed
from tests.methods.rotation.gatherings import faults, gathering, meetings, people, problems

SOURCE = Path(__file__).parents[3] / "src" / "lemniscaat" / "methods" / "rotation"


@settings(max_examples=40)
@given(problems(), st.integers(0, 3))
def test_rules_always_hold_and_figures_are_true(problem: Problem, seed: int) -> None:
    try:
        seating = seat(problem, seed=seed, patience=20)
    except Refused:
        return
    assert faults(seating) == []
    met, figures = meetings(seating), seating.figures
    assert figures.repeats == sum(times - 1 for times in met.values())
    assert figures.weighted == sum(times * (times - 1) // 2 for times in met.values())
    assert figures.met_pairs == len(met)
    assert figures.most == max(met.values(), default=0)
    assert figures.bound <= figures.repeats
    assert figures.weighted_bound <= figures.weighted


@settings(max_examples=20)
@given(st.integers(1, 30), st.integers(1, 6), st.integers(1, 3), st.integers(0, 9))
def test_without_rules_sizes_differ_by_one_at_most(
    count: int, tables: int, rounds: int, seed: int
) -> None:
    seating = seat(gathering(count, tables, rounds), seed=seed, patience=20)
    for number in range(1, rounds + 1):
        sizes = [len(there) for there in seating.at(number).values()]
        assert max(sizes) - min(sizes) <= 1


def test_sizes_differ_no_more_than_seats_make_them() -> None:
    problem = replace(gathering(13, 3, 2), tables=(Table("a", 2), Table("b", 9), Table("c", 9)))
    sizes = {name: len(there) for name, there in seat(problem, seed=1, patience=50).at(2).items()}
    assert sizes["a"] == 2
    assert sorted([sizes["b"], sizes["c"]]) == [5, 6]


@pytest.mark.parametrize(
    ("count", "tables", "rounds"),
    [
        *[(9, 3, 4), (16, 4, 5), (25, 5, 6), (49, 7, 8), (64, 8, 5), (64, 8, 9), (27, 9, 13)],
        *[(60, 10, 4), (72, 12, 5), (63, 8, 5), (15, 5, 5), (250, 32, 4)],
    ],
)
def test_nobody_meets_twice_where_algebra_has_an_answer(
    count: int, tables: int, rounds: int
) -> None:
    seating = seat(gathering(count, tables, rounds), seed=0, patience=10)
    assert set(meetings(seating).values()) == {1}
    assert (seating.figures.repeats, seating.figures.bound) == (0, 0)
    assert seating.figures.best


@pytest.mark.parametrize(("count", "tables"), [(64, 8), (60, 10), (63, 8), (54, 9), (100, 25)])
def test_each_sector_has_its_share_at_each_table_rounded_down_or_up(
    count: int, tables: int
) -> None:
    problem = gathering(count, tables, 4)
    seating = seat(problem, seed=3)
    total = Counter(person.sectors["side"] for person in problem.people)
    sector = {person.id: person.sectors["side"] for person in problem.people}
    for number in range(1, 5):
        for there in seating.at(number).values():
            at_table = Counter(sector[name] for name in there)
            assert all(n // tables <= at_table[s] <= -(-n // tables) for s, n in total.items())
    assert seating.figures.mix_deviation == 0
    assert seating.figures.repeats == 0


def test_the_mix_is_counted_against_floor_and_ceiling() -> None:
    """Two tables of two, the couples of one side tied together: each is off by one on each side."""
    there = [Person(name, {"side": name[0]}) for name in ("a1", "a2", "b1", "b2")]
    problem = Problem(there, even_tables(2, there, 1), 1, together=[("a1", "a2")])
    assert seat(problem, seed=1).figures.mix_deviation == 4
    assert seat(replace(problem, together=()), seed=1).figures.mix_deviation == 0


def test_rules_together_cost_no_more_than_they_must() -> None:
    """Hosts, a pair and people apart among sixty: only the pair itself meets again."""
    problem = replace(
        gathering(60, 10, 4),
        hosts={"p000": "1", "p007": "2"},
        apart=[("p010", "p011", "p012")],
        together=[("p020", "p021")],
    )
    seating = seat(problem, seed=0)
    assert faults(seating) == []
    assert seating.figures.repeats == seating.figures.bound == 3


@pytest.mark.parametrize("seed", range(4))
def test_a_long_search_breaks_no_rule(seed: int) -> None:
    """Crowded rounds with many repeats, where breaking a rule would pay at every exchange."""
    needs = frozenset({"ramp"})
    there = [replace(one, needs=needs) if n % 7 == 0 else one for n, one in enumerate(people(22))]
    tables = [Table(f"t{n}", 6, needs if n < 2 else frozenset()) for n in range(4)]
    names = [one.id for one in there]
    problem = Problem(
        there,
        tables,
        5,
        hosts={names[3]: "t3"},
        apart=[names[0:3], names[4:8], names[9:12], names[12:14]],
        together=[names[15:17], names[18:20]],
    )
    seating = seat(problem, seed=seed, patience=150)
    assert seating.figures.repeats > 0
    assert faults(seating) == []


def test_hosts_stay_and_receive_new_people_in_every_round() -> None:
    problem = gathering(64, 8, 8)
    hosts = {f"p{number:03}": str(number + 1) for number in range(8)}
    seating = seat(replace(problem, hosts=hosts), seed=0, patience=10)
    assert {name: set(seating.seats[name]) for name in hosts} == {n: {t} for n, t in hosts.items()}
    assert seating.figures.repeats == 0


def test_sizes_are_fixed_where_company_does_not_allow_level_tables() -> None:
    problem = Problem(
        people(9),
        [Table(n, 6) for n in "abc"],
        3,
        together=[("p000", "p001", "p002", "p003", "p004")],
    )
    made = possible(plan(problem))
    assert [sorted(sizes) for sizes in made.low.tolist()] == [[2, 2, 5]] * 3
    assert (made.low == made.high).all()
    seating = seat(problem, seed=0, patience=20)
    assert all(sorted(map(len, seating.at(number).values())) == [2, 2, 5] for number in range(1, 4))


def test_late_people_take_the_places_of_those_who_left() -> None:
    there = [
        replace(one, last=2) if number < 4 else replace(one, first=3) if number < 8 else one
        for number, one in enumerate(people(36))
    ]
    seating = seat(Problem(there, even_tables(8, there, 4), 4), seed=0)
    assert {len(table) for number in range(1, 5) for table in seating.at(number).values()} == {4}
    assert seating.figures.repeats == 0


def test_parties_of_one_size_meet_as_parties() -> None:
    couples = [(f"p{n:03}", f"p{n + 1:03}") for n in range(0, 24, 2)]
    figures = seat(replace(gathering(24, 4, 3), together=couples), seed=0).figures
    assert figures.repeats == figures.bound == 12 * 2


def test_the_order_of_rows_is_no_matter() -> None:
    problem = replace(gathering(23, 5, 3, 2), apart=[("p001", "p002")], together=[("p004", "p009")])
    mirrored = replace(
        problem,
        people=problem.people[::-1],
        tables=problem.tables[::-1],
        apart=[("p002", "p001")],
        together=[("p009", "p004")],
    )
    one, other = seat(problem, seed=5, patience=50), seat(mirrored, seed=5, patience=50)
    assert one.seats == other.seats
    assert one.record.output_digest == other.record.output_digest


def test_other_names_in_the_same_order_get_the_same_seats() -> None:
    problem = gathering(23, 5, 3, 2)
    renamed = replace(problem, people=[replace(p, id=f"x{p.id}") for p in problem.people])
    one, other = seat(problem, seed=5, patience=50), seat(renamed, seed=5, patience=50)
    assert {f"x{name}": tables for name, tables in one.seats.items()} == other.seats


@given(st.permutations(range(25)))
@settings(max_examples=10)
def test_any_other_names_get_an_outcome_as_good(order: list[int]) -> None:
    problem = gathering(25, 5, 4, 0)
    renamed = [
        replace(p, id=f"n{place:02}") for p, place in zip(problem.people, order, strict=True)
    ]
    figures = seat(replace(problem, people=renamed), seed=0, patience=10).figures
    assert figures.repeats == figures.mix_deviation == 0


def test_nought_is_a_seed_like_every_other() -> None:
    problem = gathering(20, 5, 3)
    assert seat(problem, seed=0).seats == seat(problem, seed="0").seats
    assert seat(problem, seed=0).seats != seat(problem, seed=1).seats
    assert seat(problem, seed=0).record.seed == "0"


def test_the_hash_seed_of_python_changes_nothing() -> None:
    command = (
        "from lemniscaat.methods.rotation import *;"
        "p = [Person(f'p{n:02}', {'side': 'abc'[n % 3], 'age': 'yo'[n % 2]}) for n in range(21)];"
        "q = Problem(p, even_tables(4, p, 3), 3, {'p07': '2'}, [{'p01', 'p02'}], [{'p03', 'p05'}]);"
        "s = seat(q, seed=1, patience=30); t = reseat(s, from_round=2, absent={'p09', 'p11'});"
        "print(s.record.output_digest, t.record.output_digest, t.record.input_digest)"
    )
    assert len({printed(command, seed) for seed in ("0", "42")}) == 1


def test_who_comes_first_in_the_list_has_no_advantage() -> None:
    """People who are equal are drawn by lot: over many seeds each sits with each about as often.

    Ranking by one sort would always give the first of equals the first place.
    """
    problem = gathering(4, 2, 1, 0)
    with_first = Counter(
        name for seed in range(90) for name in _mates(seat(problem, seed=seed).at(1), "p000")
    )
    assert set(with_first) == {"p001", "p002", "p003"}
    assert all(abs(count - 30) < 4 * (90 * 2 / 9) ** 0.5 for count in with_first.values())


def _mates(tables: dict[str, tuple[str, ...]], name: str) -> list[str]:
    return [one for there in tables.values() if name in there for one in there if one != name]


def test_the_table_with_one_more_is_drawn_by_lot() -> None:
    problem = gathering(5, 2, 1, 0)
    larger = Counter(
        max(tables, key=lambda name: len(tables[name]))
        for tables in (seat(problem, seed=seed).at(1) for seed in range(30))
    )
    assert min(larger["1"], larger["2"]) > 4


def test_no_clock_decides_anything() -> None:
    """Only counts end a search: none of the modules knows what time it is."""
    read = "".join(path.read_text("utf-8") for path in SOURCE.glob("*.py"))
    assert [
        word for word in ("import time", "time_limit", "datetime", "perf_") if word in read
    ] == []


def test_more_patience_is_never_worse() -> None:
    problem = gathering(20, 4, 4)
    found = [seat(problem, seed=2, patience=steps).figures for steps in (1, 30, 200)]
    worth = [(one.weighted, one.mix_deviation) for one in found]
    assert worth == sorted(worth, reverse=True)
    assert worth[0] > worth[-1]


@pytest.mark.parametrize(("size", "most"), [((20, 5, 6), 8), ((29, 6, 6), 8), ((36, 6, 4), 8)])
def test_a_search_does_not_throw_away_what_it_won(size: tuple[int, int, int], most: int) -> None:
    """Tight sizes without an answer in algebra: taking any exchange gives 15 to 35 repeats."""
    assert seat(gathering(*size, attributes=0), seed=0, patience=500).figures.repeats <= most
