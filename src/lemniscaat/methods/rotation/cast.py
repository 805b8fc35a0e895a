"""Who takes which place of a design: it keeps all meetings new, whoever sits there.

So people may change places at will until every table has its share of every sector. Sorted by
sector, a column of places (one at each table) goes to one sector as far as possible; then people
exchange whole places as long as a table is out of balance (min-conflicts on the mix alone).
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.rotation.search import NEVER, one_of
from lemniscaat.methods.rotation.settle import ABSENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Chance
    from lemniscaat.methods.rotation.plan import Plan

# What breaking a rule weighs against one person out of balance.
RULE = 100


def cast(plan: Plan, places: NDArray[np.int64], chance: Chance, patience: int) -> NDArray[np.int64]:
    """The table of each party in each round of the design: shape (rounds of the design, parties).

    `places` has the table of each place in each round. People whose rounds do not overlap may share
    a place.
    """
    rounds = len(places)
    shared = _shared(plan, chance.branch("roles"))
    casting = _Casting(plan, places, shared, chance)
    casting.run(patience)
    seats = np.full((rounds, len(shared)), ABSENT)
    there = plan.here[:rounds] > 0
    seats[there] = places[:, casting.place[shared]][there]
    return seats


def _shared(plan: Plan, chance: Chance) -> NDArray[np.intp]:
    """The role of each party: who leaves hands over the place to who comes later."""
    there = plan.here > 0
    first = there.argmax(axis=0)
    last = len(there) - 1 - there[::-1].argmax(axis=0)
    roles = np.zeros(len(first), dtype=np.intp)
    taken: list[tuple[int, int]] = []  # until which round, by which role
    for party in np.lexsort((chance.permutation(len(first)), first)):
        over = taken and taken[0][0] < first[party]
        role = heapq.heappop(taken)[1] if over else len(taken)
        heapq.heappush(taken, (int(last[party]), role))
        roles[party] = role
    return roles


class _Casting:
    """Roles at places, with the counts at each table that have to come right."""

    def __init__(
        self, plan: Plan, places: NDArray[np.int64], shared: NDArray[np.intp], chance: Chance
    ) -> None:
        self.places = places
        self.chance = chance
        rounds, count = places.shape
        # What is counted at a table: people, members of each group kept apart, and each value.
        there = plan.here[:rounds]
        groups = (there > 0)[:, :, None] * plan.groups.T[None]
        own = np.concatenate([there[:, :, None], groups, plan.values[:rounds]], axis=2)
        self.counted = np.zeros((rounds, count, own.shape[2]), dtype=np.int64)
        for number, counts in enumerate(own):
            np.add.at(self.counted[number], shared, counts)
        one = np.ones((rounds, len(plan.tables), len(plan.groups)), dtype=np.int64)
        self.low = np.concatenate([plan.low[:rounds, :, None], 0 * one, plan.mix_low[:rounds]], 2)
        self.high = np.concatenate([plan.high[:rounds, :, None], one, plan.mix_high[:rounds]], 2)
        self.weights = np.where(np.arange(own.shape[2]) < 1 + len(plan.groups), RULE, 1)
        self.broken = np.zeros((count, count), dtype=np.int64)
        for party in np.flatnonzero(~plan.allowed.all(axis=1)):
            wrong = ~plan.allowed[party][places] & (there[:, party] > 0)[:, None]
            self.broken[shared[party]] += RULE * wrong.sum(axis=0)
        self.place = self._start(plan, shared)

    def _start(self, plan: Plan, shared: NDArray[np.intp]) -> NDArray[np.intp]:
        """Whoever is tied to a table in column 0, then full columns of one kind, then the rest."""
        tables, count = len(plan.tables), self.places.shape[1]
        order = self.chance.branch("start").permutation(count)
        kinds = np.unique(self.counted.sum(axis=0), axis=0, return_inverse=True)[1].ravel()
        ranked = order[np.argsort(kinds[order], kind="stable")]
        sizes = np.bincount(kinds)
        within = np.arange(count) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        full = within < (sizes // tables * tables)[kinds[ranked]]
        ranked = ranked[np.argsort(~full, kind="stable")]
        taken = np.full(count, ABSENT)
        tied = np.flatnonzero(~plan.allowed.all(axis=1))
        for party in tied[np.argsort(plan.allowed[tied].sum(axis=1), kind="stable")]:
            open_places = np.flatnonzero(plan.allowed[party] & (taken[:tables] < 0))
            if len(open_places) and shared[party] not in taken:
                taken[open_places[0]] = shared[party]
        rest = ranked[~np.isin(ranked, taken)]
        taken[taken < 0] = rest
        return np.argsort(taken, kind="stable")

    def run(self, patience: int) -> None:
        """Exchange places until all is in balance or nothing has helped for so many times."""
        self._count()
        luck = self.chance.branch("exchange")
        best, kept = self._total(), self.place.copy()
        step = last = 0
        while best and step - last < patience:
            step += 1
            one = one_of(np.flatnonzero(self._unhappy()), luck)
            gain = self._gains(one)
            other = one_of(np.flatnonzero(gain == gain.min()), luck)
            if gain[other] == NEVER:
                continue
            self._exchange(one, other)
            if self._total() < best:
                best, kept, last = self._total(), self.place.copy(), step
        self.place = kept

    def _count(self) -> None:
        """What is at each table, and how wrong that is."""
        self.mix = np.zeros(self.low.shape, dtype=np.int64)
        for number, row in enumerate(self.places):
            np.add.at(self.mix[number], row[self.place], self.counted[number])
        self.cost = self._wrong(self.mix, self.low, self.high)

    def _wrong(
        self, counts: NDArray[np.int64], low: NDArray[np.int64], high: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        return np.asarray(np.maximum(np.maximum(low - counts, counts - high), 0) @ self.weights)

    def _total(self) -> int:
        roles = np.arange(len(self.place))
        return int(self.cost.sum() + self.broken[roles, self.place].sum())

    def _unhappy(self) -> NDArray[np.bool_]:
        roles, rounds = np.arange(len(self.place)), np.arange(len(self.places))[:, None]
        wrong = self.cost[rounds, self.places[:, self.place]] > 0
        return wrong.any(axis=0) | (self.broken[roles, self.place] > 0)

    def _gains(self, one: int) -> NDArray[np.int64]:
        """What becomes more wrong if `one` exchanges places with each of the others."""
        roles, rounds = np.arange(len(self.place)), np.arange(len(self.places))[:, None]
        here, there = self.places[:, self.place[one]][:, None], self.places[:, self.place]
        differing = self.counted - self.counted[:, one][:, None]
        change = self._after(rounds, here, differing) + self._after(rounds, there, -differing)
        change[here == there] = 0
        rules = self.broken[one, self.place] + self.broken[:, self.place[one]]
        now = self.broken[one, self.place[one]] + self.broken[roles, self.place]
        total = change.sum(axis=0) + rules - now
        total[one] = NEVER
        return np.asarray(total)

    def _after(
        self, rounds: NDArray[np.intp], tables: NDArray[np.int64], more: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """How much more wrong tables are when people join: shape (rounds, roles)."""
        at = rounds, tables
        return self._wrong(self.mix[at] + more, self.low[at], self.high[at]) - self.cost[at]

    def _exchange(self, one: int, other: int) -> None:
        rounds, both = np.arange(len(self.places)), [one, other]
        here, there = self.places[:, self.place[both]].T
        differing = self.counted[:, other] - self.counted[:, one]
        self.mix[rounds, here] += differing
        self.mix[rounds, there] -= differing
        self.place[both] = self.place[[other, one]]
        for tables in (here, there):
            at = rounds, tables
            self.cost[at] = self._wrong(self.mix[at], self.low[at], self.high[at])
