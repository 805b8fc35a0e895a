"""Are there groups at all, and how many: asked of chance before anything is said of people.

Two questions, each answered by comparing with what chance alone would give. First: do votes hang
together more than when every statement's votes are dealt anew among those who voted on it? If not,
there is one group and no more to say. Then: do people lie more in separate groups than a single
cloud of people would, who differ in the same directions, passed and kept silent on the same
statements? If not, opinions flow into each other and the map is only divided.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import stats

from lemniscaat.methods.opinion.chart import axes, chart
from lemniscaat.methods.opinion.cloud import one_cloud
from lemniscaat.methods.opinion.clusters import belonging, centres, nearest, squared
from lemniscaat.methods.opinion.tally import Tally
from lemniscaat.methods.opinion.votes import MISSING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Chance

# How many times votes are dealt anew and clouds are drawn, and how rarely chance may pass for a
# pattern or for groups: who looks at a thousand conversations without groups should hardly ever be
# told of any.
DEALT, CLOUDS, RARELY = 40, 30, 0.001
# The most groups that are looked for: more than people can keep apart on one map.
MOST_GROUPS = 12
STARTS = 3
# The widest direction of a table of chance has a longer tail than a normal number: one in a
# thousand lies 3.53 deviations above its mean instead of 3.09 (Tracy and Widom, 1996).
_LONG_TAIL = 3.53 / 3.09
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Number:
    """How well one number of groups fits: how surely people belong, and what one cloud gives."""

    groups: int
    belonging: float
    by_chance: float
    deviation: float

    @property
    def excess(self) -> float:
        """How much more surely people belong to their group than in one cloud."""
        return self.belonging - self.by_chance

    def stands_out(self, questions: int) -> bool:
        """Whether one cloud would hardly ever give this, in so many questions."""
        return self.excess > self.deviation * _limit(CLOUDS, questions)


def _limit(asked: int, questions: int = 1) -> float:
    """How many deviations above the mean of so many draws the next one hardly ever lies.

    The limit of a prediction (Student, 1908), shared by all questions (Bonferroni).
    """
    return float(stats.t.isf(RARELY / questions, asked - 1)) * math.sqrt(1 + 1 / asked)


def directions(matrix: NDArray[np.int8], moderated: NDArray[np.bool_], chance: Chance) -> int:
    """In how many directions people differ more than by chance (parallel analysis, Horn, 1965)."""
    map_ = chart(Tally.of(matrix), moderated, MOST_GROUPS)
    apart = np.where((matrix != MISSING) & ~moderated, matrix - map_.mean, 0.0)
    dealt = np.array(
        [axes(one.T @ one, MOST_GROUPS)[1] for one in _dealt_anew(apart, matrix, chance)]
    )
    limit = dealt.mean(axis=0) + dealt.std(axis=0, ddof=1) * _limit(DEALT) * _LONG_TAIL
    # Where all votes on each statement are equal nothing differs at all, but for rounding.
    above = map_.spread > limit + _NOTHING * len(matrix)
    return int(np.cumprod(above).sum())


def _dealt_anew(
    apart: NDArray[np.float64], matrix: NDArray[np.int8], chance: Chance
) -> Iterator[NDArray[np.float64]]:
    """The same votes among the same voters, without what ties a person's votes together.

    The voters on each statement stand in a circle, in one order of chance for all statements; all
    votes on it are handed on around the circle over a distance of chance. If a person's votes have
    nothing to do with one another, each outcome is as likely as what happened.
    """
    order = chance.branch("circle").permutation(len(matrix))
    apart, voted = apart[order], matrix[order] != MISSING
    circles = [np.flatnonzero(column) for column in voted.T]
    for _ in range(DEALT):
        dealt = np.zeros_like(apart)
        for statement, circle in enumerate(circles):
            if len(circle):
                votes = apart[circle, statement]
                dealt[circle, statement] = np.roll(votes, chance.below(len(circle)))
        yield dealt


def used(groups: int, wide: int) -> int:
    """How many directions tell so many groups apart: one less than groups, and the map has two."""
    return max(2, min(groups - 1, wide))


def numbers(
    matrix: NDArray[np.int8],
    moderated: NDArray[np.bool_],
    wide: int,
    least: int,
    chance: Chance,
) -> list[Number]:
    """For each number of groups how well it fits, beside one cloud of the same shape.

    `wide` is the number of directions that matter, `least` the size below which a group is not
    shown: a number counts only if two groups of that size or more come out.
    """
    most = min(MOST_GROUPS, wide + 2, len(matrix) // least)
    counts = range(2, most + 1)
    map_ = chart(Tally.of(matrix), moderated, used(most, wide))
    seen = map_.places(matrix, used(most, wide))
    found = {count: _fit(seen, count, wide, chance.branch(f"seen {count}")) for count in counts}
    kept = [count for count in counts if (found[count][1] >= least).sum() >= 2]
    clouds = np.empty((CLOUDS, len(kept)))
    for turn, cloud in enumerate(
        one_cloud(matrix, moderated, wide, CLOUDS, chance.branch("cloud"))
    ):
        flat = chart(Tally.of(cloud), moderated, used(most, wide)).places(cloud, used(most, wide))
        clouds[turn] = [
            _fit(flat, count, wide, chance.branch(f"cloud {turn} {count}"))[0] for count in kept
        ]
    means, deviations = clouds.mean(axis=0), clouds.std(axis=0, ddof=1)
    return [
        Number(count, found[count][0], float(mean), float(deviation))
        for count, mean, deviation in zip(kept, means, deviations, strict=True)
    ]


def _fit(
    points: NDArray[np.float64], count: int, wide: int, chance: Chance
) -> tuple[float, NDArray[np.intp]]:
    flat = points[:, : used(count, wide)]
    distance = squared(flat, centres(flat, count, chance, STARTS))
    sizes = np.bincount(nearest(distance), minlength=count)
    return float(belonging(distance).mean()), sizes


def chosen(fits: Sequence[Number]) -> tuple[int, bool]:
    """How many groups to show, and whether they are apart or only parts of one cloud.

    Of the numbers that chance would hardly give, the smallest that is not clearly worse than the
    best: within two standard deviations (after the rule of one in Tibshirani, Walther and Hastie,
    2001). If there is none: as few parts as there can be.
    """
    apart = [fit for fit in fits if fit.stands_out(len(fits))]
    if not apart:
        return (fits[0].groups if fits else 2), False
    best = max(apart, key=lambda fit: fit.excess)
    near = [fit for fit in apart if fit.excess >= best.excess - 2 * best.deviation]
    return near[0].groups, True
