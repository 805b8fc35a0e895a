"""Counting votes by group, and keeping back what would give away a few people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.opinion.shares import Count
from lemniscaat.methods.opinion.votes import MISSING, each_block

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.opinion.shares import Stance
    from lemniscaat.methods.opinion.tally import Conversation


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Counts of shape (rows, statements): a row is a group of people."""

    agree: NDArray[np.int64]
    disagree: NDArray[np.int64]
    votes: NDArray[np.int64]

    def of(self, stance: Stance) -> NDArray[np.int64]:
        """How many took this stance."""
        return self.agree if stance == "agree" else self.disagree

    def __add__(self, other: Table) -> Table:
        return Table(
            self.agree + other.agree, self.disagree + other.disagree, self.votes + other.votes
        )

    def rows(self, which: slice | NDArray[np.bool_]) -> Table:
        """Only these rows."""
        return Table(self.agree[which], self.disagree[which], self.votes[which])

    def columns(self, which: NDArray[np.bool_]) -> Table:
        """Only these statements."""
        return Table(self.agree[:, which], self.disagree[:, which], self.votes[:, which])

    def summed(self) -> Table:
        """All rows together, as one row."""
        return Table(
            *(part.sum(axis=0, keepdims=True) for part in (self.agree, self.disagree, self.votes))
        )

    def cell(self, row: int, column: int, shown: NDArray[np.bool_]) -> Count | None:
        """One cell, if it is shown."""
        if not shown[column]:
            return None
        return Count(
            int(self.agree[row, column]),
            int(self.disagree[row, column]),
            int(self.votes[row, column]),
        )


def tabulate(matrix: NDArray[np.int8], row_of: NDArray[np.int8], rows: int) -> Table:
    """Count the votes of the people in each row; `row_of` is -1 for who is in none."""

    def counted(place: slice, part: NDArray[np.int8]) -> NDArray[np.int64]:
        member = (row_of[place] == np.arange(rows)[:, None]).astype(np.float32)
        voted = (part != MISSING).astype(np.float32)
        cast = part * voted
        return np.stack([member @ cast, member @ np.abs(cast), member @ voted]).astype(np.int64)

    sums = np.zeros((3, rows, matrix.shape[1]), np.int64)
    for part in each_block(counted, matrix):
        sums += part
    total, decided, votes = sums
    return Table((decided + total) // 2, (decided - total) // 2, votes)


def showable(
    votes: NDArray[np.int64], total: NDArray[np.int64], least: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which cells may be shown of groups (rows) and of everybody, per statement (columns).

    A count of fewer than `least` voters is kept back. If what is left after taking the shown groups
    from the total would be fewer than `least` voters, the smallest shown group is kept back too,
    until no subtraction gives away a few people. Nobody at all is no secret.
    """
    cells = (votes == 0) | (votes >= least)
    everybody = np.asarray((total == 0) | (total >= least))
    for column in range(votes.shape[1]):
        while True:
            shown = cells[:, column] & (votes[:, column] > 0)
            left = total[column] - votes[shown, column].sum()
            if not shown.any() or left == 0 or left >= least:
                break
            smallest = np.where(shown, votes[:, column], np.iinfo(np.int64).max).argmin()
            cells[smallest, column] = False
    return cells, everybody


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """All counts that anything is said from, and which of them may be shown.

    `groups` has a row for each group; `middle`, `rest` (in a group and not in the middle) and
    `everybody` have one row. Columns are the
    statements that were not taken out. `cells`, `middle_shown` and `everybody_shown` say what may
    be shown, of the same shape without the single row.
    """

    groups: Table
    middle: Table
    rest: Table
    everybody: Table
    cells: NDArray[np.bool_]
    middle_shown: NDArray[np.bool_]
    everybody_shown: NDArray[np.bool_]


def counted(
    conversation: Conversation, group_of: NDArray[np.int8], between: NDArray[np.bool_],
    groups: int, least: int,
) -> Counted:  # fmt: skip
    """Count the votes of groups, middle and everybody, and see what may be shown."""
    kept = ~conversation.votes.moderated
    halves = np.where(group_of >= 0, 2 * group_of + between, -1).astype(np.int8)
    table = tabulate(conversation.votes.matrix, halves, 2 * groups).columns(kept)
    outer, inner = table.rows(slice(0, None, 2)), table.rows(slice(1, None, 2))
    whole = outer + inner
    tally = conversation.tally
    everybody = Table(tally.agree[None], tally.disagree[None], tally.votes[None]).columns(kept)
    cells, everybody_shown = showable(whole.votes, everybody.votes[0], least)
    middle, rest = inner.summed(), outer.summed()
    middle_shown = (middle.votes[0] >= least) & (rest.votes[0] >= least)
    return Counted(whole, middle, rest, everybody, cells, middle_shown, everybody_shown)
