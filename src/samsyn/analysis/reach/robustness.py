"""How a plan holds when the ties are not quite as they are believed to be.

Each draw leaves out some ties, which may be wrong, and adds some, which may have been missed;
missed ties mostly join people who share a contact. Then the same plan is looked at again, and the
same question asked anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.networks.graphs import Graph, Ints, graph_of_codes
from samsyn.analysis.reach.cases import Case, compile_case
from samsyn.analysis.reach.handful import choose_greedily
from samsyn.analysis.reach.plans import Plan
from samsyn.analysis.reach.questions import Patience, Person, Rules, check_people
from samsyn.analysis.reach.smallest import fewest

_SURE: Final = 0.95
_SHARED: Final = 0.7  # of missed ties that join people who share a contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """How far the ties are to be doubted: shares of all ties, and how often to draw."""

    wrong: float = 0.1
    missing: float = 0.1
    draws: int = 100
    seed: int = 1

    def __post_init__(self) -> None:
        if not (0 <= self.wrong < 1 and 0 <= self.missing <= 1 and self.draws >= 1):
            raise AnalysisError(
                "The shares of wrong and missing ties lie from 0 to 1, and draws are 1 or more."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Robustness:
    """What a plan reaches over the draws.

    `held` was reached in at least 95 of 100 draws. `stays` is for each of the invited the share
    of draws in which the same question would again choose them; it ranks plans' certainty and
    not people.
    """

    doubt: Doubt
    held: float
    median: float
    least: float
    most: float
    reaches: tuple[float, ...]  # of every draw, as drawn
    stays: tuple[tuple[str, float], ...]


def doubted(
    graph: Graph, people: Iterable[Person], rules: Rules, made: Plan, doubt: Doubt
) -> Robustness:
    """Draw the network anew and look what the plan reaches; the same seed draws the same."""
    known = check_people(graph, people, rules)
    dice = np.random.default_rng(doubt.seed)
    reaches, times = [], dict.fromkeys(made.ids, 0)
    for _ in range(doubt.draws):
        drawn = draw(graph, doubt, dice)
        case = compile_case(drawn, known, rules)
        reaches.append(round(case.reach(_columns(case, made.ids)), 6))
        for person in _asked_again(case) & times.keys():
            times[person] += 1
    ordered = sorted(reaches)
    return Robustness(
        doubt=doubt,
        held=ordered[int((1 - _SURE) * len(ordered))],
        median=float(np.median(ordered)),
        least=ordered[0],
        most=ordered[-1],
        reaches=tuple(reaches),
        stays=tuple((person, count / doubt.draws) for person, count in times.items()),
    )


def draw(graph: Graph, doubt: Doubt, dice: np.random.Generator) -> Graph:
    """Return the network with some ties left out and others added."""
    first, second, weights = graph.pairs()
    stays = dice.random(len(first)) >= doubt.wrong
    count = int(dice.binomial(len(first), doubt.missing)) if len(first) else 0
    one, other = _missed(graph, count, dice)
    fresh = one != other
    return replace(
        graph_of_codes(
            graph.people,
            np.concatenate([first[stays], one[fresh]]),
            np.concatenate([second[stays], other[fresh]]),
            np.concatenate([weights[stays], np.ones(int(fresh.sum()))]),
        ),
        notes=(),
    )


def _missed(graph: Graph, count: int, dice: np.random.Generator) -> tuple[Ints, Ints]:
    """Draw ends of ties: contacts of a common contact, else people by how many ties they have."""
    ends = graph.matrix.indices
    one = ends[dice.integers(len(ends), size=count)] if count else np.zeros(0, np.int64)
    step = _contact(graph, _contact(graph, one, dice), dice)
    far = ends[dice.integers(len(ends), size=count)] if count else one
    shared = dice.random(count) < _SHARED
    return one.astype(np.int64), np.where(shared, step, far).astype(np.int64)


def _contact(graph: Graph, people: Ints, dice: np.random.Generator) -> Ints:
    start = graph.matrix.indptr[people]
    size = graph.matrix.indptr[people + 1] - start
    return graph.matrix.indices[start + (dice.random(len(people)) * size).astype(np.int64)]


def _columns(case: Case, ids: Iterable[str]) -> Ints:
    number = {case.graph.people[at]: column for column, at in enumerate(case.columns.tolist())}
    return np.array([number[one] for one in ids], dtype=np.int64)


def _asked_again(case: Case) -> set[str]:
    if case.rules.capacity is None:
        found = fewest(case, Patience(seconds=1.0)).columns
    else:
        chosen = choose_greedily(case)
        found = np.zeros(0, np.int64) if chosen is None else chosen
    return {case.graph.people[at] for at in case.columns[found].tolist()}


__all__ = ["Doubt", "Robustness", "doubted", "draw"]
