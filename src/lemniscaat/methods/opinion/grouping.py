"""Who is in which group, and who stands between: the map, the number of groups, the people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.opinion import structure
from lemniscaat.methods.opinion.chart import chart
from lemniscaat.methods.opinion.clusters import belonging, centres, nearest, squared
from lemniscaat.methods.opinion.votes import MISSING, blocks, each_block
from lemniscaat.methods.words import Sentence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Chance
    from lemniscaat.methods.opinion.chart import Chart
    from lemniscaat.methods.opinion.landscape import Shape
    from lemniscaat.methods.opinion.tally import Conversation

# Whoever voted on fewer statements is not placed (Small et al., 2021), unless there are no more.
FEWEST_VOTES = 7
# Below this a person does not clearly belong anywhere (Kaufman and Rousseeuw, 1990).
BETWEEN = 0.25
# How many people, drawn by lot, the patterns, the clouds and the middles are calculated from.
FOR_PATTERN, FOR_CLOUDS, FOR_CENTRES = 5_000, 2_000, 20_000
# Few people have many divisions that are nearly as tight: then the search starts more often.
_LEAST_STARTS, _MOST_STARTS, _SEARCHED = 20, 100, 400_000


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """`group_of` and `between` say of each person in which group (-1: none) and whether between.

    `voted` counts who voted at all.
    """

    shape: Shape
    reason: Sentence | None
    voted: int
    chart: Chart
    directions: int
    groups: int
    group_of: NDArray[np.int8]
    between: NDArray[np.bool_]


def grouped(conversation: Conversation, least: int, chance: Chance) -> Grouping:
    """Find the groups of at least `least` people, or the reason why there is only one."""
    matrix, moderated = conversation.votes.matrix, conversation.votes.moderated
    cast = _cast(matrix)
    map_ = chart(conversation.tally, moderated, structure.MOST_GROUPS)
    able = cast >= min(FEWEST_VOTES, int(map_.counted.sum()))
    reason = _too_little(int(able.sum()), int((map_.counted & ~moderated).sum()), least)
    if reason:
        return _one(map_, cast, least, reason)
    voters = matrix[lot(matrix, cast > 0, FOR_PATTERN, chance.branch("voters"))]
    wide = structure.directions(voters, moderated, chance.branch("dealt"))
    if wide == 0:
        return _one(map_, cast, least, _NO_PATTERN)
    some = matrix[lot(matrix, able, FOR_CLOUDS, chance.branch("some"))]
    fits = structure.numbers(some, moderated, wide, least, chance.branch("numbers"))
    count, apart = structure.chosen(fits)
    directions = structure.used(count, wide)
    most = matrix[lot(matrix, able, FOR_CENTRES, chance.branch("most"))]
    places = map_.places(most, directions)
    starts = min(max(_SEARCHED // len(places), _LEAST_STARTS), _MOST_STARTS)
    middles = centres(places, count, chance.branch("centres"), starts)
    group_of, between = _joined(matrix, able, map_, middles)
    group_of, groups = large_enough(group_of, least)
    if groups < 2:
        return _one(map_, cast, least, _NO_SIZE)
    voted, between = int(np.count_nonzero(cast)), between & (group_of >= 0)
    shape: Shape = "apart" if apart else "spectrum"
    return Grouping(shape, None, voted, map_, directions, groups, group_of, between)


def large_enough(group_of: NDArray[np.int8], least: int) -> tuple[NDArray[np.int8], int]:
    """Only the groups of at least `least` people, numbered anew, and how many those are."""
    sizes = np.bincount(group_of[group_of >= 0], minlength=1)
    kept = np.flatnonzero(sizes >= least)
    return renumbered(group_of, kept), len(kept)


def renumbered(group_of: NDArray[np.int8], order: NDArray[np.intp]) -> NDArray[np.int8]:
    """The same groups with the first of `order` as 0, and so on; who is in another is in none."""
    number = np.full(128, -1, np.int8)
    number[order] = np.arange(len(order))
    return number[group_of]


def _cast(matrix: NDArray[np.int8]) -> NDArray[np.int32]:
    """How many votes each person cast."""
    cast = np.empty(len(matrix), np.int32)
    for place, rows in blocks(matrix):
        cast[place] = np.count_nonzero(rows != MISSING, axis=1)
    return cast


def _one(map_: Chart, cast: NDArray[np.int32], least: int, reason: Sentence) -> Grouping:
    """One group of everybody who voted, if they are enough to be shown."""
    groups = int(np.count_nonzero(cast) >= least)
    group_of = np.where((cast > 0) & (groups > 0), 0, -1).astype(np.int8)
    voted = int(np.count_nonzero(cast))
    return Grouping("one", reason, voted, map_, 2, groups, group_of, np.zeros(len(cast), bool))


def lot(
    matrix: NDArray[np.int8], which: NDArray[np.bool_], most: int, chance: Chance
) -> NDArray[np.intp]:
    """The places of at most so many of these people, drawn by lot and sorted by their votes.

    Because they are sorted by their votes, the order in which people came makes no difference.
    """
    people = np.flatnonzero(which)
    if len(people) > most:
        # One from each of so many equal stretches: nobody twice, without shuffling millions.
        people = people[
            ((np.arange(most) + chance.uniforms(most)) * len(people) / most).astype(int)
        ]
    return people[np.lexsort(matrix[people].T)]


def _joined(
    matrix: NDArray[np.int8],
    able: NDArray[np.bool_],
    map_: Chart,
    middles: NDArray[np.float64],
) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
    """Everybody with enough votes joins the nearest group; who is between two is marked."""
    group_of = np.full(len(matrix), -1, np.int8)
    between = np.zeros(len(matrix), bool)
    # Where the middles come from a lot anyway, half the digits are enough for who joins which.
    kind = np.float64 if len(matrix) <= FOR_CENTRES else np.float32

    def join(place: slice, rows: NDArray[np.int8]) -> None:
        distance = squared(map_.places(rows, middles.shape[1], kind), middles)
        group_of[place] = np.where(able[place], nearest(distance), -1)
        between[place] = able[place] & (belonging(distance) < BETWEEN - 1e-9)

    for _ in each_block(join, matrix):
        pass
    return group_of, between


def _too_little(people: int, statements: int, least: int) -> Sentence | None:
    if people >= 2 * least and statements >= 2:
        return None
    return Sentence(
        "Er is te weinig gestemd om groepen te zoeken. Nodig zijn ten minste "
        f"{2 * least} mensen die op genoeg stellingen stemden en 2 stellingen met stemmen. "
        f"Het aantal mensen is nu {people} en het aantal stellingen {statements}.",
        "Too little was voted to look for groups. Needed are at least "
        f"{2 * least} people who voted on enough statements and 2 statements with votes. "
        f"Now the number of people is {people} and that of statements {statements}.",
    )


_NO_PATTERN = Sentence(
    "We zien geen groepen. Wat iemand van de ene stelling vindt, zegt hier niets over wat die "
    "persoon van een andere vindt: dat zou toeval ook geven.",
    "We see no groups. What someone thinks of one statement says nothing here about what they "
    "think of another: chance would give the same.",
)
_NO_SIZE = Sentence(
    "We zien geen twee groepen die groot genoeg zijn om te laten zien.",
    "We see no two groups that are large enough to be shown.",
)
