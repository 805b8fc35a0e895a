"""Linear and integer programs in HiGHS: one thread, no clock, the same answer again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import highspy
import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Simplex answers are exact to about twelve digits as long as HiGHS may leave this much undone.
TOLERANCES = (1e-9, 1e-7)
OPTIMAL = highspy.HighsModelStatus.kOptimal
INFEASIBLE = highspy.HighsModelStatus.kInfeasible


def program(
    gain: NDArray[np.float64],
    columns: tuple[NDArray[np.float64], NDArray[np.float64]],
    matrix: Any,
    rows: tuple[NDArray[np.float64], NDArray[np.float64]],
    *,
    whole: bool = False,
    **options: bool | float | str,
) -> Any:
    """A program ready to run: most `gain @ x` with x between `columns`, `matrix @ x` in `rows`."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    fixed: dict[str, bool | float | str] = {
        "output_flag": False,
        "threads": 1,
        "random_seed": 0,
        "mip_rel_gap": 0.0,
    }
    for name, value in (fixed | options).items():
        solver.setOptionValue(name, value)
    compressed = sparse.csc_array(matrix)
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = compressed.shape
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = gain
    model.col_lower_, model.col_upper_ = columns
    model.row_lower_, model.row_upper_ = rows
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = compressed.indptr
    model.a_matrix_.index_ = compressed.indices
    model.a_matrix_.value_ = compressed.data
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(gain)
    solver.passModel(model)
    return solver


def values(solver: Any) -> NDArray[np.float64]:
    """The x of the last run."""
    return np.array(solver.getSolution().col_value)


def status(solver: Any) -> Any:
    """How the last run ended."""
    return solver.getModelStatus()


def has_answer(solver: Any) -> bool:
    """Whether the last run ended with an x that obeys the rules, best or not."""
    feasible = 2
    return bool(solver.getInfo().primal_solution_status == feasible)


def gained(solver: Any) -> float:
    """The `gain @ x` of the last run."""
    return float(solver.getInfo().objective_function_value)
