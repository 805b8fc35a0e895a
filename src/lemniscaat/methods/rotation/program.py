"""A small integer programme in named blocks of variables, solved by HiGHS on one thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import highspy
import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray


class Program:
    """Whole numbers from 0 up to a bound, chosen for the lowest cost under rules."""

    def __init__(self) -> None:
        self._cost: dict[str, NDArray[np.float64]] = {}
        self._upper: dict[str, NDArray[np.float64]] = {}
        self._rows: list[list[Any]] = []
        self._limits: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []

    def choose(self, name: str, cost: NDArray[Any], upper: NDArray[Any]) -> None:
        """Add a block of variables, before any rule."""
        self._cost[name] = cost.astype(np.float64)
        self._upper[name] = upper.astype(np.float64)

    def demand(self, parts: Mapping[str, Any], low: NDArray[Any], high: NDArray[Any]) -> None:
        """Add rules: the sum over blocks of matrix times variables lies from low to high."""
        self._rows.append(
            [
                parts.get(name, sparse.csr_array((len(low), len(cost))))
                for name, cost in self._cost.items()
            ]
        )
        self._limits.append((low.astype(np.float64), high.astype(np.float64)))

    def solve(self) -> dict[str, NDArray[np.int64]] | None:
        """The values of each block, or None when the rules contradict each other."""
        matrix = sparse.csc_array(sparse.block_array(self._rows, format="csc"))
        cost = np.concatenate(list(self._cost.values()))
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(cost), matrix.shape[0]
        model.col_cost_ = cost
        model.col_lower_ = np.zeros(len(cost))
        model.col_upper_ = np.concatenate(list(self._upper.values()))
        model.row_lower_ = np.concatenate([low for low, _ in self._limits])
        model.row_upper_ = np.concatenate([high for _, high in self._limits])
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = matrix.indptr
        model.a_matrix_.index_ = matrix.indices
        model.a_matrix_.value_ = matrix.data.astype(np.float64)
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(cost)
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for option, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0)):
            solver.setOptionValue(option, value)
        solver.passModel(model)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        chosen = np.rint(np.array(solver.getSolution().col_value)).astype(np.int64)
        ends = np.cumsum([len(part) for part in self._cost.values()])[:-1]
        return dict(zip(self._cost, np.split(chosen, ends), strict=True))
