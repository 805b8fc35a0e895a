"""Reading votes as Polis exports them, and as anyone may keep them.

Wide (`participants-votes.csv`): a row for each participant, a column for each statement whose name
is its number. Long (`votes.csv`): a row for each vote, with comment-id, voter-id and vote. Both
hold 1 for agree, 0 for pass and -1 for disagree. Statements (`comments.csv`): comment-id,
comment-body and moderated, where -1 means rejected; a statement about the conversation itself
(is-meta) does not steer the map either, as in Polis. Spreadsheets may have made 1,0 or +1 of a 1.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lemniscaat.methods import tables
from lemniscaat.methods.opinion.votes import AGREE, DISAGREE, PASS, Statement, Votes
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lemniscaat.methods.opinion.votes import Row

_VOTES = {"1": AGREE, "0": PASS, "-1": DISAGREE}
_YES = ("1", "true", "t", "yes")


def read(votes: Path, comments: Path | None) -> Votes:
    """The votes in one file, with the texts of the statements from another."""
    rows = tables.read(votes)
    tables.demand(rows, (), votes.name)
    columns = [name for name in rows[0] if name.isdigit()]
    wide = "participant" in rows[0] and bool(columns)
    if not wide:
        _demand_long(rows[0], votes.name)
        rows = _in_time(rows, votes.name)
    _demand_names(rows, ("participant",) if wide else ("voter-id", "comment-id"), votes.name)
    cast = list(_wide(rows, columns, votes.name) if wide else _long(rows, votes.name))
    named = columns if wide else [row[1] for row in cast]
    names = sorted(dict.fromkeys(named), key=lambda name: (len(name), name))
    known = _statements(comments) if comments else {}
    return Votes.from_rows(cast, [known.get(name, Statement(name)) for name in names])


def _demand_long(first: tables.Row, source: str) -> None:
    if {"comment-id", "voter-id", "vote"} <= set(first):
        return
    there = ", ".join(first)
    raise Refused(
        nl=f"{source} is geen tabel met stemmen. Maak óf een regel per deelnemer, met een kolom "
        "participant en voor elke stelling een kolom met een nummer als naam, óf een regel per "
        f"stem, met de kolommen comment-id, voter-id en vote. Gevonden kolommen: {there}.",
        en=f"{source} is no table of votes. Make either a row for each participant, with a column "
        "participant and for each statement a column with a number as its name, or a row for each "
        f"vote, with the columns comment-id, voter-id and vote. Columns found: {there}.",
    )


def _demand_names(rows: Sequence[tables.Row], columns: Sequence[str], source: str) -> None:
    for name in columns:
        if not all(row[name] for row in rows):
            raise Refused(
                nl=f"In {source} staat een regel waarin {name} leeg is. Vul het in of haal de "
                "regel weg.",
                en=f"In {source} there is a row in which {name} is empty. Fill it in or take the "
                "row out.",
            )


def _wide(rows: Sequence[tables.Row], names: Sequence[str], source: str) -> Iterator[Row]:
    (person, times), *_ = Counter(row["participant"] for row in rows).most_common(1)
    if times > 1:
        raise Refused(
            nl=f"In {source} heeft deelnemer {person} meer dan één regel.",
            en=f"In {source} participant {person} has more than one row.",
        )
    for row in rows:
        for name in names:
            if row[name]:
                yield row["participant"], name, _vote(row[name], source)


def _long(rows: Sequence[tables.Row], source: str) -> Iterator[Row]:
    for row in rows:
        yield row["voter-id"], row["comment-id"], _vote(row["vote"], source)


def _in_time(rows: Sequence[tables.Row], source: str) -> list[tables.Row]:
    """The oldest vote first where times are given, so that the last of two counts."""
    if "timestamp" not in rows[0]:
        return list(rows)
    if not all(row["timestamp"].isdigit() for row in rows):
        raise Refused(
            nl=f"In {source} staat een tijd (timestamp) die geen heel getal is.",
            en=f"In {source} there is a timestamp that is not a whole number.",
        )
    return sorted(rows, key=lambda row: int(row["timestamp"]))


def _vote(written: str, source: str) -> int:
    plain = written.removeprefix("+").removesuffix(".0").removesuffix(",0")
    if plain not in _VOTES:
        raise Refused(
            nl=f"In {source} staat de stem “{written}”. Schrijf 1 voor eens, 0 voor geen mening, "
            "-1 voor oneens, en laat leeg waar niet is gestemd.",
            en=f"In {source} there is the vote “{written}”. Write 1 for agree, 0 for pass, -1 for "
            "disagree, and leave empty where nobody voted.",
        )
    return _VOTES[plain]


def _statements(path: Path) -> dict[str, Statement]:
    rows = tables.read(path)
    tables.demand(rows, ("comment-id", "comment-body"), path.name)
    (name, times), *_ = Counter(row["comment-id"] for row in rows).most_common(1)
    if times > 1:
        raise Refused(
            nl=f"In {path.name} heeft stelling {name} meer dan één regel.",
            en=f"In {path.name} statement {name} has more than one row.",
        )
    return {
        row["comment-id"]: Statement(
            row["comment-id"],
            " ".join(row["comment-body"].split()),
            row.get("moderated") == "-1" or row.get("is-meta", "").lower() in _YES,
        )
        for row in rows
    }
