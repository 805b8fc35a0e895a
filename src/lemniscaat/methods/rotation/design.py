"""Rounds in which nobody meets anybody twice, from algebra alone; people come later.

The places form columns of as many places as there are tables. In round r the place (column i,
number j) is at table j + d(r, i), where all is counted in a field or a product of fields. Two
places of one column never meet. Two columns meet at most once as long as d(r, i) - d(r, k) differs
from round to round: such a d is a difference matrix. Where it comes from:

- as many tables as a prime power: d(r, i) = r times i (Bose 1938), up to as many rounds as tables;
- more seats than tables: a polynomial in r instead of a line (Bush 1952); people then meet again,
  but any two rounds have as little in common as can be;
- other numbers of tables: the product of fields (MacNeish 1922), for as many rounds as the smallest
  of its prime powers; for more rounds a search for d itself, column by column.

After that the columns themselves may be seated together, if they divide into tables: with as many
seats as tables this is the last direction of the affine plane. Where there still are too few
rounds, one round is sought from which all others follow by turning it: see `turning`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.rotation.field import Ring
from lemniscaat.methods.rotation.turning import turning

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Chance

# How many entries the search for a difference matrix may try: a count, never a clock.
TRIES = 40_000


def design(
    tables: int, seats: int, rounds: int, *, chance: Chance, fixed: bool = False
) -> NDArray[np.int64]:
    """The table of each place in each round: shape (at most `rounds`, `tables` times `seats`).

    Place `column * tables + number`. With `fixed` the places of column 0 stay at their table, for
    hosts. There may be fewer rounds than asked: no more are known in this way.
    """
    ring = Ring(tables)
    matrix = slopes(ring, seats, rounds, first=0 if fixed or seats >= tables else 1)
    if len(matrix) < rounds and 1 < seats <= tables:
        for more in range(min(rounds, tables), len(matrix), -1):
            found = searched(ring, seats, more, chance)
            if found is not None:
                matrix = found
                break
    numbers = np.arange(tables)
    seated = ring.add(numbers[None, None, :], matrix[:, :, None]).reshape(len(matrix), -1)
    if len(matrix) < rounds and not fixed and seats <= tables and tables % seats == 0:
        within = _columns(tables, seats, rounds - len(matrix), chance)
        seated = np.concatenate([seated, within])
    if len(seated) == rounds or seats > tables:
        return seated
    turned = turning(tables, seats, rounds, chance=chance.branch("turning"), fixed=fixed)
    return seated if turned is None else turned


def _columns(tables: int, seats: int, rounds: int, chance: Chance) -> NDArray[np.int64]:
    """Further rounds in which each column, where nobody has met yet, is a gathering of its own."""
    share = tables // seats
    own = design(share, seats, rounds if seats <= share else 1, chance=chance)
    return np.concatenate([own + share * column for column in range(seats)], axis=1)


def slopes(ring: Ring, columns: int, rounds: int, first: int = 0) -> NDArray[np.int64]:
    """The difference matrix of lines and polynomials: rounds (as many as there are) by columns."""
    line = np.array([ring.slope(number) for number in range(min(rounds, ring.slopes))])[:, None]
    rest = np.arange(first, first + columns)[None, :]
    matrix = np.zeros((len(line), columns), dtype=np.int64)
    power = np.full_like(line, ring.slope(1))
    while rest.any() and ring.order > 1:
        power = ring.multiply(power, line)
        matrix = ring.add(matrix, ring.multiply(power, rest % ring.order))
        rest = rest // ring.order
    return matrix


def searched(ring: Ring, columns: int, rounds: int, chance: Chance) -> NDArray[np.int64] | None:
    """A difference matrix found entry by entry, going back when stuck; None when it is given up."""
    order = chance.branch(f"{ring.order} {columns} {rounds}").permutation(ring.order).tolist()
    minus = _differences(ring)
    matrix = [[0] * rounds for _ in range(columns)]
    # Which differences two rows have already: bit x of used[a][b] says that b - a was x.
    used = [[1] * rounds for _ in range(rounds)]
    places = [(column, row) for column in range(1, columns) for row in range(1, rounds)]
    tried = [0] * (len(places) + 1)
    depth = 0
    for _ in range(TRIES):
        if depth == len(places):
            return np.array(matrix, dtype=np.int64).T
        column, row = places[depth]
        if tried[depth] == ring.order:
            if depth == 0:
                return None
            tried[depth], depth = 0, depth - 1
            _mark(used, matrix, minus, *places[depth])
            continue
        entries = matrix[column]
        entries[row] = order[tried[depth]]
        tried[depth] += 1
        if all(not used[a][row] >> minus[entries[row]][entries[a]] & 1 for a in range(row)):
            _mark(used, matrix, minus, column, row)
            depth += 1
    return None


def _mark(
    used: list[list[int]], matrix: list[list[int]], minus: list[list[int]], column: int, row: int
) -> None:
    """Note the differences of one entry with those above it, or strike them out again."""
    for above in range(row):
        used[above][row] ^= 1 << minus[matrix[column][row]][matrix[column][above]]


def _differences(ring: Ring) -> list[list[int]]:
    """The table of x - y."""
    numbers = np.arange(ring.order)
    total = ring.add(numbers[:, None], numbers[None, :])
    opposite = total.argmin(axis=1)
    found: list[list[int]] = total[:, opposite].tolist()
    return found
