"""Better rounds by exchanging two parties of a round, over and over.

Somebody who meets people again, or whose table is out of balance, is picked by lot and changes
places with whoever gives the best outcome (min-conflicts, Minton and others 1992). If that is worse
for the moment, a coin is thrown for each point of it and all have to fall well (Metropolis and
others 1953): the way out of a dead end stays open, but what was won is not thrown away at once.
The best rounds on the way are kept. To hold on to who has just moved, as tabu search does, was
tried with several terms and gave no fewer repeats.

Everything is counted in whole numbers and only a count of exchanges ends the search, so that no
clock and no rounding has a say. A seat that stays empty is a party without people: moving somebody
there is an exchange as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.rotation.settle import ABSENT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Chance
    from lemniscaat.methods.rotation.plan import Plan

# What one repeated meeting weighs against one person out of balance while searching.
REPEAT = 6
# So many coins never all fall well within the patience of a search.
COINS = 40
FORBIDDEN = 2**40
NEVER = 2**60


def distance(
    counts: NDArray[np.int64], low: NDArray[np.int64], high: NDArray[np.int64]
) -> NDArray[np.int64]:
    """How many people of all values together are too few or too many, along the last axis."""
    return np.asarray(np.maximum(np.maximum(low - counts, counts - high), 0).sum(axis=-1))


def one_of(numbers: NDArray[np.intp], chance: Chance) -> int:
    """One of these numbers, each as likely."""
    return int(numbers[chance.below(len(numbers))])


def dared(worse: int, chance: Chance) -> bool:
    """Whether to accept an exchange: always if nothing gets worse, else if all coins fall well."""
    return worse <= 0 or (worse < COINS and chance.below(2**worse) == 0)


class Search:
    """The rounds as they are now and all that is counted about them."""

    def __init__(self, plan: Plan, start: NDArray[np.int64], chance: Chance) -> None:
        self.plan = plan
        self.chance = chance
        empty = _empty_seats(plan, start)
        self.seats = np.concatenate([start, empty], axis=1)
        parties, more = start.shape[1], empty.shape[1]
        self.size = np.concatenate([plan.here, np.ones_like(empty)], axis=1)
        people = np.concatenate([plan.here.max(axis=0), np.zeros(more, dtype=np.int64)])
        self.weight = np.outer(people, people)
        self.allowed = np.concatenate([plan.allowed, np.ones((more, len(plan.tables)), np.bool_)])
        self.values = np.pad(plan.values, ((0, 0), (0, more), (0, 0)))
        self._count(parties)

    def _count(self, parties: int) -> None:
        """Who met whom how often, what that costs each in each round, and the mix of each table."""
        rounds, everyone = self.seats.shape
        same = [(row[:, None] == row) & (row >= 0)[:, None] for row in self.seats]
        met = np.sum(same, axis=0)
        np.fill_diagonal(met, 0)
        self.repeats = int((self.weight * (met * (met - 1) // 2)).sum()) // 2
        apart = np.zeros((everyone, everyone), dtype=np.int64)
        apart[:parties, :parties] = self.plan.apart
        apart[parties:, parties:] = 1
        np.fill_diagonal(apart, 0)
        self.pairs = self.weight * met + FORBIDDEN * apart
        again = self.pairs - self.weight
        np.fill_diagonal(again, 0)
        self.own = np.array([(again * one).sum(axis=1) for one in same])
        self.mix = np.zeros(self.plan.mix_low.shape, dtype=np.int64)
        for number in range(rounds):
            sitting = self.seats[number] >= 0
            where = self.seats[number][sitting]
            np.add.at(self.mix[number], where, self.values[number][sitting])
        self.uneven = distance(self.mix, self.plan.mix_low, self.plan.mix_high)

    @property
    def outcome(self) -> tuple[int, int]:
        """Meetings again (a third time counts double, and so on), then people out of balance."""
        return self.repeats, int(self.uneven.sum())

    def run(self, patience: int, enough: int) -> tuple[tuple[int, int], NDArray[np.int64]]:
        """The best outcome and its rounds, when it is perfect or nothing has helped for long."""
        best, kept = self.outcome, self.seats.copy()
        step = last = 0
        while best != (enough, 0) and step - last < patience:
            step += 1
            number, one = divmod(one_of(self._unhappy(), self.chance), self.seats.shape[1])
            gain = self._gains(number, one)
            other = one_of(np.flatnonzero(gain == gain.min()), self.chance)
            if not dared(int(gain[other]), self.chance):
                continue
            self.exchange(number, one, other)
            if self.outcome < best:
                best, kept, last = self.outcome, self.seats.copy(), step
        return best, kept[:, : self.plan.here.shape[1]]

    def _unhappy(self) -> NDArray[np.intp]:
        """Who meets somebody again in a round, or sits at a table out of balance; never nobody.

        If the bound cannot be reached all may be well for everybody: then anybody may move.
        """
        uneven = np.take_along_axis(self.uneven, np.maximum(self.seats, 0), axis=1) > 0
        there = self.seats >= 0
        unhappy = np.flatnonzero(((self.own > 0) | uneven) & there)
        return unhappy if len(unhappy) else np.flatnonzero(there)

    def _gains(self, number: int, one: int) -> NDArray[np.int64]:
        """What the total becomes more if `one` changes places with each of the others."""
        seats, pairs = self.seats[number], self.pairs
        table = seats[one]
        mates = np.flatnonzero(seats == table)
        there = seats >= 0
        meets = np.bincount(
            seats[there], weights=pairs[one][there], minlength=len(self.plan.tables)
        )
        change = meets.astype(np.int64)[seats] + pairs[:, mates].sum(axis=1) - 2 * pairs[one]
        change = change - self.own[number] - self.own[number, one]
        fits = self.allowed[one][seats] & self.allowed[:, table] & (seats != table) & there
        fits &= self.size[number] == self.size[number, one]
        total = REPEAT * change + self._unbalance(number, one)
        return np.where(fits, total, NEVER)

    def _unbalance(self, number: int, one: int) -> NDArray[np.int64]:
        """What the mix of the two tables becomes worse, for each exchange."""
        seats, plan = self.seats[number], self.plan
        table, differing = seats[one], self.values[number] - self.values[number, one]
        low, high, mix = plan.mix_low[number], plan.mix_high[number], self.mix[number]
        here = distance(mix[table] + differing, low[table], high[table])
        there = distance(mix[seats] - differing, low[seats], high[seats])
        return np.asarray(here + there - self.uneven[number, table] - self.uneven[number][seats])

    def exchange(self, number: int, one: int, other: int) -> None:
        """Let two parties of one round change places, and count all that follows from it."""
        seats = self.seats[number]
        here, there = int(seats[one]), int(seats[other])
        first = np.flatnonzero((seats == here) & (np.arange(len(seats)) != one))
        second = np.flatnonzero((seats == there) & (np.arange(len(seats)) != other))
        self.repeats -= int(self.own[number, one] + self.own[number, other])
        mates = np.concatenate([first, second])
        change = (
            np.where(np.arange(len(mates)) < len(first), -1, 1)
            * self.weight[[one, other]][:, mates]
        )
        change[1] = -change[1]
        both = [one, other]
        self.pairs[[[one], [other]], mates] += change
        self.pairs[mates[:, None], both] += change.T
        meets = self.seats[:, both][:, :, None] == self.seats[:, None, mates]
        meets &= (self.seats[:, mates] >= 0)[:, None, :]
        meets[number] = False
        again = meets * change
        self.own[:, mates] += again.sum(axis=1)
        self.own[:, both] += again.sum(axis=2)
        seats[one], seats[other] = there, here
        self._recount(number, np.append(first, other))
        self._recount(number, np.append(second, one))
        self.repeats += int(self.own[number, one] + self.own[number, other])
        differing = self.values[number, other] - self.values[number, one]
        self.mix[number, here] += differing
        self.mix[number, there] -= differing
        low, high = self.plan.mix_low[number], self.plan.mix_high[number]
        for table in (here, there):
            self.uneven[number, table] = distance(self.mix[number, table], low[table], high[table])

    def _recount(self, number: int, mates: NDArray[np.intp]) -> None:
        at = mates[:, None], mates
        again = (self.pairs[at] - self.weight[at]) * ~np.eye(len(mates), dtype=np.bool_)
        self.own[number, mates] = again.sum(axis=1)


def _empty_seats(plan: Plan, start: NDArray[np.int64]) -> NDArray[np.int64]:
    """The tables where one more could sit: a row per round, -1 where there is none."""
    rows = []
    for number, seats in enumerate(start):
        there = seats >= 0
        sizes = np.bincount(
            seats[there], weights=plan.here[number][there], minlength=len(plan.tables)
        )
        rows.append(np.flatnonzero(sizes < plan.high[number]))
    width = max((len(row) for row in rows), default=0)
    padded = [np.pad(row, (0, width - len(row)), constant_values=ABSENT) for row in rows]
    return np.array(padded, dtype=np.int64).reshape(len(start), width)
