"""Opinions beside red-dwarf: on real conversations, on made ones with known groups, and at scale.

The three open conversations of Polis are CC BY 4.0, gathered with the Polis software
(compdemocracy.org/polis), by The Computational Democracy Project. They are read from the folder
that POLIS_DATA names, each in a folder of its own with participants-votes.csv(.gz) and
comments.csv(.gz); without it those rows are left out.

The large ones are measured with one thread for OpenBLAS, for both programs: where the machine does
other work too, its threads wait for one another. Ours divides large tables over the processors.
"""

from __future__ import annotations

import importlib.util
import os
import statistics
import subprocess
import sys
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.methods.opinion_made import large, lifelike, plain
from benchmarks.methods.rows import OURS, Row, peak_memory, timed
from lemniscaat.methods import tables
from lemniscaat.methods.opinion import MISSING, Votes, analyse, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from lemniscaat.methods.opinion import Landscape

PEER = "red-dwarf"
ABSENT = importlib.util.find_spec("reddwarf") is None
SEEDS = range(5)
SECONDS = 900


def measure() -> Iterator[Row]:
    """All rows: real, made, large."""
    if ABSENT:
        yield Row("opinion", PEER, "not installed: make peers")
    yield from _real()
    yield from _made()
    yield from _nothing_there()
    yield from _lifelike()
    for what, people, share, peer in (
        ("10,000 people, 300 statements, 5 % voted", 10_000, 0.05, True),
        ("100,000 people, 300 statements, 5 % voted", 100_000, 0.05, True),
        ("13,400,000 people, 200 statements, 25 % voted", 13_400_000, 0.25, False),
    ):
        statements = 300 if peer else 200
        for who in (OURS, PEER) if peer and not ABSENT else (OURS,):
            yield Row(what, who, _apart(who, people, statements, share))


def peer(votes: Votes, seed: int, **settings: Any) -> Any:
    """What red-dwarf makes of the same votes."""
    from reddwarf.implementations.polis import run_pipeline

    rows, columns = np.nonzero(votes.matrix != MISSING)
    cast = votes.matrix[rows, columns]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return run_pipeline(
            votes=[
                {"participant_id": int(r), "statement_id": int(c), "vote": int(v), "modified": 0}
                for r, c, v in zip(rows, columns, cast, strict=True)
            ],
            mod_out_statement_ids=[int(place) for place in np.flatnonzero(votes.moderated)],
            random_state=seed,
            reducer_kwargs=settings,
        )


def peer_groups(votes: Votes, outcome: Any) -> NDArray[np.int64]:
    """The group of each person, -1 for none."""
    found = np.full(len(votes.people), -1)
    labels = outcome.participants_df["cluster_id"].dropna()
    found[labels.index.to_numpy()] = labels.to_numpy(dtype=int)
    return found


def alike(one: NDArray[Any], other: NDArray[Any]) -> float:
    """The adjusted Rand index (Hubert and Arabie, 1985) over whom both have placed."""
    both = (one >= 0) & (other >= 0)
    if not both.any():
        return 0.0
    common = np.zeros((int(one.max()) + 1, int(other.max()) + 1))
    np.add.at(common, (one[both].astype(int), other[both].astype(int)), 1)

    def pairs(counts: NDArray[Any]) -> float:
        return float((counts * (counts - 1) / 2).sum())

    rows, columns, everything = pairs(common.sum(1)), pairs(common.sum(0)), pairs(common.sum())
    by_chance = rows * columns / everything
    most = (rows + columns) / 2
    return 1.0 if most == by_chance else (pairs(common) - by_chance) / (most - by_chance)


