"""How few repeated meetings any seating can have: what is forced is counted, not searched.

Three ways of counting, each a pigeonhole argument as in the bounds on packings (Johnson 1962) and
on the social golfer problem (Harvey and Winterer 2005); the largest holds:

- who sits with s - 1 others in each of R rounds has R (s - 1) meetings and only so many others to
  meet; what is more is repeated. People who are always together repeat in every round but one;
- the same for all people at once;
- two rounds share pairs when there are more people than pairs of a table in the one and a table in
  the other: from the second round on, at least so many pairs of a round have met before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.rotation.plan import Plan


@dataclass(frozen=True, slots=True)
class Bounds:
    """The fewest repeats, and the fewest when a third meeting counts double and so on."""

    repeats: int
    weighted: int


def pairs(people: int, tables: int) -> int:
    """The fewest pairs at one table when so many people are spread over so many tables."""
    if not tables:
        return 0
    each, more = divmod(people, tables)
    return tables * each * (each - 1) // 2 + more * each


def bounds(plan: Plan) -> Bounds:
    """The bounds of a plan; a seating that reaches one is the best there is in that respect."""
    rounds = len(plan.present)
    shared = [[_shared(plan, early, late) for early in range(late)] for late in range(rounds)]
    later = [max(before, default=0) for before in shared]
    able = _able(plan)
    forced = _forced(plan, able)
    crowded = _crowded(plan)
    everyone = max(forced[last][0] + sum(later[last + 1 :]) for last in range(rounds))
    repeats = max(everyone, crowded)
    meetings = sum(_meetings(plan, number) for number in range(rounds))
    spread = pairs(meetings, int(able.sum()) // 2)
    between = sum(sum(before) for before in shared)
    return Bounds(repeats, max(repeats, forced[-1][1], spread, between))


def _shared(plan: Plan, early: int, late: int) -> int:
    """How many pairs two rounds must have in common."""
    tables = len(plan.tables)
    both = int((plan.present[early] & plan.present[late]).sum())
    least = pairs(both, tables**2)
    if both < max(plan.present[early].sum(), plan.present[late].sum()):
        return least
    for number in (early, late):
        if _level(plan, number):
            least = max(least, sum(pairs(int(size), tables) for size in plan.low[number]))
    return least


def _able(plan: Plan) -> NDArray[np.bool_]:
    """Which two people can meet at all: there at the same time, and at a table for both."""
    tables = plan.allowed[plan.party].astype(np.float32)
    there = plan.present.astype(np.float32)
    able = (there.T @ there > 0) & (tables @ tables.T > 0)
    able &= ~plan.apart[np.ix_(plan.party, plan.party)]
    np.fill_diagonal(able, val=False)
    return np.asarray(able)


def _forced(plan: Plan, able: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Repeats, plain and weighted, forced for each person or for all, up to each round."""
    tables = plan.allowed[plan.party]
    single = np.where(tables.sum(axis=1) == 1, tables.argmax(axis=1), -1)
    tied = np.equal.outer(single, single) & (single >= 0)
    one, other = np.nonzero(able & (tied | np.equal.outer(plan.party, plan.party)))
    others = able.sum(axis=1) - np.bincount(one, minlength=len(able))
    meetings, often = np.zeros_like(others), np.zeros_like(one)
    total, found = 0, []
    for number, there in enumerate(plan.present):
        often = often + (there[one] & there[other])
        meetings = meetings + there * (_least(plan, number) - 1)
        total += _meetings(plan, number)
        always = np.zeros_like(others)
        np.add.at(always, one, often)
        each = int(np.maximum(meetings - always - others, 0).sum())
        rest = 2 * total - int(often.sum() + others.sum())
        again = int(np.maximum(often - 1, 0).sum()), int((often * (often - 1) // 2).sum())
        plain, weighted = (-(-(max(each, rest) + more) // 2) for more in again)
        found.append((plain, weighted))
    return found


def _level(plan: Plan, number: int) -> bool:
    """Whether tables in a round are as level as their seats allow."""
    low, high = plan.low[number], plan.high[number]
    return bool((np.minimum(plan.seats, high.max()) == high).all() and high.max() - low.max() <= 1)


def _least(plan: Plan, number: int) -> NDArray[np.int64]:
    """The fewest people at any table where each person may sit."""
    if not _level(plan, number):
        return np.ones(len(plan.people), dtype=np.int64)
    tables = np.where(plan.allowed, plan.low[number], plan.low[number].max() + 1)
    return np.asarray(tables.min(axis=1)[plan.party])


def _meetings(plan: Plan, number: int) -> int:
    """How many pairs sit together in a round with level tables: no other sizes have fewer."""
    people, size, count = int(plan.present[number].sum()), 0, 0
    while people > 0:
        added = min(people, int((plan.seats > size).sum()))
        count, people, size = count + added * size, people - added, size + 1
    return count


def _crowded(plan: Plan) -> int:
    """Repeats among people who are limited to the same few tables."""
    own = plan.allowed[plan.party]
    total = 0
    for tables in np.unique(own[~own.all(axis=1)], axis=0):
        there = plan.present[:, (own == tables).all(axis=1)].astype(np.int64)
        count, both = int(tables.sum()), there @ there.T
        meetings = sum(pairs(int(people), count) for people in both.diagonal())
        later = sum(
            max(pairs(int(people), count**2) for people in both[late, :late])
            for late in range(1, len(both))
        )
        total += max(meetings - pairs(there.shape[1], 1), later)
    return total
