"""Projects and choices from CSV, as a participation platform exports them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from lemniscaat.methods import tables
from lemniscaat.methods.valuation.design import Answer, Design, Project
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from pathlib import Path

_NUMBER = re.compile(r"-?\d+([.,]\d+)?", re.ASCII)
# 1.250 is a quarter more than one to some and twelve hundred and fifty to others.
_DOUBTFUL = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_YES_OR_NO = {"0": False, "1": True}
_OWN = ("person", "project", "group", "delegated")


def amount(text: str, where: str) -> Decimal:
    """A number with a point or a comma before its decimals; what could be thousands is refused."""
    if not _NUMBER.fullmatch(text):
        raise Refused(
            nl=f"{where}: '{text}' is geen getal. Schrijf bijvoorbeeld 1250 of 12,5.",
            en=f"{where}: '{text}' is no number. Write for instance 1250 or 12.5.",
        )
    if _DOUBTFUL.fullmatch(text):
        raise Refused(
            nl=f"{where}: bij {text} is niet te zien of het duizendtallen of decimalen zijn. "
            "Schrijf geen teken tussen duizendtallen, en niet precies drie decimalen.",
            en=f"{where}: {text} could be thousands or decimals. "
            "Write no mark between thousands, and not exactly three decimals.",
        )
    return Decimal(text.replace(",", "."))


def read_projects(path: Path, effects: tuple[str, ...]) -> tuple[Project, ...]:
    """The projects in a file, with these columns as effects."""
    rows = tables.read(path)
    tables.demand(rows, ("id", "cost", *effects), path.name)
    return tuple(
        Project(
            id=row["id"],
            cost=amount(row["cost"], f"{path.name}, {row['id']}, cost"),
            effects={
                name: float(amount(row[name], f"{path.name}, {row['id']}, {name}"))
                for name in effects
            },
            name=row.get("name", ""),
        )
        for row in rows
    )


def read_answers(path: Path, design: Design) -> list[Answer]:
    """The answers in a file, wide or long."""
    rows = tables.read(path)
    tables.demand(rows, ("person",), path.name)
    ids = [project.id for project in design.projects]
    if "project" in rows[0] and "project" not in ids:
        return _long(rows, path.name)
    tables.demand(rows, ids, path.name)
    strange = [name for name in rows[0] if name not in {*ids, *_OWN}]
    if strange:
        raise Refused(
            nl=f"{path.name}: de kolom {', '.join(strange)} is geen bekend project. "
            "Haal de kolom weg, of zet het project bij de projecten.",
            en=f"{path.name}: the column {', '.join(strange)} is no known project. "
            "Take the column out, or add the project to the projects.",
        )
    return [_wide(row, ids, f"{path.name}:{line}") for line, row in enumerate(rows, 2)]


def _wide(row: tables.Row, ids: list[str], where: str) -> Answer:
    delegated = _yes(row.get("delegated", "") or "0", f"{where}, delegated")
    if delegated and not any(row[id_] for id_ in ids):
        return Answer(row["person"], (), row.get("group", ""), delegated)
    chosen = tuple(id_ for id_ in ids if _yes(row[id_], f"{where}, {id_}"))
    return Answer(row["person"], chosen, row.get("group", ""), delegated)


def _long(rows: list[tables.Row], name: str) -> list[Answer]:
    chosen: dict[str, list[str]] = {}
    about: dict[str, tuple[str, str]] = {}
    for line, row in enumerate(rows, 2):
        person, said = row["person"], (row.get("group", ""), row.get("delegated", "") or "0")
        if about.setdefault(person, said) != said:
            raise Refused(
                nl=f"{name}:{line}: {person} heeft een andere groep of delegatie dan eerder.",
                en=f"{name}:{line}: {person} has another group or delegation than before.",
            )
        chosen.setdefault(person, []).extend([row["project"]] if row["project"] else [])
    return [
        Answer(
            person, tuple(chosen[person]), group, _yes(delegated, f"{name}, {person}, delegated")
        )
        for person, (group, delegated) in about.items()
    ]


def _yes(text: str, where: str) -> bool:
    if text not in _YES_OR_NO:
        raise Refused(
            nl=f"{where}: schrijf 1 voor ja of 0 voor nee, niet '{text}'. "
            "Wie niets invulde, heeft niet gekozen: haal die regel weg.",
            en=f"{where}: write 1 for yes or 0 for no, not '{text}'. "
            "Who filled in nothing has not chosen: take that line out.",
        )
    return _YES_OR_NO[text]
