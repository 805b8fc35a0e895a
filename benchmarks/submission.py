"""What a submission costs: with receipt, event, search words and outbox, against a bare view.

Both are asked of the same server, over HTTP, one after the other, by turns. The bare view reads
the same JSON and makes one raw, durable commit on the same database.

    python -m benchmarks.submission [--rounds 300] [--server postgres://...]
"""

from __future__ import annotations

import http.client
import json
import statistics
import time
from urllib.parse import urlsplit

import django

from benchmarks.places import Measured, arguments, measured_place, server

BODY = json.dumps(
    {
        "told": "De sloot staat droog en niemand gaat erover. De provincie wijst naar het "
        "waterschap, en het waterschap wijst terug. Wij wachten nu twee jaar.",
        "giver": {"name": "Anna", "email": "anna@boerin.example", "reach": "mail"},
    }
)


def measure(rounds: int, database_server: str) -> list[Measured]:
    """Medians in milliseconds, and how many times the bare view a submission takes."""
    with measured_place(database_server, "benchmarks.settings") as environment:
        django.setup()
        from benchmarks.worlds import desk_world

        desk_world()
        with server(environment) as (address, _leader):
            bare, full = [], []
            for _ in range(rounds):
                bare.append(_ask(address, "/bare/"))
                full.append(_ask(address, "/api/v1/submissions"))
    once, whole = statistics.median(bare), statistics.median(full)
    return [
        Measured("A bare view with one durable commit", f"{once:.1f} ms"),
        Measured("A submission by API", f"{whole:.1f} ms"),
        Measured("That is (at most 3 times)", f"{whole / once:.1f} times"),
    ]


def _ask(address: str, path: str) -> float:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.connect()
    began = time.perf_counter()
    connection.request("POST", path, BODY, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    took = time.perf_counter() - began
    connection.close()
    assert answer.status == http.HTTPStatus.CREATED, answer.status
    return took * 1000


if __name__ == "__main__":
    asked = arguments(__doc__, rounds=300)
    for figure in measure(asked.rounds, asked.server):
        print(figure)
