"""Choices drawn from the model, to try a design before people see it."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.valuation import knapsack
from lemniscaat.methods.valuation.design import Answer, as_seen
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

    If the design has versions, people get these in turn. `weights` are utilities in
    the order of the weights in a valuation of this design: constants of projects, effects, money
    left, money above the budget.
    """
    versions = tuple(design.versions) or ("",)
    models = [model(as_seen(design, name)) for name in versions]
    if len(weights) != len(models[0].parameters) or not np.isfinite(weights).all() or people < 1:
        count = len(models[0].parameters)
        raise Refused(
            nl=f"Geef {count} gewichten als gewone getallen, en minstens één mens.",
            en=f"Give {count} weights as ordinary numbers, and at least one person.",
        )
    ids = np.array([project.id for project in design.projects], dtype=object)
    uniforms = Chance(seed).branch("people").uniforms(people, len(ids) + 1)
    chosen = np.zeros((people, len(ids)), dtype=bool)
    for place, one in enumerate(models):
        values, money = one.parts(np.array(weights, dtype=np.float64))
        own = slice(place, None, len(models))
        chosen[own] = knapsack.sample(values, one.ladder, money, uniforms[own])
    return tuple(
        Answer(f"person {number + 1}", tuple(ids[row].tolist()), version=version)
        for number, (row, version) in enumerate(zip(chosen, cycle(versions), strict=False))
    )
