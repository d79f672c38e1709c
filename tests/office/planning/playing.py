"""Groups with contacts in Örebro's joint room, and a call-in that is to reach them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.office.call_ins import playing as call_ins
from tests.office.call_ins.playing import EVENING, NOW, TODAY
from tests.office.groups import playing as groups

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins import changes as call_in_changes
from samsyn.office.call_ins.changes import StatusPlan
from samsyn.office.people import changes as people
from samsyn.office.people.changes import TiePlan
from samsyn.office.planning import changes, queries
from samsyn.office.planning.changes import AcceptancePlan
from samsyn.office.planning.queries import Planner
from samsyn.office.planning.rules import Question
from samsyn.vocabulary.call_ins import CandidateStatusKind, InvitationChannel
from samsyn.vocabulary.people import TieKind

ZONE = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A call-in for two groups: two stars of four people each, their middles not tied."""

    call_in: UUID
    alm: UUID
    bjork: UUID
    middles: tuple[UUID, UUID]
    leaves: tuple[tuple[UUID, ...], tuple[UUID, ...]]

    @property
    def everybody(self) -> tuple[UUID, ...]:
        return (*self.middles, *self.leaves[0], *self.leaves[1])


def scene(actor: Actor, starts_at: datetime = EVENING) -> Scene:
    """Two groups in which one person is tied to all others."""
    alm, bjork = call_ins.group(actor, "Grupp Alm"), call_ins.group(actor, "Grupp Björk")
    middles, leaves = [], []
    for group in (alm, bjork):
        people_of = [call_ins.person(actor) for _ in range(4)]
        for one in people_of:
            groups.member(actor, one, group)
        tie(actor, *((people_of[0], one) for one in people_of[1:]))
        middles.append(people_of[0])
        leaves.append(tuple(people_of[1:]))
    return Scene(
        call_in=call_ins.call_in(actor, alm, bjork, starts_at=starts_at),
        alm=alm,
        bjork=bjork,
        middles=(middles[0], middles[1]),
        leaves=(leaves[0], leaves[1]),
    )


def tie(actor: Actor, *pairs: tuple[UUID, UUID], kind: TieKind = TieKind.FRIEND) -> None:
    with access.acting_as(actor):
        plans = [TiePlan(person_id=one, other_id=other, kind=kind) for one, other in pairs]
        people.record_ties(actor, plans, now=NOW)


def status(actor: Actor, person: UUID, kind: CandidateStatusKind) -> None:
    with access.acting_as(actor):
        plan = StatusPlan(person_id=person, kind=kind, since=TODAY)
        call_in_changes.enter_status(actor, plan, now=NOW)


def planner(actor: Actor, call_in: UUID, **asked: Any) -> Planner:
    with access.acting_as(actor):
        return queries.planner(actor, call_in, Question(**asked), today=TODAY, zone=ZONE)


def invited(page: Planner) -> set[UUID]:
    return set(page.answer.invited) if page.answer else set()


def accepted(
    actor: Actor, call_in: UUID, *, because: dict[UUID, str] | None = None, **asked: Any
) -> UUID:
    """Take the plan of a question into the ledger as it is shown."""
    shown = frozenset(invited(planner(actor, call_in, **asked)))
    plan = AcceptancePlan(
        call_in_id=call_in,
        question=Question(**asked),
        shown=shown,
        because=because or {},
        agency_id=call_ins.agency(),
        channel=InvitationChannel.POLICE,
    )
    with access.acting_as(actor):
        return changes.accept(actor, plan, now=NOW, zone=ZONE)
