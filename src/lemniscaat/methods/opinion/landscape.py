"""What comes out: groups, what connects them, what divides them, and the middle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from lemniscaat.methods.opinion.chart import Chart
    from lemniscaat.methods.opinion.shares import Count, Stance
    from lemniscaat.methods.records import Record
    from lemniscaat.methods.words import Sentence

Shape = Literal["one", "spectrum", "apart"]


@dataclass(frozen=True, slots=True)
class Figures:
    """The votes on one statement; what would give away a few people is None.

    `groups` stand in the order of the groups. `connects_agree` and `connects_disagree` are the
    group-aware consensus: the smoothed shares of all groups multiplied. `middle` are the votes of
    the people in the middle.
    """

    statement: str
    text: str
    everybody: Count | None
    groups: tuple[Count | None, ...]
    middle: Count | None
    connects_agree: float | None
    connects_disagree: float | None


@dataclass(frozen=True, slots=True)
class Connecting:
    """A statement on which a clear majority of every group takes the same stance.

    `score` is the group-aware consensus, `least` the smoothed share in the group where it is
    smallest, `firm` the part of the draws in which it held.
    """

    statement: str
    text: str
    stance: Stance
    rank: int
    score: float
    least: float
    firm: float


@dataclass(frozen=True, slots=True)
class Dividing:
    """A statement on which two groups differ: `more` takes the stance more often than `fewer`.

    `gap` is the difference between their smoothed shares, `deviations` how far beyond chance.
    """

    statement: str
    text: str
    stance: Stance
    rank: int
    more: str
    fewer: str
    gap: float
    deviations: float


@dataclass(frozen=True, slots=True)
class Telling:
    """A stance that a majority of some people takes, beside the others.

    `share` is theirs and `others` the highest of the others, both smoothed; `deviations` is how
    far the difference with the others lies beyond chance.
    """

    statement: str
    text: str
    stance: Stance
    rank: int
    share: float
    others: float
    deviations: float


@dataclass(frozen=True, slots=True)
class Group:
    """People who vote alike.

    `centre` and `reach` (two columns of a matrix: the directions and sizes of its spread) lie on
    the map; `firm` is how much of the group comes back when people are drawn anew (0 to 1).
    """

    name: str
    size: int
    centre: tuple[float, float]
    reach: tuple[tuple[float, float], tuple[float, float]]
    firm: float | None
    telling: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Middle:
    """The people between the groups: nearly as far from the next group as from their own.

    `shared` is what a clear majority of them thinks, `telling` what they think more often than
    every group, and beyond chance more often than who is not in the middle.
    """

    size: int
    shared: tuple[Telling, ...]
    telling: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Density:
    """How many people lie in each square of the map that holds enough of them to be shown.

    `side` is the side of a square; each cell is (x, y, people) with the place of its middle.
    """

    side: float
    cells: tuple[tuple[float, float, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Membership:
    """In which group each person is: not to be published. -1 is in none that is shown."""

    people: Sequence[str | int]
    group_of: NDArray[np.int8]


@dataclass(frozen=True, slots=True, eq=False)
class Landscape:
    """The opinions in a consultation.

    `shape` says what was found: "one" group, a "spectrum" that is only divided, or groups "apart".
    `outside` counts who is in no group that is shown; None if so few that they stay unnamed.
    `firm` fields rest on repeated draws. `chart` places a person by their own votes.
    """

    shape: Shape
    outside: int | None
    groups: tuple[Group, ...]
    statements: tuple[Figures, ...]
    connects: tuple[Connecting, ...]
    divides: tuple[Dividing, ...]
    middle: Middle | None
    density: Density
    reason: Sentence | None
    threshold: int
    chart: Chart
    membership: Membership
    record: Record

    @property
    def enough(self) -> bool:
        """Whether there was enough to tell groups apart; if not, `reason` says why."""
        return self.reason is None

    @property
    def people(self) -> int:
        """How many people are in the groups that are shown."""
        return sum(group.size for group in self.groups)
