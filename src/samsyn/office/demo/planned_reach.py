"""Loads a plan of whom to invite, made with the planner and changed by the coordinator."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.demo.joint_rooms import JointRoom
from samsyn.office.partners.queries import time_zone_of
from samsyn.office.people import changes as people
from samsyn.office.people.changes import TiePlan
from samsyn.office.planning import changes
from samsyn.office.planning.changes import AcceptancePlan
from samsyn.office.planning.queries import Proposal, proposal
from samsyn.office.planning.rules import Obstacle, Question
from samsyn.vocabulary.call_ins import InvitationChannel
from samsyn.vocabulary.rooms import AgencyKind

_LEFT_OUT = "Har flyttat ifrån gruppen enligt fältgruppen. Vi frågar en annan först."
_ADDED = "Lyssnas på av de yngre, enligt föreningarna. Kan föra budskapet vidare."


def know_contacts(joint: JointRoom, *, now: datetime) -> None:
    """Enter in the joint room the contacts that the partners have told one another of."""
    plans = [
        TiePlan(
            person_id=joint.records[tie.people[0]],
            other_id=joint.records[tie.people[1]],
            kind=tie.kind,
            since=tie.since,
            note="Uppgift vid arbetsgruppens möte",
        )
        for tie in joint.site.ties
        if tie.since <= timezone.localdate(now) and all(key in joint.records for key in tie.people)
    ]
    with access.acting_as(joint.lead) as lead:
        people.record_ties(lead, plans, now=now)


def plan_reach(joint: JointRoom, call_in_id: UUID, seats: int, *, now: datetime) -> None:
    """Take a plan into the list: as proposed, but for one left out and one added by hand."""
    zone = time_zone_of([held.site_id for held in joint.lead.roles])
    with access.acting_as(joint.lead) as lead:

        def asked(question: Question) -> Proposal:
            return proposal(
                lead, call_in_id, question, today=now.astimezone(zone).date(), zone=zone
            )

        first = asked(Question(seats=seats))
        if first.answer is None:
            return
        because = _moved(first)
        question = Question(
            seats=seats,
            added=frozenset(one for one, why in because.items() if why == _ADDED),
            left_out=frozenset(one for one, why in because.items() if why == _LEFT_OUT),
        )
        found = asked(question)
        if found.answer is None:
            because, question, found = {}, Question(seats=seats), first
        plan = AcceptancePlan(
            call_in_id=call_in_id,
            question=question,
            shown=frozenset(found.answer.invited if found.answer else ()),
            because=because,
            agency_id=joint.agencies[AgencyKind.POLICE],
            channel=InvitationChannel.POLICE,
        )
        changes.accept(lead, plan, now=now, zone=zone)


def _moved(found: Proposal) -> dict[UUID, str]:
    """Return whom the coordinator moves: the last of the proposed, and one who was not."""
    if found.answer is None or len(found.answer.invited) < 2:  # noqa: PLR2004  somebody is left
        return {}
    invited = found.answer.invited
    stopped = found.answer.obstacles
    others = [
        person
        for person in sorted(stopped)
        if person not in invited and set(stopped[person]) <= {Obstacle.TOLD}
    ]
    return {invited[-1]: _LEFT_OUT, **({others[0]: _ADDED} if others else {})}
