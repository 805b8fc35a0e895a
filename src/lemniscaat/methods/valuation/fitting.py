"""Maximum likelihood by Newton's method, with a proof that there is a maximum.

The log-likelihood is concave, so steps that raise it lead to the maximum if there is one. When
everybody stays on an edge of what is possible (nobody chose a project), it rises for ever. How far
the third derivative can be from the second is known in this family, and from that follows when a
point with a small slope must lie near a maximum (Bach 2010, proposition 2).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from lemniscaat.methods.valuation.knapsack import Matrix, Vector
    from lemniscaat.methods.valuation.model import Said
    from lemniscaat.methods.valuation.pool import Pool

_MOST_STEPS = 100
# Newton's step raises the log-likelihood per person by half of this: done, or near enough for a
# full step. When it no longer falls by much when near, only rounding is left.
_EXACT, _NEAR = 1e-22, 1e-6
# How far rounding can put a mean off, as a share of its span.
_ROUNDING = 1e-13
# Below this, the curvature is no more than what rounding leaves.
_FLAT = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """The weights (P,) with the highest likelihood.

    `said` is what follows from them, on average over people; `slope` the largest difference between
    the mean statistics of people and of the model, as a share of how far these can differ; `steps`
    how many were taken.
    """

    weights: Vector
    said: Said
    slope: float
    steps: int


def fit(pool: Pool) -> Fit | None:
    """Fit the weights to the mean statistics of people; nothing if no maximum can be proven.

    The search starts from what would fit the shares of choosers without a budget. Statistics are
    divided by their span, so that units do not matter.
    """
    span = pool.span()
    target = pool.mean / span
    weights = pool.start() * span
    last = math.inf
    for steps in range(_MOST_STEPS):
        said = pool.says(weights / span)
        slope = target - said.mean / span
        curve = said.information / np.outer(span, span)
        width = np.sqrt(np.maximum(curve.diagonal(), 0.0))
        if not width.all() or (flattest := _flattest(curve, width)) < _FLAT:
            return None
        step = np.linalg.solve(curve / np.outer(width, width), slope / width) / width
        gain = float(slope @ step)
        if gain < _EXACT or last / 4 < gain < _NEAR:
            largest = float(np.abs(slope).max())
            found = Fit(weights / span, said, largest, steps)
            return found if _proven(gain, width, flattest) else None
        last = gain
        weights = weights + _length(pool, target, weights, step, gain) * step
    return None


def _flattest(curve: Matrix, width: Vector) -> float:
    return float(np.linalg.eigvalsh(curve / np.outer(width, width))[0])


def _proven(gain: float, width: Vector, flattest: float) -> bool:
    """Whether there must be a maximum near, also if rounding has put the slope off."""
    reach = float(np.linalg.norm(1.0 / width))
    distance = math.sqrt(max(gain, 0.0)) + _ROUNDING * reach / math.sqrt(flattest)
    return distance * reach <= math.sqrt(flattest) / 2


def _length(pool: Pool, target: Vector, weights: Vector, step: Vector, gain: float) -> float:
    """How much of the step to take: all of it, or halved until the likelihood rises enough."""
    if gain < _NEAR:
        return 1.0
    span = pool.span()

    def height(length: float) -> float:
        at = weights + length * step
        return float(target @ at) - pool.log_sum(at / span)

    length, start = 1.0, height(0.0)
    while height(length) < start + length * gain / 4:
        length /= 2
    return length
