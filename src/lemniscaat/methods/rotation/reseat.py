"""Seats anew for when somebody does not turn up or comes after all, with few people disturbed.

What was told stands wherever it can. After a change tables may differ by two people instead of
one: that spares most moves. How few people have to sit elsewhere is then solved exactly, round by
round; among all ways to do it with so few, people go where they meet anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.records import record
from lemniscaat.methods.rotation.bound import bounds
from lemniscaat.methods.rotation.mend import fill, together
from lemniscaat.methods.rotation.plan import Plan, plan
from lemniscaat.methods.rotation.possible import possible
from lemniscaat.methods.rotation.result import Change, Seating, written
from lemniscaat.methods.rotation.settle import ABSENT, Wish, settle
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Seed
    from lemniscaat.methods.rotation.problem import Person, Problem

Told = tuple[str | None, ...]


def reseat(
    seating: Seating,
    *,
    from_round: int,
    absent: Collection[str] = (),
    arrived: Sequence[Person] = (),
) -> Seating:
    """The same seating without `absent` and with `arrived`, from a round (counted from 1) onwards.

    Rounds before stay as they were. All that must hold still holds. The outcome names each
    `Change`: somebody who was told another table for a round. People who are new were told nothing
    and count for none. Raises `Refused` for people who are not known, or already there, and if the
    rules cannot hold any more.
    """
    problem = _now(seating.problem, from_round, absent, arrived)
    return reseat_told(problem, seating.seats, from_round=from_round, seed=seating.record.seed)


def reseat_told(
    problem: Problem, seats: Mapping[str, Told], *, from_round: int, seed: Seed | None
) -> Seating:
    """The same for people as they are now and the seats that were told, by hand or by a seating.

    Who had no seat in the first rounds is there from the first seat, or from `from_round`; who was
    told a seat and is not among the people is there no more.
    """
    _round_known(problem, from_round)
    problem = replace(
        problem,
        people=tuple(
            replace(one, first=max(one.first, _first(seats.get(one.id, ()), from_round)))
            for one in problem.people
        ),
    )
    made = possible(plan(problem))
    told = _told(made, seats)
    _as_it_was(made, told, seats, from_round - 1)
    order = Chance(str(seed)).branch(f"reseat {from_round}").permutation(told.shape[1])
    rounds = told.copy()
    met = np.sum([together(row) for row in told], axis=0)
    for number in range(from_round - 1, problem.rounds):
        met = met - together(told[number])
        rounds[number] = _round(made, number, told[number], met, order)
        met = met + together(rounds[number])
    kept = written(problem, made, rounds, bounds(made), seed=str(seed))
    changes = _changes(seats, kept)
    given = {"problem": problem, "seats": seats, "from": from_round}
    outcome = (kept.seats, kept.figures, changes)
    recorded = record("rotation.reseat", given, outcome, kept.record.seed)
    return replace(kept, changes=changes, record=recorded)


def _first(told: Told, number: int) -> int:
    """The first round with a seat among those that have been, or else the one that comes now."""
    return next((n for n, table in enumerate(told[: number - 1], start=1) if table), number)


def _round_known(problem: Problem, number: int) -> None:
    if not 1 <= number <= problem.rounds:
        raise Refused(
            nl=f"Ronde {number} bestaat niet. De rondes tellen van 1 tot en met {problem.rounds}.",
            en=f"There is no round {number}. Rounds count from 1 up to {problem.rounds}.",
        )


def _now(
    problem: Problem, number: int, absent: Collection[str], arrived: Sequence[Person]
) -> Problem:
    """The question as it is from this round on."""
    _round_known(problem, number)
    there = {person.id: person for person in problem.people}
    for name in sorted(absent):
        if name not in there or not any(
            there[name].present(later) for later in range(number, problem.rounds + 1)
        ):
            raise Refused(
                nl=f"«{name}» stond al niet meer op de lijst vanaf ronde {number}.",
                en=f"«{name}» was not on the list any more from round {number}.",
            )
    for new in arrived:
        if new.id in there:
            raise Refused(
                nl=f"«{new.id}» staat al op de lijst. Geef wie erbij komt een eigen naam.",
                en=f"«{new.id}» is on the list already. Give whoever joins a name of their own.",
            )
    stay = [replace(one, last=number - 1) if one.id in absent else one for one in problem.people]
    people = [one for one in stay if one.last is None or one.first <= one.last]
    people += [replace(one, first=max(one.first, number)) for one in arrived]
    left = {one.id for one in people}
    return replace(
        problem,
        people=tuple(people),
        hosts={name: table for name, table in problem.hosts.items() if name in left},
        apart=tuple(tuple(sorted(left.intersection(group))) for group in problem.apart),
        together=tuple(tuple(sorted(left.intersection(group))) for group in problem.together),
    )


def _told(made: Plan, seats: Mapping[str, Told]) -> NDArray[np.int64]:
    """Where each party was told to sit, -1 for who is not there or was told nothing."""
    number = {table.id: place for place, table in enumerate(made.tables)}
    told = np.full(made.here.shape, ABSENT)
    for person, party in zip(made.people, made.party, strict=True):
        for place, table in enumerate(seats.get(person.id, ())[: len(told)]):
            if table is not None and person.present(place + 1):
                if table not in number:
                    raise Refused(
                        nl=f"{person.id} was aan tafel {table} gezet en die staat niet in de lijst "
                        "met tafels. Geef dezelfde tafels op als eerst.",
                        en=f"{person.id} was told table {table}, which is not in the list of "
                        "tables. Give the same tables as before.",
                    )
                told[place, party] = number[table]
    return told


def _as_it_was(made: Plan, told: NDArray[np.int64], seats: Mapping[str, Told], before: int) -> None:
    """Refuse a list of people that does not fit the rounds that have been."""
    for person, party in zip(made.people, made.party, strict=True):
        for place in range(before):
            now, was = told[place, party], seats.get(person.id, ())[place : place + 1]
            if person.present(place + 1) and (now < 0 or was != (made.tables[now].id,)):
                raise Refused(
                    nl=f"Ronde {place + 1} is al geweest en {person.id} zat toen niet zoals de "
                    "lijst nu zegt. Kijk vanaf welke ronde deze persoon er is en met wie die "
                    "samen zit.",
                    en=f"Round {place + 1} has been, and {person.id} did not sit then as the list "
                    "says now. See from which round this person is there and with whom they sit.",
                )


def _round(
    made: Plan,
    number: int,
    told: NDArray[np.int64],
    met: NDArray[np.int64],
    order: NDArray[np.intp],
) -> NDArray[np.int64]:
    """One round anew: tables from one below level to one above, or from level to two above."""
    low = np.minimum(made.seats, made.low[number].max())
    wishes = [
        Wish(number, told, np.maximum(low + least, 0), np.minimum(made.seats, low + least + 2))
        for least in (-1, 0)
    ]
    found = [settle(made, wish) for wish in wishes]
    settled = [(one, wish) for one, wish in zip(found, wishes, strict=True) if one is not None]
    nearest, wish = min(settled, key=lambda one: (one[0].uneven, one[0].changes))
    return fill(made, wish, nearest, met, order)


def _changes(before: Mapping[str, Told], after: Seating) -> tuple[Change, ...]:
    return tuple(
        Change(person, number, told, now)
        for person, tables in sorted(after.seats.items())
        for number, (told, now) in enumerate(
            zip(before.get(person, ()), tables, strict=False), start=1
        )
        if told is not None and now is not None and told != now
    )
