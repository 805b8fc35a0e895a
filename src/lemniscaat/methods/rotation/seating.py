"""The seating of a gathering: first by algebra, then by search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.chance import Chance, Seed
from lemniscaat.methods.rotation.bound import bounds
from lemniscaat.methods.rotation.cast import cast
from lemniscaat.methods.rotation.design import design
from lemniscaat.methods.rotation.fresh import fresh
from lemniscaat.methods.rotation.mend import mend
from lemniscaat.methods.rotation.plan import Plan, plan
from lemniscaat.methods.rotation.possible import possible
from lemniscaat.methods.rotation.result import Seating, outcome, written
from lemniscaat.methods.rotation.search import Search
from lemniscaat.methods.rotation.settle import ABSENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.rotation.problem import Problem

# After so many exchanges without a better outcome the search ends: a count, never a clock.
PATIENCE = 2_000

Found = tuple[tuple[int, int], "NDArray[np.int64]"]


def seat(problem: Problem, *, seed: Seed, patience: int = PATIENCE) -> Seating:
    """Seat people at tables, round after round, so that they meet anew.

    What must hold always holds; then people meet again as rarely as can be; then tables have their
    share of each sector. The outcome depends on ids, never on the order of rows. The search, where
    algebra does not give the best at once, ends after `patience` exchanges that do not help.

    Raises `Refused` when the question contradicts itself or cannot be met.
    """
    chance = Chance(seed).branch("rotation")
    made = possible(plan(problem))
    limits = bounds(made)
    enough = limits.weighted - _inside(made)
    worth, rounds = _algebra(made, chance, patience, enough)
    if worth[0] > enough:
        other = _improved(made, _dealt(made, chance), chance.branch("dealt"), patience, enough)
        worth, rounds = min((worth, rounds), other, key=lambda found: found[0])
    return written(problem, made, fresh(made, rounds, chance.branch("names")), limits, seed=seed)


def _algebra(made: Plan, chance: Chance, patience: int, enough: int) -> Found:
    """Rounds from a design as far as there is one, dealt after that, mended and improved."""
    fixed = bool((~made.allowed.all(axis=1)).any())
    places = design(
        len(made.tables), int(made.high.max()), len(made.here), chance=chance, fixed=fixed
    )
    rounds = _dealt(made, chance)
    rounds[: len(places)] = cast(made, places, chance.branch("cast"), patience)
    return _improved(made, rounds, chance.branch("algebra"), patience, enough)


def _improved(
    made: Plan, rounds: NDArray[np.int64], chance: Chance, patience: int, enough: int
) -> Found:
    mended = mend(made, rounds, chance.branch("order").permutation(rounds.shape[1]))
    worth = outcome(made, mended)
    if worth[0] == enough and (worth[1] == 0 or np.array_equal(mended, rounds)):
        return worth, mended
    return Search(made, mended, chance.branch("search")).run(patience, enough)


def _inside(made: Plan) -> int:
    """Weighted repeats within parties, which no seating changes."""
    there = made.present.astype(np.int64)
    often = (there.T @ there) * np.equal.outer(made.party, made.party)
    return int(np.triu(often * (often - 1) // 2, 1).sum())


def _dealt(made: Plan, chance: Chance) -> NDArray[np.int64]:
    """Rounds in which people are dealt to the tables, one kind of people after another."""
    rounds = np.full(made.here.shape, ABSENT)
    for number, here in enumerate(made.here):
        luck = chance.branch(f"round {number}")
        order = luck.permutation(len(here))
        kinds = np.unique(made.values[number], axis=0, return_inverse=True)[1].ravel()
        who = order[np.argsort(kinds[order], kind="stable")]
        who = who[here[who] > 0]
        chairs = [
            table
            for level in range(int(made.high[number].max()))
            for table in luck.branch("tables").shuffled(np.flatnonzero(made.high[number] > level))
        ]
        rounds[number, who] = chairs[: len(who)]
    return rounds
