"""Loads the talks that a site has before it: proposed, checked, given out, tried once."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.demo.joint_rooms import JointRoom
from samsyn.office.demo.talk_plans import LINE
from samsyn.office.messages.queries import usable
from samsyn.office.notifications import changes
from samsyn.office.notifications.changes import (
    AssignmentPlan,
    AttemptPlan,
    ClearancePlan,
    MemberPlan,
    ProposalPlan,
)
from samsyn.office.notifications.models import CustomNotification
from samsyn.office.notifications.queries import open_talks_of
from samsyn.vocabulary.messages import MessageKind
from samsyn.vocabulary.rooms import AgencyKind
from samsyn.vocabulary.talks import AttemptOutcome, SafetyVerdict, TalkTrigger

_AIMS = (
    "Ge budskapet till någon i gruppen som inte var på call-in",
    "Fråga hur det går och påminna om stödlinjen",
    "Be om lugn i gruppen och berätta om hjälpen",
    "Ge budskapet igen före nästa call-in",
    "Berätta om hjälpen inför frigivningen",
)
_CHECKED, _GIVEN, _TRIED = 1, 2, 4  # how many come no further than before each of these


def plan_talks(joint: JointRoom, lead: Actor, *, now: datetime) -> None:
    """Leave a few talks half way, so that coordinators and teams have something to do."""
    with access.acting_as(lead):
        people = _to_meet(joint, lead, now=now)
        for number, (key, aim) in enumerate(zip(people, _AIMS, strict=False)):
            plan = ProposalPlan(
                person_id=joint.records[key], trigger=TalkTrigger.GROUP_IN_FOCUS, aim=aim
            )
            talk_id = changes.propose(lead, plan, now=now - timedelta(days=4))
            if number >= _CHECKED:
                _check(lead, talk_id, now=now - timedelta(days=3))
            if number >= _GIVEN:
                _give(joint, lead, talk_id, key, number, now=now)


def _to_meet(joint: JointRoom, lead: Actor, *, now: datetime) -> list[str]:
    """Return who came to the latest call-in and waits for no talk."""
    held = [one for one in joint.site.outreach.call_ins if one.held_on < timezone.localdate(now)]
    came = held[-1].attended if held else ()
    waiting = open_talks_of(lead, [joint.records[key] for key in came], now=now)
    return [key for key in came if joint.records[key] not in waiting]


def _check(lead: Actor, talk_id: UUID, *, now: datetime) -> None:
    plan = ClearancePlan(
        talk_id=talk_id,
        safety=SafetyVerdict.SAFE,
        investigation_clear=True,
        support_consulted=True,
    )
    changes.clear(lead, plan, now=now)


def _give(
    joint: JointRoom, lead: Actor, talk_id: UUID, key: str, number: int, *, now: datetime
) -> None:
    kinds = (AgencyKind.POLICE, AgencyKind.SOCIAL_SERVICES)
    team = [joint.visitors[kind][0] for kind in kinds]
    today = timezone.localdate(now)
    [message, *_others] = usable(lead, MessageKind.TALK_BRIEF, on=today, language="sv")
    tomorrow = timezone.localtime(now).replace(hour=10 + number, minute=30, second=0, microsecond=0)
    plan = AssignmentPlan(
        talk_id=talk_id,
        team=tuple(MemberPlan(staff_id=who) for who in team),
        addressed_as=joint.given_names[key],
        message_id=message.version_id,
        parts=LINE,
        place="Hemma",
        meet_at=tomorrow + timedelta(days=1),
    )
    brief_id = changes.assign(lead, plan, now=now - timedelta(days=2))
    if number >= _TRIED:
        rows = access.visible_to(lead, CustomNotification.objects).filter(pk=talk_id)
        part = rows.values_list("team_part_id", flat=True).get() or 0
        _try(
            joint.with_parts(joint.actors[team[0]], [part]), brief_id, now=now - timedelta(hours=20)
        )


def _try(visitor: Actor, brief_id: UUID, *, now: datetime) -> None:
    plan = AttemptPlan(
        brief_id=brief_id,
        form_key=uuid5(NAMESPACE_URL, str(brief_id)),
        outcome=AttemptOutcome.NOT_HOME,
    )
    with access.acting_as(visitor):
        changes.log_attempt(visitor, plan, now=now)
