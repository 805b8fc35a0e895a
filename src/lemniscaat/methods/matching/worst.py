"""First the worst couple as good as can be: the bottleneck assignment (Gross 1959)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

if TYPE_CHECKING:
    from collections.abc import Callable

    from lemniscaat.methods.matching.assignment import Assignment
    from lemniscaat.methods.matching.scores import Graph


def most_couples(graph: Graph, floor: int) -> int:
    """How many couples can be made that all have `floor` points (in tenths) or more."""
    return _most(csr_array(graph.at_least(floor).allowed))


def highest_floor(graph: Graph, found: Assignment) -> int:
    """The highest floor under which so many couples as were found can still be made.

    The more points are asked, the fewer couples remain: so halving finds the answer. First among
    the edges that made the answer, which are few; then among all, where as a rule one look is
    enough to see that no floor is higher.
    """
    rows = np.flatnonzero(found.partner >= 0)
    low = int(graph.points[rows, found.partner[rows]].min())
    high = int(graph.best(axis=0).max())
    row, column = np.divmod(found.edges, graph.points.shape[1])
    points = graph.points[row, column]

    def among_few(floor: int) -> bool:
        kept = points >= floor
        ends = row[kept], column[kept]
        edges = csr_array((np.ones(len(ends[0]), np.bool_), ends), shape=graph.points.shape)
        return _most(edges) == len(rows)

    low = _highest(among_few, low, high)
    if most_couples(graph, low + 1) < len(rows):
        return low
    return _highest(lambda floor: most_couples(graph, floor) == len(rows), low + 1, high)


def _highest(enough: Callable[[int], bool], low: int, high: int) -> int:
    """The highest whole number that is enough, by halving; `low` is known to be."""
    while low < high:
        middle = (low + high + 1) // 2
        if enough(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _most(edges: csr_array) -> int:
    """By augmenting paths, the shortest first (Hopcroft and Karp 1973)."""
    return int(np.count_nonzero(maximum_bipartite_matching(edges, perm_type="column") >= 0))
