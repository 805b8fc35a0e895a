"""What people voted: a row for each person, a column for each statement, a byte for each vote."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

AGREE, PASS, DISAGREE, MISSING = 1, 0, -1, 2

# Sums over so many rows stay whole in 32-bit floats, which is what makes the tallies exact.
BLOCK = 8192

Row = tuple[str | int, str, int]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; `moderated` means that it was taken out and must not steer the outcome."""

    id: str
    text: str = ""
    moderated: bool = False

    @property
    def words(self) -> str:
        """The text, or the id where there is none."""
        return self.text or self.id


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """All votes of a consultation.

    `matrix` has shape (people, statements) and type int8: 1 agree, 0 pass, -1 disagree, 2 not
    voted. It may be a memory map. `people` is any sequence of ids; a `range` costs no memory.
    """

    people: Sequence[str | int]
    statements: tuple[Statement, ...]
    matrix: NDArray[np.int8]

    def __post_init__(self) -> None:
        if self.matrix.shape != (len(self.people), len(self.statements)):
            raise Refused(
                nl=f"De tabel met stemmen heeft de vorm {self.matrix.shape}, maar er zijn "
                f"{len(self.people)} mensen en {len(self.statements)} stellingen.",
                en=f"The table of votes has the shape {self.matrix.shape}, but there are "
                f"{len(self.people)} people and {len(self.statements)} statements.",
            )
        if self.matrix.dtype != np.int8 or not _only_votes(self.matrix):
            raise Refused(
                nl="Een stem is 1 (eens), 0 (geen mening), -1 (oneens) of 2 (niet gestemd), "
                "bewaard als int8. In deze tabel staat iets anders.",
                en="A vote is 1 (agree), 0 (pass), -1 (disagree) or 2 (not voted), "
                "kept as int8. This table holds something else.",
            )
        _once([one.id for one in self.statements], "stelling", "statement")
        if not isinstance(self.people, range):
            _once(self.people, "deelnemer", "participant")

    @classmethod
    def from_rows(cls, rows: Iterable[Row], statements: Iterable[Statement] = ()) -> Votes:
        """Votes from (person, statement, vote); of two by one person on one thing the last counts.

        People stand in the order in which they first voted. So do statements, unless they are
        given: then those are all there are, and a vote on another is refused.
        """
        given = tuple(statements)
        rows = list(rows)
        known = given or tuple(Statement(name) for name in dict.fromkeys(row[1] for row in rows))
        bare = cls((), known, np.empty((0, len(known)), np.int8))
        return bare.with_rows(rows)

    def with_rows(self, rows: Iterable[Row], statements: Iterable[Statement] = ()) -> Votes:
        """The same votes and these after them; new people and new statements come last."""
        rows = list(rows)
        names = (*self.statements, *statements)
        column = {one.id: place for place, one in enumerate(names)}
        joined = dict.fromkeys(self.people) | dict.fromkeys(row[0] for row in rows)
        line = {person: place for place, person in enumerate(joined)}
        matrix = np.full((len(line), len(names)), MISSING, np.int8)
        matrix[: len(self.people), : len(self.statements)] = self.matrix
        for person, statement, vote in rows:
            if statement not in column:
                raise Refused(
                    nl=f"Er is gestemd op stelling {statement}, maar die bestaat niet.",
                    en=f"There is a vote on statement {statement}, which does not exist.",
                )
            if vote not in (AGREE, PASS, DISAGREE):
                raise Refused(
                    nl=f"De stem {vote} op stelling {statement} is geen 1, 0 of -1.",
                    en=f"The vote {vote} on statement {statement} is not 1, 0 or -1.",
                )
            matrix[line[person], column[statement]] = vote
        return Votes(tuple(line), names, matrix)

    @property
    def moderated(self) -> NDArray[np.bool_]:
        """Which statements were taken out, in the order of the columns."""
        return np.array([one.moderated for one in self.statements], dtype=bool)

    def digest(self) -> str:
        """The SHA-256 of all that was put in, read in blocks so that the table is never copied."""
        told = hashlib.sha256()
        shown = [[one.id, one.text, one.moderated] for one in self.statements]
        told.update(json.dumps(shown).encode())
        for place, rows in blocks(self.matrix):
            told.update(json.dumps(list(self.people[place])).encode())
            told.update(np.ascontiguousarray(rows).tobytes())
        return f"sha256:{told.hexdigest()}"


def blocks(matrix: NDArray[np.int8]) -> Iterator[tuple[slice, NDArray[np.int8]]]:
    """The table in pieces, each with its place."""
    for start in range(0, len(matrix), BLOCK):
        yield slice(start, min(start + BLOCK, len(matrix))), matrix[start : start + BLOCK]


def each_block(
    work: Callable[[slice, NDArray[np.int8]], Result], matrix: NDArray[np.int8]
) -> Iterator[Result]:
    """Do the work on each piece, several at a time, and hand over what comes out in order.

    It must not matter which piece is done first: the work sums whole numbers or fills its own rows.
    """
    if len(matrix) <= BLOCK:
        yield from (work(place, rows) for place, rows in blocks(matrix))
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(lambda piece: work(*piece), blocks(matrix))


def _only_votes(matrix: NDArray[np.int8]) -> bool:
    return matrix.size == 0 or (int(matrix.min()) >= DISAGREE and int(matrix.max()) <= MISSING)


def _once(names: Sequence[str | int], nl: str, en: str) -> None:
    if len(set(names)) == len(names):
        return
    (twice, _), *_ = Counter(names).most_common(1)
    raise Refused(
        nl=f"De {nl} {twice} komt twee keer voor.",
        en=f"The {en} {twice} occurs twice.",
    )
