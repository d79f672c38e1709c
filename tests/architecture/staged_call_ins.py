"""A call-in in a joint room of the stage, with a row in every one of its tables."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins import changes
from samsyn.office.call_ins.changes import (
    ApartPlan,
    AudiencePlan,
    CallInPlan,
    ConsiderationPlan,
    FindingPlan,
    ItemPlan,
    SeatPlan,
    SignOffPlan,
    SpeakerPlan,
    StatusPlan,
)
from samsyn.office.call_ins.models import Invitation, PlanStep
from samsyn.office.community.changes import OrganisationPlan, take_up_organisation
from samsyn.office.partners.models import Agency
from samsyn.office.planning.changes import AcceptancePlan, accept
from samsyn.office.planning.queries import proposal
from samsyn.office.planning.rules import Question
from samsyn.office.promises.changes import AnswerPlan, PromisePlan, answer_promise, record_promise
from samsyn.vocabulary.call_ins import (
    CandidateStatusKind,
    FindingOccasion,
    GoDecision,
    InvitationChannel,
    SpeakerRole,
)
from samsyn.vocabulary.community import OrganisationKind
from samsyn.vocabulary.promises import PromiseKind, PromiseProof

Records = dict[str, UUID]


def stage_call_in(actor: Actor, room_id: int, word: str, staged: Records, now: datetime) -> Records:
    """Plan a call-in whose every text bears the room's word; returns its records."""
    with access.acting_as(actor):
        call_in = changes.plan_call_in(
            actor,
            CallInPlan(
                room_id=room_id,
                name=f"{word}callin",
                purpose=f"{word}purpose",
                starts_at=now + timedelta(days=30),
                lead_id=actor.staff_id,
                group_ids=(staged["group"],),
            ),
            now=now,
        )
        made = {"callin": call_in}
        made |= _people(actor, call_in, word, staged, now)
        made |= _evening(actor, call_in, room_id, word, staged, now)
        _take_plan(actor, call_in, now)
        made["step"] = PlanStep.objects.filter(call_in=call_in, task="book_venue").get().pk
        return made


def _take_plan(actor: Actor, call_in: UUID, now: datetime) -> None:
    """Take a plan of reach into the list, which holds everybody in it already."""
    question = Question()
    zone = ZoneInfo("Europe/Stockholm")
    today = now.astimezone(zone).date()
    found = proposal(actor, call_in, question, today=today, zone=zone)
    shown = frozenset(found.answer.invited if found.answer else ())
    plan = AcceptancePlan(
        call_in_id=call_in,
        question=question,
        shown=shown,
        because={},
        agency_id=None,
        channel=None,
    )
    accept(actor, plan, now=now, zone=zone)


def _people(actor: Actor, call_in: UUID, word: str, staged: Records, now: datetime) -> Records:
    police = Agency.objects.get(key="police").pk
    for person in (staged["person"], staged["other_person"]):
        changes.consider(
            actor,
            ConsiderationPlan(
                call_in_id=call_in,
                person_id=person,
                is_chosen=True,
                reason=f"{word}chosen",
                group_id=staged["group"],
                agency_id=police,
                channel=InvitationChannel.POLICE,
            ),
            now=now,
        )
    status = StatusPlan(
        person_id=staged["person"],
        kind=CandidateStatusKind.IN_CUSTODY,
        since=(now - timedelta(days=9)).date(),
        until=timezone.localdate(now),
    )
    apart = ApartPlan(
        call_in_id=call_in,
        person_id=staged["person"],
        other_id=staged["other_person"],
        how=f"{word}apart",
    )
    seat = SeatPlan(call_in_id=call_in, row=1, place=1, person_id=staged["person"])
    other = SeatPlan(call_in_id=call_in, row=3, place=9, label=f"{word}label")
    changes.enter_status(actor, status, now=now)
    changes.keep_apart(actor, apart, now=now)
    changes.take_seat(actor, other, now=now)
    return {
        "seat": changes.take_seat(actor, seat, now=now),
        "invitation": Invitation.objects.get(call_in=call_in, person=staged["person"]).pk,
    }


def _evening(
    actor: Actor, call_in: UUID, room_id: int, word: str, staged: Records, now: datetime
) -> Records:
    organisation = take_up_organisation(
        actor,
        OrganisationPlan(room_id=room_id, name=f"{word}organisation", kind=OrganisationKind.SPORT),
        now=now,
    )
    speaker = SpeakerPlan(
        call_in_id=call_in,
        name=f"{word}speaker",
        role=SpeakerRole.BEREAVED,
        organisation_id=organisation,
        script=f"{word}script",
    )
    police = Agency.objects.get(key="police").pk
    sign = SignOffPlan(call_in_id=call_in, agency_id=police, decision=GoDecision.GO)
    changes.sign_off(actor, sign, now=now)
    help_promised, protection = (
        record_promise(
            actor,
            PromisePlan(
                room_id=room_id,
                verbatim=f"{word}promise",
                kind=kind,
                made_on=timezone.localdate(now) - timedelta(days=2),
                made_by=f"{word}voice",
                group_ids=(staged["group"],),
            ),
            now=now,
        )
        for kind in (PromiseKind.HELP, PromiseKind.PROTECTION)
    )
    answer = AnswerPlan(
        promise_id=protection,
        agency_id=police,
        proof=PromiseProof.DONE,
        done_on=timezone.localdate(now),
        words=f"{word}done",
    )
    answer_promise(actor, answer, now=now)
    spoken = changes.write_speaker(actor, speaker, now=now)
    item = ItemPlan(
        call_in_id=call_in, title=f"{word}item", minutes=8, speaker_id=spoken, note=f"{word}n"
    )
    place = AudiencePlan(
        call_in_id=call_in, organisation_id=organisation, seats=4, note=f"{word}seats"
    )
    finding = FindingPlan(
        call_in_id=call_in, occasion=FindingOccasion.REHEARSAL, text=f"{word}finding"
    )
    return {
        "promise": help_promised,
        "protection": protection,
        "speaker": spoken,
        "item": changes.write_item(actor, item, now=now),
        "place": changes.seat_audience(actor, place, now=now),
        "finding": changes.add_finding(actor, finding, now=now),
    }
