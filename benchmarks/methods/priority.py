"""How long weighing takes, and whether its exact shares are those of a million drawn weighings.

No peer stands beside it: programs for many criteria that end in one score measure something else.
The check draws a million weighings and counts, area by area, with code of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.methods.rows import OURS, Row, timed
from lemniscaat.methods.chance import Chance
from lemniscaat.methods.priority import Area, Criterion, Problem, Weighed, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

ENTRANCES = ("van onderop", "medeoverheden", "urgentie")
DRAWN = 1_000_000
BATCH = 5_000


def measure() -> Iterator[Row]:
    """Twelve, a hundred and four hundred areas by three entrances, then with unknown values."""
    for count, unknown in ((12, 0.0), (100, 0.0), (400, 0.0), (12, 0.1), (100, 0.1), (400, 0.02)):
        problem = _problem(count, unknown)
        weighed, seconds = timed(lambda: weigh(problem))  # noqa: B023 - called at once
        what = f"{count} areas, 3 entrances, room for {problem.capacity}"
        if unknown:
            what += f", {unknown:.0%} of the values unknown"
        yield Row(what, OURS, f"{seconds:.2f} s; {_kind(weighed)}; {_categories(weighed)}")
        yield Row(what, f"{DRAWN:,} drawn weighings", _drawn(problem, weighed))


def _problem(count: int, unknown: float) -> Problem:
    """Values from 0 to 100, drawn evenly; a quarter of the areas fits."""
    chance = Chance("priority benchmark").branch(f"{count} {unknown}")
    values = np.floor(chance.uniforms(count, 3) * 101).astype(int).tolist()
    hidden = (chance.uniforms(count, 3) < unknown).tolist()
    areas = tuple(
        Area(
            f"area {place}",
            {
                name: None if hide else value
                for name, value, hide in zip(ENTRANCES, row, hides, strict=True)
            },
        )
        for place, (row, hides) in enumerate(zip(values, hidden, strict=True))
    )
    return Problem(tuple(Criterion(name, name, 0, 100) for name in ENTRANCES), areas, count // 4)


def _kind(weighed: Weighed) -> str:
    pieces = f"{len(weighed.pieces.size):,}"
    if weighed.shapes:
        return f"exact, {pieces} pieces, {len(weighed.swaps):,} swaps"
    return f"lattice of {pieces} weighings, stated error {weighed.error:.4f}"


def _categories(weighed: Weighed) -> str:
    kinds = [outcome.category.value for outcome in weighed.outcomes]
    return ", ".join(f"{kinds.count(kind)} {kind}" for kind in sorted(set(kinds)))


def _drawn(problem: Problem, weighed: Weighed) -> str:
    """The largest difference with shares that were counted, in standard errors of the counting."""
    counted, seconds = timed(lambda: _counted(problem))
    shares = np.array([outcome.share for outcome in weighed.outcomes]).T
    difference = np.abs(counted - shares)
    error = np.sqrt(np.maximum(shares * (1 - shares), 0) / DRAWN)
    sure = error == 0
    assert not difference[sure & (weighed.error == 0)].any(), "always and never are not exact"
    most = (difference[~sure] / error[~sure]).max()
    # Of 800 shares the largest of as many normal errors stays below five.
    assert most < 5 or weighed.error, "further off than chance allows"
    return (
        f"{seconds:.1f} s; largest difference in a share {difference.max():.5f} "
        f"({most:.1f} standard errors)"
    )


def _counted(problem: Problem) -> NDArray[np.float64]:
    """The share of drawn weighings under which each area fits, at worst and at best.

    Counts rivals by the place of an area's urgency among the sorted urgencies of all.
    """
    chance = Chance("priority benchmark").branch("weighings")
    low, high = (
        np.array(
            [
                [end if area.values[name] is None else area.values[name] for name in ENTRANCES]
                for area in problem.areas
            ]
        )
        for end in (0, 100)
    )
    room = int(problem.capacity)
    found = np.zeros((2, len(low)))
    for _ in range(DRAWN // BATCH):
        cuts = np.sort(chance.uniforms(BATCH, 2), axis=1)
        weights = np.diff(cuts, axis=1, prepend=0.0, append=1.0)
        worst, best = weights @ low.T, weights @ high.T
        # Fits at worst: fewer than `room` others could be as urgent; it is itself among the best.
        line = -np.partition(-best, room, axis=1)[:, [room]]
        found[0] += (worst > line).sum(axis=0)
        line = -np.partition(-worst, room - 1, axis=1)[:, [room - 1]]
        found[1] += (best >= line).sum(axis=0)
    return found / DRAWN
