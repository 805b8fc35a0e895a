"""The method itself: from areas and criteria to an answer for every area."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.priority import answers
from lemniscaat.methods.priority.lattice import fitting, lattice_pieces
from lemniscaat.methods.priority.outcomes import answer_each, questions
from lemniscaat.methods.priority.pieces import exact_pieces
from lemniscaat.methods.priority.polygons import ENTRANCES
from lemniscaat.methods.priority.problem import Problem, check
from lemniscaat.methods.priority.result import Outcome, Selection, Swap, Weighed
from lemniscaat.methods.priority.scales import places as placed
from lemniscaat.methods.records import record
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

_DIGITS = 10**9


def weigh(problem: Problem) -> Weighed:
    """An answer for every area: per entrance, and over all weighings of the entrances together.

    The share of weighings under which an area falls within the capacity is the rank acceptability
    of SMAA-2 (Lahdelma, Hokkanen and Salminen 1998; Lahdelma and Salminen 2001), added up over the
    ranks that fit, with every weighing as likely. Up to three entrances it is calculated exactly,
    from the pieces into which the plane of weights falls apart; with more, or with more pieces than
    can be told apart, on a lattice. No chance is used.

    Refuses (`Refused`) what has no answer, such as a value outside its scale.
    """
    check(problem)
    places = placed(problem)
    exactly = exact_pieces(problem, places) if len(problem.entrances) <= ENTRANCES else None
    pieces, shapes = exactly or (lattice_pieces(problem, places), ())
    pairs = answers.open_pairs(pieces, places)
    outcomes = answer_each(problem, places, pieces, pairs)
    names = tuple(area.name for area in problem.areas)
    swaps = answers.swaps(pieces, shapes, places, names)
    combinations, count = answers.combinations(pieces, names)
    asked = questions(problem, pieces, pairs)
    told = outcomes, asked, combinations, count, pieces.error, *_flat(swaps)
    return Weighed(
        entrances=problem.entrances,
        criteria=_grouped(problem),
        capacity=problem.capacity,
        bounds=dict(problem.bounds),
        outcomes=outcomes,
        combinations=combinations,
        combination_count=count,
        swaps=swaps,
        questions=asked,
        unused=_unused(problem.capacity, outcomes),
        error=pieces.error,
        rounded=places.rounded,
        record=record("priority.weigh", problem, told),
        pieces=pieces,
        shapes=shapes,
    )


def _flat(swaps: tuple[Swap, ...]) -> tuple[list[tuple[str, str]], NDArray[np.float64]]:
    """Swaps as names and one array: they can be ten thousand, and an array is read at once."""
    return [(swap.one, swap.other) for swap in swaps], np.array([swap.ends for swap in swaps])


def _grouped(problem: Problem) -> dict[str, tuple[str, ...]]:
    return {
        entrance: tuple(each.name for each in problem.criteria if each.entrance == entrance)
        for entrance in problem.entrances
    }


def _unused(capacity: float, outcomes: Iterable[Outcome]) -> tuple[float, float]:
    sure, may = (sum(one.takes * one.share[side] for one in outcomes) for side in (0, 1))
    return max(0.0, capacity - may), max(0.0, capacity - sure)


def under(problem: Problem, weights: Mapping[str, float]) -> Selection:
    """What falls within the capacity under one weighing, such as {"urgency": 2, "support": 1}.

    Only proportions count, to nine decimals. An entrance that is not named weighs nothing.
    """
    check(problem)
    places = placed(problem)
    whole = _whole(problem, weights)
    surely, perhaps = (flags[0] for flags in fitting(places, whole))
    urgency = np.where(places.too_large | surely, -1, (whole @ places.high.T)[0])
    following = (urgency == urgency.max()) & (urgency >= 0)
    chosen, others, next_in_line = (
        tuple(problem.areas[place].name for place in np.flatnonzero(flags))
        for flags in (surely, perhaps & ~surely, following)
    )
    unused = (places.capacity - int(places.takes[surely].sum())) / places.amount
    return Selection(chosen, others, next_in_line, unused)


def _whole(problem: Problem, weights: Mapping[str, float]) -> NDArray[np.int64]:
    given = [weights.get(name, 0.0) for name in problem.entrances]
    sound = all(math.isfinite(weight) and weight >= 0 for weight in weights.values())
    if not sound or not sum(given) > 0 or set(weights) - set(problem.entrances):
        there = ", ".join(problem.entrances)
        raise Refused(
            nl=f"Geef gewichten van nul of meer, niet allemaal nul, voor: {there}.",
            en=f"Give weights of nought or more, not all nought, for: {there}.",
        )
    return np.array([[round(weight / sum(given) * _DIGITS) for weight in given]])
