"""Run every measurement and write the table into docs/reference/performance.md (`make bench`).

    python -m benchmarks.run [--rounds 1000000] [--server postgres://...]

With `ONLY=submission` in the environment only that is measured (or lists, or memory); the other
rows stay. `--rounds` is the number of items in the large database. Without a server SQLite is
measured; with one, PostgreSQL. The part of the other database stays as it was.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.places import Measured, arguments

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "performance.md"


def main() -> None:
    """Measure, print as it goes, and write the table."""
    asked = arguments(__doc__, rounds=1_000_000)
    figures: list[Measured] = []
    parts = {"submission": 300, "lists": asked.rounds, "memory": 100}
    only = os.environ.get("ONLY")
    for name, rounds in parts.items() if not only else [(only, parts[only])]:
        print(f"Measuring: {name}.", flush=True)
        figures += _measured(name, rounds, asked.server)
    for figure in figures:
        print(figure)
    write("PostgreSQL" if asked.server else "SQLite", figures)


def _measured(name: str, rounds: int, server: str) -> list[Measured]:
    """One measurement in a process of its own: settings are read once in a process."""
    command = [sys.executable, "-m", f"benchmarks.{name}", "--rounds", str(rounds)]
    command += ["--server", server] if server else []
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return [Measured(*line.rsplit(": ", 1)) for line in done.stdout.splitlines()]


def write(database: str, figures: Sequence[Measured]) -> None:
    """Put the figures of one database in their place on the page."""
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    marks = f"<!-- {database} -->", f"<!-- end {database} -->"
    page = PAGE.read_text("utf-8")
    between = re.compile(f"{re.escape(marks[0])}.*?{re.escape(marks[1])}", re.DOTALL)
    before = between.search(page)
    assert before, f"no place for {database} on {PAGE}"
    # What was not measured now keeps its row; what was, takes the place of its earlier rows.
    rows_now = re.findall(r"^\| (.+?) \| (.*\d.*) \|$", before[0], re.MULTILINE)
    kept = [Measured(*row) for row in rows_now]
    place = [row.what for row in kept].index(figures[0].what) if kept else 0
    kept[place : place + len(figures)] = figures
    rows = "\n".join(f"| {row.what} | {row.outcome} |" for row in kept)
    part = f"Measured on {day}, {machine}.\n\n| What | Outcome |\n| --- | --- |\n{rows}\n"
    PAGE.write_text(between.sub(f"{marks[0]}\n{part}{marks[1]}", page), "utf-8")


if __name__ == "__main__":
    main()
