"""The method on the command line: areas and criteria in, an answer for every area out."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lemniscaat.methods import tables
from lemniscaat.methods.command import Report
from lemniscaat.methods.priority.area_words import about
from lemniscaat.methods.priority.choice_words import explain_choices
from lemniscaat.methods.priority.choices import Choice, compare
from lemniscaat.methods.priority.dots import dots
from lemniscaat.methods.priority.picture import picture
from lemniscaat.methods.priority.problem import Area, Criterion, Problem
from lemniscaat.methods.priority.weigh import weigh
from lemniscaat.methods.priority.words import explain
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from lemniscaat.methods.priority.result import Weighed

HELP = "weigh areas or tasks when not everything can be done"

_MORE = {"more": True, "meer": True, "less": False, "minder": False}
_CHOSEN = {"chosen": True, "gekozen": True, "not now": False, "nu niet": False}
_SOURCE = " source"


def add(parser: argparse.ArgumentParser) -> None:
    """The files, the capacity and the bounds."""
    parser.add_argument(
        "areas",
        type=Path,
        help="CSV: area, a column for each criterion (empty is unknown), and when wanted capacity, "
        "situations (split by |) and '<criterion> source'",
    )
    parser.add_argument(
        "criteria",
        type=Path,
        help="CSV: criterion, entrance, direction (more or less), lowest, highest",
    )
    parser.add_argument("--capacity", required=True, help="how many areas, or which amount")
    parser.add_argument(
        "--bounds",
        nargs="+",
        default=[],
        metavar="ENTRANCE=LEAST:MOST",
        help="how much an entrance may weigh, such as urgentie=0.2:0.5",
    )
    parser.add_argument(
        "--choices",
        type=Path,
        help="CSV: area, choice (chosen or not now), until, reason, look again",
    )


def run(arguments: argparse.Namespace) -> Report:
    """Read the files, weigh, and lay the choices of people beside it when there are any."""
    criteria = _criteria(tables.read(arguments.criteria))
    problem = Problem(
        criteria,
        _areas(tables.read(arguments.areas), criteria),
        _number(arguments.capacity, "--capacity"),
        _bounds(arguments.bounds),
    )
    weighed = weigh(problem)
    told = list(explain(weighed))
    if arguments.choices:
        told += explain_choices(compare(weighed, _choices(tables.read(arguments.choices))))
    return Report(
        told,
        weighed.record,
        {
            "areas": _areas_table(weighed),
            "combinations": _combinations_table(weighed),
            "swaps": _swaps_table(weighed),
        },
        {
            "weights": picture(weighed, arguments.language),
            "areas": dots(weighed, arguments.language),
        },
    )


def _criteria(rows: Sequence[tables.Row]) -> tuple[Criterion, ...]:
    names = ("criterion", "entrance", "direction", "lowest", "highest")
    tables.demand(rows, names, "criteria.csv")
    return tuple(
        Criterion(
            row["criterion"],
            row["entrance"],
            _number(row["lowest"], f"{row['criterion']}, lowest"),
            _number(row["highest"], f"{row['criterion']}, highest"),
            _one_of(_MORE, row["direction"], row["criterion"]),
        )
        for row in rows
    )


def _areas(rows: Sequence[tables.Row], criteria: Sequence[Criterion]) -> tuple[Area, ...]:
    names = [criterion.name for criterion in criteria]
    tables.demand(rows, ["area", *names], "areas.csv")
    allowed = {"area", "capacity", "situations", *names, *(name + _SOURCE for name in names)}
    strange = sorted(set(rows[0]) - allowed)
    if strange:
        raise Refused(
            nl=f"De kolom {strange[0]} in areas.csv is geen criterium. Zet hem bij de criteria of "
            "haal hem weg.",
            en=f"The column {strange[0]} in areas.csv is no criterion. Add it to the criteria or "
            "take it away.",
        )
    return tuple(
        Area(
            _one_line(row["area"]),
            {
                name: _number(row[name], f"{row['area']}, {name}") if row[name] else None
                for name in names
            },
            _number(row["capacity"], f"{row['area']}, capacity") if "capacity" in row else 1,
            tuple(filter(None, map(str.strip, row.get("situations", "").split("|")))),
            {name: row[name + _SOURCE] for name in names if row.get(name + _SOURCE)},
        )
        for row in rows
    )


def _choices(rows: Sequence[tables.Row]) -> list[Choice]:
    tables.demand(rows, ("area", "choice", "until", "reason", "look again"), "choices.csv")
    return [
        Choice(
            _one_line(row["area"]),
            _one_of(_CHOSEN, row["choice"], row["area"]),
            _day(row["until"], row["area"]) if row["until"] else None,
            row["reason"],
            row["look again"],
        )
        for row in rows
    ]


def _one_line(name: str) -> str:
    """A name as it is said: a spreadsheet may break it over two lines in a cell."""
    return " ".join(name.split())


def _number(words: str, where: str) -> float:
    """A number with a point or a comma before its decimals; nothing between thousands."""
    if not re.fullmatch(r"[+-]?\d+([.,]\d+)?", words.strip()):
        raise Refused(
            nl=f"{where}: '{words}' is geen getal. Schrijf bijvoorbeeld 1200 of 0,5.",
            en=f"{where}: '{words}' is no number. Write for example 1200 or 0.5.",
        )
    return float(words.replace(",", "."))


def _one_of(meanings: dict[str, bool], words: str, where: str) -> bool:
    if words.lower() not in meanings:
        known = ", ".join(meanings)
        raise Refused(
            nl=f"{where}: '{words}' is niet bekend. Kies uit: {known}.",
            en=f"{where}: '{words}' is not known. Choose from: {known}.",
        )
    return meanings[words.lower()]


def _day(words: str, where: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as fault:
        raise Refused(
            nl=f"{where}: '{words}' is geen datum. Schrijf bijvoorbeeld 2026-12-31.",
            en=f"{where}: '{words}' is no date. Write for example 2026-12-31.",
        ) from fault


def _bounds(given: Sequence[str]) -> dict[str, tuple[float, float]]:
    bounds: dict[str, tuple[float, float]] = {}
    for name, ends in map(_bound, given):
        if name in bounds:
            raise Refused(
                nl=f"Voor {name} zijn twee keer grenzen gegeven. Laat er een staan.",
                en=f"There are bounds for {name} twice. Leave one.",
            )
        bounds[name] = ends
    return bounds


def _bound(words: str) -> tuple[str, tuple[float, float]]:
    match = re.fullmatch(r"(.+)=([^:]+):([^:]+)", words)
    if not match:
        raise Refused(
            nl=f"De grens '{words}' is niet te lezen. Schrijf bijvoorbeeld urgentie=0,2:0,5.",
            en=f"The bound '{words}' cannot be read. Write for example urgentie=0.2:0.5.",
        )
    name, least, most = match.groups()
    return name, (_number(least, "--bounds"), _number(most, "--bounds"))


def _areas_table(weighed: Weighed) -> str:
    ends = ("best", "worst")
    ranks = [f"{name} rank {end}" for name in weighed.entrances for end in ends]
    columns = [
        "area",
        *ranks,
        "share at worst",
        "share at best",
        "category",
        "situations",
        "nl",
        "en",
    ]
    rows = []
    for one in weighed.outcomes:
        said = about(one, weighed)
        rows.append(
            [
                one.area,
                *(rank for standing in one.standings for rank in standing.rank),
                *(round(share, 6) for share in one.share),
                one.category.value,
                "|".join(one.situations),
                said.nl,
                said.en,
            ]
        )
    return tables.write(columns, rows)


def _combinations_table(weighed: Weighed) -> str:
    rows = [
        [round(one.share, 6), "|".join(one.chosen), "|".join(one.perhaps)]
        for one in weighed.combinations
    ]
    return tables.write(["share", "chosen", "perhaps"], rows)


def _swaps_table(weighed: Weighed) -> str:
    columns = [
        f"{name} {end}" for end in ("at one end", "at other end") for name in weighed.entrances
    ]
    rows = [
        [swap.one, swap.other, *(round(weight, 6) for end in swap.ends for weight in end)]
        for swap in weighed.swaps
    ]
    return tables.write(["area", "other", *columns], rows)
