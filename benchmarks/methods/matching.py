"""Couples from two worlds: ours beside scipy with a large cost for who must not meet, and greedy.

Everybody lives on a field of 200 by 300 km and has each of 13 themes with a chance of one in five;
a share of all combinations is excluded by name. In "towns" the second world lives in 20 towns; in
"near" people travel 5 to 20 km and pick some of ten times. Each run has a process of its own, so
that its memory can be told; that of the others includes making their table. The proof is checked
here against a table made here.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.methods.rows import OURS, Row, peak_memory, timed
from lemniscaat.methods.chance import Chance
from lemniscaat.methods.matching import Person, Problem, faults, match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from lemniscaat.methods.matching.problem import Objective

_SIZES = (
    ("field", 250, 250),
    ("field", 1_000, 1_000),
    ("field", 5_000, 5_000),
    ("field", 5_000, 4_600),
    ("towns", 5_000, 5_000),
    ("near", 1_000, 1_000),
    ("near", 5_000, 5_000),
)
_EXCLUDED = 0.02
_LARGE = 10**6
_THEMES, _TIMES = 13, 10


@dataclass(frozen=True)
class Drawn:
    """Two worlds by chance: numbers for the peers, from which our people are made."""

    places: tuple[NDArray[np.float64], NDArray[np.float64]]
    themes: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    times: tuple[NDArray[np.bool_], NDArray[np.bool_]]
    reach: tuple[NDArray[np.float64], NDArray[np.float64]]
    apart: NDArray[np.int64]

    @classmethod
    def of(cls, kind: str, rows: int, columns: int) -> Drawn:
        """Draw them."""
        chance = Chance(f"{kind} {rows} {columns}")
        sizes = (rows, columns)
        places = [chance.uniforms(size, 2) * (200, 300) for size in sizes]
        if kind == "towns":
            towns = chance.uniforms(20, 2) * (200, 300)
            places[1] = towns[np.arange(columns) % 20] + 12 * chance.uniforms(columns, 2)
        near, excluded = kind == "near", int(_EXCLUDED * rows * columns)
        reach = np.array([5.0, 8.0, 12.0, 20.0])
        return cls(
            places=tuple(places),
            themes=tuple(chance.uniforms(size, _THEMES) < 0.2 for size in sizes),
            times=tuple(chance.uniforms(size, _TIMES) < 0.3 * near for size in sizes),
            reach=tuple(
                reach[(4 * chance.uniforms(size)).astype(int)] if near else np.full(size, np.inf)
                for size in sizes
            ),
            apart=np.unique((rows * columns * chance.uniforms(excluded)).astype(np.int64)),
        )

    def problem(self) -> Problem:
        """The same for us."""
        people = [
            Person(
                id=f"{world}{index}",
                world=world,
                place=tuple(place),
                max_km=reach if reach < np.inf else None,
                themes=frozenset(f"theme {theme}" for theme in np.flatnonzero(themes)),
                slots=frozenset(f"time {time}" for time in np.flatnonzero(times)),
            )
            for world, *each in zip(
                "ab", self.places, self.reach, self.themes, self.times, strict=True
            )
            for index, (place, reach, themes, times) in enumerate(
                zip(each[0].tolist(), each[1].tolist(), each[2], each[3], strict=True)
            )
        ]
        ends = zip(
            *(end.tolist() for end in np.divmod(self.apart, len(self.places[1]))), strict=True
        )
        apart = tuple((f"a{row}", f"b{column}") for row, column in ends)
        return Problem(tuple(people), coordinates="km", apart=apart, triples=False)

    def table(self) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Points in tenths and who may meet, written again without our code."""
        first, second = self.places
        km = np.hypot(first[:, :1] - second[:, 0], first[:, 1:] - second[:, 1])
        tenths = np.rint(10 * km).astype(np.int64)
        shared = self.themes[0].astype(np.int64) @ self.themes[1].T.astype(np.int64)
        times = self.times[0].astype(np.int64) @ self.times[1].T.astype(np.int64)
        always = ~self.times[0].any(axis=1)[:, None] | ~self.times[1].any(axis=1)
        limit = np.minimum(self.reach[0][:, None], self.reach[1])
        allowed = (tenths <= 10 * limit) & (always | (times > 0))
        allowed.ravel()[self.apart] = False
        return 100 * shared + 10 * times - tenths, allowed


