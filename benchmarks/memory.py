"""How much memory one worker keeps, after it has answered a while.

python -m benchmarks.memory [--rounds 300] [--server postgres://...]
"""

from __future__ import annotations

import re
import urllib.request
from pathlib import Path

import django

from benchmarks.places import Measured, arguments, measured_place, server

PAGES = ("/", "/loket/", "/casussen/", "/zoeken/?q=water", "/api/v1/publications")


def measure(rounds: int, database_server: str) -> list[Measured]:
    """The resident memory of the one worker in MiB, after so many rounds of public pages."""
    with measured_place(database_server) as environment:
        django.setup()
        from benchmarks.worlds import desk_world, fill

        fill(desk_world(), 1000)
        with server(environment) as (address, leader):
            for _ in range(rounds):
                for page in PAGES:
                    urllib.request.urlopen(f"{address}{page}", timeout=30).close()  # noqa: S310
            [worker] = Path(f"/proc/{leader}/task/{leader}/children").read_text().split()
            kept = re.search(r"VmRSS:\s+([0-9]+) kB", Path(f"/proc/{worker}/status").read_text())
    assert kept is not None
    return [Measured("Memory of one worker with four threads", f"{int(kept[1]) / 1024:.0f} MiB")]


if __name__ == "__main__":
    chosen = arguments(__doc__, rounds=300)
    for figure in measure(chosen.rounds, chosen.server):
        print(figure)
