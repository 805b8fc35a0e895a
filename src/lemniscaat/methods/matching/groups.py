"""Who goes with whom: couples out of everybody who is free, then those who are left join one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.matching.assignment import Costs, assign
from lemniscaat.methods.matching.result import Certificate
from lemniscaat.methods.matching.scores import Graph
from lemniscaat.methods.matching.worst import highest_floor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lemniscaat.methods.matching.problem import Objective
    from lemniscaat.methods.matching.scores import Crowd, Truth, Whole

    Table = NDArray[np.float32]

# The places of a couple (first world, second world), and of who joins them.
Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hall:
    """Everybody, the two worlds (by place), the scores between them and each one's best points."""

    crowd: Crowd
    worlds: tuple[Whole, Whole]
    graph: Graph
    best: Whole

    @classmethod
    def of(cls, crowd: Crowd) -> Hall:
        """Bring the two worlds face to face."""
        name = min(person.world for person in crowd.people)
        first = np.array([person.world == name for person in crowd.people])
        rows, columns = np.flatnonzero(first), np.flatnonzero(~first)
        graph = crowd.graph(rows, columns)
        best = np.empty(len(first), dtype=np.int64)
        best[rows], best[columns] = graph.best(axis=1), graph.best(axis=0)
        return cls(crowd, (rows, columns), graph, best)

    def cell(self, a: int, b: int) -> tuple[int, int]:
        """Where somebody of the first world and somebody of the second meet in the graph."""
        rows, columns = self.worlds
        return int(np.searchsorted(rows, a)), int(np.searchsorted(columns, b))

    def free(self, groups: Sequence[Group]) -> tuple[Whole, Whole]:
        """Who of each world is in no group."""
        taken = np.zeros(len(self.crowd.people), dtype=np.bool_)
        taken[[place for group in groups for place in group]] = True
        rows, columns = self.worlds
        return rows[~taken[rows]], columns[~taken[columns]]


def couples(
    hall: Hall, fixed: Sequence[Group], liked: Whole, objective: Objective
) -> tuple[list[Group], Certificate]:
    """The fixed groups, and the best couples out of everybody else."""
    rows, columns = hall.free(fixed)
    graph = hall.graph
    if fixed:
        graph = graph.take(*map(np.searchsorted, hall.worlds, (rows, columns)))
    rather = hall.crowd.cells(liked, rows, columns)
    partner, proof = _choose(hall, graph, rather, (rows, columns), objective)
    found = np.flatnonzero(partner >= 0)
    made = zip(rows[found].tolist(), columns[partner[found]].tolist(), strict=True)
    return [*fixed, *made], proof


def standing(hall: Hall, groups: Sequence[Group]) -> list[Group]:
    """What of these groups may still meet; whoever may not is free again."""
    kept: list[Group] = []
    for a, b, *joins in groups:
        if hall.graph.allowed[hall.cell(a, b)]:
            ends = (np.array([place]) for place in (*joins, a, b))
            kept.append((a, b, *joins) if joins and third(hall, *ends).allowed.all() else (a, b))
    return kept


def joined(
    hall: Hall, groups: Sequence[Group], liked: Whole, objective: Objective
) -> tuple[list[Group], Certificate]:
    """The groups with those who are left over, at most one to a couple.

    Who joins must be allowed to meet both and all three have a time in common. The points are
    those with the partner from the other world.
    """
    left = np.concatenate(hall.free(groups))
    pairs = np.array([group for group in groups if len(group) == 2], dtype=np.int64)
    first, second = pairs.reshape(-1, 2).T
    graph = third(hall, left, first, second)
    rather = hall.crowd.cells(liked, left, first) | hall.crowd.cells(liked, left, second)
    partner, proof = _choose(hall, graph, rather, (left, first), objective)
    found = np.flatnonzero(partner >= 0)
    joins = dict(zip(first[partner[found]].tolist(), left[found].tolist(), strict=True))
    return [(*group, joins[group[0]]) if group[0] in joins else group for group in groups], proof


def third(hall: Hall, left: Whole, first: Whole, second: Whole) -> Graph:
    """The scores of some people (rows) with couples (columns) that they could join."""
    crowd = hall.crowd
    one, other = crowd.graph(left, first), crowd.graph(left, second)
    from_first = np.isin(left, hall.worlds[0])[:, None]
    slots = crowd.traits.slots
    times = _common(slots[first], slots[second])
    free = (slots[left].sum(axis=1) == 0)[:, None] | (times.sum(axis=1) == 0)
    in_time = free | (slots[left] @ times.T > 0)
    points = np.where(from_first, other.points, one.points)
    return Graph(points, one.allowed & other.allowed & in_time)


def _common(some: Table, others: Table) -> Table:
    """The times of couples: those of both, or of one where the other can always."""
    always, also = some.sum(axis=1) == 0, others.sum(axis=1) == 0
    return np.where(always[:, None], others, np.where(also[:, None], some, some * others))


def _choose(
    hall: Hall, graph: Graph, liked: Truth, ends: tuple[Whole, Whole], objective: Objective
) -> tuple[Whole, Certificate]:
    """The best assignment for the objective and its proof, in the ids of the ends."""
    costs = Costs.of(graph, liked)
    found = assign(costs)
    floor = None
    if objective == "worst" and (found.partner >= 0).any():
        floor = highest_floor(graph, found)
        costs = Costs.of(graph.at_least(floor), liked)
        found = assign(costs, found.edges)
    rows, columns = ([hall.crowd.people[place].id for place in end.tolist()] for end in ends)
    proof = Certificate(
        top=costs.top,
        alone=costs.alone,
        rows=dict(zip(rows, found.rows.tolist(), strict=True)),
        columns=dict(zip(columns, found.columns.tolist(), strict=True)),
        change=costs.change,
        liked=tuple((rows[row], columns[column]) for row, column in np.argwhere(liked).tolist()),
        floor=floor,
    )
    return found.partner, proof
