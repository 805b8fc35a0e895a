"""From chances to a lottery: mix panels until each kind has exactly the chance that is wanted.

The mixture nearest to the wanted chances is found by the method of Wolfe ("Finding the nearest
point in a polytope", 1976): look from the present mixture towards what is wanted, find a panel that
lies further that way, mix it in as well as can be, and drop panels that no longer help. It takes a
few hundred panels where a linear program over panels needs thousands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg import qr_delete, qr_insert, solve_triangular

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.sortition.panels import PanelFinder

    Floats = NDArray[np.float64]

_EXACT = 1e-9  # the mixture gives these chances
_NOUGHT = 1e-12
_FURTHER = 1e-9
_UNITS = 2.0**16  # the worth of a seat is rounded to this many steps


@dataclass(frozen=True, slots=True)
class Mixture:
    """Panels (seats of each kind, a row each) with weights that add up to 1."""

    panels: Floats
    weights: Floats

    def chances(self, counts: Floats) -> Floats:
        """The chance of each kind."""
        return np.asarray(self.weights @ self.panels / counts)


def mixture(wanted: Floats, counts: Floats, finder: PanelFinder) -> Mixture:
    """Mix panels to `wanted` seats of each kind on average, or as near to it as was found."""
    spread = wanted * (1.0 - wanted / counts)
    scale = 1.0 / np.sqrt(np.where(spread > _NOUGHT, spread, 1.0))
    first = finder.best(np.rint(_UNITS * wanted / wanted.max())).seats
    if first is None:
        return Mixture(np.zeros((0, len(wanted))), np.zeros(0))
    corral = _Corral((first - wanted) * scale)
    for _ in range(100 + 20 * len(wanted)):
        off = corral.nearest()
        if np.abs(off / scale / counts).max() < _EXACT:
            break
        worth = -off * scale
        worth = np.rint(_UNITS * worth / np.abs(worth).max())
        seats = finder.better(worth, float(worth @ (off / scale + wanted)))
        if seats is None:
            break
        point = (seats - wanted) * scale
        if (off - point) @ off <= _FURTHER * np.linalg.norm(off) or not corral.take(point):
            break
    return Mixture(np.rint(corral.points / scale + wanted), corral.weights)


class _Corral:
    """Points whose weighted mean is the point of their plane nearest to the origin."""

    def __init__(self, point: Floats) -> None:
        self.points = point[None, :]
        self.weights = np.ones(1)
        self._q, self._r = np.linalg.qr(np.append(point, 1.0)[:, None])

    def nearest(self) -> Floats:
        """The weighted mean."""
        return np.asarray(self.weights @ self.points)

    def take(self, point: Floats) -> bool:
        """Mix in one more point; False if it lies in the plane of the others already."""
        column = np.append(point, 1.0)
        beside = column - self._q @ (self._q.T @ column)
        if np.linalg.norm(beside) < _FURTHER * np.linalg.norm(column):
            return False
        self._q, self._r = qr_insert(self._q, self._r, column, self._r.shape[1], which="col")
        self.points = np.vstack([self.points, point])
        self.weights = np.append(self.weights, 0.0)
        while (flat := self._flat()).min() <= _NOUGHT:
            low = flat <= _NOUGHT
            step = float(np.min(self.weights[low] / (self.weights[low] - flat[low])))
            self.weights = self.weights + step * (flat - self.weights)
            least = max(_NOUGHT, float(self.weights[low].min()))
            self._drop(np.flatnonzero(self.weights <= least))
        self.weights = flat
        return True

    def _flat(self) -> Floats:
        """The weights, some perhaps below nought, of the nearest point in the plane of all."""
        square = self._r[: len(self.weights)]
        half = solve_triangular(square, np.ones(len(self.weights)), trans="T")
        solved = solve_triangular(square, half)
        return np.asarray(solved / solved.sum())

    def _drop(self, places: NDArray[np.intp]) -> None:
        for place in places[::-1].tolist():
            self._q, self._r = qr_delete(self._q, self._r, place, which="col")
        self.points = np.delete(self.points, places, axis=0)
        self.weights = np.delete(self.weights, places)
        self.weights /= self.weights.sum()
