"""The same question in arrays, ordered by id so that the order of rows does not matter.

People who stay together form one party; whoever has nobody is a party of one. All that follows
seats parties, never single members of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.rotation.problem import Person, Problem, Table, check
from lemniscaat.methods.rotation.words import chairs
from lemniscaat.methods.words import Refused, listed

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Plan:
    """Arrays over N people, R rounds, P parties, T tables, A groups kept apart and C values.

    `mix_low` and `mix_high` are the floor and the ceiling of the share of each value at each table.
    """

    people: tuple[Person, ...]
    tables: tuple[Table, ...]
    present: NDArray[np.bool_]  # (R, N) which of the people are there
    party: NDArray[np.intp]  # party of each person
    here: NDArray[np.int64]  # (R, P) members that are there
    allowed: NDArray[np.bool_]  # (P, T)
    groups: NDArray[np.bool_]  # (A, P) parties of which no two may meet
    seats: NDArray[np.int64]  # (T,)
    low: NDArray[np.int64]  # (R, T) fewest people at a table
    high: NDArray[np.int64]  # (R, T) most people at a table
    values: NDArray[np.int64]  # (R, P, C) members that are there, by value
    mix_low: NDArray[np.int64]  # (R, T, C)
    mix_high: NDArray[np.int64]  # (R, T, C)

    @property
    def apart(self) -> NDArray[np.bool_]:
        """Which two parties may not meet: shape (P, P)."""
        counted = self.groups.astype(np.float32)
        met = np.asarray(counted.T @ counted) > 0
        np.fill_diagonal(met, val=False)
        return met

    def members(self, party: int) -> list[str]:
        """Who is in a party, by id."""
        return [self.people[one].id for one in np.flatnonzero(self.party == party)]


def plan(problem: Problem) -> Plan:
    """Check a problem and write it in arrays; refuses what contradicts itself."""
    check(problem)
    people = tuple(sorted(problem.people, key=lambda person: person.id))
    tables = tuple(sorted(problem.tables, key=lambda table: table.id))
    number = {person.id: place for place, person in enumerate(people)}
    party = _parties(len(people), [sorted(number[one] for one in g) for g in problem.together])
    count = int(party.max()) + 1
    present = np.array([[p.present(r) for p in people] for r in range(1, problem.rounds + 1)])
    here = np.zeros((problem.rounds, count), dtype=np.int64)
    np.add.at(here.T, party, present.T)
    one_hot = _one_hot(people)
    values = np.zeros((problem.rounds, count, one_hot.shape[1]), dtype=np.int64)
    for counts, there in zip(values, present, strict=True):
        np.add.at(counts, party, there[:, None] * one_hot)
    groups = np.zeros((len(problem.apart), count), dtype=np.int64)
    for place, group in enumerate(problem.apart):
        np.add.at(groups[place], party[[number[one] for one in sorted(set(group))]], 1)
    seats = np.array([table.seats for table in tables])
    low, high = _sizes(present.sum(axis=1), seats)
    mix_low, mix_high = shares(present.sum(axis=1), values.sum(axis=1), low, high)
    made = Plan(
        people, tables, present, party, here, _allowed(problem, people, tables, party),
        groups > 0, seats, low, high, values, mix_low, mix_high,
    )  # fmt: skip
    _contradictions(made, groups)
    return made


def _parties(count: int, together: list[list[int]]) -> NDArray[np.intp]:
    """Groups that share somebody become one party; parties are numbered by their first member."""
    first = list(range(count))
    for group in together:
        joined = {first[one] for one in group}
        first = [min(joined) if one in joined else one for one in first]
    return np.unique(first, return_inverse=True)[1]


def _one_hot(people: tuple[Person, ...]) -> NDArray[np.int64]:
    values = sorted({pair for person in people for pair in person.sectors.items()})
    return np.array(
        [[person.sectors[name] == value for name, value in values] for person in people],
        dtype=np.int64,
    ).reshape(len(people), len(values))


def _allowed(
    problem: Problem, people: tuple[Person, ...], tables: tuple[Table, ...], party: NDArray[np.intp]
) -> NDArray[np.bool_]:
    allowed = np.ones((int(party.max()) + 1, len(tables)), dtype=np.bool_)
    for person, own in zip(people, party, strict=True):
        host = problem.hosts.get(person.id)
        if person.needs or host is not None:
            allowed[own] &= [
                person.needs <= table.offers and host in (None, table.id) for table in tables
            ]
    return allowed


def _sizes(
    present: NDArray[np.int64], seats: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Table sizes as level as the seats allow: between `low` and `high`, one apart at most."""
    for number, people in enumerate(present, start=1):
        if people > seats.sum():
            raise Refused(
                nl=f"In ronde {number} zijn er {people} mensen voor {seats.sum()} stoelen. "
                f"Zet er {chairs(people - seats.sum(), 'nl')} bij.",
                en=f"In round {number} there are {people} people for {seats.sum()} seats. "
                f"Add {chairs(people - seats.sum(), 'en')}.",
            )
    sizes = np.array([level(int(people), seats) for people in present])
    return sizes[:, 0], sizes[:, 1]


def level(people: int, seats: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The fewest and the most people at each table when they are spread as evenly as can be."""
    each = [n for n in range(int(seats.max()) + 1) if np.minimum(seats, n).sum() <= people][-1]
    low = np.minimum(seats, each)
    return low, low if low.sum() == people else np.minimum(seats, each + 1)


def shares(
    people: NDArray[np.int64],
    values: NDArray[np.int64],
    low: NDArray[np.int64],
    high: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Floor and ceiling of what each table should have of each value, in whole numbers.

    A table is expected to have its lowest size and an equal part of what is left over.
    `people` has shape (R,), `values` (R, C), `low` and `high` (R, T).
    """
    room = np.maximum((high - low).sum(axis=1), 1)[:, None]
    left = people[:, None] - low.sum(axis=1)[:, None]
    expected = (low * room + (high - low) * left)[:, :, None] * values[:, None, :]
    whole = np.maximum(people[:, None] * room, 1)[:, :, None]
    return expected // whole, -(-expected // whole)


def _contradictions(made: Plan, groups: NDArray[np.int64]) -> None:
    """Refuse a party that no table takes, or that is to sit together and apart."""
    for group in np.flatnonzero((groups > 1).any(axis=1)):
        names = made.members(int(np.argmax(groups[group])))
        raise Refused(
            nl=f"{listed(names, 'nl')} moeten bij elkaar zitten en ook apart. Kies een van beide.",
            en=f"{listed(names, 'en')} are to sit together and also apart. Choose one of the two.",
        )
    for party in np.flatnonzero(~made.allowed.any(axis=1)):
        names = made.members(int(party))
        raise Refused(
            nl=f"Geen tafel past bij {listed(names, 'nl')}: geen enkele heeft alles wat nodig is "
            "en is ook de tafel waar de gastheer of gastvrouw hoort.",
            en=f"No table suits {listed(names, 'en')}: none offers all that is needed "
            "and is also the table where the host belongs.",
        )
