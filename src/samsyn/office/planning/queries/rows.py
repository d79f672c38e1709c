"""The rows of the planner's page, made of one proposal: codes, reasons and counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from samsyn.analysis.reach.plans import Reason
from samsyn.office import access
from samsyn.office.call_ins.queries import Warned
from samsyn.office.people.queries import PersonLabel
from samsyn.office.planning.queries.proposals import Proposal
from samsyn.office.planning.rules import Answer, Held, Ledger, Obstacle, Standing
from samsyn.vocabulary.call_ins import Exclusion

_FINAL: Final = frozenset({Obstacle.CALLED_OFF})  # no change by hand brings somebody back


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedRow:
    """One of the proposed, why, and what they add to those above them."""

    label: PersonLabel
    groups: tuple[str, ...]
    reason: Reason
    gain: float
    alone: float
    session: int
    instead: tuple[str, ...]  # codes of some who could take the place without loss
    instead_more: int
    stays: float | None  # how often the same question would choose them again
    is_asked: bool  # by hand or in the ledger: nobody could stand in
    is_chosen: bool  # in the ledger before this plan
    is_delivered: bool
    is_added: bool
    is_supervised: bool
    is_untied: bool  # no documented contact with the others


@dataclass(frozen=True, slots=True, kw_only=True)
class OutRow:
    """Somebody who is not proposed because something stands in the way."""

    label: PersonLabel
    groups: tuple[str, ...]
    obstacles: tuple[Obstacle, ...]
    warnings: tuple[Warned, ...]
    reason: str  # what the ledger says
    may_add: bool
    is_left_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person to be reached: how they stand to the plan and through whom."""

    label: PersonLabel
    groups: tuple[str, ...]
    standing: Standing
    through: tuple[str, ...]
    may_add: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """One group: how many are to be reached, may be invited, are proposed, are reached."""

    id: UUID
    name: str
    people: int
    able: int
    proposed: int
    reached: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NextRow:
    """Who the next seat would go to, and how many more it would reach."""

    label: PersonLabel
    gain: float


class Rows:
    """The rows of one proposal. Codes are of everybody; labels of those whom a page shows."""

    def __init__(self, found: Proposal) -> None:
        self.found = found
        self.facts = found.known.facts
        self.labels: Mapping[UUID, PersonLabel] = {}
        self.codes = {person: access.code_for("P", person) for person in self.facts.people}
        self.ordered = sorted(self.codes, key=lambda person: (self.codes[person], person))
        self.obstacles = {
            person.id: person.obstacles(found.question) for person in self.facts.people.values()
        }
        self.able_in = self.facts.able_in(found.question)
        self.tied = {person for one in self.facts.contacts for person in (one.first, one.second)}

    @property
    def stopped(self) -> list[UUID]:
        """Everybody whom something keeps from being proposed, in the order of codes."""
        return [person for person in self.ordered if self.obstacles[person]]

    def of(self, answer: Answer, people: Iterable[UUID]) -> tuple[PersonRow, ...]:
        """Return how these people stand to a plan, in their order."""
        through, standings = answer.through(), answer.standings()
        return tuple(
            self._person(person, standings[person], through.get(person, ())) for person in people
        )

    def next_seats(self, answer: Answer) -> tuple[NextRow, ...]:
        """Return who further seats would go to."""
        return tuple(
            NextRow(label=self.labels[UUID(one.person)], gain=one.gain)
            for one in answer.plan.next_seats
        )

    def out(self) -> Iterator[OutRow]:
        """Yield everybody whom something keeps from being proposed, in the order of codes."""
        for person in self.stopped:
            stopped = self.obstacles[person]
            obstacles = tuple(one for one in stopped if isinstance(one, Obstacle))
            line = self.found.known.ledger.get(person)
            yield OutRow(
                label=self.labels[person],
                groups=self._names(person),
                obstacles=obstacles,
                warnings=self.found.known.warnings[person],
                reason=line.reason if line and Obstacle.NOT_CHOSEN in obstacles else "",
                may_add=_may_add(stopped),
                is_left_out=Obstacle.LEFT_OUT in obstacles,
            )

    def proposed(self, answer: Answer, robust: Held | None) -> Iterator[ProposedRow]:
        """Yield the proposed, who adds most first."""
        ledger = self.found.known.ledger
        for one in answer.plan.invitees:
            person = UUID(one.person)
            line = ledger.get(person)
            yield ProposedRow(
                label=self.labels[person],
                groups=self._names(person),
                reason=one.reason,
                gain=one.gain,
                alone=one.alone,
                session=one.session,
                instead=self._codes(UUID(other) for other in one.alternatives),
                instead_more=one.more_alternatives,
                stays=robust.stays.get(person)
                if robust and one.reason is not Reason.ASKED
                else None,
                is_asked=one.reason is Reason.ASKED,
                is_chosen=line is not None and line.standing is Ledger.CHOSEN,
                is_delivered=line is not None and line.is_delivered,
                is_added=person in answer.question.added,
                is_supervised=self.facts.people[person].supervised,
                is_untied=person not in self.tied,
            )

    def _person(self, person: UUID, standing: Standing, through: tuple[UUID, ...]) -> PersonRow:
        return PersonRow(
            label=self.labels[person],
            groups=self._names(person),
            standing=standing,
            through=self._codes(through),
            may_add=standing is not Standing.INVITED and _may_add(self.obstacles[person]),
        )

    def groups(self, answer: Answer) -> Iterator[GroupRow]:
        """Yield the covered groups, in Swedish order."""
        reached = {UUID(one.group): one for one in answer.plan.groups}
        for group, name in self.facts.groups.items():
            counts = reached.get(group)
            yield GroupRow(
                id=group,
                name=name,
                people=counts.members if counts else 0,
                able=self.able_in[group],
                proposed=counts.invited if counts else 0,
                reached=counts.reached if counts else 0.0,
            )

    def _names(self, person: UUID) -> tuple[str, ...]:
        groups = self.facts.groups
        return tuple(groups[one] for one in self.facts.people[person].groups if one in groups)

    def _codes(self, people: Iterable[UUID]) -> tuple[str, ...]:
        return tuple(sorted(self.codes[one] for one in people))


def _may_add(stopped: Sequence[Exclusion | Obstacle]) -> bool:
    return not any(isinstance(one, Exclusion) or one in _FINAL for one in stopped)
