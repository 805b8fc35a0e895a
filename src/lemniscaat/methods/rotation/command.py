"""Rotation on the command line: a list of people in, a seat for each of them in each round out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lemniscaat.methods import tables
from lemniscaat.methods.command import Report
from lemniscaat.methods.rotation.picture import meetings, picture
from lemniscaat.methods.rotation.problem import Person, Problem, Table, even_tables
from lemniscaat.methods.rotation.reseat import Told, reseat_told
from lemniscaat.methods.rotation.seating import seat
from lemniscaat.methods.rotation.words import explain
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from lemniscaat.methods.rotation.result import Seating

HELP = "who sits where, round after round, so that people meet anew"

# Up to so many people the matrix of who met whom can still be read.
SMALL = 40
NOTHING = {"", "0", "no", "nee", "n", "false"}


def add(parser: argparse.ArgumentParser) -> None:
    """The list of people, the tables and the number of rounds."""
    parser.add_argument(
        "people",
        type=Path,
        help="CSV with id; if wanted also host (a table), apart and together (names of groups, "
        "with | between them), accessible (what a table must offer, with |), from and until "
        "(rounds)",
    )
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument(
        "--tables",
        type=_count_or_file,
        required=True,
        help="how many, or a CSV with id, seats and accessible",
    )
    parser.add_argument(
        "--mix", action="append", default=[], help="a column to mix at each table; may be repeated"
    )
    parser.add_argument(
        "--told",
        type=Path,
        help="seats.csv as told before: change as few of them as can be, for the list of people as "
        "it is now (who comes late is added, who stays away is taken out or has until)",
    )
    parser.add_argument(
        "--from-round", type=int, default=1, help="with --told: rounds before this one have been"
    )


def run(arguments: argparse.Namespace) -> Report:
    """Read, seat, and report who sits where."""
    seating = _seating(arguments)
    pictures = {"seats": picture(seating, arguments.language)}
    if len(seating.seats) <= SMALL:
        pictures["meetings"] = meetings(seating, arguments.language)
    rounds = range(1, seating.problem.rounds + 1)
    changed = [(one.person, one.round, one.told, one.now) for one in seating.changes]
    again = {"changes": tables.write(["person", "round", "told", "now"], changed)}
    return Report(
        explanation=explain(seating),
        record=seating.record,
        tables={
            "seats": tables.write(
                ["person", *(f"round{r}" for r in rounds)],
                [[person.id, *seating.seats[person.id]] for person in seating.problem.people],
            ),
            "tables": tables.write(["round", "table", "people"], _by_table(seating)),
            **(again if arguments.told else {}),
        },
        pictures=pictures,
    )


def _seating(arguments: argparse.Namespace) -> Seating:
    """Seats for everybody, or only what has to change in the seats that were told."""
    if not arguments.told:
        return seat(problem(arguments, {}), seed=arguments.seed)
    seats = _told(arguments.told, arguments.rounds)
    asked, number = problem(arguments, seats), arguments.from_round
    return reseat_told(asked, seats, from_round=number, seed=arguments.seed)


def _told(path: Path, rounds: int) -> dict[str, Told]:
    """Who was told which table in each round, as this command wrote it."""
    rows, columns = tables.read(path), [f"round{number}" for number in range(1, rounds + 1)]
    tables.demand(rows, ["person", *columns], path.name)
    return {row["person"]: tuple(row[name] or None for name in columns) for row in rows}


def problem(arguments: argparse.Namespace, told: Mapping[str, Told]) -> Problem:
    """The question as the files put it; tables are at least as large as was told."""
    rows = tables.read(arguments.people)
    tables.demand(rows, ["id", *arguments.mix], arguments.people.name)
    people = [
        Person(
            row["id"],
            sectors={name: row[name] for name in arguments.mix},
            needs=_several(row.get("accessible", "")),
            first=_whole(row.get("from", ""), 1),
            last=_whole(row.get("until", ""), arguments.rounds),
        )
        for row in rows
    ]
    return Problem(
        people=people,
        tables=_tables(arguments.tables, people, arguments.rounds, told),
        rounds=arguments.rounds,
        hosts={row["id"]: row["host"] for row in rows if row.get("host")},
        apart=_groups(rows, "apart"),
        together=_groups(rows, "together"),
    )


def _count_or_file(words: str) -> int | Path:
    return int(words) if words.isdecimal() else Path(words)


def _tables(
    given: int | Path, people: list[Person], rounds: int, told: Mapping[str, Told]
) -> tuple[Table, ...]:
    if isinstance(given, int):
        full = Counter((n, table) for at in told.values() for n, table in enumerate(at) if table)
        even = even_tables(given, people, rounds)
        return tuple(replace(one, seats=max(one.seats, *full.values(), 0)) for one in even)
    rows = tables.read(given)
    tables.demand(rows, ["id", "seats"], given.name)
    return tuple(
        Table(row["id"], _whole(row["seats"], 0), _several(row.get("accessible", "")))
        for row in rows
    )


def _several(cell: str) -> frozenset[str]:
    """The names in one cell; a plain no is no name."""
    names = {name.strip() for name in cell.split("|")}
    return frozenset(name for name in names if name.lower() not in NOTHING)


def _groups(rows: list[tables.Row], column: str) -> tuple[tuple[str, ...], ...]:
    names = sorted({name for row in rows for name in _several(row.get(column, ""))})
    return tuple(
        tuple(row["id"] for row in rows if name in _several(row.get(column, ""))) for name in names
    )


def _whole(cell: str, empty: int) -> int:
    if not cell:
        return empty
    if not cell.isdecimal():
        raise Refused(
            nl=f"«{cell}» is geen heel getal. Gebruik cijfers voor stoelen en rondes.",
            en=f"«{cell}» is not a whole number. Use figures for seats and rounds.",
        )
    return int(cell)


def _by_table(seating: Seating) -> list[tuple[int, str, str]]:
    return [
        (number, table, ", ".join(people))
        for number in range(1, seating.problem.rounds + 1)
        for table, people in seating.at(number).items()
    ]
