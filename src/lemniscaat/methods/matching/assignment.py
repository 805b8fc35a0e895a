"""Most couples first, then the highest total: exact, in whole numbers, with a proof in prices.

Finding the best couples is the assignment problem (Kuhn 1955). The method of shortest augmenting
paths (Jonker and Volgenant 1987) solves it; scipy has it for a graph with few edges. Here it gets
few edges: the best of each person and some others. Then every combination that was left out is
held against the prices (dual variables) of the answer, those that would do better are added, and
so on until there are none. The prices are then the proof for all combinations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from lemniscaat.methods.matching.scores import NOBODY, blocks
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from lemniscaat.methods.matching.scores import Graph, Truth, Whole

_EDGES = 16  # with how many each person begins, and how many more they get at a time
_LAST = 2**62  # comes after everything that is allowed
_EXACT = 2**53
_ALL = slice(None)
_NONE: Whole = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Costs:
    """What each couple costs, and what it costs to leave a row alone.

    A couple costs `top` less its points (in tenths), which is 1 at least, and `change` more unless
    it is one of those in `liked`. A row without a partner costs `alone`.

    Let k be the number of couples there can be at most and s the highest cost without `change`.
    Then `change` is 0, or k s + 1: one more liked couple saves more than all differences in points
    together can be. And `alone` is k (s + `change`) + 1: one more couple saves `alone`, and all
    couples together never cost as much. So the lowest cost has the most couples; among those the
    most liked ones; among those the highest total of points. Nothing else has such a cost: couples
    that may not meet are not in the graph.
    """

    graph: Graph
    liked: Truth
    top: int
    change: int
    alone: int

    @classmethod
    def of(cls, graph: Graph, liked: Truth) -> Costs:
        """The costs of this graph. Refuses what does not fit in exact numbers."""
        top = int(graph.best(axis=0).max(initial=NOBODY)) + 1
        low = int(np.min(graph.points, where=graph.allowed, initial=top))
        couples, highest = min(graph.points.shape), top - low
        change = couples * highest + 1 if liked.any() else 0
        alone = couples * (highest + change) + 1
        # scipy calculates with floating numbers, which are exact for whole numbers to 2^53. It only
        # adds and subtracts costs along alternating paths. Such a path passes each row once at
        # most, and never pays to lead farther than to being alone; two of those and one cost more
        # stay below this. So do the costs times the number of columns, by which `_lowest` ranks.
        if 2 * (sum(graph.points.shape) + 2) * alone >= _EXACT:
            raise Refused(
                nl="De verschillen in punten zijn te groot om met zo veel mensen precies te "
                "rekenen. Geef mensen een grootste reisafstand of maak de gewichten kleiner.",
                en="The differences in points are too large to be exact with so many people. "
                "Give people a largest distance or make the weights smaller.",
            )
        return cls(graph, liked, top, change, alone)

    def part(self, rows: slice | Whole, columns: slice | Whole) -> Whole:
        """The costs of a part of the table; where it is not allowed they mean nothing."""
        cost = self.top + self.change - self.graph.points[rows, columns].astype(np.int64)
        return cost - self.change * self.liked[rows, columns] if self.change else cost


@dataclass(frozen=True, slots=True)
class Assignment:
    """For each row its column (-1: alone), with the prices of rows and columns that prove it.

    `edges` are the combinations that were looked at one by one, as places in the flat table.

    The proof (weak duality): no row price is above `alone`, no column price above 0, and those of a
    row and a column that may meet are together at most the cost of that couple. So the sum of all
    prices is at most the cost of any solution; here it equals the cost of this one.
    """

    partner: Whole
    rows: Whole
    columns: Whole
    edges: Whole


def assign(costs: Costs, edges: Whole = _NONE) -> Assignment:
    """The assignment with the lowest cost of all, with its proof.

    `edges` are those to begin with besides the best ones (as places in the flat table), such as
    those of an answer to nearly the same question. Of several answers that are as good, which one
    depends on the order of rows and columns: give them in an order of chance.
    """
    if not costs.graph.allowed.any():
        rows, columns = costs.graph.allowed.shape
        return Assignment(
            np.full(rows, -1), np.full(rows, costs.alone), np.zeros(columns, np.int64), _NONE
        )
    edges = _once(_first(costs), edges[costs.graph.allowed.ravel()[edges]])
    while True:
        found = _solve(costs, edges)
        more = _cheaper(costs, found)
        if not len(more):
            return found
        edges = _once(edges, more)


def _first(costs: Costs) -> Whole:
    """The best edges of each row and each column, and as many spread over the whole table.

    The spread ones connect regions that each have too many people of one world.
    """
    allowed, chosen = costs.graph.allowed, []
    rows, columns = allowed.shape
    for part in blocks(rows):
        row, column = _lowest(costs.part(part, _ALL), allowed[part])
        chosen.append((row + part.start) * columns + column)
    for part in blocks(columns):
        column, row = _lowest(costs.part(_ALL, part).T, allowed[:, part].T)
        chosen.append(row * columns + column + part.start)
    walk, stride = np.arange(max(rows, columns)), columns // _EDGES + 1
    across = (walk + stride * np.arange(_EDGES)[:, None]) % columns
    chosen.append((walk % rows * columns + across).ravel())
    edges = _once(*chosen)
    return edges[allowed.ravel()[edges]]


def _once(*edges: Whole) -> Whole:
    """Each edge once, in order; for whole numbers sorting is faster than `np.unique`."""
    ordered = np.sort(np.concatenate(edges))
    return ordered[np.diff(ordered, prepend=-1) > 0]


def _cheaper(costs: Costs, found: Assignment) -> Whole:
    """Edges to add: none if the prices hold for all, otherwise the cheapest of each row."""
    allowed, chosen, wrong = costs.graph.allowed, [], False
    rows, columns = allowed.shape
    for part in blocks(rows):
        reduced = costs.part(part, _ALL) - found.rows[part, None] - found.columns
        wrong |= bool((allowed[part] & (reduced < 0)).any())
        row, column = _lowest(reduced, allowed[part])
        chosen.append((row + part.start) * columns + column)
    return np.concatenate(chosen) if wrong else _NONE


def _lowest(cost: Whole, allowed: Truth) -> tuple[Whole, Whole]:
    """In each row the few allowed cells with the lowest cost; of equal ones the first."""
    width = cost.shape[1]
    if width <= _EDGES:
        row, column = np.nonzero(allowed)
        return row, column
    # No two ranks are equal, so it does not matter how a machine divides equal ones.
    rank = np.where(allowed, cost * width, _LAST) + np.arange(width)
    column = np.argpartition(rank, _EDGES, axis=1)[:, :_EDGES].ravel()
    row = np.repeat(np.arange(len(cost)), _EDGES)
    kept = allowed[row, column]
    return row[kept], column[kept]


def _solve(costs: Costs, edges: Whole) -> Assignment:
    """The lowest cost with these edges only (as places in the flat table, in order)."""
    rows, columns = costs.graph.allowed.shape
    row, column = np.divmod(edges, columns)
    cost = costs.part(row, column)
    every = np.arange(rows)
    # Each row has a column of its own that stands for being alone.
    data = np.concatenate([cost, np.full(rows, costs.alone)]).astype(np.float64)
    ends = np.concatenate([row, every]), np.concatenate([column, columns + every])
    graph = csr_array((data, ends), shape=(rows, columns + rows))
    _, chosen = min_weight_full_bipartite_matching(graph)
    partner = np.where(chosen < columns, chosen, -1).astype(np.int64)
    rows_paid, columns_paid = _priced(costs, partner, (row, column, cost))
    return Assignment(partner, rows_paid, columns_paid, edges)


def _priced(costs: Costs, partner: Whole, edges: tuple[Whole, Whole, Whole]) -> tuple[Whole, Whole]:
    """The prices of rows and columns for the best solution, as shortest paths.

    The method is of Bellman (1958) and Ford (1956). Column prices begin at 0 and are lowered along
    edges that would be too dear, each time only from the rows whose own price rose. At the lowest
    cost there is no circle that lowers for ever, and no column that is free is ever lowered.
    """
    row, column, cost = edges
    matched = np.flatnonzero(partner >= 0)
    holder = np.full(costs.graph.allowed.shape[1], -1)
    holder[partner[matched]] = matched
    columns = np.zeros(len(holder), dtype=np.int64)
    rows = np.full(len(partner), costs.alone)
    rows[matched] = costs.part(matched, partner[matched])
    paid, risen = rows.copy(), np.ones(len(rows), dtype=np.bool_)
    while risen.any():
        near = np.flatnonzero(risen[row])
        before = columns.copy()
        np.minimum.at(columns, column[near], cost[near] - rows[row[near]])
        lowered = np.flatnonzero(columns < before)
        risen = np.zeros(len(rows), dtype=np.bool_)
        risen[holder[lowered]] = True
        rows[holder[lowered]] = paid[holder[lowered]] - columns[lowered]
    return rows, columns
