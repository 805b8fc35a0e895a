"""Sortition beside sortition-algorithms (Sortition Foundation), on the same invented pools.

Every lottery of ours is checked by `sortition_check`, which shares no code with the solver.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.methods.rows import OURS, Row, timed
from benchmarks.methods.sortition_check import rise
from benchmarks.methods.sortition_pools import pool
from lemniscaat.methods.sortition import fair_lottery, number_panels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lemniscaat.methods.sortition import Pool

# People, seats, categories, and the part of the people who share a household with one other.
SIZES = (
    (200, 30, 5, 0.0),
    (500, 60, 6, 0.0),
    (1000, 100, 6, 0.0),
    (1000, 100, 6, 0.15),
    (1727, 110, 7, 0.0),
    (5000, 150, 7, 0.0),
)
SEED = 1
PATIENCE = 120  # seconds for the others
WHO = "sortition-algorithms"


def measure() -> Iterator[Row]:
    """Ours on each size, then the others on the same pool."""
    for people, size, categories, pairs in SIZES:
        asked = pool(people, size, categories, SEED, pairs=pairs)
        what = f"{people} people, {size} seats, {categories} categories"
        what += f", {pairs:.0%} in households of two" if pairs else ""
        yield _ours(what, asked)
        for goal in ("maximin", "nash"):
            yield _peer(what, asked, goal, households=pairs > 0)
    yield Row("the same pools", f"{WHO}, leximin", "not run: it needs Gurobi, which is not free")


def _figures(chances: Iterable[float]) -> str:
    sorted_ = np.sort(np.array(list(chances)))
    count = len(sorted_)
    gini = float((2 * np.arange(1, count + 1) - count - 1) @ sorted_ / (count * sorted_.sum()))
    mean = 0.0 if sorted_[0] < 1e-9 else float(np.exp(np.log(sorted_).mean()))
    return (
        f"lowest chance {sorted_[0]:.5f}, highest {sorted_[-1]:.4f}, Gini {gini:.4f}, "
        f"geometric mean {mean:.5f}"
    )


def _ours(what: str, asked: Pool) -> Row:
    lottery, seconds = timed(lambda: fair_lottery(asked))
    numbered, more = timed(lambda: number_panels(lottery))
    more_to_gain = rise(lottery)
    proof = f"rise left, checked apart: {max(more_to_gain, 0.0):.0e}"
    if not lottery.certificate.proved:
        proof = f"not proved, gap {lottery.certificate.gap:.0e}; {proof}"
    elif lottery.certificate.planes:
        proof = f"{lottery.certificate.planes} planes; {proof} (without the planes)"
    return Row(
        what,
        f"{OURS}, leximin",
        f"{_figures(lottery.chances.values())}; {len(lottery.weights)} panels; {proof}; "
        f"{seconds:.1f} s. With 1000 tickets ({more:.1f} s more) a chance moves by at most "
        f"{numbered.largest_change:.4f}",
    )


def _peer(what: str, asked: Pool, goal: str, *, households: bool) -> Row:
    who = f"{WHO}, {goal}"
    if importlib.util.find_spec("sortition_algorithms") is None:
        return Row(what, who, "not installed: make peers")
    question = {
        "size": asked.size,
        "goal": goal,
        "households": households,
        "quotas": [
            {"feature": q.category, "value": q.value, "min": str(q.minimum), "max": str(q.maximum)}
            for q in asked.quotas
        ],
        "people": [
            {"id": one.id, "street": "street", "number": one.household, **one.features}
            for one in asked.people
        ],
    }
    try:
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.methods.sortition_peer"],
            input=json.dumps(question),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return Row(what, who, f"not ready after {PATIENCE} s")
    if told.returncode:
        return Row(what, who, f"failed: {told.stderr.strip().splitlines()[-1][:160]}")
    answer = json.loads(told.stdout.splitlines()[-1])
    return Row(
        what,
        who,
        f"{_figures(answer['chances'])}; {answer['panels']} panels; {answer['seconds']:.1f} s",
    )
