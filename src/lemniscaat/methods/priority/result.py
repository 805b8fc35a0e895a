"""What comes out: for every area an answer per entrance and over all weighings, never one score."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lemniscaat.methods.priority.pieces import Pieces
    from lemniscaat.methods.priority.polygons import Polygon
    from lemniscaat.methods.records import Record


class Category(Enum):
    """What the entrances together say about an area."""

    ALWAYS = "always"  # within capacity whatever the entrances weigh
    DEPENDS = "depends"  # on what the entrances weigh
    NEVER = "never"
    UNKNOWN = "unknown"  # on values that nobody knows yet
    TIED = "tied"  # on who goes first among equals
    TOO_LARGE = "too large"  # takes more than all the capacity


@dataclass(frozen=True, slots=True)
class Standing:
    """An area within one entrance.

    `place` is from 0 (least urgent end of the scales) to 1; `rank` from 1 (most urgent). Both are
    (lowest, highest) and (best, worst): they differ where values are unknown. A rank also differs
    where areas cannot be compared, because one is more urgent by one criterion and the other by
    another. Equals share their rank.
    """

    entrance: str
    place: tuple[float, float]
    rank: tuple[int, int]


@dataclass(frozen=True, slots=True)
class WeightRange:
    """Least and most weight of an entrance with which an area can be in, and with which out.

    None: it is never in, or never out.
    """

    entrance: str
    within: tuple[float, float] | None
    without: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Flip:
    """The smallest change of equal weights that gives an area another answer.

    `moved` is the part of all weight that goes from some entrances to others; `weights` is where
    the answer begins to change. In a lattice a smaller change may exist.
    """

    weights: tuple[float, ...]
    moved: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer for one area.

    `share` is the part of all weighings under which it falls within the capacity, in the worst and
    in the best case for what is unknown and for who goes first among equals. `at_equal_weights`
    tells whether it falls within when all entrances weigh the same (None: that is open too).
    `flip` is None when no change of weights gives another answer, or when the bounds leave out
    equal weights. `turning_capacity` is, for an area that is never in, a capacity with which it can
    be in under some weights; for one that always is, the capacity just below which it is not.
    `firm` says that such an answer also holds when criteria within an entrance weigh differently.

    `above` names the areas that are surely at least as urgent by every entrance and more by one;
    `below` those of which it is so itself. `unknown` names its criteria without a value;
    `waits_for` and `tied_with` name the areas whose unknown values, or whose equal urgency, leave
    its answer open.
    """

    area: str
    takes: float
    situations: tuple[str, ...]
    standings: tuple[Standing, ...]
    category: Category
    share: tuple[float, float]
    at_equal_weights: bool | None
    ranges: tuple[WeightRange, ...]
    flip: Flip | None
    turning_capacity: float | None
    firm: bool
    above: tuple[str, ...]
    below: tuple[str, ...]
    tied_with: tuple[str, ...]
    unknown: tuple[str, ...]
    waits_for: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Swap:
    """Two areas that change places in the choice: between the weights at `ends` they are equal.

    On the one side of that line `one` is more urgent, on the other side `other`, and at least one
    of the two gets another answer.
    """

    one: str
    other: str
    ends: tuple[tuple[float, ...], tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Combination:
    """Areas that fit together, and under which part of all weighings just these do.

    `perhaps` fit in the best case for what is unknown or equal, not in the worst.
    """

    chosen: tuple[str, ...]
    perhaps: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Question:
    """An area with values to find out first, and the areas whose answer may depend on them."""

    area: str
    criteria: tuple[str, ...]
    decides_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What one weighing gives: an answer to "what if", not an advice.

    `chosen` fit surely; `perhaps` fit in the best case for what is unknown or equal; `next_in_line`
    are the first that do not surely fit, and `unused` is what they leave over.
    """

    chosen: tuple[str, ...]
    perhaps: tuple[str, ...]
    next_in_line: tuple[str, ...]
    unused: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """The outcome for all areas, in the order in which they were given.

    `unused` is the part of the capacity that is left over, as a mean over all weighings, at least
    and at most. `combinations` are the choices that some weighing gives, those that hold under most
    weighings first: fifty at most, of the `combination_count` that were found. `error` is nought
    when the shares are exact, otherwise how far they may be off; `rounded` tells that values were
    rounded to a millionth of their scale. `pieces` and `shapes`
    are the division of all weighings that pictures are made from.
    """

    entrances: tuple[str, ...]
    criteria: dict[str, tuple[str, ...]]
    capacity: float
    bounds: dict[str, tuple[float, float]]
    outcomes: tuple[Outcome, ...]
    combinations: tuple[Combination, ...]
    combination_count: int
    swaps: tuple[Swap, ...]
    questions: tuple[Question, ...]
    unused: tuple[float, float]
    error: float
    rounded: bool
    record: Record
    pieces: Pieces = field(repr=False, compare=False)
    shapes: tuple[Polygon, ...] = field(repr=False, compare=False)

    def __getitem__(self, area: str) -> Outcome:
        """The answer for one area, by its name."""
        return next(outcome for outcome in self.outcomes if outcome.area == area)
