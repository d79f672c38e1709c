"""A question and what is known, as a problem for the analysis; its answer, back in our terms."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from time import perf_counter
from typing import Final
from uuid import UUID

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.networks.graphs import Graph, build_graph
from samsyn.analysis.reach.planning import plan, reach_curve
from samsyn.analysis.reach.plans import Plan
from samsyn.analysis.reach.questions import (
    Bar,
    Conflict,
    Infeasible,
    Patience,
    Person,
    Rules,
)
from samsyn.analysis.reach.robustness import Doubt, Robustness, doubted
from samsyn.office.planning.rules.facts import Facts, Known, Ledger, Obstacle
from samsyn.office.planning.rules.questions import SHARES, Question, Supervision
from samsyn.vocabulary.call_ins import Exclusion

PATIENCE: Final = 0.3  # seconds: a page answers at once
MOST_ON_CURVE: Final = 60
_TEN: Final = 10
ROOM_ON_CURVE: Final = 10  # seats beyond the plan
_DRAWS: Final = ((150, 40), (600, 10))  # people up to so many: how often the network is drawn
_BARS: Mapping[Exclusion | Obstacle, Bar] = {
    Exclusion.IN_CUSTODY: Bar.CUSTODY,
    Exclusion.PROTECTED: Bar.PROTECTED,
    Exclusion.MINOR: Bar.MINOR,
    Exclusion.MAY_BE_MINOR: Bar.MINOR,
    Obstacle.IN_SUPPORT: Bar.SUPPORT,
    Obstacle.LEFT_OUT: Bar.LEFT_OUT,
    Obstacle.NOT_CHOSEN: Bar.LEFT_OUT,
}
Obstacles = Mapping[UUID, tuple[Exclusion | Obstacle, ...]]


class Standing(StrEnum):
    """How a person stands to a plan."""

    INVITED = "invited"
    TOLD = "told"
    REACHED = "reached"
    NOT_REACHED = "not_reached"


class NoPlan(Exception):
    """The rules cannot hold together; `conflicts` is a smallest set that cannot."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__("No plan holds to the rules.")
        self.conflicts = conflicts  # none if no plan was found in the time that there is


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A plan, and the problem that it answers."""

    question: Question
    facts: Facts
    plan: Plan
    obstacles: Obstacles
    problem: "Problem"

    @property
    def invited(self) -> tuple[UUID, ...]:
        """Who is proposed, who adds most first."""
        return tuple(UUID(one) for one in self.plan.ids)

    def through(self) -> dict[UUID, tuple[UUID, ...]]:
        """Return person -> those of the invited who are tied to them."""
        invited = set(self.invited)
        found: dict[UUID, list[UUID]] = {}
        for one in self.facts.contacts:
            for person, other in ((one.first, one.second), (one.second, one.first)):
                if other in invited:
                    found.setdefault(person, []).append(other)
        return {person: tuple(sorted(others)) for person, others in found.items()}

    def standings(self) -> dict[UUID, Standing]:
        """Return how everybody stands to the plan."""
        missed = {UUID(one) for one in (*self.plan.not_reached, *self.plan.beyond)}
        invited = set(self.invited)
        told = {UUID(one.id) for one in self.problem.people if one.told}
        return {
            person: Standing.INVITED
            if person in invited
            else Standing.TOLD
            if person in told
            else Standing.NOT_REACHED
            if person in missed
            else Standing.REACHED
            for person in self.facts.people
        }

    def curve(self) -> tuple[float, ...]:
        """Return the reach of a quick choice with none, one, two … seats."""
        able = sum(not one.bar and not one.told for one in self.problem.people)
        most = min(MOST_ON_CURVE, able, len(self.plan.invitees) + ROOM_ON_CURVE)
        problem = self.problem
        return reach_curve(problem.graph, problem.people, problem.rules, most) if most else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """How a plan holds when contacts are wrong or missing."""

    draws: int
    held: float
    median: float
    least: float
    stays: Mapping[UUID, float]  # how often the same question would choose them again


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Problem:
    """What the analysis is asked: people under keys, no names and no records."""

    graph: Graph
    people: tuple[Person, ...]
    rules: Rules


def answer(facts: Facts, question: Question) -> Answer:
    """Return the best plan found; raises `NoPlan` if the rules cannot hold together."""
    obstacles = {person.id: person.obstacles(question) for person in facts.people.values()}
    problem = _problem(facts, question, obstacles)
    try:
        found = plan(
            problem.graph,
            problem.people,
            problem.rules,
            Patience(seconds=PATIENCE, clock=perf_counter),
        )
    except Infeasible as refusal:
        raise NoPlan(refusal.conflicts) from refusal
    except AnalysisError as refusal:  # out of time, with no plan that holds to the rules
        raise NoPlan(()) from refusal
    return Answer(question=question, facts=facts, plan=found, obstacles=obstacles, problem=problem)


def as_good(other: frozenset[UUID], one: Answer) -> Answer | None:
    """Return the plan that invites these others, if it holds to the rules and is as good.

    With thousands of people the search stops at its time, and may stop elsewhere the next time.
    """
    if len(other) > len(one.invited) or any(one.obstacles.get(person, "?") for person in other):
        return None
    asked = replace(one.question, seats=len(other), added=one.question.added | other)
    try:
        found = answer(one.facts, asked)
    except NoPlan:
        return None
    if set(found.invited) != other or found.plan.reached < one.plan.reached:
        return None
    return replace(found, question=one.question, obstacles=one.obstacles)


def held(one: Answer) -> Held | None:
    """Return how the plan holds over drawn networks; none without ties, or with too many people."""
    size = len(one.facts.people)
    draws = next((count for most, count in _DRAWS if size <= most), 0)
    if not draws or not one.plan.ties or not one.plan.invitees:
        return None
    problem = one.problem
    # As many as the plan has, so that each draw is a quick choice and no proof.
    rules = replace(problem.rules, seats=len(one.plan.invitees))
    found: Robustness = doubted(problem.graph, problem.people, rules, one.plan, Doubt(draws=draws))
    return Held(
        draws=draws,
        held=found.held,
        median=found.median,
        least=found.least,
        stays={UUID(person): share for person, share in found.stays},
    )


def _problem(facts: Facts, question: Question, obstacles: Obstacles) -> Problem:
    people = tuple(_people(facts, question, obstacles))
    able = {group for one in people if not one.bar and not one.told for group in one.groups}
    groups = {group for one in people for group in one.groups}
    return Problem(
        graph=build_graph(
            ((str(one.first), str(one.second)) for one in facts.contacts),
            (one.id for one in people),
            closed=True,
        ),
        people=people,
        rules=Rules(
            seats=question.seats,
            sessions=question.sessions,
            seats_each=question.each,
            carriers=question.carriers if able else 0,
            carriers_in=tuple(sorted(able)),
            rivals=tuple(
                (str(one), str(other))
                for one, other in facts.rivals
                if question.rivals_apart and {str(one), str(other)} <= groups
            ),
            supervised_share=SHARES.get(question.supervision, 0.0),
            prefer_supervised=question.supervision is not Supervision.ANY,
            times=question.times,
            steps=question.steps,
        ),
    )


def _people(facts: Facts, question: Question, obstacles: Obstacles) -> Iterator[Person]:
    foes: dict[UUID, set[str]] = {}
    for pair in facts.conflicts:
        one, other = sorted(pair)
        foes.setdefault(one, set()).add(str(other))
        foes.setdefault(other, set()).add(str(one))
    for person in facts.people.values():
        found = obstacles[person.id]
        stopped = [one for one in found if one is not Obstacle.TOLD]
        yield Person(
            id=str(person.id),
            groups=tuple(str(group) for group in person.groups),
            bar=_BARS.get(stopped[0], Bar.NOT_CONTACTABLE) if stopped else None,
            supervised=person.supervised,
            coming=question.coming / _TEN,
            conflicts=frozenset(foes.get(person.id, ())),
            told=Obstacle.TOLD in found,
            asked=not found and _is_asked(person, question),
        )


def _is_asked(person: Known, question: Question) -> bool:
    return person.ledger is Ledger.CHOSEN or person.id in question.added
