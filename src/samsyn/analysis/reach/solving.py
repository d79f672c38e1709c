"""Linear and integer programs, handed to HiGHS: one thread, a fixed seed, gaps of zero.

With its own gap HiGHS calls 527,497 the least where 527,468 is; so the gap is set to nothing.
"""

from dataclasses import dataclass, field
from typing import Any, Final

import highspy
import numpy as np
from scipy import sparse

from samsyn.analysis.networks.graphs import Bools, Floats

_SEED: Final = 20_140_601
_NEAR: Final = 1e-6
_MOST: Final = 1e30
_LARGE: Final = 60_000  # cells from which the inner point method is faster


@dataclass(slots=True, kw_only=True)
class Program:
    """Minimise costs @ x with lower <= x <= upper and row_lower <= matrix @ x <= row_upper."""

    costs: Floats
    matrix: sparse.csr_array
    row_lower: Floats
    row_upper: Floats
    lower: Floats
    upper: Floats
    whole: Bools = field(default_factory=lambda: np.zeros(0, dtype=bool))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What HiGHS found.

    `values` is empty if nothing was found. `bound` is below every solution; `duals` (rows) are
    those of a program without whole numbers.
    """

    values: Floats
    bound: float
    duals: Floats
    proved: bool
    impossible: bool


def solve(
    program: Program, *, seconds: float, start: Floats | None = None, gap: float = 1e-6
) -> Answer:
    """Solve within `seconds`; `start` is a solution that is known already.

    A solution within `gap` of the best is proved enough. Of a large program without whole numbers
    the duals are from an inner point: good for a bound, whatever their last digits.
    """
    if not program.matrix.shape[1]:
        return _of_nothing(program)
    solver = _solver(seconds, gap)
    if not program.whole.any() and program.matrix.nnz > _LARGE:
        solver.setOptionValue("solver", "ipm")
        solver.setOptionValue("run_crossover", "off")
    solver.passModel(_model(program))
    if start is not None and program.whole.any():
        given = highspy.HighsSolution()
        given.col_value = start.tolist()
        solver.setSolution(given)
    solver.run()
    return _answer(solver, program)


def _of_nothing(program: Program) -> Answer:
    """Return the answer of a program without columns, which HiGHS does not look at."""
    holds = bool((program.row_lower <= _NEAR).all() and (program.row_upper >= -_NEAR).all())
    return Answer(
        values=np.zeros(0),
        bound=0.0,
        duals=np.zeros(program.matrix.shape[0]),
        proved=holds,
        impossible=not holds,
    )


def is_possible(program: Program, *, seconds: float) -> bool:
    """Return whether any solution exists; also true if that could not be said in time."""
    return not solve(program, seconds=seconds).impossible


def _solver(seconds: float, gap: float) -> Any:
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for name, value in (
        ("threads", 1),
        ("parallel", "off"),
        ("random_seed", _SEED),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", gap),
        ("time_limit", max(seconds, 0.01)),
    ):
        solver.setOptionValue(name, value)
    return solver


def _model(program: Program) -> Any:
    lp = highspy.HighsLp()
    rows, columns = program.matrix.shape
    lp.num_col_, lp.num_row_ = columns, rows
    lp.col_cost_ = program.costs
    lp.col_lower_, lp.col_upper_ = program.lower, np.minimum(program.upper, _MOST)
    lp.row_lower_ = np.maximum(program.row_lower, -_MOST)
    lp.row_upper_ = np.minimum(program.row_upper, _MOST)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = program.matrix.indptr.astype(np.int32)
    lp.a_matrix_.index_ = program.matrix.indices.astype(np.int32)
    lp.a_matrix_.value_ = program.matrix.data.astype(np.float64)
    if program.whole.any():
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[int(whole)] for whole in program.whole]
    return lp


def _answer(solver: Any, program: Program) -> Answer:
    status = solver.getModelStatus()
    info = solver.getInfo()
    proved = status == highspy.HighsModelStatus.kOptimal
    impossible = status in (
        highspy.HighsModelStatus.kInfeasible,
        highspy.HighsModelStatus.kUnboundedOrInfeasible,
    )
    feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    solution = solver.getSolution()
    whole = bool(program.whole.any())
    return Answer(
        values=np.array(solution.col_value if feasible else [], dtype=np.float64),
        bound=_bound(info, whole=whole, proved=proved),
        duals=np.array([] if whole else solution.row_dual, dtype=np.float64),
        proved=proved,
        impossible=impossible,
    )


def _bound(info: Any, *, whole: bool, proved: bool) -> float:
    if whole:
        return float(info.mip_dual_bound)
    return float(info.objective_function_value) if proved else -np.inf
