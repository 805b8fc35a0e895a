"""How firm the groups are: the same steps again on people drawn anew from those who took part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from lemniscaat.methods.opinion.chart import chart
from lemniscaat.methods.opinion.clusters import centres, nearest, squared
from lemniscaat.methods.opinion.figures import tabulate
from lemniscaat.methods.opinion.shares import STANCES, smoothed
from lemniscaat.methods.opinion.structure import STARTS
from lemniscaat.methods.opinion.tally import Tally

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Chance

DRAWS = 50


@dataclass(frozen=True, slots=True, eq=False)
class Firmness:
    """`groups`: how much of each group comes back on average (Jaccard, 0 to 1). `connects`: in
    which part of the draws a majority of every group took that stance, of shape (2, statements).
    """

    groups: NDArray[np.float64]
    connects: NDArray[np.float64]


def firmness(
    matrix: NDArray[np.int8],
    group_of: NDArray[np.int8],
    groups: int,
    moderated: NDArray[np.bool_],
    directions: int,
    chance: Chance,
) -> Firmness:
    """Draw as many people with replacement, make map and groups anew, compare (Hennig, 2007).

    `group_of` gives the group of each row of `matrix`. All of it is done anew except the choice of
    how many groups there are.
    """
    back = np.zeros(groups)
    connected = np.zeros((2, matrix.shape[1]))
    for draw in range(DRAWS):
        turn = chance.branch(f"draw {draw}")
        drawn = matrix[(turn.uniforms(len(matrix)) * len(matrix)).astype(np.intp)]
        map_ = chart(Tally.of(drawn), moderated, directions)
        places = map_.places(drawn, directions)
        middles = centres(places, groups, turn, STARTS)
        joined = nearest(squared(map_.places(matrix, directions), middles))
        back += overlap(group_of, joined, groups)
        table = tabulate(drawn, nearest(squared(places, middles)).astype(np.int8), groups)
        for row, stance in enumerate(STANCES):
            connected[row] += (smoothed(table.of(stance), table.votes) > 1 / 2).all(axis=0)
    return Firmness(back / DRAWS, connected / DRAWS)


def overlap(
    first: NDArray[np.integer], second: NDArray[np.integer], groups: int
) -> NDArray[np.float64]:
    """For each group of the first how much it shares with its match in the second (Jaccard, 1901).

    Groups are matched one to one so that most people stay together (Kuhn, 1955).
    """
    common = np.zeros((groups, groups))
    np.add.at(common, (first, second), 1)
    rows, columns = linear_sum_assignment(-common)
    either = common.sum(axis=1)[rows] + common.sum(axis=0)[columns] - common[rows, columns]
    return np.asarray(common[rows, columns] / np.maximum(either, 1))