def _real() -> Iterator[Row]:
    folder = os.environ.get("POLIS_DATA")
    if not folder:
        yield Row("open conversations of Polis", OURS, "not measured: set POLIS_DATA")
        return
    for path in sorted(Path(folder).glob("*/participants-votes.csv*")):
        votes = read(path, next(path.parent.glob("comments.csv*")))
        place = {person: row for row, person in enumerate(votes.people)}
        published = np.full(len(place), -1)
        for row in tables.read(path):
            if row["participant"] in place and row["group-id"]:
                published[place[row["participant"]]] = int(float(row["group-id"]))
        what = f"{path.parent.name}: {len(votes.people)} people, {len(votes.statements)} statements"
        ours, took = _each_seed(partial(_ours, votes))
        near = [alike(published, one.membership.group_of) for one in ours]
        counts = sorted({len(one.groups) for one in ours})
        yield Row(what, OURS, _told(near, counts, took) + f", shape {ours[0].shape}")
        if ABSENT:
            continue
        theirs, took = _each_seed(partial(peer, votes))
        found = [peer_groups(votes, one) for one in theirs]
        counts = sorted({len(set(one[one >= 0])) for one in found})
        yield Row(what, PEER, _told([alike(published, one) for one in found], counts, took))
        yield Row(what, "both", _same(votes, ours[0], theirs[0]))


def _ours(votes: Votes, seed: int) -> Landscape:
    return analyse(votes, seed=seed)


def _each_seed(work: Callable[[int], Any]) -> tuple[list[Any], list[float]]:
    outcomes, took = zip(*(timed(partial(work, seed)) for seed in SEEDS), strict=True)
    return list(outcomes), list(took)


def _told(near: list[float], counts: list[int], took: list[float]) -> str:
    return (
        f"alike to the published groups (adjusted Rand) {min(near):.3f} to {max(near):.3f} over "
        f"{len(near)} seeds, groups {counts}, {statistics.median(took):.2f} s"
    )


def _same(votes: Votes, ours: Landscape, theirs: Any) -> str:
    """The largest difference between the maps: with its exact decomposition and as it comes.

    From some size on its decomposition is a randomised one (scikit-learn's choice) and so differs
    from its own exact one.
    """
    apart, moved = _apart_from(votes, ours, peer(votes, 0, svd_solver="full"))
    assert apart < 1e-6
    assert moved < 1e-6
    as_it_comes, _ = _apart_from(votes, ours, theirs)
    return (
        f"largest difference of components {apart:.0e} and of places {moved:.0e} with svd_solver="
        f'"full"; of components as it comes {as_it_comes:.0e}'
    )


def _apart_from(votes: Votes, ours: Landscape, theirs: Any) -> tuple[float, float]:
    kept = ours.chart.counted
    components = theirs.reducer.components_[:2].T
    signs = np.sign((ours.chart.components[kept, :2] * components).sum(axis=0))
    rows = theirs.participants_df.index.to_numpy()
    places = theirs.participants_df[["x", "y"]].to_numpy()
    apart = np.abs(ours.chart.components[kept, :2] * signs - components).max()
    return float(apart), float(np.abs(ours.chart.places(votes.matrix[rows]) * signs - places).max())


SIZES = ((120, 30, 0.5), (300, 40, 0.25), (400, 60, 0.8), (1_200, 120, 0.1))


def _made() -> Iterator[Row]:
    """Two to eight groups, four sizes, weak to strong, with and without a line within groups."""
    for apart, within in ((0.7, 0.0), (1.0, 0.0), (1.0, 0.6), (1.5, 0.0)):
        ours, theirs, right, their_right, claimed = [], [], 0, 0, 0
        for groups in (2, 3, 4, 6, 8):
            for size, (people, statements, share) in enumerate(SIZES):
                for again in range(2):
                    seed = 10_000 * again + 100 * groups + size
                    votes, truth = plain(seed, people, statements, groups, share, apart, within)
                    result = analyse(votes, seed=seed)
                    ours.append(alike(truth, result.membership.group_of))
                    claimed += result.shape == "apart"
                    right += result.shape == "apart" and len(result.groups) == groups
                    if not ABSENT:
                        found = peer_groups(votes, peer(votes, seed))
                        theirs.append(alike(truth, found))
                        their_right += len(set(found[found >= 0])) == groups
        what = f"{len(ours)} made conversations, 2 to 8 groups {apart} apart, {within} within"
        told = f"adjusted Rand {statistics.mean(ours):.3f}; number of groups right {right}"
        yield Row(what, OURS, f"{told}, and said to be separate in {claimed}")
        if theirs:
            told = f"adjusted Rand {statistics.mean(theirs):.3f}"
            yield Row(what, PEER, f"{told}; number of groups right {their_right}")


