"""Finding one panel that obeys the rules and is worth as much as possible, in whole seats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.sortition import programs
from lemniscaat.methods.sortition.dive import dive

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.sortition.kinds import Rules

    Floats = NDArray[np.float64]

_WHOLE = 1e-6
_NEAR = 150  # kinds that may still change when the best split panel is made whole
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

    def better(self, worth: Floats, floor: float) -> Floats | None:
        """A panel worth more than `floor`: a near one, which is quick, or else any."""
        near = self.near(worth, floor)
        if near is not None:
            return near
        seats = self.best(worth, self._goal(floor)).seats
        return seats if seats is not None and worth @ seats > floor else None

    def near(self, worth: Floats, floor: float) -> Floats | None:
        """A panel worth more than `floor`, if one is found close to the best split panel.

        There most seats are whole already. Only the kinds with a broken number of seats, and those
        that cost least to change, may still move.
        """
        kinds = len(worth)
        self._split.changeColsCost(kinds, np.arange(kinds, dtype=np.int32), worth)
        self._split.run()
        if programs.status(self._split) != programs.OPTIMAL:
            return None
        split = programs.values(self._split)
        reduced = np.abs(np.array(self._split.getSolution().col_dual))
        broken = np.abs(split - np.rint(split)) > _WHOLE
        order = np.argsort(np.where(broken, -1.0, reduced), kind="stable")
        loose = np.sort(order[: max(_NEAR, int(broken.sum()))])
        held = np.rint(split)
        held[loose] = 0.0
        used = self._dense @ held
        rows = self._rules.lower - used, self._rules.upper - used
        columns = self._seats[0][loose], self._seats[1][loose]
        solver = programs.program(
            worth[loose], columns, self._dense[:, loose], rows, presolve="off", solver="simplex"
        )
        found = dive(solver, columns, self._goal(floor) - float(worth @ held))
        if found is None:
            return None
        held[loose] = found
        return held if worth @ held > floor else None

    def best(self, worth: Floats, enough: float = np.inf) -> Found:
        """The panel worth the most, or the first that is worth enough."""
        solver = programs.program(
            worth,
            self._seats,
            self._dense,
            (self._rules.lower, self._rules.upper),
            whole=True,
            mip_heuristic_effort=0.0,
            mip_max_nodes=_NODES,
            mip_abs_gap=_GAP,
            objective_target=enough,
        )
        solver.run()
        done = programs.status(solver) in {programs.OPTIMAL, programs.INFEASIBLE}
        seats = np.rint(programs.values(solver)) if programs.has_answer(solver) else None
        return Found(seats, done)

    def _goal(self, floor: float) -> float:
        """What a panel must be worth to be taken, after the last split panel."""
        return floor + _PART * (programs.gained(self._split) - floor)
