"""The fairest lottery: first as if seats could be split, then with whole panels, with its proof.

One: the fairest chances under the rules if seats could be split; no lottery can beat them. Two: mix
panels to give those chances. If that works, and in practice it does, the lottery is as fair as can
be and the chances are their own proof. Three: if not, generate panels level by level; the planes
found on the way are rules that bring the bound down to what whole panels can give.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from lemniscaat.methods.sortition.fairest import ImpossibleRulesError, fairest, lowest_ceiling
from lemniscaat.methods.sortition.generation import Generation
from lemniscaat.methods.sortition.mixture import mixture
from lemniscaat.methods.sortition.panels import PanelFinder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.sortition.fairest import Fairness
    from lemniscaat.methods.sortition.generation import Plane
    from lemniscaat.methods.sortition.kinds import Rules
    from lemniscaat.methods.sortition.mixture import Mixture

    Floats = NDArray[np.float64]

Ceiling = float | Literal["lowest"]

REACHED = 1e-7  # a lottery this close to the bound is as fair as can be
_TIGHT = 1e-7  # a rule that is met this closely binds
_TRIES = 20  # panels to look for, for each kind of person


class CeilingTooLowError(ValueError):
    """No lottery keeps every chance under this ceiling."""

    def __init__(self, lowest: float) -> None:
        super().__init__(f"the largest chance is at least {lowest}")
        self.lowest = lowest


@dataclass(frozen=True, slots=True)
class Solution:
    """The mixture, the bound on the chance of each kind, and the planes that prove the bound."""

    mixture: Mixture
    bound: Floats
    planes: tuple[Plane, ...] = ()


def solve(rules: Rules, fairness: Fairness = "leximin", ceiling: Ceiling = 1.0) -> Solution:
    """The fairest lottery over panels under these rules; at least one panel must exist.

    Raises CeilingTooLowError when `ceiling` cannot be kept.
    """
    bound = _bound(rules, fairness, ceiling)
    made = _on_face(rules, bound * rules.counts)
    if len(made.weights) and np.abs(made.chances(rules.counts) - bound).max() <= REACHED:
        return Solution(made, bound)
    whole = PanelFinder(rules, (np.zeros_like(rules.counts), rules.counts))
    panels = made.panels if len(made.weights) else _any(whole, rules)
    generation = Generation(rules.counts, whole, panels, 100 + _TRIES * len(rules.counts))
    top = _hold_ceiling(generation, fairness, ceiling)
    made = generation.leximin()
    for plane in generation.planes:
        rules = rules.with_limit(plane.worth, plane.most)
    return Solution(made, fairest(rules, top), tuple(generation.planes))


def _bound(rules: Rules, fairness: Fairness, ceiling: Ceiling) -> Floats:
    """The fairest chances, with the ceiling that was asked for."""
    if ceiling == "lowest":
        return fairest(rules, lowest_ceiling(rules))
    try:
        bound = fairest(rules, ceiling)
    except ImpossibleRulesError:
        raise CeilingTooLowError(lowest_ceiling(rules)) from None
    if fairness == "maximin":
        return fairest(rules, min(ceiling, lowest_ceiling(rules, float(bound.min()))))
    return bound


def _hold_ceiling(generation: Generation, fairness: Fairness, ceiling: Ceiling) -> float:
    """The same ceiling for whole panels."""
    lowest = generation.lowest_ceiling() if ceiling != 1.0 else 1.0
    top = lowest if ceiling == "lowest" else ceiling
    if top < lowest - REACHED:
        raise CeilingTooLowError(lowest)
    generation.hold(ceiling=top)
    if fairness == "maximin":
        generation.hold(level=generation.smallest(), ceiling=top)
        top = generation.lowest_ceiling()
        generation.hold(ceiling=top)
    return top


def _any(whole: PanelFinder, rules: Rules) -> Floats:
    seats = whole.best(np.zeros_like(rules.counts)).seats
    if seats is None:
        raise ImpossibleRulesError
    return seats[None, :]


def _on_face(rules: Rules, wanted: Floats) -> Mixture:
    """A mixture of panels that meet exactly the rules that `wanted` meets exactly.

    Every panel in a lottery with these chances does so, and looking only there is far quicker.
    """
    used = rules.matrix @ wanted
    low, high = (np.abs(used - side) < _TIGHT for side in (rules.lower, rules.upper))
    empty, full = wanted < _TIGHT, rules.counts - wanted < _TIGHT
    face = replace(
        rules,
        lower=np.where(high, rules.upper, rules.lower),
        upper=np.where(low, rules.lower, rules.upper),
    )
    seats = np.where(full, rules.counts, 0.0), np.where(empty, 0.0, rules.counts)
    return mixture(wanted, rules.counts, PanelFinder(face, seats))
