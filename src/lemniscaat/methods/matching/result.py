"""The answer: who meets whom and why, who does not, and the proof that it cannot be better."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lemniscaat.methods.matching.problem import Couple, Problem
    from lemniscaat.methods.records import Record
    from lemniscaat.methods.words import Sentence


@dataclass(frozen=True, slots=True)
class Meeting:
    """What two people have with each other. `km` is None where places are unknown.

    `best` holds the most points that each of the two could have had with anybody who is allowed.
    """

    km: float | None
    themes: tuple[str, ...]
    slots: tuple[str, ...]
    differs: tuple[str, ...]
    points: float
    best: tuple[float, float]

    @property
    def regret(self) -> tuple[float, float]:
        """How many points each of the two is below the best they could have had."""
        return self.best[0] - self.points, self.best[1] - self.points


@dataclass(frozen=True, slots=True)
class Third:
    """Somebody who was left over and joins a couple, for the partner from the other world."""

    id: str
    partner: str
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class Pair:
    """A couple: `a` from the first world, `b` from the second, and at most one who joins them."""

    a: str
    b: str
    meeting: Meeting
    third: Third | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """Everybody in it."""
        return (self.a, self.b) if self.third is None else (self.a, self.b, self.third.id)


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Somebody without a partner, why, and the smallest change that would help."""

    id: str
    reason: Sentence
    help: Sentence


@dataclass(frozen=True, slots=True)
class Certificate:
    """The proof that no other couples are more, or as many and better: see `verify.faults`.

    Prices of people, in tenths of points; a couple costs `top` less its points, and `change` more
    unless it is in `liked`; being alone costs `alone`. With a `floor`, couples with fewer points
    (in tenths) do not count, and with a higher one there would be fewer couples. Under the proof
    for those who join, a couple is named by its `a`.
    """

    top: int
    alone: int
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    change: int = 0
    liked: tuple[Couple, ...] = ()
    floor: int | None = None


@dataclass(frozen=True, slots=True)
class Matching:
    """All couples by id, who is left, and what proves it.

    `certificate` proves the couples; `joining` that the best of those who were left over join
    them, None where nobody may. `total` and `worst` are over the couples, without who joins.
    After `rematch`, `kept` are the couples that stayed together and `broken` those that could have.
    """

    problem: Problem
    pairs: tuple[Pair, ...]
    unmatched: tuple[Unmatched, ...]
    certificate: Certificate
    joining: Certificate | None
    record: Record
    kept: tuple[Couple, ...] | None = None
    broken: tuple[Couple, ...] = ()

    @property
    def total(self) -> float:
        """The points of all couples together."""
        return round(math.fsum(pair.meeting.points for pair in self.pairs), 1)

    @property
    def worst(self) -> Pair | None:
        """The couple with the fewest points, if there is one."""
        return min(self.pairs, key=lambda pair: pair.meeting.points, default=None)

    @property
    def matched(self) -> int:
        """How many people have a partner."""
        return sum(len(pair.ids) for pair in self.pairs)
