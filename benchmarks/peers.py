"""The same questions put to other libraries, each as its own documentation shows it.

Each takes the number of people and the two ends of every tie, and returns what it found, whether
it is proved, and a bound if the library gives one. They are imported only when they are run.
"""

# ruff: noqa: PLC0415

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A size or reach, and what is known of the best one."""

    value: float
    proved: bool
    bound: float | None = None


def samsyn_fewest(people: int, first: Ints, second: Ints, limit: float) -> Found:
    from samsyn.analysis.reach.cases import compile_case
    from samsyn.analysis.reach.questions import Patience, Rules
    from samsyn.analysis.reach.smallest import fewest

    choice = fewest(
        compile_case(_graph(people, first, second), {}, Rules()), Patience(seconds=limit)
    )
    return Found(value=len(choice.columns), proved=choice.proved, bound=choice.bound)


def samsyn_most(people: int, first: Ints, second: Ints, limit: float) -> Found:
    from samsyn.analysis.reach.cases import compile_case
    from samsyn.analysis.reach.fullest import fullest
    from samsyn.analysis.reach.questions import Patience, Rules

    case = compile_case(_graph(people, first, second), {}, Rules(seats=SEATS))
    choice = fullest(case, Patience(seconds=limit))
    return Found(value=case.reach(choice.columns), proved=choice.proved, bound=choice.bound)


def samsyn_measures(
    people: int, first: Ints, second: Ints, limit: float, runs: int | None = None
) -> Found:
    from samsyn.analysis.networks import measures

    graph = _graph(people, first, second)
    parts, _ = measures.communities(graph, runs=runs)
    measures._components(graph)
    measures.core_numbers(graph)
    measures.cut_off(graph)
    return Found(value=measures.modularity(graph, parts), proved=False)


def networkx_fewest(people: int, first: Ints, second: Ints, limit: float) -> Found:
    import networkx

    return Found(value=len(networkx.dominating_set(_networkx(people, first, second))), proved=False)


def samsyn_one_search(people: int, first: Ints, second: Ints, limit: float) -> Found:
    return samsyn_measures(people, first, second, limit, runs=1)


def networkx_measures(people: int, first: Ints, second: Ints, limit: float) -> Found:
    import networkx

    graph = _networkx(people, first, second)
    parts = networkx.community.louvain_communities(graph, seed=1)
    list(networkx.connected_components(graph))
    networkx.core_number(graph)
    list(networkx.articulation_points(graph))
    return Found(value=networkx.community.modularity(graph, parts), proved=False)


def igraph_measures(people: int, first: Ints, second: Ints, limit: float) -> Found:
    import igraph

    graph = igraph.Graph(n=people, edges=np.column_stack([first, second]).tolist())
    parts = graph.community_leiden(objective_function="modularity", n_iterations=-1)
    graph.connected_components()
    graph.coreness()
    graph.articulation_points()
    return Found(value=graph.modularity(parts), proved=False)


def scipy_fewest(people: int, first: Ints, second: Ints, limit: float) -> Found:
    from scipy import optimize, sparse

    ends = np.concatenate([first, second, np.arange(people)])
    others = np.concatenate([second, first, np.arange(people)])
    near = sparse.csr_array((np.ones(len(ends)), (ends, others)), shape=(people, people))
    done = optimize.milp(
        np.ones(people),
        integrality=np.ones(people),
        bounds=optimize.Bounds(0, 1),
        constraints=optimize.LinearConstraint(near, lb=1),
        options={"time_limit": limit, "mip_rel_gap": 0},
    )
    value = float("nan") if done.x is None else round(done.fun)
    return Found(value=value, proved=done.status == 0, bound=done.mip_dual_bound)


def cbc_fewest(people: int, first: Ints, second: Ints, limit: float) -> Found:
    import pulp

    asked = pulp.LpProblem("fewest", pulp.LpMinimize)
    chosen = [pulp.LpVariable(f"x{one}", cat="Binary") for one in range(people)]
    asked += pulp.lpSum(chosen)
    for one, others in enumerate(_near(people, first, second)):
        asked += pulp.lpSum(chosen[other] for other in [one, *others]) >= 1
    status = asked.solve(pulp.PULP_CBC_CMD(msg=False, timeLimit=limit, gapRel=0))
    value = sum(round(one.value() or 0) for one in chosen)
    return Found(value=value, proved=status == 1 and asked.sol_status == 1)


def cbc_most(people: int, first: Ints, second: Ints, limit: float) -> Found:
    import pulp

    asked = pulp.LpProblem("most", pulp.LpMaximize)
    chosen = [pulp.LpVariable(f"x{one}", cat="Binary") for one in range(people)]
    reached = [pulp.LpVariable(f"y{one}", 0, 1) for one in range(people)]
    asked += pulp.lpSum(reached)
    asked += pulp.lpSum(chosen) <= SEATS
    for one, others in enumerate(_near(people, first, second)):
        asked += reached[one] <= pulp.lpSum(chosen[other] for other in [one, *others])
    status = asked.solve(pulp.PULP_CBC_CMD(msg=False, timeLimit=limit, gapRel=0))
    value = sum(one.value() or 0 for one in reached)
    return Found(value=value, proved=status == 1 and asked.sol_status == 1)


def cp_sat_fewest(people: int, first: Ints, second: Ints, limit: float) -> Found:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in range(people)]
    for one, others in enumerate(_near(people, first, second)):
        model.add_bool_or([chosen[other] for other in [one, *others]])
    model.minimize(sum(chosen))
    return _cp_sat(cp_model, model, limit)


def cp_sat_most(people: int, first: Ints, second: Ints, limit: float) -> Found:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in range(people)]
    reached = [model.new_bool_var("") for _ in range(people)]
    for one, others in enumerate(_near(people, first, second)):
        model.add_bool_or([~reached[one], *(chosen[other] for other in [one, *others])])
    model.add(sum(chosen) <= SEATS)
    model.maximize(sum(reached))
    return _cp_sat(cp_model, model, limit)


def _cp_sat(cp_model: Any, model: Any, limit: float) -> Found:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limit
    solver.parameters.num_workers = 2
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Found(
        value=solver.objective_value if found else float("nan"),
        proved=status == cp_model.OPTIMAL,
        bound=solver.best_objective_bound,
    )


def _graph(people: int, first: Ints, second: Ints) -> Any:
    from samsyn.analysis.networks.graphs import graph_of_codes

    return graph_of_codes(tuple(map(str, range(people))), first, second)


def _networkx(people: int, first: Ints, second: Ints) -> Any:
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(people))
    graph.add_edges_from(zip(first.tolist(), second.tolist(), strict=True))
    return graph


def _near(people: int, first: Ints, second: Ints) -> list[list[int]]:
    near: list[list[int]] = [[] for _ in range(people)]
    for one, other in zip(first.tolist(), second.tolist(), strict=True):
        near[one].append(other)
        near[other].append(one)
    return near


SEATS: Final = 50
Ask = Callable[[int, Ints, Ints, float], Found]
QUESTIONS: Final[Mapping[str, Mapping[str, Ask]]] = {
    "fewest that reach all": {
        "samsyn": samsyn_fewest,
        "HiGHS (scipy milp)": scipy_fewest,
        "CP-SAT (OR-Tools)": cp_sat_fewest,
        "CBC (PuLP)": cbc_fewest,
        "networkx dominating_set": networkx_fewest,
    },
    f"most with {SEATS} seats": {
        "samsyn": samsyn_most,
        "CP-SAT (OR-Tools)": cp_sat_most,
        "CBC (PuLP)": cbc_most,
    },
    "components, cores, cut points, communities": {
        "samsyn": samsyn_measures,
        "samsyn, one search": samsyn_one_search,
        "igraph": igraph_measures,
        "networkx": networkx_measures,
    },
}
