"""Sortition on the command line: volunteers and quotas in, a panel that anyone can check out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from lemniscaat.methods import tables
from lemniscaat.methods.command import Report
from lemniscaat.methods.sortition.draw import draw
from lemniscaat.methods.sortition.invitation import invite
from lemniscaat.methods.sortition.lottery import fair_lottery
from lemniscaat.methods.sortition.picture import composition, picture
from lemniscaat.methods.sortition.problem import Person, Pool, Quota
from lemniscaat.methods.sortition.replacement import reserves
from lemniscaat.methods.sortition.tickets import number_panels
from lemniscaat.methods.sortition.transcript import transcript
from lemniscaat.methods.sortition.words import explain
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    import argparse

    from lemniscaat.methods.sortition.draw import Draw

HELP = "who is drawn by lot, with quotas and chances that are as fair as they can be"

RESERVES = 10  # names to call for each seat; the draw can always be done again for more


def add(parser: argparse.ArgumentParser) -> None:
    """The volunteers, the quotas and how to draw; or a register and how many letters to send."""
    parser.add_argument("respondents", type=Path, help="CSV with an id and a column per category")
    parser.add_argument(
        "quotas",
        type=Path,
        nargs="?",
        help="CSV with feature (or category), value (or name), min, max; not with --invite",
    )
    parser.add_argument("--number", type=int, help="how many seats")
    parser.add_argument("--id", default="id", help="the column with the id")
    parser.add_argument(
        "--household", nargs="+", default=[], help="columns that together say who lives together"
    )
    parser.add_argument("--fairness", choices=("leximin", "maximin"), default="leximin")
    parser.add_argument(
        "--max-chance", default="1", help="no larger chance than this, such as 0.4, or: lowest"
    )
    parser.add_argument("--tickets", type=int, default=1000)
    parser.add_argument("--salt", default="", help="goes into the commitment beside the seed")
    parser.add_argument("--invite", type=int, help="only draw so many addresses from a register")
    parser.add_argument("--strata", help="with --invite: the column to spread the letters over")


def run(arguments: argparse.Namespace) -> Report:
    """Read, draw, report."""
    if arguments.invite is not None:
        return _invite(arguments)
    pool = _pool(arguments)
    lottery = fair_lottery(
        pool, fairness=arguments.fairness, ceiling=_ceiling(arguments.max_chance)
    )
    drawn = draw(number_panels(lottery, arguments.tickets), arguments.seed, arguments.salt)
    return Report(
        explanation=explain(drawn),
        record=drawn.record,
        tables=_tables(drawn),
        pictures={
            "chances": picture(lottery, arguments.language),
            "quotas": composition(drawn, arguments.language),
        },
        documents={
            "transcript": json.dumps(transcript(drawn), indent=1, ensure_ascii=False) + "\n"
        },
    )


def _ceiling(words: str) -> float | Literal["lowest"]:
    if words == "lowest":
        return "lowest"
    try:
        return float(words.replace(",", "."))
    except ValueError:
        raise Refused(
            nl=f"De grootste kans kan niet «{words}» zijn: geef een getal zoals 0,4, of: lowest.",
            en=f"The largest chance cannot be «{words}»: give a number such as 0.4, or: lowest.",
        ) from None


def _invite(arguments: argparse.Namespace) -> Report:
    source = arguments.respondents.name
    rows = tables.read(arguments.respondents)
    strata = [arguments.strata] if arguments.strata else []
    tables.demand(rows, [*(arguments.household or [arguments.id]), *strata], source)
    columns = arguments.household or [arguments.id]
    addresses = [", ".join(row[name] for name in columns if row[name]) for row in rows]
    parts: dict[str, str] = {}
    for address, row in zip(addresses, rows, strict=True):
        part = row[arguments.strata] if strata else ""
        if parts.setdefault(address, part) != part:
            raise Refused(
                nl=f"{source} noemt voor {address} twee waarden van {arguments.strata}.",
                en=f"{source} gives two values of {arguments.strata} for {address}.",
            )
    drawn = invite(
        addresses, arguments.invite, seed=arguments.seed, strata=parts if strata else None
    )
    return Report(
        explanation=explain(drawn),
        record=drawn.record,
        tables={
            "invited": tables.write(["address"], [[one] for one in drawn.addresses]),
            "strata": tables.write(
                ["stratum", "addresses", "letters"],
                [[one.name, one.addresses, one.letters] for one in drawn.strata],
            ),
        },
    )


def _pool(arguments: argparse.Namespace) -> Pool:
    if arguments.quotas is None or arguments.number is None:
        raise Refused(
            nl="Geef een bestand met quota en met --number het aantal plaatsen.",
            en="Give a file with quotas, and the number of seats with --number.",
        )
    quotas = _quotas(arguments.quotas)
    categories = sorted({quota.category for quota in quotas})
    rows = tables.read(arguments.respondents)
    tables.demand(
        rows, [arguments.id, *categories, *arguments.household], arguments.respondents.name
    )
    people = [
        Person(
            row[arguments.id],
            {name: row[name] for name in categories},
            _household([row[name] for name in arguments.household]),
        )
        for row in rows
    ]
    return Pool(tuple(people), tuple(quotas), arguments.number)


def _household(cells: list[str]) -> str | None:
    """One text for all columns, in which "1234 AB" is "1234ab".

    Nothing filled in says that nobody else is known to live there.
    """
    plain = ["".join(cell.casefold().split()) for cell in cells]
    return json.dumps(plain, ensure_ascii=False) if any(plain) else None


def _quotas(path: Path) -> list[Quota]:
    rows = tables.read(path)
    old = bool(rows) and "category" in rows[0]
    category, value = ("category", "name") if old else ("feature", "value")
    tables.demand(rows, [category, value, "min", "max"], path.name)
    return [
        Quota(row[category], row[value], _whole(row["min"], path), _whole(row["max"], path))
        for row in rows
    ]


def _whole(cell: str, path: Path) -> int:
    if not (cell.isascii() and cell.isdecimal()):
        raise Refused(
            nl=f"In {path.name} is «{cell}» geen heel getal.",
            en=f"In {path.name} «{cell}» is not a whole number.",
        )
    return int(cell)


def _tables(drawn: Draw) -> dict[str, str]:
    numbered, pool = drawn.numbered, drawn.numbered.lottery.pool
    features = {one.id: [one.features[name] for name in pool.categories] for one in pool.people}
    exact = numbered.lottery.chances
    lists = reserves(pool, drawn.panel, seed=drawn.seed)
    return {
        "panel": tables.write(
            ["id", *pool.categories], [[name, *features[name]] for name in drawn.panel]
        ),
        "chances": tables.write(
            ["id", "chance", "chance_of_tickets"],
            [[name, f"{exact[name]:.6f}", f"{numbered.chances[name]:.6f}"] for name in exact],
        ),
        "panels": tables.write(
            ["ticket", "people"],
            [[place, ", ".join(panel)] for place, panel in enumerate(numbered.panels)],
        ),
        "replacements": tables.write(
            ["seat_of", "order", "id"],
            [
                [member, place + 1, name]
                for member, names in lists.items()
                for place, name in enumerate(names[:RESERVES])
            ],
        ),
    }