def ours(drawn: Drawn, objective: Objective = "total") -> dict[str, float | int | bool]:
    """Our couples, with the proof held against the table of this file."""
    problem = replace(drawn.problem(), objective=objective)
    before = peak_memory()
    began = time.process_time()
    matching, seconds = timed(lambda: match(problem, seed=0))
    busy, memory = time.process_time() - began, peak_memory()
    points, allowed = drawn.table()
    partner = np.full(len(points), -1)
    for pair in matching.pairs:
        partner[int(pair.a[1:])] = int(pair.b[1:])
    proof = matching.certificate
    if proof.floor is not None:
        allowed &= points >= proof.floor
    rows = np.array([proof.rows[f"a{index}"] for index in range(points.shape[0])])
    columns = np.array([proof.columns[f"b{index}"] for index in range(points.shape[1])])
    matched = np.flatnonzero(partner >= 0)
    cost = proof.top - points
    spent = int(cost[matched, partner[matched]].sum()) + proof.alone * int((partner < 0).sum())
    holds = (
        bool((rows[:, None] + columns <= cost)[allowed].all())
        and bool((rows <= proof.alone).all() and (columns <= 0).all())
        and int(rows.sum() + columns.sum()) == spent
        and proof.alone > min(points.shape) * int(cost[allowed].max())
    )
    checked, checking = timed(lambda: faults(matching) == ())
    return {
        **_figures(points, allowed, partner),
        "seconds": seconds,
        "busy": busy,
        "memory": memory,
        "before": before,
        "proved": holds and checked,
        "checking": checking,
    }


def worst(drawn: Drawn) -> dict[str, float | int | bool]:
    """The worst couple first; that no floor could be higher is checked by `faults`."""
    return ours(drawn, "worst")


def scipy(drawn: Drawn) -> dict[str, float | int]:
    """The usual way: a large cost for who must not meet, and the dense method of scipy."""
    points, allowed = drawn.table()
    cost = np.where(allowed, -points, _LARGE)
    began = time.process_time()
    (rows, columns), seconds = timed(lambda: linear_sum_assignment(cost))
    busy = time.process_time() - began
    partner = np.full(len(points), -1)
    partner[rows] = columns
    times = {"seconds": seconds, "busy": busy, "memory": peak_memory()}
    return {**_figures(points, allowed, partner), **times}


def greedy(drawn: Drawn) -> dict[str, float | int]:
    """One after another takes the best who is free."""
    points, allowed = drawn.table()
    left = np.where(allowed, points, -_LARGE)

    def take() -> NDArray[np.int64]:
        partner = np.full(len(left), -1)
        for row in range(len(left)):
            column = int(left[row].argmax())
            if left[row, column] > -_LARGE:
                partner[row] = column
                left[:, column] = -_LARGE
        return partner

    began = time.process_time()
    partner, seconds = timed(take)
    times = {"seconds": seconds, "busy": time.process_time() - began, "memory": peak_memory()}
    return {**_figures(points, allowed, partner), **times}


def _figures(
    points: NDArray[np.int64], allowed: NDArray[np.bool_], partner: NDArray[np.int64]
) -> dict[str, float | int]:
    """How many couples, how many of those must not meet, and the points of the others."""
    rows = np.flatnonzero(partner >= 0)
    right = allowed[rows, partner[rows]]
    each = points[rows, partner[rows]][right]
    return {
        "couples": len(each),
        "forbidden": int((~right).sum()),
        "points": int(each.sum()) / 10,
        "worst": int(each.min()) / 10,
    }


_WAYS = {
    ours: OURS,
    worst: f"{OURS}, worst couple first",
    scipy: "scipy, large cost",
    greedy: "one by one",
}


def measure() -> Iterator[Row]:
    """Each way on each problem, one process at a time."""
    for kind, rows, columns in _SIZES:
        what = f"{kind}, {rows:,} and {columns:,} people, {_EXCLUDED:.0%} of combinations excluded"
        for way, who in _WAYS.items():
            command = [sys.executable, "-m", __name__, way.__name__, kind, str(rows), str(columns)]
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            yield Row(what, who, _words(json.loads(told)))


def _words(found: dict[str, float]) -> str:
    parts = [
        f"{found['seconds']:.2f} s ({found['busy']:.2f} s of a processor)",
        f"peak {found['memory']:.0f} MiB",
        f"{found['couples']:,.0f} couples",
        f"{found['points']:,.1f} points (worst {found['worst']:.1f})",
        f"{found['forbidden']:.0f} couples that must not meet",
    ]
    if "proved" in found:
        assert found["proved"], "the proof does not hold"
        parts[1] += f" ({found['before']:.0f} before it began)"
        parts.append(f"proof of the optimum holds (checked in {found['checking']:.2f} s)")
    return ", ".join(parts)


if __name__ == "__main__":
    _, _name, _kind, *_counts = sys.argv
    (_way,) = [way for way in _WAYS if way.__name__ == _name]
    print(json.dumps(_way(Drawn.of(_kind, *map(int, _counts)))))
