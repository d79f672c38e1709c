"""How the simulated sites have answered new violence, as plain frozen records."""

from dataclasses import dataclass
from datetime import date

from samsyn.vocabulary.levers import Lever
from samsyn.vocabulary.rooms import AgencyKind
from samsyn.vocabulary.sanctions import MeasureStep


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedMeasure:
    """What one agency was asked to do, and the steps that it took itself."""

    agency: AgencyKind
    lever: Lever
    what: str
    asked_on: date
    steps: tuple[tuple[MeasureStep, date], ...]
    result: str  # noted in the agency's own room
    actions: int = 0
    outside: int = 0  # of the actions, on people outside the named


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedRound:
    """Increased focus on one group after its violence; one that runs has no last day."""

    key: str
    group: str
    incidents: tuple[str, ...]
    opened_on: date
    decided_on: date
    started_on: date
    review_on: date
    ended_on: date | None
    told_on: date | None
    people: tuple[str, ...]
    measures: tuple[SimulatedMeasure, ...]
