"""Lists and trails among many: the same pages with a thousand and with a million items.

    python -m benchmarks.lists [--rounds 1000000] [--server postgres://...]

The hard case is measured: everything is held by one person, and everything is published.
"""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.places import Measured, arguments

FEW = 1_000


def measure(many: int, server: str) -> list[Measured]:
    """Median milliseconds of each page with few and with many items, and of one trail."""
    few, much = _pages(FEW, server), _pages(many, server)
    figures = []
    for name in ("worklist", "public list"):
        figures += [
            Measured(f"The {name} with {FEW:,} items", f"{few[name]:.1f} ms"),
            Measured(f"The {name} with {many:,} items", f"{much[name]:.1f} ms"),
            Measured("That is (at most 2 times)", f"{much[name] / few[name]:.1f} times"),
        ]
    home = Measured(f"The home page with {many:,} items", f"{much['home page']:.0f} ms")
    trail = f"The trail of one item among {many:,} (under 20 ms)"
    return [*figures, home, Measured(trail, f"{much['trail']:.1f} ms")]


def _pages(items: int, server: str) -> dict[str, float]:
    """One size in a process of its own, with a database of its own."""
    command = [sys.executable, "-m", "benchmarks.pages", "--rounds", str(items)]
    if server:
        command += ["--server", server]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    chosen = arguments(__doc__, rounds=1_000_000)
    for figure in measure(chosen.rounds, chosen.server):
        print(figure)
