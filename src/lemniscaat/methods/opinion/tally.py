"""The sums that the whole map follows from, kept as whole numbers so that they can be updated.

Because they are whole numbers, it makes no difference in which order the votes came, on how many
processors they were summed or whether they were summed again: the outcome is the same to the bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.opinion.votes import MISSING, each_block

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.opinion.votes import Row, Statement, Votes


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Sums over all people for each pair of statements, each of shape (statements, statements).

    `together[j, k]` counts who voted on both, `product[j, k]` sums their vote on j times that on k,
    `mixed[j, k]` sums the votes on j of those who also voted on k.
    """

    together: NDArray[np.int64]
    product: NDArray[np.int64]
    mixed: NDArray[np.int64]

    @classmethod
    def of(cls, matrix: NDArray[np.int8]) -> Tally:
        """The sums of a table of votes, in blocks."""
        width = matrix.shape[1]
        sums = np.zeros((3, width, width), np.int64)
        for part in each_block(_sums, matrix):
            sums += part
        return cls(*sums)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.together + other.together, self.product + other.product, self.mixed + other.mixed
        )

    def __sub__(self, other: Tally) -> Tally:
        return Tally(
            self.together - other.together, self.product - other.product, self.mixed - other.mixed
        )

    def widened(self, width: int) -> Tally:
        """The same sums with room for statements on which nobody voted yet."""
        more = width - len(self.together)
        return Tally(
            *(np.pad(part, (0, more)) for part in (self.together, self.product, self.mixed))
        )

    @property
    def votes(self) -> NDArray[np.int64]:
        """How many voted on each statement."""
        return np.diagonal(self.together)

    @property
    def total(self) -> NDArray[np.int64]:
        """Agree minus disagree on each statement."""
        return np.diagonal(self.mixed)

    @property
    def agree(self) -> NDArray[np.int64]:
        """How many agreed with each statement."""
        return (np.diagonal(self.product) + self.total) // 2

    @property
    def disagree(self) -> NDArray[np.int64]:
        """How many disagreed with each statement."""
        return (np.diagonal(self.product) - self.total) // 2


def _sums(_: slice, rows: NDArray[np.int8]) -> NDArray[np.int64]:
    voted = (rows != MISSING).astype(np.float32)
    cast = rows * voted
    return np.stack([voted.T @ voted, cast.T @ cast, cast.T @ voted]).astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Conversation:
    """Votes with their sums, so that new votes cost as much as the people who cast them."""

    votes: Votes
    tally: Tally

    @classmethod
    def of(cls, votes: Votes) -> Conversation:
        """Start with the votes there are."""
        return cls(votes, Tally.of(votes.matrix))

    def with_rows(self, rows: list[Row], statements: tuple[Statement, ...] = ()) -> Conversation:
        """The conversation after these votes: the same as if all had been counted at once."""
        votes = self.votes.with_rows(rows, statements)
        changed = {person for person, _, _ in rows}
        places = [place for place, person in enumerate(votes.people) if person in changed]
        before = np.array([place for place in places if place < len(self.votes.people)], np.intp)
        width = len(votes.statements)
        old = Tally.of(self.votes.matrix[before]).widened(width)
        return Conversation(votes, self.tally.widened(width) - old + Tally.of(votes.matrix[places]))
