"""First the worst couple as good as can be: the bottleneck assignment (Gross 1959)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

if TYPE_CHECKING:
    from lemniscaat.methods.matching.scores import Graph


def most_couples(graph: Graph, floor: int) -> int:
    """How many couples can be made that all have `floor` points (in tenths) or more.

    By augmenting paths, the shortest first (Hopcroft and Karp 1973).
    """
    edges = csr_array(graph.at_least(floor).allowed)
    return int(np.count_nonzero(maximum_bipartite_matching(edges, perm_type="column") >= 0))


def highest_floor(graph: Graph, couples: int, low: int) -> int:
    """The highest floor under which so many couples can still be made.

    `couples` is the most there can be, `low` the points of the worst couple in one way to make
    them. The more points are asked, the fewer couples remain: so halving finds the answer.
    """
    high = int(graph.best(axis=0).max())
    while low < high:
        middle = (low + high + 1) // 2
        if most_couples(graph, middle) == couples:
            low = middle
        else:
            high = middle - 1
    return low
