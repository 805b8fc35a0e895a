"""Choices drawn from the model, to try a design before people see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.valuation import knapsack
from lemniscaat.methods.valuation.design import Answer
from lemniscaat.methods.valuation.model import model
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lemniscaat.methods.chance import Seed
    from lemniscaat.methods.valuation.design import Design


def simulate(
    design: Design, weights: Sequence[float], people: int, *, seed: Seed
) -> tuple[Answer, ...]:
    """Draw the portfolios of so many people, independently and exactly from the model.

    `weights` are utilities in the order of the weights in a valuation of this design: constants of
    projects, effects, money left, money above the budget.
    """
    laid_out = model(design)
    if len(weights) != len(laid_out.parameters) or not np.isfinite(weights).all() or people < 1:
        count = len(laid_out.parameters)
        raise Refused(
            nl=f"Geef {count} gewichten als gewone getallen, en minstens één mens.",
            en=f"Give {count} weights as ordinary numbers, and at least one person.",
        )
    values, money = laid_out.parts(np.array(weights, dtype=np.float64))
    uniforms = Chance(seed).branch("people").uniforms(people, len(values) + 1)
    chosen = knapsack.sample(values, laid_out.costs, money, uniforms)
    ids = np.array([project.id for project in design.projects], dtype=object)
    return tuple(
        Answer(f"person {number}", tuple(ids[row].tolist())) for number, row in enumerate(chosen, 1)
    )
