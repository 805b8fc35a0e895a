"""The worklist, the public list and trails in a database of one size; prints milliseconds as JSON.

python -m benchmarks.pages --rounds 1000 [--server postgres://...]
"""

from __future__ import annotations

import json
import statistics
import time
from typing import TYPE_CHECKING

import django

from benchmarks.places import arguments, measured_place

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = 15
TRAILS = 200
SPREAD = 7919  # a prime, so that the asked items lie all over the table


def measure(items: int) -> dict[str, float]:
    """Median milliseconds: whole pages through the test client, and one trail."""
    from django.test import Client

    from benchmarks.worlds import desk_world, fill
    from lemniscaat.loop.models import Item
    from lemniscaat.loop.queries import trail

    world = desk_world()
    fill(world, items)
    staff, anyone = Client(), Client()
    staff.force_login(world.director)
    first = Item.objects.as_system().order_by("pk")[0].pk
    asked = [first + (SPREAD * turn) % items for turn in range(min(TRAILS, items))]
    ways = [_took(lambda key=key: trail(Item(pk=key), world.director)) for key in asked]
    return {
        "worklist": _median(lambda: staff.get("/werk/")),
        "public list": _median(lambda: anyone.get("/casussen/")),
        "home page": _median(lambda: anyone.get("/")),
        "trail": statistics.median(ways),
    }


def _median(ask: Callable[[], object]) -> float:
    ask()
    return statistics.median(_took(ask) for _ in range(TIMES))


def _took(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    chosen = arguments(__doc__, rounds=1000)
    with measured_place(chosen.server):
        django.setup()
        print(json.dumps(measure(chosen.rounds)))
