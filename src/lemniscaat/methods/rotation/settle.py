"""One round in which all that must hold does hold, with as few changes to a wish as there can be.

An integer programme, solved exactly. It serves three times: to see whether the question can be
answered at all, to mend a round from algebra or from dealing, and to seat people anew when somebody
does not turn up. People without any rule of their own are only counted there; which of them moves
is decided afterwards, by whom they have met.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from lemniscaat.methods.rotation.program import Program

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.rotation.plan import Plan

ABSENT = -1


@dataclass(frozen=True)
class Wish:
    """Where the parties of a round would like to sit (-1: no wish), and how full tables may be."""

    number: int  # of the round, from 0
    tables: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]


@dataclass(frozen=True)
class Settled:
    """Tables of the parties with rules, and how many others leave and join each table.

    `uneven` counts people beyond the sizes that were wished for; `short` and `meetings` count what
    no seating can give: seats by table, and meetings by group that is kept apart.
    """

    tables: NDArray[np.int64]
    leaving: NDArray[np.int64]
    joining: NDArray[np.int64]
    uneven: int
    changes: int
    short: NDArray[np.int64]
    meetings: NDArray[np.int64]


def ruled(plan: Plan, number: int) -> NDArray[np.bool_]:
    """Which parties in a round have rules: limited tables, company, or somebody to avoid."""
    limited = ~plan.allowed.all(axis=1) | plan.groups.any(axis=0)
    return np.asarray((plan.here[number] > 0) & (limited | (plan.here[number] > 1)))


def settle(plan: Plan, wish: Wish, *, elastic: bool = False) -> Settled | None:
    """The nearest round that keeps all rules; None when there is none.

    With `elastic` seats may be added and groups kept apart may meet, each counted and as rarely as
    can be: the smallest thing that would help.
    """
    here, count = plan.here[wish.number], len(plan.tables)
    rule = np.flatnonzero(ruled(plan, wish.number))
    free = (here > 0) & ~ruled(plan, wish.number)
    told = np.bincount(wish.tables[free & (wish.tables >= 0)], minlength=count)
    who, where = np.nonzero(plan.allowed[rule])
    moved = here[rule][who] * ((where != wish.tables[rule][who]) & (wish.tables[rule][who] >= 0))
    program = _choices(plan, int(here.sum()), told, moved, elastic=elastic)
    new = int(np.count_nonzero(free & (wish.tables < 0)))
    _rules(program, plan, wish, (rule, who, where), told, new)
    found = program.solve()
    if found is None:
        return None
    tables = np.full(len(here), ABSENT)
    sits = found["seated"] > 0
    tables[rule[who[sits]]] = where[sits]
    return Settled(
        tables=tables,
        leaving=found["leaving"],
        joining=found["joining"],
        uneven=int((found["over"] + found["under"]).sum()),
        changes=int((found["seated"] * moved).sum() + found["leaving"].sum()),
        short=found["short"],
        meetings=found["meetings"],
    )


def _choices(
    plan: Plan,
    people: int,
    told: NDArray[np.int64],
    moved: NDArray[np.int64],
    *,
    elastic: bool,
) -> Program:
    """What there is to choose and what it costs: uneven sizes more than all changes together."""
    count, groups = len(plan.tables), len(plan.groups)
    many, uneven = np.full(count, people), np.full(count, 0 if elastic else people + 1)
    program = Program()
    program.choose("seated", (not elastic) * moved, np.ones(len(moved)))
    program.choose("leaving", np.full(count, not elastic), told)
    program.choose("joining", np.zeros(count), many)
    program.choose("over", uneven, many)
    program.choose("under", uneven, many)
    program.choose("short", np.ones(count), many * elastic)
    program.choose("meetings", np.ones(groups), np.full(groups, count * elastic))
    return program


def _rules(
    program: Program,
    plan: Plan,
    wish: Wish,
    seats: tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]],
    told: NDArray[np.int64],
    new: int,
) -> None:
    """Sizes, seats, everybody once, who moves must come to sit elsewhere, and who is kept apart."""
    rule, who, where = seats
    count, each = len(plan.tables), np.arange(len(who))
    here = plan.here[wish.number]
    eye, one = sparse.eye_array(count), np.ones((1, count))
    people = {
        "seated": _matrix(here[rule][who], where, each, (count, len(who))),
        "leaving": -eye,
        "joining": eye,
    }
    program.demand(people | {"over": -eye, "under": eye}, wish.low - told, wish.high - told)
    program.demand(people | {"short": -eye}, np.full(count, -np.inf), plan.seats - told)
    once = np.ones(len(rule))
    program.demand(
        {"seated": _matrix(np.ones(len(who)), who, each, (len(rule), len(who)))}, once, once
    )
    program.demand({"leaving": -one, "joining": one}, np.array([new]), np.array([new]))
    for place, group in enumerate(plan.groups):
        meeting = _matrix(group[rule][who], where, each, (count, len(who)))
        extra = np.zeros((count, len(plan.groups)))
        extra[:, place] = -1
        limits = np.full(count, -np.inf), np.ones(count)
        program.demand({"seated": meeting, "meetings": sparse.csr_array(extra)}, *limits)


def _matrix(
    entries: NDArray[np.generic],
    rows: NDArray[np.intp],
    columns: NDArray[np.intp],
    shape: tuple[int, int],
) -> sparse.csr_array:
    return sparse.csr_array((entries.astype(np.float64), (rows, columns)), shape)
