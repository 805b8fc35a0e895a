"""The amounts that can be spent, and where each project leads from one amount to another.

Mostly these are all whole steps of money. Costs to the euro can make far more steps than there are
sums of costs: then only the sums are kept, and nothing has to be rounded.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NoReturn

import numpy as np

from lemniscaat.methods.valuation.design import in_words
from lemniscaat.methods.words import Refused, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lemniscaat.methods.valuation.design import Grid

    Place = slice | NDArray[np.intp]

# Amounts times projects: a table of this size is passed some ten times in an estimate.
MOST_CELLS = 1_000_000
# Whole numbers up to here are exact as floats too.
_MOST_STEPS = 2**53


@dataclass(frozen=True, slots=True, eq=False)
class Ladder:
    """All amounts that may be spent, from nothing up.

    `spent` (L,) and `costs` (J,) are in steps, a cost that never fits being one step too much.
    `moves[j]` are the places of amounts to which project j can be added,
    and the places of the amounts with it.
    """

    costs: tuple[int, ...]
    spent: NDArray[np.int64]
    moves: tuple[tuple[Place, Place], ...]

    def money(self, step: Fraction) -> NDArray[np.float64]:
        """The amounts (L,) as money."""
        return float(step) * self.spent.astype(np.float64)

    def place(self, spent: NDArray[np.int64]) -> NDArray[np.intp]:
        """Where these amounts stand."""
        return np.searchsorted(self.spent, spent)

    def without(self, j: int, places: NDArray[np.intp]) -> NDArray[np.intp]:
        """Where the amounts at these places stand when the cost of project j is taken off."""
        return self.place(self.spent[places] - self.costs[j])

    def within(self, limit: int) -> int:
        """How many of the amounts are at most so many steps."""
        return int(np.searchsorted(self.spent, limit, side="right"))


def ladder(made: Grid) -> Ladder:
    """The amounts that a design allows; refuse costs that make too many."""
    return climb(made.costs, made.limit) or _refuse_too_fine(made)


def climb(costs: Sequence[int], limit: int) -> Ladder | None:
    """The amounts up to a limit; nothing when there are too many to work through."""
    if limit > _MOST_STEPS:
        return None
    costs = tuple(min(cost, limit + 1) for cost in costs)
    most = max(1, MOST_CELLS // len(costs))
    sums = _sums(costs, limit, min(most, limit // 2))
    if sums is not None:
        return Ladder(costs, sums, tuple(_move(sums, cost) for cost in costs))
    if limit > most:
        return None
    moves = tuple((slice(max(0, limit + 1 - cost)), slice(cost, None)) for cost in costs)
    return Ladder(costs, np.arange(limit + 1, dtype=np.int64), moves)


def _sums(costs: Sequence[int], limit: int, most: int) -> NDArray[np.int64] | None:
    """All sums of costs up to the limit, if there are no more than `most`."""
    sums = np.zeros(1, dtype=np.int64)
    for cost in costs:
        sums = np.union1d(sums, sums[sums <= limit - cost] + cost)
        if len(sums) > most:
            return None
    return sums


def _move(sums: NDArray[np.int64], cost: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """An amount to which a cost cannot be added is one that has that project in it, or too much."""
    there = np.searchsorted(sums, sums + cost)
    fits = np.flatnonzero(sums[np.minimum(there, len(sums) - 1)] == sums + cost)
    return fits, there[fits]


def _refuse_too_fine(made: Grid) -> NoReturn:
    most = max(1, MOST_CELLS // len(made.costs))
    wanted = made.step * made.limit / most
    size = Fraction(10) ** (math.floor(math.log10(wanted)))
    round_step = next(size * factor for factor in (1, 2, 5, 10, 20) if size * factor >= wanted)
    step, rounded = float(made.step), float(round_step)
    raise Refused(
        nl=f"De kosten zijn te fijn: het budget telt {number(made.limit, 'nl')} stappen van "
        f"{in_words(step, 'nl')}, en er kunnen er {number(most, 'nl')} worden doorgerekend. "
        f"Rond alle kosten af op veelvouden van {in_words(rounded, 'nl')}.",
        en=f"The costs are too fine: the budget holds {number(made.limit, 'en')} steps of "
        f"{in_words(step, 'en')}, and {number(most, 'en')} can be worked through. "
        f"Round all costs to multiples of {in_words(rounded, 'en')}.",
    )
