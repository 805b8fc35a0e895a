"""Rounds that follow from one round by turning it, as at a chess tournament (Kirkman 1850).

Some places stay where they are. The others form rings of as many places as there are turns, and in
each round everybody in a ring moves on by one place. How far apart two people of a ring or of two
rings are then stays as it was, so two people meet twice only if that distance occurs twice in the
first round (mixed differences, Bose 1939). One round without such a thing gives all the others:
far less to search than all rounds at once. Fifteen schoolgirls walk out like this for seven days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.rotation.search import NEVER, dared, one_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Chance

# For more places than this the search takes long and algebra has more rounds.
LARGEST = 90
# How many more turns than rounds are tried, and for each so many exchanges by so many places:
# counts, never a clock.
LONGER, WORK = 1, 60_000


def turning(
    tables: int, seats: int, rounds: int, *, chance: Chance, fixed: bool
) -> NDArray[np.int64] | None:
    """The table of each place in each round, or None if no first round is found.

    With `fixed` there is a place at every table that stays there: the first ones.
    """
    count = tables * seats
    for turns in range(rounds, min(rounds + LONGER, count) + 1):
        stay = tables if fixed else count % turns
        rings, left = divmod(count - stay, turns)
        if count > LARGEST or stay > tables or left:
            continue
        kinds = _kinds(rings, turns, stay)
        if tables * seats * (seats - 1) // 2 > kinds.max():
            continue
        first = _first(kinds, tables, chance.branch(f"{turns}"))
        if first is not None:
            if fixed:  # Tables are named after the place that stays there.
                first = np.argsort(first[:stay])[first]
            rest = first[stay:].reshape(rings, turns)
            turned = [np.roll(rest, -number, axis=1).ravel() for number in range(rounds)]
            return np.array([np.append(first[:stay], row) for row in turned])
    return None


def _kinds(rings: int, turns: int, stay: int) -> NDArray[np.int64]:
    """Which pairs of places meet by turning: equal numbers, from 1. Those of kind 0 may not meet.

    These are two places that stay, and two that change sides halfway.
    """
    count = stay + rings * turns
    ring = np.append(np.arange(stay), stay + np.arange(rings * turns) // turns)
    places = np.arange(count)
    low, high = np.minimum.outer(places, places), np.maximum.outer(places, places)
    apart = np.where(low < stay, 0, (high - low - turns * (ring[high] - ring[low])) % turns)
    same = ring[low] == ring[high]
    apart = np.where(same, np.minimum(apart, turns - apart), apart)
    forbidden = (high < stay) | (low == high) | (same & (2 * apart == turns))
    kinds = 1 + (ring[low] * count + ring[high]) * turns + apart
    found = np.unique(np.where(forbidden, 0, kinds), return_inverse=True)[1]
    return np.asarray(found.reshape(count, count))


def _first(kinds: NDArray[np.int64], tables: int, chance: Chance) -> NDArray[np.int64] | None:
    """A round in which each kind of pair meets once at most, by exchanging places."""
    count = len(kinds)
    seat = np.arange(count) % tables
    order = chance.permutation(count - tables) + tables
    seat[tables:] = seat[order]
    for _ in range(WORK // count):
        same = np.equal.outer(seat, seat) & ~np.eye(count, dtype=np.bool_)
        often = np.bincount(kinds[same], minlength=int(kinds.max()) + 1) // 2
        wrong = often[kinds] > (kinds > 0)
        if not (same & wrong).any():
            return seat
        one = one_of(np.flatnonzero((same & wrong).any(axis=1)), chance)
        worse = _worse(kinds, seat, one, often)
        other = one_of(np.flatnonzero(worse == worse.min()), chance)
        if dared(int(worse[other]), chance):
            seat[[one, other]] = seat[[other, one]]
    return None


def _worse(
    kinds: NDArray[np.int64], seat: NDArray[np.int64], one: int, often: NDArray[np.int64]
) -> NDArray[np.int64]:
    """What becomes worse if `one` changes places with each other, counted in pairs of one kind."""
    same = np.equal.outer(seat, seat)
    np.fill_diagonal(same, val=False)
    change = np.zeros((len(seat), len(often)), dtype=np.int64)
    mates = np.flatnonzero(same[one])
    everyone = np.arange(len(seat))[:, None]
    np.subtract.at(change, (everyone, kinds[one, mates]), 1)
    others, theirs = np.nonzero(same)
    np.subtract.at(change, (others, kinds[others, theirs]), 1)
    np.add.at(change, (others, kinds[one, theirs]), 1)
    np.add.at(change, (everyone, kinds[:, mates]), 1)
    total = often + change
    cost = (total * (total - 1) // 2).sum(axis=1) + total[:, 0]
    now = int((often * (often - 1) // 2).sum()) + int(often[0])
    return np.where(seat == seat[one], NEVER, cost - now)
