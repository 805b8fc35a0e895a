"""The fairest lottery over whole panels, where split seats promise more than whole ones can give.

Column generation (Flanigan et al. 2021): make the smallest chance as large as the panels at hand
allow; ask an integer program for a panel that would allow more; when there is none, the worth that
it was asked for is a plane behind which all panels lie, and the proof of this level. Whoever is
held by it stays, and the next level follows. With all these planes as rules, split seats cannot
promise more than this lottery gives: the proof has the same form as where split seats sufficed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from lemniscaat.methods.sortition import programs
from lemniscaat.methods.sortition.mixture import Mixture

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.sortition.panels import PanelFinder

    Floats = NDArray[np.float64]

_UNITS = 2.0**16
_FORCED = 1e-6
_GAIN = 1e-9
_LEVEL, _CEILING = 0, 1  # the first two columns; the panels follow


@dataclass(frozen=True, slots=True)
class Plane:
    """A rule that every panel of whole seats obeys: `worth @ seats <= most`."""

    worth: Floats
    most: float


class Generation:
    """Panels at hand, and what lotteries over them can do; new ones are found as they help."""

    def __init__(self, counts: Floats, finder: PanelFinder, panels: Floats, tries: int) -> None:
        kinds = len(counts)
        self._counts, self._finder, self._left = counts, finder, tries
        self._panels: list[Floats] = []
        self.planes: list[Plane] = []
        self.proved = True
        weight = sparse.csr_array(-counts[:, None])
        nothing = sparse.csr_array((kinds, 1))
        above, below = sparse.hstack([weight, nothing]), sparse.hstack([nothing, weight])
        free = np.full(kinds, np.inf), np.zeros(kinds)
        self._master = programs.program(
            np.zeros(2),
            (np.zeros(2), np.ones(2)),
            sparse.vstack([above, below, sparse.csr_array((1, 2))]),
            (np.concatenate([free[1], -free[0], [1]]), np.concatenate([free[0], free[1], [1]])),
            presolve="off",
            solver="simplex",
            primal_feasibility_tolerance=programs.TOLERANCES[0],
            dual_feasibility_tolerance=programs.TOLERANCES[0],
        )
        for panel in panels:
            self._add(panel)

    def lowest_ceiling(self) -> float:
        """The smallest that the largest chance can be, above the level that is held."""
        self._aim(0.0, -1.0)
        self._prove()
        return float(programs.values(self._master)[_CEILING])

    def smallest(self) -> float:
        """The largest that the smallest chance can be, under the ceiling that is held."""
        self._aim(1.0, 0.0)
        self._prove()
        return float(programs.values(self._master)[_LEVEL])

    def hold(self, *, level: float = 0.0, ceiling: float = 1.0) -> None:
        """From now on no chance is under the level or over the ceiling."""
        self._master.changeColBounds(_LEVEL, level, 1.0)
        self._master.changeColBounds(_CEILING, 0.0, ceiling)

    def leximin(self) -> Mixture:
        """The lottery with the smallest chance as large as possible, then the next, and so on."""
        self._aim(1.0, 0.0)
        free = np.ones(len(self._counts), dtype=bool)
        while free.any():
            self._prove()
            level = float(programs.values(self._master)[_LEVEL])
            duals = np.abs(self._duals()[: len(free)]) * self._counts
            held = free & (duals > _FORCED)
            if not held.any():  # the level has met the ceiling
                held = free
            for kind in np.flatnonzero(held).tolist():
                count = float(self._counts[kind])
                self._master.changeCoeff(kind, _LEVEL, 0.0)
                self._master.changeRowBounds(kind, level * count, np.inf)
            free = free & ~held
        weights = np.maximum(self._weights, 0.0)
        used = np.flatnonzero(weights)
        return Mixture(np.array(self._panels)[used], weights[used] / weights.sum())

    def _aim(self, level: float, ceiling: float) -> None:
        self._master.changeColCost(_LEVEL, level)
        self._master.changeColCost(_CEILING, ceiling)

    def _add(self, panel: Floats) -> None:
        kinds = len(panel)
        seated = np.flatnonzero(panel)
        rows = np.concatenate([seated, seated + kinds, [2 * kinds]]).astype(np.int32)
        share = np.concatenate([panel[seated], panel[seated], [1.0]])
        self._master.addCol(0.0, 0.0, np.inf, len(rows), rows, share)
        self._panels.append(panel)

    def _duals(self) -> Floats:
        return np.array(self._master.getSolution().row_dual)

    @property
    def _weights(self) -> Floats:
        return programs.values(self._master)[2:]

    def _prove(self) -> None:
        """Find panels until none helps, and keep the plane that proves it."""
        while True:
            self._master.run()
            if programs.status(self._master) != programs.OPTIMAL:
                raise ArithmeticError("the panels at hand contradict the levels held")
            above, below = np.split(self._duals()[:-1], 2)
            worth, most = -(above + below), float(self._duals()[-1])
            large = float(np.abs(worth).max())
            if large < _GAIN:  # every chance is 1: nothing can be gained
                return
            panel = self._panel(worth / large, most / large)
            if panel is None:
                return
            self._add(panel)

    def _panel(self, worth: Floats, most: float) -> Floats | None:
        """A panel worth more than the ones at hand; if there is none, keep the plane."""
        self._left -= 1
        if self._left < 0:
            self.proved = False
            return None
        near = self._finder.near(np.rint(_UNITS * worth), _UNITS * most)
        if near is not None and worth @ near > most + _GAIN:
            return near
        found = self._finder.best(worth)
        if found.seats is not None and worth @ found.seats > most + _GAIN:
            return found.seats
        if found.seats is None or not found.proved:
            self.proved = False
        else:
            self.planes.append(Plane(worth, max(most, float(worth @ found.seats))))
        return None
