"""Gatherings to test with, and what must hold for every seating, checked from the seats alone."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from hypothesis import strategies as st

from lemniscaat.methods.rotation import Person, Problem, Seating, Table, even_tables

SIDES = ("east", "north", "west")


def people(count: int, attributes: int = 1) -> tuple[Person, ...]:
    """So many people, with sides of town in unequal numbers and ages as a second attribute."""
    return tuple(
        Person(
            f"p{number:03}",
            dict(
                [
                    ("side", SIDES[min(number * number % 7 % 3, 2)]),
                    ("age", "old" if number % 5 < 2 else "young"),
                ][:attributes]
            ),
        )
        for number in range(count)
    )


def gathering(count: int, tables: int, rounds: int, attributes: int = 1) -> Problem:
    """A gathering without rules at tables that are all alike."""
    there = people(count, attributes)
    return Problem(there, even_tables(tables, there, rounds), rounds)


def faults(seating: Seating) -> list[str]:
    """Every rule that a seating breaks."""
    problem = seating.problem
    table = {one.id: one for one in problem.tables}
    found = []
    for number in range(1, problem.rounds + 1):
        at = {name: tables[number - 1] for name, tables in seating.seats.items()}
        there = {person.id for person in problem.people if person.present(number)}
        found += [
            f"{name} in {number}" for name, one in at.items() if (one is None) == (name in there)
        ]
        full = Counter(one for one in at.values() if one is not None)
        found += [f"table {one} in {number}" for one in full if full[one] > table[one].seats]
        for person in problem.people:
            if person.id in there:
                own = table[at[person.id] or ""]
                found += [f"needs of {person.id}"] * (not person.needs <= own.offers)
                found += [f"host {person.id}"] * (problem.hosts.get(person.id, own.id) != own.id)
        found += _company(problem.apart, at, there, same=False)
        found += _company(problem.together, at, there, same=True)
    return found


def _company(
    groups: Sequence[Sequence[str]], at: dict[str, str | None], there: set[str], *, same: bool
) -> list[str]:
    return [
        f"{one} and {other}"
        for group in groups
        for one, other in combinations(sorted(set(group) & there), 2)
        if (at[one] == at[other]) != same
    ]


def meetings(seating: Seating) -> Counter[tuple[str, str]]:
    """How often every two people meet."""
    met: Counter[tuple[str, str]] = Counter()
    for number in range(1, seating.problem.rounds + 1):
        for at_table in seating.at(number).values():
            met.update(combinations(sorted(at_table), 2))
    return met


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Small gatherings with all sorts of rules; some of them cannot be."""
    rounds = draw(st.integers(1, 4))
    count = draw(st.integers(1, 14))
    names = [f"p{number:02}" for number in range(count)]
    some = st.lists(st.sampled_from(names), max_size=3, unique=True)
    tables = tuple(
        Table(f"t{number}", seats, frozenset({"ramp"} if number % 2 else ()))
        for number, seats in enumerate(draw(st.lists(st.integers(1, 7), min_size=1, max_size=5)))
    )
    there = []
    for name in names:
        first = draw(st.sampled_from([1, 1, 1, rounds]))
        last = draw(st.sampled_from([None, None, None, first]))
        needs = frozenset({"ramp"} if draw(st.integers(0, 6)) == 6 else ())
        sector = {"side": draw(st.sampled_from(SIDES))}
        there.append(Person(name, sector, needs, first, last))
    hosts = draw(st.dictionaries(st.sampled_from(names), st.sampled_from(tables), max_size=2))
    return Problem(
        people=tuple(there),
        tables=tables,
        rounds=rounds,
        hosts={name: table.id for name, table in hosts.items()},
        apart=tuple(map(tuple, draw(st.lists(some, max_size=2)))),
        together=tuple(map(tuple, draw(st.lists(some, max_size=1)))),
    )
