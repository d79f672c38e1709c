"""Loads the talks that a site has held: proposed, checked, given to a team and logged by it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.contact_cards.models import ContactCard
from samsyn.office.demo.joint_rooms import JointRoom, at
from samsyn.office.demo.ongoing import plan_talks
from samsyn.office.demo.talk_plans import (
    LINE,
    attempt_plan,
    clearance_plan,
    ending_plan,
    proposal_plan,
    recontact_plan,
)
from samsyn.office.messages.queries import usable
from samsyn.office.notifications import changes
from samsyn.office.notifications.changes import AssignmentPlan, MemberPlan
from samsyn.office.notifications.models import CustomNotification
from samsyn.simulation.outreach_records import SimulatedTalk
from samsyn.vocabulary.messages import MessageKind

_CARDED = timedelta(days=120)  # talks so recent leave a card of the batch that is in use


def load_talks(joint: JointRoom, call_ins: Mapping[str, UUID], *, now: datetime) -> None:
    """Write the site's talks, each step at its own time and by who takes it."""
    left, parts = iter(_codes(joint)), defaultdict[str, list[int]](list)
    words = _Words(joint.lead, {})
    for number, talk in enumerate(joint.site.outreach.talks):
        recent = at(talk.attempts[-1].day, 0) > now - _CARDED
        card = next(left, "") if recent and talk.met_on else ""
        lead = joint.with_parts(joint.lead, parts[talk.person])
        held = _Talk(joint, talk, number, lead, card, words, now)
        parts[talk.person].append(held.load(call_ins))
    every = [part for several in parts.values() for part in several]
    plan_talks(joint, joint.with_parts(joint.lead, every), now=now)


def _codes(joint: JointRoom) -> list[str]:
    """Return the codes of the cards that wait to be handed over."""
    with access.acting_as(joint.lead) as lead:
        rows = access.visible_to(lead, ContactCard.objects)
        waiting = rows.filter(delivery__isnull=True, room_id=joint.room_id)
        return list(
            waiting.order_by("-batch__recorded_at", "position", "pk").values_list("code", flat=True)
        )


@dataclass(frozen=True, slots=True)
class _Words:
    """The talk brief's version in force, asked for once a day."""

    lead: Actor
    known: dict[date, UUID]

    def on(self, day: date) -> UUID:
        if day not in self.known:
            [version, *_others] = usable(self.lead, MessageKind.TALK_BRIEF, on=day, language="sv")
            self.known[day] = version.version_id
        return self.known[day]


@dataclass(frozen=True, slots=True)
class _Talk:
    """One talk while it is loaded."""

    joint: JointRoom
    talk: SimulatedTalk
    number: int
    lead: Actor
    card: str  # the code of the one that is left, if any
    words: _Words
    now: datetime

    def load(self, call_ins: Mapping[str, UUID]) -> int:
        """Write the talk; return the part of the room that its team sees."""
        talk, lead, proposed = self.talk, self.lead, at(self.talk.proposed_on, 10)
        first = at(talk.attempts[0].day, talk.attempts[0].hour)
        with access.acting_as(lead):
            plan = proposal_plan(talk, self.joint, call_ins, proposed)
            talk_id = changes.propose(lead, plan, now=proposed)
            checked = min(proposed + timedelta(hours=4), first)
            changes.clear(lead, clearance_plan(talk, talk_id), now=checked)
            given = max(checked, first - timedelta(hours=20))
            assignment = self._assignment(talk_id, given, first)
            brief_id = changes.assign(lead, assignment, now=given)
            rows = access.visible_to(lead, CustomNotification.objects).filter(pk=talk_id)
            part = rows.values_list("team_part_id", flat=True).get() or 0
        self._visit(brief_id, part)
        self._afterwards(talk_id, part)
        return part

    def _visit(self, brief_id: UUID, part: int) -> None:
        logger = self.joint.with_parts(self.joint.actors[self._team()[0]], [part])
        with access.acting_as(logger):
            for turn, attempt in enumerate(self.talk.attempts):
                form = uuid5(NAMESPACE_URL, f"{self.talk.key}-{turn}")
                plan = attempt_plan(self.talk, turn, brief_id, form, self.card)
                logged = at(attempt.day, attempt.hour)
                changes.log_attempt(logger, plan, now=logged)

    def _afterwards(self, talk_id: UUID, part: int) -> None:
        """Get in touch again a month after a talk, and close what came to nothing."""
        last = at(self.talk.attempts[-1].day, 20)
        again, ended = last + timedelta(days=30), last + timedelta(days=14)
        lead = self.joint.with_parts(self.lead, [part])
        if self.talk.met_on and again < self.now:
            with access.acting_as(lead):
                changes.follow_up(lead, recontact_plan(talk_id, self.number, again), now=again)
        elif not self.talk.met_on and ended < self.now:
            with access.acting_as(lead):
                changes.close(lead, ending_plan(talk_id), now=ended)

    def _assignment(self, talk_id: UUID, when: datetime, first: datetime) -> AssignmentPlan:
        return AssignmentPlan(
            talk_id=talk_id,
            team=tuple(MemberPlan(staff_id=who) for who in self._team()),
            addressed_as=self.joint.given_names[self.talk.person],
            message_id=self.words.on(timezone.localdate(when)),
            parts=LINE,
            place="Hemma",
            meet_at=first - timedelta(minutes=30),
            card_code=self.card,
        )

    def _team(self) -> list[int]:
        held = (self.joint.visitors[kind] for kind in self.talk.team)
        return [several[self.number % len(several)] for several in held]
