"""What is asked: who comes when, which tables there are, and what has to hold in every round."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part.

    `sectors` says for each attribute (age group, part of town) which value this person has; tables
    get a mix of them. `needs` names what a table must offer for this person. Rounds count from 1;
    without a `last` round somebody stays until the end.
    """

    id: str
    sectors: Mapping[str, str] = field(default_factory=dict)
    needs: frozenset[str] = frozenset()
    first: int = 1
    last: int | None = None

    def present(self, number: int) -> bool:
        """Whether this person is there in the round with this number."""
        return self.first <= number and (self.last is None or number <= self.last)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its seats and what it offers, such as "step-free"."""

    id: str
    seats: int
    offers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Problem:
    """A gathering in rounds.

    `hosts` fixes people to a table (person: table). Of each group in `apart` no two people sit at
    one table, each group in `together` sits at one table, in every round in which they are there.
    """

    people: Sequence[Person]
    tables: Sequence[Table]
    rounds: int
    hosts: Mapping[str, str] = field(default_factory=dict)
    apart: Sequence[Collection[str]] = ()
    together: Sequence[Collection[str]] = ()


def even_tables(count: int, people: Sequence[Person], rounds: int) -> tuple[Table, ...]:
    """So many tables, named 1, 2, 3 ..., with just enough seats for the fullest round."""
    if count < 1 or rounds < 1:
        raise Refused(
            nl="Er is ten minste een tafel en een ronde nodig.",
            en="At least one table and one round are needed.",
        )
    most = max(sum(one.present(number) for one in people) for number in range(1, rounds + 1))
    return tuple(Table(str(number), max(1, -(-most // count))) for number in range(1, count + 1))


def check(problem: Problem) -> None:
    """Refuse what cannot be meant: nobody, names used twice or not known, rounds that are not."""
    if not problem.people or not problem.tables or problem.rounds < 1:
        raise Refused(
            nl="Er is ten minste een persoon, een tafel en een ronde nodig.",
            en="At least one person, one table and one round are needed.",
        )
    people = {person.id for person in problem.people}
    tables = {table.id for table in problem.tables}
    _once([person.id for person in problem.people])
    _once([table.id for table in problem.tables])
    named = {*problem.hosts}.union(*problem.apart, *problem.together)
    _known(named, people, "de lijst met mensen", "the list of people")
    _known(problem.hosts.values(), tables, "de lijst met tafels", "the list of tables")
    for table in problem.tables:
        if table.seats < 1:
            raise Refused(
                nl=f"Tafel {table.id} heeft geen stoelen. Geef een aantal vanaf 1.",
                en=f"Table {table.id} has no seats. Give a number from 1.",
            )
    for person in problem.people:
        _check_person(person, problem)


def _check_person(person: Person, problem: Problem) -> None:
    last = problem.rounds if person.last is None else person.last
    if not 1 <= person.first <= last <= problem.rounds:
        raise Refused(
            nl=f"{person.id} is er van ronde {person.first} tot en met {last}. "
            f"Dat past niet in de rondes 1 tot en met {problem.rounds}.",
            en=f"{person.id} is there from round {person.first} up to {last}. "
            f"That does not fit into rounds 1 up to {problem.rounds}.",
        )
    expected = problem.people[0].sectors.keys()
    if person.sectors.keys() != expected:
        differing = ", ".join(sorted(person.sectors.keys() ^ expected))
        raise Refused(
            nl=f"Niet iedereen heeft dezelfde kenmerken: kijk bij {person.id} naar {differing}.",
            en=f"Not everybody has the same attributes: look at {differing} for {person.id}.",
        )


def _once(names: Iterable[str]) -> None:
    for name, count in Counter(names).items():
        if not name or count > 1:
            raise Refused(
                nl=f"De naam «{name}» is leeg of komt {count} keer voor. Geef elk een eigen naam.",
                en=f"The name «{name}» is empty or occurs {count} times. Give each its own name.",
            )


def _known(names: Iterable[str], known: Collection[str], nl: str, en: str) -> None:
    for name in sorted(set(names).difference(known)):
        raise Refused(nl=f"«{name}» staat niet in {nl}.", en=f"«{name}» is not in {en}.")
