"""What comes out: who sits where, and what that is worth, counted anew from the seats alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.records import Record, record
from lemniscaat.methods.rotation.fresh import visits
from lemniscaat.methods.rotation.mend import together
from lemniscaat.methods.rotation.search import distance
from lemniscaat.methods.rotation.settle import ABSENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Seed
    from lemniscaat.methods.rotation.bound import Bounds
    from lemniscaat.methods.rotation.plan import Plan
    from lemniscaat.methods.rotation.problem import Problem


@dataclass(frozen=True, slots=True)
class Figures:
    """What a seating is worth. Repeats come first, the mix of sectors second.

    `repeats` counts each time two people meet again, `weighted` counts a third meeting double, a
    fourth three times and so on. `bound` and `weighted_bound` say below what no seating can come.
    `met_pairs` of the `possible_pairs` have met, the ones who met most did so `most` times.
    `mix_deviation` counts people too many or too few of a sector at a table, over all rounds: 0
    says that every table has its share of every sector, rounded down or up. `same_table` is
    the most rounds that anybody who could sit elsewhere spends at one table.
    """

    repeats: int
    bound: int
    weighted: int
    weighted_bound: int
    met_pairs: int
    possible_pairs: int
    most: int
    mix_deviation: int
    same_table: int

    @property
    def best(self) -> bool:
        """Whether it is proven that no seating has fewer repeats."""
        return self.repeats == self.bound


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody sits elsewhere than was told before; rounds count from 1."""

    person: str
    round: int
    told: str
    now: str


@dataclass(frozen=True, slots=True)
class Seating:
    """Who sits where: the table of each person in each round, None in rounds without them."""

    problem: Problem
    seats: Mapping[str, tuple[str | None, ...]]
    figures: Figures
    record: Record
    changes: tuple[Change, ...] = ()

    def at(self, number: int) -> dict[str, tuple[str, ...]]:
        """Who sits at each table in the round with this number, from 1, by id."""
        found: dict[str, list[str]] = {table.id: [] for table in self.problem.tables}
        for person, tables in self.seats.items():
            table = tables[number - 1]
            if table is not None:
                found[table].append(person)
        return {table: tuple(people) for table, people in found.items()}


def outcome(made: Plan, rounds: NDArray[np.int64]) -> tuple[int, int]:
    """Weighted repeats between parties, and people out of balance."""
    met = np.sum([together(row) for row in rounds], axis=0)
    np.fill_diagonal(met, 0)
    people = made.here.max(axis=0)
    again = int(people @ (met * (met - 1) // 2) @ people) // 2
    return again, unbalanced(made, rounds)


def unbalanced(made: Plan, rounds: NDArray[np.int64]) -> int:
    """How many people of a sector are too many or too few at their tables."""
    mix = np.zeros(made.mix_low.shape, dtype=np.int64)
    for number, row in enumerate(rounds):
        np.add.at(mix[number], row[row >= 0], made.values[number][row >= 0])
    return int(distance(mix, made.mix_low, made.mix_high).sum())


def written(
    problem: Problem,
    made: Plan,
    rounds: NDArray[np.int64],
    limits: Bounds,
    *,
    seed: Seed,
) -> Seating:
    """The outcome in the words of the question, with its figures counted anew."""
    seats = {
        person.id: tuple(
            made.tables[row[made.party[place]]].id if there else None
            for row, there in zip(rounds, made.present[:, place], strict=True)
        )
        for place, person in enumerate(made.people)
    }
    figures = _figures(made, rounds, limits)
    kept = record("rotation.seat", problem, (seats, figures), seed)
    return Seating(problem, seats, figures, kept)


def _figures(made: Plan, rounds: NDArray[np.int64], limits: Bounds) -> Figures:
    own = np.where(made.present, rounds[:, made.party], ABSENT)
    met = np.sum([together(row) for row in own], axis=0)
    often = met[np.triu_indices(len(met), 1)]
    there = made.present.astype(np.int64)
    able = (there.T @ there) > 0
    return Figures(
        repeats=int(np.maximum(often - 1, 0).sum()),
        bound=limits.repeats,
        weighted=int((often * (often - 1) // 2).sum()),
        weighted_bound=limits.weighted,
        met_pairs=int((often > 0).sum()),
        possible_pairs=int(np.triu(able, 1).sum()),
        most=int(often.max(initial=0)),
        mix_deviation=unbalanced(made, rounds),
        same_table=int(visits(made, rounds).max()),
    )