def _nothing_there() -> Iterator[Row]:
    """Conversations without groups: votes by chance, and one line along which people differ."""
    for what, within in (("votes by chance alone", 0.0), ("opinions along one line", 1.0)):
        shapes: list[str] = []
        for people, statements, share in SIZES:
            for seed in range(15):
                votes, _ = plain(seed, people, statements, 1, share, 0.0, within)
                shapes.append(analyse(votes, seed=seed).shape)
        made = f"{len(shapes)} made conversations, {what}"
        yield Row(made, OURS, _shapes(shapes))
        if not ABSENT:
            yield Row(made, PEER, "not run: never fewer than two groups")


def _lifelike() -> Iterator[Row]:
    """Conversations as they come in life, with weak to strong groups and with none but a line."""
    for apart in (0.5, 0.8, 1.2, 1.8):
        told = [_one_lifelike(seed, apart, None) for seed in range(40)]
        what = f"{len(told)} lifelike conversations, 2 to 6 groups {apart} apart"
        shapes = [shape for *_, shape in told]
        outcome = f"adjusted Rand {statistics.mean(one[0] for one in told):.3f}"
        if not ABSENT:
            gaps = [ours - theirs for ours, theirs, _ in told]
            outcome += f"; than red-dwarf {_beside(gaps)}"
            theirs = statistics.mean(one[1] for one in told)
            yield Row(what, PEER, f"adjusted Rand {theirs:.3f}")
        yield Row(what, OURS, f"{outcome}; {_shapes(shapes)}")
    for line in (0.5, 0.8, 1.2):
        shapes = [_one_lifelike(seed, 0.0, line)[2] for seed in range(40)]
        yield Row(
            f"{len(shapes)} lifelike conversations, a line {line} wide", OURS, _shapes(shapes)
        )


def _one_lifelike(seed: int, apart: float, line: float | None) -> tuple[float, float, str]:
    """How alike to the truth ours and theirs are, and what ours says it is."""
    votes, truth = lifelike(seed, apart, line)
    result = analyse(votes, seed=seed)
    theirs = 0.0
    if not ABSENT and line is None:
        theirs = alike(truth, peer_groups(votes, peer(votes, seed)))
    return alike(truth, result.membership.group_of), theirs, result.shape


def _beside(gaps: list[float]) -> str:
    better, worse = (sum(sign * gap > 0.02 for gap in gaps) for sign in (1, -1))
    return f"better {better}, alike {len(gaps) - better - worse}, worse {worse} (more than 0.02)"


def _shapes(shapes: list[str]) -> str:
    names = {"one": "one group", "spectrum": "a spectrum", "apart": "separate groups"}
    return ", ".join(f"{name} {shapes.count(shape)}" for shape, name in names.items())


def _apart(who: str, people: int, statements: int, share: float) -> str:
    """A process of its own, so that memory and threads are its own."""
    command = [sys.executable, "-m", "benchmarks.methods.opinion", who]
    command += [str(people), str(statements), str(share)]
    threads = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    try:
        ran = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=SECONDS, env=threads
        )
    except subprocess.TimeoutExpired:
        return f"stopped after {SECONDS} s"
    return ran.stdout.strip().splitlines()[-1]


def run_large(who: str, people: int, statements: int, share: float) -> str:
    """One large conversation through one program: time, memory, and whether it is right."""
    votes, truth = large(people, statements, share)
    given = peak_memory()
    if who == OURS:
        result, took = timed(lambda: analyse(votes, seed=0))
        found = result.membership.group_of
    else:
        outcome, took = timed(lambda: peer(votes, 0))
        found = peer_groups(votes, outcome).astype(np.int8)
    count = sum(np.count_nonzero(rows != MISSING) for rows in np.array_split(votes.matrix, 100))
    return (
        f"{took:.1f} s, {count:,} votes, {len(set(found.tolist()) - {-1})} groups, adjusted "
        f"Rand {alike(truth[:200_000], found[:200_000]):.3f}, peak memory {peak_memory():,.0f} MiB "
        f"(votes alone {given:,.0f})"
    )


if __name__ == "__main__":
    print(run_large(sys.argv[1], *map(int, sys.argv[2:4]), float(sys.argv[4])))
