"""Finding one panel that obeys the rules and is worth as much as possible, in whole seats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.sortition import programs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.sortition.kinds import Rules

    Floats = NDArray[np.float64]

_WHOLE = 1e-6
_NEAR = 80  # kinds that may still change when the best split panel is made whole
_PART = 0.2  # a panel will do when it wins this part of what splitting seats could win
_GAP = 1e-9
_NODES = 20_000  # then the search stops, and says that it did


@dataclass(frozen=True, slots=True)
class Found:
    """The best panel that was found, if any, and whether there is certainly none better."""

    seats: Floats | None
    proved: bool


class PanelFinder:
    """Looks for panels of worth within rules, and within bounds on the seats of each kind."""

    def __init__(self, rules: Rules, seats: tuple[Floats, Floats]) -> None:
        self._rules = rules
        self._seats = seats
        self._dense = rules.matrix.toarray()
        self._split = programs.program(
            np.zeros(len(rules.counts)),
            seats,
            rules.matrix,
            (rules.lower, rules.upper),
            presolve="off",
            solver="simplex",
        )

    def better(self, worth: Floats, floor: float) -> Found:
        """A panel worth more than `floor`; if there is none, the best one, with or without proof.

        First among panels near the best one with split seats, which is quick; then among all.
        """
        kinds = len(worth)
        self._split.changeColsCost(kinds, np.arange(kinds, dtype=np.int32), worth)
        self._split.run()
        if programs.status(self._split) != programs.OPTIMAL:
            return Found(None, programs.status(self._split) == programs.INFEASIBLE)
        split = programs.values(self._split)
        reduced = np.abs(np.array(self._split.getSolution().col_dual))
        broken = np.abs(split - np.rint(split)) > _WHOLE
        goal = floor + _PART * (float(worth @ split) - floor)
        near = np.argsort(np.where(broken, -1.0, reduced), kind="stable")
        near = np.sort(near[: max(_NEAR, int(broken.sum()))])
        found = self._among(near, np.rint(split), worth, goal)
        if found.seats is not None and worth @ found.seats > floor:
            return Found(found.seats, proved=False)
        return self._among(np.arange(kinds), np.rint(split), worth, goal)

    def best(self, worth: Floats) -> Found:
        """The panel worth the most."""
        return self._among(np.arange(len(worth)), np.zeros(len(worth)), worth, np.inf)

    def _among(self, loose: NDArray[np.intp], base: Floats, worth: Floats, goal: float) -> Found:
        """The best panel that is `base` but for the loose kinds, or the first to reach `goal`."""
        held = base.copy()
        held[loose] = 0.0
        used = self._dense @ held
        solver = programs.program(
            worth[loose],
            (self._seats[0][loose], self._seats[1][loose]),
            self._dense[:, loose],
            (self._rules.lower - used, self._rules.upper - used),
            whole=True,
            mip_heuristic_effort=0.0,
            mip_max_nodes=_NODES,
            mip_abs_gap=_GAP,
            objective_target=goal - float(worth @ held),
        )
        solver.run()
        done = programs.status(solver) in {programs.OPTIMAL, programs.INFEASIBLE}
        if not programs.has_answer(solver):
            return Found(None, done)
        held[loose] = np.rint(programs.values(solver))
        return Found(held, done)
