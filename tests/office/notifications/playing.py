"""Talks to play with: real rows in the joint room, written as the pages write them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from tests.conftest import actor_named
from tests.office.groups import playing
from tests.office.messages import playing as library

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.messages.models import MessageVersion
from samsyn.office.notifications import changes, queries
from samsyn.office.notifications.changes import (
    AssignmentPlan,
    AttemptPlan,
    ClearancePlan,
    MemberPlan,
    ProposalPlan,
)
from samsyn.office.partners.models import Agency
from samsyn.vocabulary.messages import MessageKind
from samsyn.vocabulary.talks import (
    AttemptOutcome,
    HelpWish,
    MessageDelivered,
    SafetyVerdict,
    TalkResponse,
    TalkTrigger,
)

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOW.date()
JOINT = "orebro-joint"
ADULT = {"born_earliest": date(1996, 1, 1), "born_latest": date(1996, 12, 31)}
CHILD = {"born_earliest": date(2010, 1, 1), "born_latest": date(2010, 12, 31)}
MET: dict[str, Any] = {
    "outcome": AttemptOutcome.MET_PERSON,
    "delivered": MessageDelivered.ALL,
    "card_given": True,
    "response": TalkResponse.LISTENED,
    "help_wish": HelpWish.NO,
}


def fresh(actor: Actor) -> Actor:
    """The same member of staff as the tables say who they are now."""
    return actor_named(actor.name.lower())


def person(actor: Actor, key: str = JOINT, **columns: Any) -> UUID:
    return playing.person(actor, key, **(ADULT | columns))


def agency(key: str) -> int:
    return Agency.objects.get(key=key).pk


def proposal(person_id: UUID, **changed: Any) -> ProposalPlan:
    neutral = {"trigger": TalkTrigger.PLANNED, "aim": "Say that help is there"}
    return ProposalPlan(**{**neutral, "person_id": person_id, **changed})


def propose(actor: Actor, person_id: UUID, *, now: datetime = NOW, **changed: Any) -> UUID:
    with access.acting_as(actor):
        return changes.propose(actor, proposal(person_id, **changed), now=now)


def clear(actor: Actor, talk_id: UUID, *, now: datetime = NOW, **changed: Any) -> UUID:
    neutral = {
        "safety": SafetyVerdict.SAFE,
        "investigation_clear": True,
        "support_consulted": True,
    }
    with access.acting_as(actor):
        plan = ClearancePlan(**{**neutral, "talk_id": talk_id, **changed})
        return changes.clear(actor, plan, now=now)


def member(who: Actor, key: str | None = None) -> MemberPlan:
    return MemberPlan(staff_id=who.staff_id, agency_id=agency(key) if key else None)


def assign(
    actor: Actor, talk_id: UUID, *team: MemberPlan, now: datetime = NOW, **changed: Any
) -> UUID:
    neutral: dict[str, Any] = {"addressed_as": "Ali"}
    if "message_id" not in changed:
        neutral["message_id"] = words(actor)
    with access.acting_as(actor):
        plan = AssignmentPlan(**{**neutral, "talk_id": talk_id, "team": team, **changed})
        return changes.assign(actor, plan, now=now)


def words(actor: Actor, kind: MessageKind = MessageKind.TALK_BRIEF, **columns: Any) -> UUID:
    """A text in force, approved by Frida; the one that is there already, if there is one."""
    with access.acting_as(actor):
        held = MessageVersion.objects.filter(text__kind=kind.value).first()
    if held is not None and not columns:
        return held.pk
    text = library.text(actor, kind, name=f"Text {kind.value}")
    return library.approved(actor, actor_named("frida"), text, **columns)


def given(
    planner: Actor,
    *team: MemberPlan,
    now: datetime = NOW,
    person_id: UUID | None = None,
    **brief: Any,
) -> tuple[UUID, UUID]:
    """Propose, check and give out a talk; return the talk and its brief."""
    talk = propose(planner, person_id or person(planner), now=now)
    clear(planner, talk, now=now)
    return talk, assign(planner, talk, *team, now=now, **brief)


def log(actor: Actor, brief_id: UUID, *, now: datetime = NOW, **changed: Any) -> UUID:
    neutral = {"outcome": AttemptOutcome.NOT_HOME, "form_key": uuid4()}
    with access.acting_as(actor):
        plan = AttemptPlan(**{**neutral, "brief_id": brief_id, **changed})
        return changes.log_attempt(actor, plan, now=now).attempt_id


def sheet(actor: Actor, talk_id: UUID, *, now: datetime = NOW) -> queries.TalkSheet:
    seen = fresh(actor)
    with access.acting_as(seen):
        return queries.talk_sheet(seen, talk_id, now=now)


def days(number: int) -> timedelta:
    return timedelta(days=number)
