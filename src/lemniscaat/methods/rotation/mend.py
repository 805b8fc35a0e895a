"""Rounds that keep every rule, made from rounds that nearly do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.rotation.possible import refusal
from lemniscaat.methods.rotation.search import distance
from lemniscaat.methods.rotation.settle import Settled, Wish, ruled, settle

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.rotation.plan import Plan


def together(seats: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which two parties sit at one table in one round: shape (P, P), each with itself as well."""
    return np.equal.outer(seats, seats) & (seats >= 0)[:, None]


def sizes(plan: Plan, number: int, seats: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many people sit at each table in one round."""
    there = seats >= 0
    found = np.zeros(len(plan.tables), dtype=np.int64)
    np.add.at(found, seats[there], plan.here[number][there])
    return found


def broken(plan: Plan, number: int, seats: NDArray[np.int64]) -> bool:
    """Whether a round breaks a rule or its sizes are not level."""
    there = plan.here[number] > 0
    full = sizes(plan, number, seats)
    met = (together(seats) & plan.apart).any()
    wrong = (seats[there] < 0).any() or not plan.allowed[there, seats[there]].all()
    uneven = (full < plan.low[number]).any() or (full > plan.high[number]).any()
    return bool(met or wrong or uneven or (seats[~there] >= 0).any())


def mend(plan: Plan, rounds: NDArray[np.int64], order: NDArray[np.intp]) -> NDArray[np.int64]:
    """The same rounds with as few changes as there can be, now all in order.

    `order` decides between people who are equal otherwise. Raises `Refused` if a round cannot be.
    """
    mended = rounds.copy()
    met = np.sum([together(row) for row in rounds], axis=0)
    for number, row in enumerate(rounds):
        if not broken(plan, number, row):
            continue
        wish = Wish(number, row, plan.low[number], plan.high[number])
        settled = settle(plan, wish)
        if settled is None:
            raise refusal(plan, wish)
        met = met - together(row)
        mended[number] = fill(plan, wish, settled, met, order)
        met = met + together(mended[number])
    return mended


def fill(
    plan: Plan, wish: Wish, settled: Settled, met: NDArray[np.int64], order: NDArray[np.intp]
) -> NDArray[np.int64]:
    """Give everybody without rules a table; whoever moves or is new goes where they meet anew.

    `met` says how often two parties meet in the other rounds.
    """
    here = plan.here[wish.number] > 0
    free = here & ~ruled(plan, wish.number)
    seats = np.where(free, wish.tables, settled.tables)
    leaving, joining = settled.leaving.copy(), settled.joining.copy()
    while joining.any():
        waiting = free & (seats < 0)
        movable = waiting if waiting.any() else free & (leaving[seats] > 0)
        candidates = order[movable[order]]
        tables = np.flatnonzero(joining)
        cost = _costs(plan, wish.number, seats, met, candidates, tables)
        one, table = divmod(int(cost.argmin()), len(tables))
        party, goal = candidates[one], tables[table]
        if seats[party] >= 0:
            leaving[seats[party]] -= 1
        joining[goal] -= 1
        seats[party] = goal
    return seats


def _costs(
    plan: Plan,
    number: int,
    seats: NDArray[np.int64],
    met: NDArray[np.int64],
    candidates: NDArray[np.intp],
    tables: NDArray[np.intp],
) -> NDArray[np.int64]:
    """What each move costs: meetings again first, then the mix at the table that is joined."""
    sitting = np.equal.outer(np.arange(len(plan.tables)), seats) * plan.here[number]
    meets = met[candidates] @ sitting.T
    own = np.where(
        seats[candidates] >= 0, np.take_along_axis(meets, seats[candidates][:, None], 1)[:, 0], 0
    )
    values = plan.values[number]
    mix = (np.equal.outer(tables, seats).astype(np.int64) @ values)[None]
    low, high = plan.mix_low[number][tables], plan.mix_high[number][tables]
    balance = distance(mix + values[candidates][:, None], low, high)
    largest = int(balance.max()) + 1
    return np.asarray((meets[:, tables] - own[:, None]) * largest + balance)
