"""The model of a rotation for CP-SAT, as a program of its own.

OR-tools carries a HiGHS of its own that cannot be loaded beside `highspy` in one process. Reads
{"sectors", "tables", "rounds", "work", "clock"} on standard input, writes {"rounds", "seconds"}.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from itertools import combinations
from typing import Any

from ortools.sat.python import cp_model


def solved(
    kinds: list[str], tables: int, rounds: int, work: float, clock: float
) -> list[list[list[int]]] | None:
    """The tables of each round, with the fewest repeats and then the best mix it finds."""
    model, count = cp_model.CpModel(), len(kinds)
    sits = [
        [[model.new_bool_var("") for _ in range(tables)] for _ in range(count)]
        for _ in range(rounds)
    ]
    for row in sits:
        for person in row:
            model.add_exactly_one(person)
        for table in range(tables):
            here = [person[table] for person in row]
            model.add_linear_constraint(sum(here), count // tables, -(-count // tables))
    off = imbalance(model, sits, kinds)
    model.minimize(100 * sum(repeats(model, sits)) + sum(off))
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = work
    solver.parameters.max_time_in_seconds = clock
    solver.parameters.num_workers = 1
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return [
        [[n for n in range(count) if solver.value(row[n][table])] for table in range(tables)]
        for row in sits
    ]


def repeats(model: Any, sits: list[list[list[Any]]]) -> list[Any]:
    """For each two people: how often they meet again."""
    again = []
    for one, other in combinations(range(len(sits[0])), 2):
        met = []
        for row in sits:
            both = model.new_bool_var("")
            for first, second in zip(row[one], row[other], strict=True):
                model.add_bool_or([~first, ~second, both])
            met.append(both)
        more = model.new_int_var(0, len(sits), "")
        model.add(more >= sum(met) - 1)
        again.append(more)
    return again


def imbalance(model: Any, sits: list[list[list[Any]]], kinds: list[str]) -> list[Any]:
    """For each sector, round and table: how many people too many or too few."""
    count, tables = len(kinds), len(sits[0][0])
    off = []
    for kind, total in Counter(kinds).items():
        for row in sits:
            for table in range(tables):
                wrong = model.new_int_var(0, count, "")
                here = sum(row[one][table] for one in range(count) if kinds[one] == kind)
                model.add(wrong >= here - -(-total // tables))
                model.add(wrong >= total // tables - here)
                off.append(wrong)
    return off


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    began = time.perf_counter()
    found = solved(
        asked["sectors"], asked["tables"], asked["rounds"], asked["work"], asked["clock"]
    )
    json.dump({"rounds": found, "seconds": time.perf_counter() - began}, sys.stdout)
