"""Couples on the command line: people in CSV, couples and who is left in CSV."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from lemniscaat.methods import tables
from lemniscaat.methods.command import Report
from lemniscaat.methods.matching.arrange import match
from lemniscaat.methods.matching.picture import picture
from lemniscaat.methods.matching.problem import Person, Problem, Weights
from lemniscaat.methods.matching.rematch import rematch
from lemniscaat.methods.matching.words import explain, why
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    import argparse

    from lemniscaat.methods.matching.result import Matching
    from lemniscaat.methods.tables import Row
    from lemniscaat.methods.words import Language

HELP = "pair people from two worlds, such as a farmer and a civil servant"

_PAIRS = ("a", "b", "third", "km", "themes", "slots", "differs", "points", "best_a", "best_b")
_PLANE, _GLOBE = ("x", "y"), ("lat", "lon")


def add(parser: argparse.ArgumentParser) -> None:
    """The files and the choices."""
    parser.add_argument(
        "people",
        type=Path,
        help="CSV: id, world, lat and lon (degrees) or x and y (km), max_km, themes (a|b), "
        "slots (a|b), employer, exclude (ids: a|b); all but id may be left out",
    )
    parser.add_argument(
        "--other", type=Path, help="CSV of the other world; without a column world, its name is it"
    )
    parser.add_argument("--different", default="", help="columns in which partners differ: a|b")
    parser.add_argument("--earlier", type=Path, help="CSV (a, b, third) of who met before")
    parser.add_argument("--before", type=Path, help="CSV (a, b, third): keep these couples")
    parser.add_argument("--left", default="", help="with --before: ids of who left: a|b")
    parser.add_argument("--may-change", action="store_true", help="with --before: few changes")
    parser.add_argument("--no-triples", action="store_true", help="nobody joins a couple")
    parser.add_argument("--objective", choices=("total", "worst"), default="total")
    standard = Weights()
    for name in ("km", "theme", "difference", "slot"):
        weight = getattr(standard, name)
        parser.add_argument(f"--{name}", type=int, default=weight, help=f"points ({weight})")


def run(arguments: argparse.Namespace) -> Report:
    """Read, pair, report."""
    problem = _problem(arguments)
    if not arguments.before and (arguments.left or arguments.may_change):
        raise Refused(
            nl="--left en --may-change horen bij --before: geef daar de paren van eerder.",
            en="--left and --may-change go with --before: give the couples of before there.",
        )
    if arguments.before:
        matching = rematch(
            problem,
            _groups(arguments.before),
            left=_names(arguments.left),
            may_change=arguments.may_change,
            seed=arguments.seed,
        )
    else:
        matching = match(problem, seed=arguments.seed)
    return Report(
        explain(matching),
        matching.record,
        tables=_tables(matching, arguments.language),
        pictures={"pairs": picture(matching, arguments.language)},
    )


def _problem(arguments: argparse.Namespace) -> Problem:
    different = sorted(_names(arguments.different))
    rows = [
        {"world": path.stem} | row
        for path in (arguments.people, arguments.other)
        if path is not None
        for row in _rows(path, ["id", *different])
    ]
    exclude = [(row["id"], name) for row in rows for name in sorted(_names(row.get("exclude", "")))]
    _check_spelling(rows, different)
    axes = _axes(rows)
    earlier = _groups(arguments.earlier) if arguments.earlier else []
    return Problem(
        people=tuple(_person(row, different, axes) for row in rows),
        weights=Weights(arguments.km, arguments.theme, arguments.difference, arguments.slot),
        coordinates="km" if axes == _PLANE else "degrees",
        apart=tuple(exclude),
        earlier=tuple(couple for group in earlier for couple in combinations(group, 2)),
        triples=not arguments.no_triples,
        objective=arguments.objective,
    )


def _rows(path: Path, columns: list[str]) -> list[Row]:
    rows = tables.read(path)
    tables.demand(rows, columns, path.name)
    return rows


def _axes(rows: list[Row]) -> tuple[str, str]:
    """The columns where the places stand; not both kinds in one run."""
    flat, globe = (
        [row["id"] for row in rows if any(row.get(axis) for axis in axes)]
        for axes in (_PLANE, _GLOBE)
    )
    if flat and globe:
        raise Refused(
            nl=f"De plaats van {flat[0]} staat in x en y, die van {globe[0]} in lat en lon. Kies "
            "voor iedereen hetzelfde.",
            en=f"The place of {flat[0]} stands in x and y, that of {globe[0]} in lat and lon. "
            "Choose the same for everyone.",
        )
    return _PLANE if flat else _GLOBE


def _check_spelling(rows: list[Row], different: list[str]) -> None:
    """Refuse a name that is written in two ways, or several names that were not taken apart.

    Otherwise colleagues could meet, people who can on the same day would not, and who is alike
    would count as different.
    """
    for column in ("themes", "slots", "employer", *different):
        several = column in {"themes", "slots"}
        names = {name for row in rows for name in _split(row.get(column, ""), several=several)}
        joined = sorted(name for name in names if several and re.search(r"[,;\n]", name))
        if joined:
            raise Refused(
                nl=f"In kolom {column} staat: {joined[0]}. Zet tussen meer waarden een |, zoals "
                "in a|b.",
                en=f"In column {column} stands: {joined[0]}. Put a | between several values, as "
                "in a|b.",
            )
        spellings: dict[str, str] = {}
        for name in sorted(names):
            other = spellings.setdefault(" ".join(name.casefold().split()), name)
            if other != name:
                raise Refused(
                    nl=f"In kolom {column} staan {other} en {name}. Schrijf dit overal hetzelfde.",
                    en=f"In column {column} stand {other} and {name}. Write it everywhere the "
                    "same way.",
                )


def _groups(path: Path) -> list[tuple[str, ...]]:
    """The couples in a file; there may be none, as in a first round without any."""
    rows = tables.read(path)
    if rows:
        tables.demand(rows, ["a", "b"], path.name)
    named = (tuple(name for key in _PAIRS[:3] if (name := row.get(key, ""))) for row in rows)
    return [group for group in named if group]


def _person(row: Row, different: list[str], axes: tuple[str, str]) -> Person:
    first, second = (_number(row, axis) for axis in axes)
    if (first is None) != (second is None):
        raise Refused(
            nl=f"Van {row['id']} is maar één coördinaat ingevuld. Vul beide in, of geen.",
            en=f"Only one coordinate of {row['id']} is filled in. Fill in both, or none.",
        )
    return Person(
        id=row["id"],
        world=row["world"],
        place=None if first is None or second is None else (first, second),
        max_km=_number(row, "max_km"),
        themes=_names(row.get("themes", "")),
        slots=_names(row.get("slots", "")),
        background={name: row[name] for name in different},
        employer=row.get("employer", ""),
    )


def _number(row: Row, column: str) -> float | None:
    """A number with a point or a comma, or nothing."""
    written = row.get(column, "")
    try:
        return float(written.replace(",", ".")) if written else None
    except ValueError as fault:
        raise Refused(
            nl=f"Bij {row['id']} staat in kolom {column} geen getal: {written}.",
            en=f"In column {column} of {row['id']} stands no number: {written}.",
        ) from fault


def _names(written: str) -> frozenset[str]:
    return frozenset(_split(written))


def _split(written: str, *, several: bool = True) -> list[str]:
    return [name.strip() for name in (written.split("|") if several else [written]) if name.strip()]


def _tables(matching: Matching, language: Language) -> dict[str, str]:
    pairs = [
        (
            *(pair.a, pair.b, pair.third.id if pair.third else "", pair.meeting.km),
            *map("|".join, (pair.meeting.themes, pair.meeting.slots, pair.meeting.differs)),
            *(pair.meeting.points, *pair.meeting.best),
            why(matching, pair).in_language(language),
        )
        for pair in matching.pairs
    ]
    left = [
        (one.id, one.reason.in_language(language), one.help.in_language(language))
        for one in matching.unmatched
    ]
    return {
        "pairs": tables.write([*_PAIRS, "why"], pairs),
        "unmatched": tables.write(["id", "reason", "help"], left),
    }
