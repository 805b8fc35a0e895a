"""When no panel meets all quotas: the smallest change that helps, named quota by quota.

An integer program lets every minimum go down and every maximum go up, and keeps the number of seats
and one seat for each household. It makes the sum of all changes as small as can be; then the number
of quotas that change; then it prefers quotas that come earlier in the pool.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from scipy import sparse

from lemniscaat.methods.sortition import programs
from lemniscaat.methods.sortition.kinds import kinds
from lemniscaat.methods.words import Refused, Sentence, counted, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lemniscaat.methods.sortition.kinds import Rules
    from lemniscaat.methods.sortition.problem import Pool

    Floats = NDArray[np.float64]

Side = Literal["minimum", "maximum"]


@dataclass(frozen=True, slots=True)
class Change:
    """One side of one quota, as it is and as it would have to be."""

    category: str
    value: str
    side: Side
    old: int
    new: int

    @property
    def sentence(self) -> Sentence:
        """The change as something to do, to stand within a sentence."""
        low = self.side == "minimum"
        verb_nl, verb_en = ("verlaag", "lower") if low else ("verhoog", "raise")
        what = f"{self.category}: {self.value}"
        return Sentence(
            nl=f"{verb_nl} het {self.side} van {what} van {self.old} naar {self.new}",
            en=f"{verb_en} the {self.side} of {what} from {self.old} to {self.new}",
        )


def smallest_change(pool: Pool) -> tuple[Change, ...]:
    """The smallest change to the quotas after which there is a panel; empty if there is one now.

    Raises Refused when there are fewer households than seats: then no quota is to blame.
    """
    homes = {
        ("alone", one.id) if one.household is None else ("home", one.household)
        for one in pool.people
    }
    if len(homes) < pool.size:
        raise Refused(
            nl="Te weinig mensen: "
            f"{counted(len(pool.people), 'aanmelding', 'aanmeldingen', 'nl')} uit "
            f"{counted(len(homes), 'huishouden', 'huishoudens', 'nl')}, voor {pool.size} plaatsen. "
            "Kies minder plaatsen of werf meer mensen.",
            en=f"Too few people: {counted(len(pool.people), 'volunteer', 'volunteers', 'en')} from "
            f"{counted(len(homes), 'household', 'households', 'en')}, for {pool.size} seats. "
            "Choose fewer seats or find more people.",
        )
    rules = kinds(pool).rules
    return change_for(pool, rules, np.zeros_like(rules.counts))


def change_for(pool: Pool, rules: Rules, least: Floats) -> tuple[Change, ...]:
    """The smallest change after which a panel has `least` seats of each kind, if that can be."""
    quotas, kinds_ = len(pool.quotas), len(rules.counts)
    lows = np.array([quota.minimum for quota in pool.quotas], dtype=np.float64)
    highs = np.array([quota.maximum for quota in pool.quotas], dtype=np.float64)
    room = np.concatenate([lows, np.maximum(pool.size - highs, 0.0)])
    parts = (kinds_, 2 * quotas, 2 * quotas)  # seats; by how much each side moves; whether it does
    matrix, below, above = _with_changes(rules, quotas, room)
    columns = (
        np.concatenate([least, np.zeros(4 * quotas)]),
        np.concatenate([rules.counts, room, np.ones(2 * quotas)]),
    )
    goals = (np.ones(2 * quotas), np.ones(2 * quotas), np.tile(np.arange(1.0, quotas + 1), 2))
    answer = np.zeros(sum(parts))
    for place, part in ((0, 1), (1, 2), (2, 1)):
        cost = np.zeros(sum(parts))
        start = sum(parts[:part])
        cost[start : start + 2 * quotas] = goals[place]
        solver = programs.program(-cost, columns, matrix, (below, above), whole=True)
        solver.run()
        if not programs.has_answer(solver):
            raise LookupError("no change to the quotas helps")
        answer = np.rint(programs.values(solver))
        if not cost @ answer:
            return ()
        matrix = sparse.vstack([matrix, sparse.csr_array(cost[None])])
        below, above = np.append(below, -np.inf), np.append(above, cost @ answer)
    return _named(pool, answer[kinds_ : kinds_ + 2 * quotas])


def _with_changes(
    rules: Rules, quotas: int, room: Floats
) -> tuple[sparse.csr_array, Floats, Floats]:
    """The rules with a column for every side of a quota, and one for whether that side moves."""
    size, some, homes = np.split(np.arange(rules.matrix.shape[0]), [1, 1 + quotas])
    none = np.inf
    fixed, quota = rules.matrix[np.concatenate([size, homes])], rules.matrix[some]
    one = sparse.eye_array(quotas)
    moved = sparse.hstack([one, sparse.csr_array((quotas, quotas))])
    raised = sparse.hstack([sparse.csr_array((quotas, quotas)), -one])
    still = sparse.csr_array((quotas, 2 * quotas))
    matrix = sparse.vstack(
        [
            sparse.hstack([fixed, sparse.csr_array((fixed.shape[0], 4 * quotas))]),
            sparse.hstack([quota, moved, still]),
            sparse.hstack([quota, raised, still]),
            sparse.hstack(
                [
                    sparse.csr_array((2 * quotas, quota.shape[1])),
                    sparse.eye_array(2 * quotas),
                    -sparse.diags_array(room),
                ]
            ),
        ]
    )
    ends = np.concatenate([size, homes])
    free, nought = np.full(quotas, none), np.zeros(2 * quotas)
    below = np.concatenate([rules.lower[ends], rules.lower[some], -free, nought - none])
    above = np.concatenate([rules.upper[ends], free, rules.upper[some], nought])
    return sparse.csr_array(matrix), below, above


def _named(pool: Pool, moved: Floats) -> tuple[Change, ...]:
    count = len(pool.quotas)
    found = []
    for place, quota in enumerate(pool.quotas):
        down, up = int(moved[place]), int(moved[count + place])
        what = quota.category, quota.value
        if down:
            found.append(Change(*what, "minimum", quota.minimum, quota.minimum - down))
        if up:
            found.append(Change(*what, "maximum", quota.maximum, quota.maximum + up))
    return tuple(found)


def advice(changes: Sequence[Change]) -> Sentence:
    """All the changes as one advice."""
    return Sentence(
        nl=listed([change.sentence.nl for change in changes], "nl"),
        en=listed([change.sentence.en for change in changes], "en"),
    )


def refusal(pool: Pool, changes: Sequence[Change]) -> Refused:
    """The answer when no panel meets all quotas."""
    told = advice(changes)
    return Refused(
        nl=f"Geen enkel panel van {pool.size} mensen voldoet aan alle quota. De kleinste "
        f"wijziging die helpt: {told.nl}.",
        en=f"No panel of {pool.size} people meets all quotas. The smallest change that helps: "
        f"{told.en}.",
    )
