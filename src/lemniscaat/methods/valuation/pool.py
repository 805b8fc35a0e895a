"""People who answered different versions of one design, taken together.

Each version has its own portfolios that fit; the weights are the same. The log-likelihood of a
person is that of the own version, so slope and curvature of all are means over the people, and
the whole is still concave.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.valuation.knapsack import Matrix, Vector
    from lemniscaat.methods.valuation.model import Model, Parameter, Said


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One version: its model and what people chose (n, J).

    Of their statistics the mean (P,) and `spread` (P, P), a covariance; `together` (J, J) are the
    shares of people who chose two projects.
    """

    model: Model
    chosen: NDArray[np.bool_]
    mean: Vector
    spread: Matrix
    together: Matrix


def part(model: Model, chosen: NDArray[np.bool_]) -> Part:
    """Sum up what people chose who saw one version."""
    return Part(model, chosen, *model.observed(chosen))


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """All versions that were answered, at least one."""

    parts: tuple[Part, ...]

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What gets a weight, in every version the same."""
        return self.parts[0].model.parameters

    @property
    def people(self) -> int:
        """How many chose."""
        return sum(len(one.chosen) for one in self.parts)

    @property
    def shares(self) -> list[float]:
        """The share of people with each version."""
        people = self.people
        return [len(one.chosen) / people for one in self.parts]

    @property
    def mean(self) -> Vector:
        """The mean statistics (P,) of what people chose."""
        return self._mean([one.mean for one in self.parts])

    @property
    def together(self) -> Matrix:
        """The shares (J, J) of people who chose two projects together."""
        return self._mean([one.together for one in self.parts])

    def log_sum(self, weights: Vector) -> float:
        """The mean over people of the logarithm of the sum of exp(utility) over what they saw."""
        sums = [one.model.log_sum(weights) for one in self.parts]
        return float(np.dot(self.shares, sums))

    def says(self, weights: Vector) -> Said:
        """What follows from these weights, on average over people."""
        said = [one.model.says(weights) for one in self.parts]
        return type(said[0])(
            self._mean([one.mean for one in said]),
            self._mean([one.information for one in said]),
            self._mean([one.together for one in said]),
            float(np.dot(self.shares, [one.log_sum for one in said])),
        )

    def spread(self, weights: Vector) -> Matrix:
        """How far statistics of people are from what the model says of their version (P, P)."""
        if len(self.parts) == 1:
            # At the highest likelihood the model says what people do.
            return self.parts[0].spread
        off = [one.mean - one.model.says(weights).mean for one in self.parts]
        return self._mean(
            [one.spread + np.outer(gap, gap) for one, gap in zip(self.parts, off, strict=True)]
        )

    def span(self) -> Vector:
        """A bound (P,) on how far apart two portfolios of one version can be, per statistic."""
        bounds: Vector = np.max([one.model.span() for one in self.parts], axis=0)
        return bounds

    def start(self) -> Vector:
        """The weights that come nearest to the shares of choosers if there were no budget."""
        loadings = np.concatenate([one.model.loadings for one in self.parts])
        shares = np.concatenate([one.together.diagonal() for one in self.parts])
        heights = np.repeat(np.sqrt(self.shares), len(self.together))
        clipped = np.clip(shares, 0.01, 0.99)
        odds = np.log(clipped / (1.0 - clipped))
        found = np.linalg.lstsq(heights[:, None] * loadings, heights * odds, rcond=None)[0]
        return np.concatenate([found, np.zeros(len(self.parameters) - len(found))])

    def _mean(self, ones: list[NDArray[np.float64]]) -> NDArray[np.float64]:
        return sum(
            (share * one for share, one in zip(self.shares, ones, strict=True)), 0.0 * ones[0]
        )
