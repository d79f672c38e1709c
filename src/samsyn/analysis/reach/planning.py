"""Choose whom to invite: the question in, the plan with its proof out."""

from collections.abc import Iterable
from math import ceil
from typing import Final

import numpy as np

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.networks.graphs import Graph, Ints
from samsyn.analysis.reach.cases import Case, compile_case
from samsyn.analysis.reach.conflicts import conflicts_of
from samsyn.analysis.reach.explaining import (
    binding,
    describe,
    groups_reached,
    in_order,
    next_seats,
    tidy,
)
from samsyn.analysis.reach.fullest import fullest
from samsyn.analysis.reach.greedy import FLOOR
from samsyn.analysis.reach.handful import choose_greedily, curve
from samsyn.analysis.reach.plans import Goal, Plan
from samsyn.analysis.reach.questions import Infeasible, Patience, Person, Rules, check_people
from samsyn.analysis.reach.sessions import assign
from samsyn.analysis.reach.smallest import Choice, NoPlan, fewest

_ALWAYS: Final = Patience()
_PLAIN: Final = Rules()


def plan(
    graph: Graph,
    people: Iterable[Person] = (),
    rules: Rules = _PLAIN,
    patience: Patience = _ALWAYS,
) -> Plan:
    """Return the best plan, with a proof that it is or a certified gap.

    Parameters
    ----------
    graph :
        Everybody whom the message is to reach, and the ties along which it travels.
    people :
        Those of whom more is known than that they are in the network.
    rules :
        Without seats the fewest are sought that reach everybody; with seats, the most people.
    patience :
        How long it may take. The same question gives the same plan unless time ran out.

    Raises
    ------
    AnalysisError
        People or groups that are not there, or figures outside their range.
    Infeasible
        The rules cannot hold together; it names a smallest set of them that cannot.
    """
    case = compile_case(graph, check_people(graph, people, rules), rules)
    if any(person.asked and (person.bar or person.told) for person in case.people.values()):
        raise Infeasible(conflicts_of(case))
    try:
        choice = (fewest if rules.capacity is None else fullest)(case, patience)
    except NoPlan:
        found = conflicts_of(case)
        if not found:
            raise AnalysisError(
                "No plan that holds to the rules was found in the time that was given. Give more."
            ) from None
        raise Infeasible(found) from None
    return _told(case, choice)


def at_once(graph: Graph, people: Iterable[Person], rules: Rules) -> Plan | None:
    """Return the greedy plan for so many seats, without waiting for a proof.

    It is none if the rules were not met on the way. With a seat limit alone and one hit enough,
    its ceiling is its reach over 1 - 1/e; else everybody.
    """
    case = compile_case(graph, check_people(graph, people, rules), rules)
    chosen = choose_greedily(case)
    if chosen is None:
        return None
    won = float(case.reached_by(chosen).sum())
    total = float(case.weights.sum())
    bare = not case.is_coupled and not case.must.any() and rules.times == 1
    most = min(total, won / FLOOR) if bare else total
    most = most if case.expected else float(np.floor(most + 1e-6))
    proved = most - won < 1e-6  # noqa: PLR2004
    return _told(case, Choice(columns=np.sort(chosen), bound=case.already + most, proved=proved))


def reach_curve(
    graph: Graph, people: Iterable[Person], rules: Rules, most_seats: int
) -> tuple[float, ...]:
    """Return the reach of the greedy plan with none, one, two … seats.

    Each is at least 1 - 1/e of what so many seats can reach, and none is less than the one before.
    """
    case = compile_case(graph, check_people(graph, people, rules), rules)
    gains = [step.gain for step in curve(case, np.flatnonzero(case.must).tolist(), most_seats)]
    return tuple(tidy(case.already + total) for total in np.cumsum([0.0, *gains]))


def _told(case: Case, choice: Choice) -> Plan:
    order, gains = in_order(case, choice.columns)
    goal = Goal.FEWEST if case.rules.capacity is None else Goal.MOST
    reached = case.reach(order)
    low, high = _bounds(goal, choice, reached)
    further = () if goal is Goal.FEWEST else next_seats(case, order)
    names = case.graph.people
    return Plan(
        goal=goal,
        people=len(names),
        ties=case.graph.ties,
        invitees=tuple(describe(case, order, gains, assign(case, order) or {})),
        reached=tidy(reached),
        expected=case.expected,
        optimal=choice.proved,
        lower_bound=low,
        upper_bound=high,
        gap=0.0 if choice.proved or not high else round((high - low) / high, 9),
        curve=tuple(tidy(case.already + total) for total in np.cumsum([0.0, *gains])),
        next_seats=further,
        binding=tuple(binding(case, order, has_more=bool(further))),
        groups=tuple(groups_reached(case, order)),
        not_reached=tuple(names[number] for number in _missed(case, order).tolist()),
        beyond=tuple(names[number] for number in case.beyond.tolist()),
        barred=tuple(
            (one.id, one.bar)
            for one in sorted(case.people.values(), key=lambda one: one.id)
            if one.bar
        ),
        notes=case.graph.notes,
    )


def _bounds(goal: Goal, choice: Choice, reached: float) -> tuple[float, float]:
    if goal is Goal.FEWEST:
        return float(ceil(choice.bound - 1e-6)), float(len(choice.columns))
    return tidy(reached), tidy(max(choice.bound, reached))


def _missed(case: Case, order: Ints) -> Ints:
    """Return people whom nobody invited can reach, and who could have been reached."""
    picked = case.hits[:, order]
    return case.rows[np.diff(picked.indptr) < case.need]
