"""Rotation beside groupselect (Sortition Foundation) and a model for CP-SAT (OR-tools).

All get the same people and tables. Their seats are counted here, from the lists alone, in the same
way: `counted` shares no code with what it measures.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import subprocess
import sys
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from benchmarks.methods.rows import OURS, Row, timed
from lemniscaat.methods.chance import Chance
from lemniscaat.methods.rotation import Person, Problem, even_tables, reseat, seat

if TYPE_CHECKING:
    from collections.abc import Iterator

# For each round the people at each table, by number.
Rounds = list[list[list[int]]]

ALGEBRA = (
    *[(64, 8, 5), (64, 8, 8), (64, 8, 9), (250, 32, 4), (1000, 125, 5)],
    *[(9, 3, 4), (16, 4, 5), (25, 5, 6), (49, 7, 8), (81, 9, 10)],
    *[(15, 5, 7), (24, 6, 7), (30, 6, 6), (32, 8, 9)],
    *[(60, 10, 4), (72, 12, 5), (1000, 100, 5), (1000, 126, 5)],
)
SEARCHED = ((40, 4, 3), (20, 5, 6), (36, 6, 5), (29, 6, 6), (32, 8, 10))
SMALL = ((9, 3, 4), (16, 4, 5), (25, 5, 6), (64, 8, 3))
LARGE = ((64, 8, 5), (250, 32, 4), (1000, 125, 5))
SECTORS = "abc"
WORK = 10.0  # of CP-SAT, in its own count of work
CLOCK = 60.0  # seconds: its preparations do not count as work
TRIALS = 200


def measure() -> Iterator[Row]:
    """Ours on every size, then the others on those they can take, then people who stay away."""
    for size in (*ALGEBRA, *SEARCHED):
        yield _ours(*size)
    yield from _with_rules()
    for size in SMALL:
        yield _cp_sat(*size)
    for size in LARGE:
        yield _groupselect(*size)
    for size in ((64, 8, 5), (60, 8, 5), (250, 32, 4)):
        yield _stay_away(*size)


def sectors(count: int) -> list[str]:
    """A sector for each person, by lot: two in five, one in four and seven in twenty."""
    luck = Chance("sectors", str(count))
    return [
        SECTORS[0 if place < 40 else 1 if place < 65 else 2]
        for place in (luck.below(100) for _ in range(count))
    ]


def gathering(count: int, tables: int, rounds: int) -> Problem:
    """So many people with their sectors at tables that are all alike."""
    people = [Person(f"{n:04}", {"sector": one}) for n, one in enumerate(sectors(count))]
    return Problem(people, even_tables(tables, people, rounds), rounds)


def counted(rounds: Rounds, kinds: list[str]) -> str:
    """Repeats and mix, counted from the lists of who sits where."""
    met = Counter(
        pair for tables in rounds for table in tables for pair in combinations(sorted(table), 2)
    )
    off = 0
    for tables in rounds:
        assert sorted(one for table in tables for one in table) == list(range(len(kinds)))
        sizes = [len(table) for table in tables]
        assert max(sizes) - min(sizes) <= 1
        for kind, total in Counter(kinds).items():
            for table in tables:
                here = sum(kinds[one] == kind for one in table)
                off += max(total // len(tables) - here, here - -(-total // len(tables)), 0)
    repeats = sum(times - 1 for times in met.values())
    most = max(met.values())
    return f"{repeats:,} repeats (at most {most} times), {len(met):,} pairs met, {off} off the mix"


def _ours(count: int, tables: int, rounds: int) -> Row:
    problem = gathering(count, tables, rounds)
    seating, seconds = timed(lambda: seat(problem, seed=0))
    found = [
        [[int(name) for name in there] for there in seating.at(number).values()]
        for number in range(1, rounds + 1)
    ]
    outcome = counted(found, sectors(count))
    figures = seating.figures
    assert outcome.startswith(f"{figures.repeats:,} repeats")
    assert outcome.endswith(f"{figures.mix_deviation} off the mix")
    proof = f"no seating has fewer than {figures.bound:,}"
    if figures.best:
        proof = "proven the fewest"
    elif figures.weighted == figures.weighted_bound:
        proof = f"{proof}; proven best if a third time counts double"
    return Row(_name(count, tables, rounds), OURS, f"{outcome}; {proof}; {seconds:.2f} s")


def _name(count: int, tables: int, rounds: int) -> str:
    return f"{count} people, {tables} tables, {rounds} rounds"


def _with_rules() -> Iterator[Row]:
    """Sixty people with rules of all kinds."""
    problem = gathering(60, 10, 4)
    names = [person.id for person in problem.people]
    ruled = Problem(
        problem.people,
        problem.tables,
        4,
        hosts={names[0]: "1", names[1]: "2"},
        apart=[names[5:8]],
        together=[names[20:22]],
    )
    seating, seconds = timed(lambda: seat(ruled, seed=0))
    figures = seating.figures
    assert all(seating.seats[name] == (table,) * 4 for name, table in ruled.hosts.items())
    assert seating.seats[names[20]] == seating.seats[names[21]]
    assert all(len({seating.seats[n][r] for n in names[5:8]}) == 3 for r in range(4))
    yield Row(
        f"{_name(60, 10, 4)}; two hosts, three people apart, two together",
        OURS,
        f"{figures.repeats} repeats, no seating has fewer than {figures.bound}; "
        f"{figures.mix_deviation} off the mix; {seconds:.2f} s",
    )


def _stay_away(count: int, tables: int, rounds: int) -> Row:
    """Random people who do not turn up from a random round: how many others must move."""
    seating = seat(gathering(count, tables, rounds), seed=0)
    luck = Chance("stay away", str(count))
    shares: list[float] = []
    for _ in range(TRIALS):
        absent = luck.shuffled(sorted(seating.seats))[: 1 + luck.below(12)]
        number = 1 + luck.below(rounds)
        after = reseat(seating, absent=absent, from_round=number)
        moved = sum(
            one != other
            for name, told in after.seats.items()
            for one, other in zip(seating.seats[name], told, strict=True)
            if other is not None
        )
        assert moved == len(after.changes)
        shares.append(moved / len(absent))
    return Row(
        f"{_name(count, tables, rounds)}; 1 to 12 people stay away from a round on, {TRIALS} times",
        OURS,
        f"{sum(shares) / TRIALS:.2f} seats change for each who stays away, at most "
        f"{max(shares):.2f}",
    )


def _groupselect(count: int, tables: int, rounds: int) -> Row:
    """The algorithm that groupselect calls legacy, with as many attempts as take some seconds."""
    who, what = "groupselect-lib", _name(count, tables, rounds)
    if importlib.util.find_spec("groupselect") is None:
        return Row(what, who, "not installed: it is not on the package registry")
    import numpy as np

    legacy = importlib.import_module("groupselect.algorithms.algorithm_legacy").algorithm_legacy
    mode = importlib.import_module("groupselect.field_mode").FieldMode.Diversify
    kinds = sectors(count)
    given = np.array([[SECTORS.index(one), 0] for one in kinds])
    sizes, attempts = [(tables, -(-count // tables))] * rounds, max(3, 6_400 // count)
    result, seconds = timed(
        lambda: legacy(given, {0: mode}, sizes, {}, n_attempts=attempts, seed=1)
    )
    found = [[[int(one) for one in table] for table in part] for part in result.ensemble]
    return Row(what, who, f"{counted(found, kinds)}; {attempts} attempts; {seconds:.2f} s")


def _cp_sat(count: int, tables: int, rounds: int) -> Row:
    """Who sits where as an integer programme: fewest repeats, with the mix exact if it can be."""
    who, what = "OR-tools CP-SAT", _name(count, tables, rounds)
    if importlib.util.find_spec("ortools") is None:
        return Row(what, who, "not installed: make peers")
    asked = {"sectors": sectors(count), "tables": tables, "rounds": rounds}
    asked |= {"work": WORK, "clock": CLOCK}
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.methods.rotation_cp_sat"],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(told.stdout)
    limit = f"{WORK:.0f} units of its work or {CLOCK:.0f} s; {answer['seconds']:.2f} s"
    if answer["rounds"] is None:
        return Row(what, who, f"nothing found within {limit}")
    return Row(what, who, f"{counted(answer['rounds'], sectors(count))}; {limit}")
