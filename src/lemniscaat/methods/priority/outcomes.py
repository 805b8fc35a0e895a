"""Everything that is known about each area, put together into its answer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.priority import answers
from lemniscaat.methods.priority.lattice import fitting, spread
from lemniscaat.methods.priority.order import firm, standings, surely_above
from lemniscaat.methods.priority.result import Category, Outcome, Question

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.priority.pieces import Pieces
    from lemniscaat.methods.priority.problem import Area, Problem
    from lemniscaat.methods.priority.result import Flip
    from lemniscaat.methods.priority.scales import Places

    Flags = NDArray[np.bool_]

_WEIGHINGS = 512


def answer_each(
    problem: Problem, places: Places, pieces: Pieces, pairs: Flags
) -> tuple[Outcome, ...]:
    """The answers in the order of the areas; `pairs` are those whose order leaves one open."""
    shares = answers.shares(pieces).tolist()
    waits = (pairs & places.unknown).any(axis=1) | places.unknown
    categories = answers.categories(pieces, places, waits)
    each = standings(places, problem.entrances)
    above = surely_above(places.low, places.high)
    equally, flips = _from_equal_weights(problem, places, pieces)
    turning = _turning(problem, places, categories)
    ranges = answers.ranges(pieces, problem.entrances)
    fits, misses = firm(places)
    known = ~places.unknown
    return tuple(
        Outcome(
            area=area.name,
            takes=area.takes,
            situations=area.situations,
            standings=each[place],
            category=category,
            share=tuple(shares[place]),
            at_equal_weights=equally[place],
            ranges=ranges[place],
            flip=flips[place],
            turning_capacity=turning[place],
            firm=bool(
                (category is Category.ALWAYS and fits[place])
                or (category is Category.NEVER and misses[place])
            ),
            above=_names(problem, above[:, place]),
            below=_names(problem, above[place]),
            tied_with=_names(problem, pairs[place] & known & known[place]),
            unknown=_unknown(problem, area),
            waits_for=_names(problem, pairs[place] & places.unknown),
            sources=tuple(dict.fromkeys(filter(None, area.sources.values()))),
        )
        for place, (area, category) in enumerate(zip(problem.areas, categories, strict=True))
    )


def questions(problem: Problem, pieces: Pieces, pairs: Flags) -> tuple[Question, ...]:
    """Which unknown values may change an answer; first those that most answers wait for."""
    pairs = pairs | np.diag((pieces.surely != pieces.perhaps).any(axis=0))
    asked = [
        Question(area.name, unknown, _names(problem, pairs[:, place]))
        for place, area in enumerate(problem.areas)
        if (unknown := _unknown(problem, area)) and pairs[:, place].any()
    ]
    return tuple(sorted(asked, key=lambda question: -len(question.decides_on)))


def _from_equal_weights(
    problem: Problem, places: Places, pieces: Pieces
) -> tuple[list[bool | None], list[Flip | None]]:
    count = len(problem.entrances)
    surely, perhaps = fitting(places, np.ones((1, count), dtype=np.int64))
    now = list(zip(surely[0].tolist(), perhaps[0].tolist(), strict=True))
    equally = [sure if sure == may else None for sure, may in now]
    ends = [problem.bounds.get(name, (0.0, 1.0)) for name in problem.entrances]
    if any(not least * count <= 1 <= most * count for least, most in ends):
        return equally, [None] * len(now)
    return equally, answers.flips(pieces, now)


def _turning(problem: Problem, places: Places, categories: list[Category]) -> list[float | None]:
    """Seen from a fixed set of weighings, so that it does not depend on the order of the areas.

    With so much capacity that what was too large fits as well, nothing can be said.
    """
    weights = spread(problem, shift=0)[:_WEIGHINGS]
    if not len(weights):
        return [None] * len(categories)
    large = min((places.takes[places.too_large] / places.amount).tolist(), default=math.inf)
    needed = answers.turning_capacities(places, weights).tolist()
    needed = [(best if best < large else None, worst) for best, worst in needed]
    side = {Category.NEVER: 0, Category.ALWAYS: 1}
    return [
        needed[area][side[category]] if category in side else None
        for area, category in enumerate(categories)
    ]


def _names(problem: Problem, flags: Flags) -> tuple[str, ...]:
    return tuple(problem.areas[place].name for place in np.flatnonzero(flags))


def _unknown(problem: Problem, area: Area) -> tuple[str, ...]:
    return tuple(one.name for one in problem.criteria if area.values.get(one.name) is None)
