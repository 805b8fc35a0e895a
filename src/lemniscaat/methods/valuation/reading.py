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
_OWN = ("person", "project", "group", "delegated", "version")


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


def read_projects(path: Path, effects: tuple[str, ...]) -> dict[str, tuple[Project, ...]]:
    """The projects in a file, with these columns as effects, by version; no name is the design."""
    rows = tables.read(path)
    tables.demand(rows, ("id", "cost", *effects), path.name)
    found: dict[str, list[Project]] = {"": []}
    for row in rows:
        where = f"{path.name}, {row['id']}"
        project = Project(
            id=row["id"],
            cost=amount(row["cost"], f"{where}, cost"),
            effects={name: float(amount(row[name], f"{where}, {name}")) for name in effects},
            name=row.get("name", ""),
        )
        found.setdefault(row.get("version", ""), []).append(project)
    if not found[""]:
        raise Refused(
            nl=f"{path.name}: zet ook de projecten zelf erin, met een lege versie. "
            "Daarvoor wordt de waarde uitgerekend.",
            en=f"{path.name}: put in the projects themselves too, with an empty version. "
            "Values are worked out for these.",
        )
    return {version: tuple(projects) for version, projects in found.items()}


def read_budgets(path: Path) -> dict[str, tuple[Decimal, Decimal | None]]:
    """The budget and perhaps the ceiling of each version in a file."""
    rows = tables.read(path)
    tables.demand(rows, ("version", "budget"), path.name)
    found: dict[str, tuple[Decimal, Decimal | None]] = {}
    for row in rows:
        name, where = row["version"], f"{path.name}, {row['version']}"
        if not name or name in found:
            raise Refused(
                nl=f"{where}: noem elke versie één keer, met een naam.",
                en=f"{where}: name every version once.",
            )
        ceiling = row.get("ceiling", "")
        found[name] = (
            amount(row["budget"], f"{where}, budget"),
            amount(ceiling, f"{where}, ceiling") if ceiling else None,
        )
    return found


def read_answers(path: Path, design: Design) -> list[Answer]:
    """The answers in a file, wide or long."""
    rows = tables.read(path)
    tables.demand(rows, ("person",), path.name)
    for number, row in enumerate(rows, 1):
        if not row["person"]:
            raise Refused(
                nl=f"{path.name}: antwoord {number} heeft geen naam of nummer bij person.",
                en=f"{path.name}: answer {number} has no name or number under person.",
            )
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
    return [_wide(row, ids, f"{path.name}, {row['person']}") for row in rows]


def _wide(row: tables.Row, ids: list[str], where: str) -> Answer:
    delegated = _yes(row.get("delegated", "") or "0", f"{where}, delegated")
    left = delegated and not any(row[id_] for id_ in ids)
    chosen = () if left else tuple(id_ for id_ in ids if _yes(row[id_], f"{where}, {id_}"))
    return Answer(row["person"], chosen, row.get("group", ""), delegated, row.get("version", ""))


def _long(rows: list[tables.Row], name: str) -> list[Answer]:
    chosen: dict[str, list[str]] = {}
    about: dict[str, tuple[str, str, str]] = {}
    for row in rows:
        person, delegated = row["person"], row.get("delegated", "") or "0"
        said = (row.get("group", ""), delegated, row.get("version", ""))
        if about.setdefault(person, said) != said:
            raise Refused(
                nl=f"{name}: {person} heeft op een andere regel een andere groep, delegatie of "
                "versie.",
                en=f"{name}: {person} has another group, delegation or version on another line.",
            )
        chosen.setdefault(person, []).extend([row["project"]] if row["project"] else [])
    return [
        Answer(
            person,
            tuple(chosen[person]),
            group,
            _yes(delegated, f"{name}, {person}, delegated"),
            version,
        )
        for person, (group, delegated, version) in about.items()
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
