"""Loads the talks that a site has held: proposed, checked, given to a team and logged by it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.contact_cards.models import ContactCard
from samsyn.office.demo.joint_rooms import JointRoom, at
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
from samsyn.simulation.outreach_records import SimulatedTalk
from samsyn.vocabulary.messages import MessageKind

_CARDED = timedelta(days=120)  # talks so recent leave a card of the batch that is in use


def load_talks(joint: JointRoom, call_ins: Mapping[str, UUID], *, now: datetime) -> None:
    """Write the site's talks, each step at its own time and by who takes it."""
    left = iter(_codes(joint))
    for number, talk in enumerate(joint.site.outreach.talks):
        recent = at(talk.attempts[-1].day, 0) > now - _CARDED
        card = next(left, "") if recent and talk.met_on else ""
        _Talk(joint, talk, number, card, now).load(call_ins)


def _codes(joint: JointRoom) -> list[str]:
    """Return the codes of the cards that wait to be handed over."""
    with access.acting_as(joint.lead) as lead:
        rows = access.visible_to(lead, ContactCard.objects)
        waiting = rows.filter(delivery__isnull=True, room_id=joint.room_id)
        return list(
            waiting.order_by("-batch__recorded_at", "position").values_list("code", flat=True)
        )


@dataclass(frozen=True, slots=True)
class _Talk:
    """One talk while it is loaded."""

    joint: JointRoom
    talk: SimulatedTalk
    number: int
    card: str  # the code of the one that is left, if any
    now: datetime

    @property
    def lead(self) -> Actor:
        return self.joint.lead

    def load(self, call_ins: Mapping[str, UUID]) -> None:
        talk, lead = self.talk, self.lead
        proposed = at(talk.proposed_on, 10)
        with access.acting_as(lead):
            plan = proposal_plan(talk, self.joint, call_ins, proposed)
            talk_id = changes.propose(lead, plan, now=proposed)
            checked = min(proposed + timedelta(hours=4), self._first_attempt())
            changes.clear(lead, clearance_plan(talk, talk_id), now=checked)
            given = max(checked, self._first_attempt() - timedelta(hours=20))
            brief_id = changes.assign(lead, self._assignment(talk_id, given), now=given)
        self._visit(brief_id)
        self._afterwards(talk_id)

    def _visit(self, brief_id: UUID) -> None:
        for turn, attempt in enumerate(self.talk.attempts):
            when = at(attempt.day, attempt.hour)
            logger = self._actor(self._team()[0], when)
            plan = attempt_plan(
                self.talk,
                turn,
                brief_id,
                uuid5(NAMESPACE_URL, f"{self.talk.key}-{turn}"),
                self.card,
            )
            with access.acting_as(logger):
                changes.log_attempt(logger, plan, now=when + timedelta(minutes=20))

    def _afterwards(self, talk_id: UUID) -> None:
        """Get in touch again a month after a talk, and close what came to nothing."""
        last = at(self.talk.attempts[-1].day, 16)
        again = last + timedelta(days=30)
        ended = last + timedelta(days=14)
        if self.talk.met_on and again < self.now:
            lead = self._actor(self.lead.staff_id, again)
            with access.acting_as(lead):
                changes.follow_up(lead, recontact_plan(talk_id, self.number, again), now=again)
        elif not self.talk.met_on and ended < self.now:
            lead = self._actor(self.lead.staff_id, ended)
            with access.acting_as(lead):
                changes.close(lead, ending_plan(talk_id), now=ended)

    def _assignment(self, talk_id: UUID, when: datetime) -> AssignmentPlan:
        [message, *_others] = usable(
            self.lead, MessageKind.TALK_BRIEF, on=timezone.localdate(when), language="sv"
        )
        first = self._first_attempt()
        return AssignmentPlan(
            talk_id=talk_id,
            team=tuple(MemberPlan(staff_id=who) for who in self._team()),
            addressed_as=self._given_name(),
            message_id=message.version_id,
            parts=LINE,
            place="Hemma",
            meet_at=first - timedelta(minutes=30),
            card_code=self.card,
        )

    def _given_name(self) -> str:
        people = {one.key: one.given_name for one in self.joint.site.people}
        return people[self.talk.person]

    def _team(self) -> list[int]:
        return list(self._members())

    def _members(self) -> Iterator[int]:
        for kind in self.talk.team:
            held = self.joint.visitors[kind]
            yield held[self.number % len(held)]

    def _first_attempt(self) -> datetime:
        first = self.talk.attempts[0]
        return at(first.day, first.hour)

    def _actor(self, staff_id: int, when: datetime) -> Actor:
        return access.actor_for(staff_id, now=when, purpose="Demo")
