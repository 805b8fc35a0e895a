"""Reading and writing CSV, as spreadsheets make it in the Netherlands and elsewhere.

Comma, semicolon or tab; with or without a byte order mark. A value that a spreadsheet would take
for a formula is written with an apostrophe before it.
"""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Row = dict[str, str]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SEPARATORS = ",;\t"


def read(path: Path | str) -> list[Row]:
    """The rows of a CSV file (also packed with gzip), each by the names in its first line."""
    source = Path(path)
    try:
        raw = source.read_bytes()
        content = (gzip.decompress(raw) if source.suffix == ".gz" else raw).decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as fault:
        raise Refused(
            nl=f"Het bestand {source.name} kan niet worden gelezen. "
            "Bewaar het als CSV in UTF-8 en kijk of de naam klopt.",
            en=f"The file {source.name} cannot be read. "
            "Save it as CSV in UTF-8 and see whether its name is right.",
        ) from fault
    return list(_rows(content, source.name))


def _rows(content: str, source: str) -> Iterator[Row]:
    first = content.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator)
    names = [name.strip() for name in next(reader, [])]
    if len(set(names)) < len(names):
        raise Refused(
            nl=f"In {source} hebben twee kolommen dezelfde naam.",
            en=f"Two columns in {source} have the same name.",
        )
    for row in reader:
        values = [_text(value.strip()) for value in row]
        if any(values[len(names) :]):
            raise Refused(
                nl=f"Regel {reader.line_num} van {source} heeft meer vakjes dan er kolommen zijn. "
                "Zet aanhalingstekens om een tekst waar het scheidingsteken in staat.",
                en=f"Line {reader.line_num} of {source} has more cells than there are columns. "
                "Put quotes around a text that holds the separator.",
            )
        if any(values):  # a spreadsheet may end with rows in which nothing stands
            padded = values + [""] * (len(names) - len(values))
            yield dict(zip(names, padded, strict=False))


def _text(value: str) -> str:
    """Without the apostrophe that `write` put there, so that a table can be read back."""
    return value[1:] if value[:1] == "'" and value[1:].startswith(_FORMULA) else value


def demand(rows: Sequence[Row], columns: Iterable[str], source: str) -> None:
    """Refuse a table without rows or without one of these columns, and say which there are."""
    if not rows:
        raise Refused(nl=f"{source} bevat geen regels.", en=f"{source} holds no rows.")
    missing = [name for name in columns if name not in rows[0]]
    if missing:
        there = ", ".join(rows[0])
        raise Refused(
            nl=f"{source} mist de kolom {', '.join(missing)}. Wel gevonden: {there}.",
            en=f"{source} lacks the column {', '.join(missing)}. Found instead: {there}.",
        )


def write(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV text, safe to open in a spreadsheet."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return target.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
