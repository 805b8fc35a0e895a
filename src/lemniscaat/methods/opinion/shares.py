"""Shares of people and how sure they are, and when one share is higher than another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from scipy import special

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Stance = Literal["agree", "disagree"]
STANCES: tuple[Stance, Stance] = ("agree", "disagree")

# Nineteen times out of twenty; the same for intervals and, shared by all questions, for tests.
_SURE = 0.95
_NORMAL = float(special.ndtri((1 + _SURE) / 2))


@dataclass(frozen=True, slots=True)
class Count:
    """What some people voted on one statement."""

    agree: int
    disagree: int
    votes: int

    def of(self, stance: Stance) -> int:
        """How many took this stance."""
        return self.agree if stance == "agree" else self.disagree

    def share(self, stance: Stance) -> float:
        """The share that took this stance; 0 if nobody voted."""
        return self.of(stance) / max(self.votes, 1)

    def interval(self, stance: Stance) -> tuple[float, float]:
        """Between which shares it lies, nineteen times out of twenty (Wilson, 1927)."""
        low, high = wilson(self.of(stance), self.votes)
        return float(low), float(high)


def smoothed(count: ArrayLike, votes: ArrayLike) -> NDArray[np.float64]:
    """The share with one vote for and one against added (Laplace), as Polis counts."""
    return np.asarray((np.asarray(count) + 1.0) / (np.asarray(votes) + 2.0))


def wilson(count: ArrayLike, votes: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The lower and upper end of a share (Wilson, 1927); from 0 to 1 if nobody voted."""
    votes = np.asarray(votes, dtype=np.float64)
    size, square = np.maximum(votes, 1.0), _NORMAL**2
    share = np.asarray(count) / size
    middle = share + square / (2 * size)
    reach = _NORMAL * np.sqrt(share * (1 - share) / size + square / (4 * size**2))
    low, high = (middle - reach) / (1 + square / size), (middle + reach) / (1 + square / size)
    return np.where(votes > 0, np.maximum(low, 0), 0.0), np.where(
        votes > 0, np.minimum(high, 1), 1.0
    )


def higher(
    count: ArrayLike, votes: ArrayLike, other: ArrayLike, other_votes: ArrayLike
) -> NDArray[np.float64]:
    """How many standard deviations the first share lies above the other.

    The test of two proportions, with one vote added to each count and each total as Polis does
    (Small et al., 2021, and its program).
    """
    first, second = np.asarray(count) + 1.0, np.asarray(other) + 1.0
    size, size2 = np.asarray(votes) + 1.0, np.asarray(other_votes) + 1.0
    both = (first + second) / (size + size2)
    deviation = np.sqrt(np.maximum(both * (1 - both), 0) * (1 / size + 1 / size2))
    apart = first / size - second / size2
    return np.asarray(
        np.divide(apart, deviation, out=np.zeros_like(deviation), where=deviation > 0)
    )


def sure(questions: int) -> float:
    """From how many deviations on a difference counts, when so many are asked (Bonferroni)."""
    return float(special.ndtri(1 - (1 - _SURE) / max(questions, 1)))


def ranks(scores: NDArray[Any]) -> NDArray[np.int64]:
    """1 for the highest; equal scores share their rank, and the next one skips."""
    return np.asarray(1 + (scores[None, :] > scores[:, None] + 1e-12).sum(axis=1))
