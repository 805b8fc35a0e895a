"""Measure the methods and write the tables into docs/reference/methods.md.

    python -m benchmarks.methods [name ...]

Without names all are measured. `make peers` installs what others made, to measure in the same run.
Each module here has `measure()`, which yields rows as they are ready.
"""

from __future__ import annotations

import importlib
import os
import platform
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lemniscaat.methods.cards import NAMES

if TYPE_CHECKING:
    from benchmarks.methods.rows import Row

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "methods.md"


def main(names: list[str]) -> None:
    """Measure each, show it and put it on the page."""
    for name in names or NAMES:
        print(f"Measuring {name}.", flush=True)
        rows: list[Row] = []
        for row in importlib.import_module(f"benchmarks.methods.{name}").measure():
            print(f"  {row.what} | {row.who} | {row.outcome}", flush=True)
            rows.append(row)
        write(name, rows)


def write(name: str, rows: list[Row]) -> None:
    """Put the table of one method in its place on the page."""
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    lines = "\n".join(f"| {row.what} | {row.who} | {row.outcome} |" for row in rows)
    marks = f"<!-- {name} -->", f"<!-- end {name} -->"
    part = (
        f"Measured on {day}, {machine}, with `python -m benchmarks.methods {name}`.\n\n"
        f"| What | Who | Outcome |\n| --- | --- | --- |\n{lines}\n"
    )
    page = PAGE.read_text("utf-8")
    between = re.compile(f"{re.escape(marks[0])}.*?{re.escape(marks[1])}", re.DOTALL)
    assert between.search(page), f"no place for {name} on {PAGE}"
    PAGE.write_text(between.sub(lambda _: f"{marks[0]}\n{part}{marks[1]}", page), "utf-8")


main(sys.argv[1:])
