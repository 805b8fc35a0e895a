"""Whether two projects are chosen together more or less often than the model can explain.

The model says that a project is worth the same whatever else is chosen. Where projects strengthen
or replace each other, or groups want different things, pairs give it away (Bahamonde-Birke and
Mouter 2019 on what leaving that out does).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lemniscaat.methods.valuation.knapsack import Matrix


@dataclass(frozen=True, slots=True)
class Pair:
    """The two projects whose choice together differs most from the model.

    `observed` and `predicted` are the shares of people who choose both. `probability` is at most
    the chance that some pair differs so much by accident: it counts all pairs (Bonferroni) and
    leaves out that the model was fitted to the same people, so it is on the careful side.
    """

    one: str
    other: str
    observed: float
    predicted: float
    probability: float


def oddest(ids: Sequence[str], observed: Matrix, predicted: Matrix, people: int) -> Pair | None:
    """The pair that differs most, in standard errors; nothing when no two fit together.

    `observed` and `predicted` (J, J) are shares of people who choose both.
    """
    first, second = np.triu_indices(len(ids), 1)
    shares, chances = observed[first, second], predicted[first, second]
    possible = (chances > 0) & (chances < 1)
    if not possible.any():
        return None
    errors = np.sqrt(np.where(possible, chances * (1 - chances), 1.0) / people)
    sizes = np.where(possible, np.abs(shares - chances) / errors, -1.0)
    # To six digits, so that equal pairs are the first of them on every machine.
    place = int(np.argmax(np.round(sizes, 6)))
    return Pair(
        one=ids[first[place]],
        other=ids[second[place]],
        observed=float(shares[place]),
        predicted=float(chances[place]),
        probability=float(min(1.0, 2 * ndtr(-sizes[place]) * possible.sum())),
    )
