"""From what people filled in to whole numbers, so that every comparison after this is exact.

Each value gets its place on the scale that was fixed beforehand: nought at the least urgent end
and one at the most urgent. Within one entrance all criteria count as much. What is unknown may lie
anywhere on its scale, so each area has a lowest and a highest place for each entrance.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.priority.problem import exact
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.priority.problem import Area, Criterion, Problem

# Places up to this size keep the geometry of `polygons` within 64 bits.
FINEST = 2**20
MILLIONTHS = 10**6
_LARGEST_AMOUNT = 2**50

Interval = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Places:
    """Where each area stands, as whole steps of 1/`unit` of a scale.

    `low` and `high` (areas by entrances) are equal where all is known; `criteria_low` and
    `criteria_high` (areas by criteria) are the same for each criterion, as parts of one.
    `entrance_of` gives the entrance of each criterion. `takes` and `capacity` are whole, in parts
    of 1/`amount`. `rounded` says that steps are millionths because the values had none coarser.
    """

    low: NDArray[np.int64]
    high: NDArray[np.int64]
    unit: int
    rounded: bool
    criteria_low: NDArray[np.float64]
    criteria_high: NDArray[np.float64]
    entrance_of: NDArray[np.int64]
    takes: NDArray[np.int64]
    capacity: int
    amount: int

    @property
    def unknown(self) -> NDArray[np.bool_]:
        """Which areas have a value that is not known."""
        return np.asarray((self.criteria_low != self.criteria_high).any(axis=1))

    @property
    def open_by_itself(self) -> NDArray[np.bool_]:
        """Which areas may have another answer at best than at worst under ordinary weights.

        When all is known these are only the areas that have an equal.
        """
        _, same, count = np.unique(self.low, axis=0, return_inverse=True, return_counts=True)
        return np.asarray((count[same] > 1) | self.unknown.any())

    @property
    def too_large(self) -> NDArray[np.bool_]:
        """Which areas need more than all the capacity there is."""
        return self.takes > self.capacity


def places(problem: Problem) -> Places:
    """Put every area in its place for every entrance."""
    each = [[_place(area, criterion) for criterion in problem.criteria] for area in problem.areas]
    entrance_of = [problem.entrances.index(criterion.entrance) for criterion in problem.criteria]
    together = [
        [_together(row, entrance_of, entrance) for entrance in range(len(problem.entrances))]
        for row in each
    ]
    denominators = {end.denominator for row in together for pair in row for end in pair}
    unit = lcm(*denominators)
    rounded = unit > FINEST
    unit = MILLIONTHS if rounded else unit
    steps = np.array([[[round(end * unit) for end in pair] for pair in row] for row in together])
    fine = np.array([[[float(end) for end in pair] for pair in row] for row in each])
    return Places(
        steps[:, :, 0],
        steps[:, :, 1],
        unit,
        rounded,
        fine[:, :, 0],
        fine[:, :, 1],
        np.array(entrance_of),
        *_amounts(problem),
    )


def _place(area: Area, criterion: Criterion) -> Interval:
    value = area.values.get(criterion.name)
    if value is None:
        return Fraction(0), Fraction(1)
    lowest = exact(criterion.lowest)
    place = (exact(value) - lowest) / (exact(criterion.highest) - lowest)
    place = place if criterion.more_is_more_urgent else 1 - place
    return place, place


def _together(row: list[Interval], entrance_of: list[int], entrance: int) -> Interval:
    """The middle of the criteria of one entrance, at worst and at best."""
    own = [pair for pair, its in zip(row, entrance_of, strict=True) if its == entrance]
    low, high = (sum((pair[end] for pair in own), Fraction(0)) / len(own) for end in (0, 1))
    return low, high


def _amounts(problem: Problem) -> tuple[NDArray[np.int64], int, int]:
    amounts = [exact(area.takes) for area in problem.areas]
    capacity = exact(problem.capacity)
    unit = lcm(capacity.denominator, *(amount.denominator for amount in amounts))
    if (sum(amounts) + capacity) * unit > _LARGEST_AMOUNT:
        raise Refused(
            nl="De capaciteit en wat de gebieden vragen lopen te ver uiteen om exact op te tellen. "
            "Rond ze af, of kies een grotere eenheid.",
            en="The capacity and what the areas take differ too much to be added exactly. "
            "Round them or choose a larger unit.",
        )
    return np.array([int(amount * unit) for amount in amounts]), int(capacity * unit), unit
