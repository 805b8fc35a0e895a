"""From the best split panel to a good whole one: branch and bound, deep first.

The kind with the most broken number of seats goes up, and where that leads nowhere, down; each step
is a few pivots of one linear program. A general integer solver finds the same panels, but first
makes cuts that one good panel has no need of: on large pools this takes a quarter of the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from lemniscaat.methods.sortition import programs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_WHOLE = 1e-6
_STEPS = 300  # a panel that is not found by then is not near


def dive(solver: Any, seats: tuple[Floats, Floats], goal: float) -> Floats | None:
    """Whole seats worth at least `goal`, if they are found soon.

    `solver` is a program over seats that can be split, with `seats` as the limits of its columns.
    """
    columns = np.arange(len(seats[0]), dtype=np.int32)
    untried = [seats]
    for _ in range(_STEPS):
        if not untried:
            break
        low, high = untried.pop()
        solver.changeColsBounds(len(columns), columns, low, high)
        solver.run()
        if programs.status(solver) != programs.OPTIMAL or programs.gained(solver) < goal:
            continue
        split = programs.values(solver)
        far = np.abs(split - np.rint(split))
        kind = int(np.argmax(far))
        if far[kind] < _WHOLE:
            return np.asarray(np.rint(split))
        down, up = high.copy(), low.copy()
        down[kind], up[kind] = np.floor(split[kind]), np.ceil(split[kind])
        untried += [(low, down), (up, high)]
    return None
