"""Loads what is done around an evening: speakers, place, rehearsal, signatures, debrief."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins import changes
from samsyn.office.call_ins.changes import (
    AudiencePlan,
    DebriefRevision,
    FindingPlan,
    ItemPlan,
    RehearsalRevision,
    SafetyRevision,
    SignOffPlan,
    SpeakerPlan,
    SpokenPromise,
)
from samsyn.office.call_ins.models import PlanStep
from samsyn.office.demo import call_in_words as words
from samsyn.office.demo.joint_rooms import JointRoom, at
from samsyn.simulation.outreach_records import SimulatedCallIn
from samsyn.vocabulary.call_ins import FindingOccasion, GoDecision, Neutrality
from samsyn.vocabulary.rooms import AgencyKind

_SIGNING = (AgencyKind.POLICE, AgencyKind.PROBATION, AgencyKind.MUNICIPALITY)


def prepare(
    joint: JointRoom, call_in: SimulatedCallIn, call_in_id: UUID, audience: Mapping[str, UUID]
) -> None:
    """Write the programme, the place, the audience, the rehearsal and the signatures."""
    lead, evening = joint.lead, call_in.held_on
    with access.acting_as(lead):
        write_venue(lead, call_in, call_in_id, now=at(evening - timedelta(days=45), 11))
        speakers = write_speakers(
            lead, call_in, call_in_id, now=at(evening - timedelta(days=21), 11)
        )
        for name, organisation in audience.items():
            seats = AudiencePlan(
                call_in_id=call_in_id,
                organisation_id=organisation,
                seats=2 + len(name) % 4,
                confirmed=True,
            )
            changes.seat_audience(lead, seats, now=at(evening - timedelta(days=14), 12))
    other = joint.coordinators[AgencyKind.MUNICIPALITY]
    with access.acting_as(other):
        for speaker in speakers:
            approved = at(evening - timedelta(days=14), 13)
            changes.approve_script(other, speaker, version=1, now=approved)
    with access.acting_as(lead):
        if call_in.rehearsed:
            _rehearse(lead, call_in, call_in_id)
    for kind in _SIGNING:
        with access.acting_as(joint.coordinators[kind]) as actor:
            go = SignOffPlan(
                call_in_id=call_in_id, agency_id=joint.agencies[kind], decision=GoDecision.GO
            )
            changes.sign_off(actor, go, now=at(evening - timedelta(days=3), 15))


def write_venue(lead: Actor, call_in: SimulatedCallIn, call_in_id: UUID, *, now: datetime) -> None:
    """Write the place and how it is kept safe."""
    plan = SafetyRevision(
        call_in_id=call_in_id,
        version=1,
        venue=call_in.venue,
        neutrality=Neutrality.NEUTRAL,
        neutrality_note=words.NEUTRAL,
        entrances=words.ENTRANCES,
        searches=words.SEARCHES,
        guards=words.GUARDS,
        no_arrests=words.NO_ARRESTS,
        if_something_happens=words.IF_SOMETHING,
    )
    changes.revise_safety(lead, plan, now=now)


def write_speakers(
    lead: Actor, call_in: SimulatedCallIn, call_in_id: UUID, *, now: datetime
) -> list[UUID]:
    """Write the speakers with their scripts, and a point of the running order for each."""
    found = []
    for part in call_in.speakers:
        role = words.role_of(part)
        name = part[0].upper() + part[1:]
        plan = SpeakerPlan(call_in_id=call_in_id, name=name, role=role, script=words.SCRIPTS[role])
        found.append(changes.write_speaker(lead, plan, now=now))
        point = ItemPlan(
            call_in_id=call_in_id, title=f"{name} talar", minutes=6, speaker_id=found[-1]
        )
        changes.write_item(lead, point, now=now)
    meal = ItemPlan(call_in_id=call_in_id, title="Mat och samtal i mindre grupper", minutes=20)
    changes.write_item(lead, meal, now=now)
    return found


def _rehearse(lead: Actor, call_in: SimulatedCallIn, call_in_id: UUID) -> None:
    day = call_in.held_on - timedelta(days=6)
    plan = RehearsalRevision(
        call_in_id=call_in_id,
        version=1,
        planned_at=at(day, 17),
        held_on=day,
        summary=words.REHEARSED,
    )
    changes.revise_rehearsal(lead, plan, now=at(day, 20))


def follow_up(
    joint: JointRoom, call_in: SimulatedCallIn, call_in_id: UUID, groups: tuple[UUID, ...]
) -> None:
    """Write the debrief and what was promised, and tick off the plan."""
    after = at(call_in.held_on + timedelta(days=1), 9)
    with access.acting_as(joint.lead) as lead:
        plan = DebriefRevision(
            call_in_id=call_in_id,
            version=1,
            held_on=after.date(),
            reactions=words.REACTIONS[call_in.number % len(words.REACTIONS)],
            safety=words.SAFE,
            media=words.MEDIA,
            after_thirty_days=words.AFTER_THIRTY_DAYS,
        )
        changes.revise_debrief(lead, plan, now=after)
        found = FindingPlan(
            call_in_id=call_in_id, occasion=FindingOccasion.DEBRIEF, text=words.FINDING
        )
        changes.add_finding(lead, found, now=after)
        for kind, voice, verbatim in words.PROMISES:
            spoken = SpokenPromise(
                call_in_id=call_in_id,
                verbatim=verbatim,
                kind=kind,
                made_by=voice,
                group_ids=groups,
            )
            changes.enter_promise(lead, spoken, now=after)
        _tick_all(lead, call_in, call_in_id)


def _tick_all(lead: Actor, call_in: SimulatedCallIn, call_in_id: UUID) -> None:
    for days, steps in groupby(steps_of(lead, call_in_id), key=lambda step: step.days):
        done = at(call_in.held_on + timedelta(days=days), 16)
        changes.tick_steps(lead, call_in_id, [step.pk for step in steps], now=done)


def steps_of(lead: Actor, call_in_id: UUID) -> list[PlanStep]:
    """Return the steps of a plan, the earliest first."""
    rows = access.visible_to(lead, PlanStep.objects).filter(call_in=call_in_id)
    return list(rows.order_by("days", "pk"))
