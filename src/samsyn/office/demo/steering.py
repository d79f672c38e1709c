"""Steering of the simulated sites: agreements as published, a start-up, a year, the context."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.demo.joint_rooms import JointRoom
from samsyn.office.demo.steering_words import (
    AGREEMENTS,
    EVERY_MONTH,
    EVERY_WEEK,
    EVIDENCE,
    IN_THE_YEAR,
    INVENTED,
    LAWS,
    PANDEMIC,
)
from samsyn.office.partners.models import Agency
from samsyn.office.people.models import Person
from samsyn.office.steering import changes
from samsyn.office.steering.changes import (
    AgreementPlan,
    ContextPlan,
    CustodyPlan,
    Evidence,
    EvidencePlan,
    HandOverPlan,
    PartyPlan,
    PlanItemPlan,
    ReturnRevision,
    StartUpPlan,
)
from samsyn.office.steering.rules import add_months
from samsyn.vocabulary.rooms import AgencyKind
from samsyn.vocabulary.steering import StartUpPhase, StartUpTask

_LITTLE: Final = {"uppsala", "huddinge"}  # decided, and hardly begun
_UNTESTED: Final = {"goteborg"}  # nobody has called the line for long
_SINCE_READY: Final = timedelta(days=14)
_RENEWED: Final = {"malmo"}
_PLANNED_FOR: Final = 21  # days to the release that has a plan
_SUMMER: Final = 7  # no meeting in July
_PHASES: Final = {"start": StartUpPhase.START_UP, "support": StartUpPhase.FOCUS_AND_HELP}
_SETTLED: Final = timedelta(days=5)  # what is younger may not be ticked yet
_KINDS: Final = (  # how the sources name the parties
    ("polis", AgencyKind.POLICE),
    ("kriminalvård", AgencyKind.PROBATION),
    ("länsstyrelse", AgencyKind.COUNTY_BOARD),
    ("kommun", AgencyKind.MUNICIPALITY),
    ("stad", AgencyKind.MUNICIPALITY),
)


def load_steering(joint: JointRoom, *, now: datetime) -> None:
    """Write the site's steering through the change functions of the pages."""
    today = timezone.localdate(now)
    with access.acting_as(joint.lead) as lead:
        for plan in _agreements(joint, today):
            changes.write_agreement(lead, plan, now=now)
        _start_up(joint, lead, now=now)
        for event in (*LAWS, *([PANDEMIC] if joint.site.profile.key == "malmo" else [])):
            context = ContextPlan(
                room_id=joint.room_id,
                kind=event.kind,
                title=event.title,
                starts_on=event.starts_on,
                ends_on=event.ends_on,
                scope=event.scope,
                source=event.source,
            )
            changes.write_event(lead, context, now=now)
        if joint.site.profile.key in _LITTLE:
            return
        changes.plan_year(lead, joint.room_id, [*_year(joint, lead, today)], now=now)
        _returns(joint, lead, now=now)
    # What talks opened since is part of what the coordinator reads now.
    reader = access.actor_for(joint.lead.staff_id, now=now, purpose="Demo")
    with access.acting_as(reader):
        changes.give_to_steering(reader, joint.room_id, now=now - timedelta(days=6))
    _hand_over(joint, now=now)


def _agreements(joint: JointRoom, today: date) -> Iterator[AgreementPlan]:
    agencies = _agencies(joint)
    for fact in joint.site.published.agreements:
        signed = fact.when.latest
        parties = [pk for name in fact.parties for pk in _named(name, agencies)]
        if signed is not None and parties:
            yield AgreementPlan(
                room_id=joint.room_id,
                name=AGREEMENTS.get(fact.kind, AGREEMENTS["agreement"]),
                about=f"Källa: {fact.source}",
                signed_on=signed,
                valid_from=signed,
                valid_to=fact.ends_on,
                owner_id=joint.lead.staff_id,
                parties=tuple(PartyPlan(agency_id=pk) for pk in dict.fromkeys(parties)),
            )
    if joint.site.profile.key in _RENEWED:
        core = (AgencyKind.POLICE, AgencyKind.PROBATION, AgencyKind.MUNICIPALITY)
        yield AgreementPlan(
            room_id=joint.room_id,
            name="Förlängd överenskommelse",
            about=INVENTED,
            signed_on=date(2023, 12, 1),
            valid_from=date(2024, 1, 1),
            valid_to=today + timedelta(days=60),
            review_on=today - timedelta(days=10),
            owner_id=joint.lead.staff_id,
            parties=tuple(PartyPlan(agency_id=pk) for pk, kind in agencies.items() if kind in core),
        )


def _agencies(joint: JointRoom) -> dict[int, AgencyKind]:
    kinds = {one.key: one.kind for one in joint.site.profile.agencies}
    rows = Agency.objects.filter(key__in=kinds).order_by("pk").values_list("pk", "key")
    return {pk: kinds[key] for pk, key in rows}


def _named(name: str, agencies: dict[int, AgencyKind]) -> list[int]:
    kind = next((kind for word, kind in _KINDS if word in name.lower()), None)
    return [pk for pk, one in agencies.items() if one is kind]


def _start_up(joint: JointRoom, lead: Actor, *, now: datetime) -> None:
    profile, today = joint.site.profile, timezone.localdate(now)
    begun = profile.programme_started_on
    done = [StartUpTask.MANDATE] if profile.key in _LITTLE else list(StartUpTask)
    proved = {}
    for number, task in enumerate(done):
        on = add_months(begun, -6) + timedelta(days=14 * number)
        if task is StartUpTask.MANDATE:
            on = profile.decided_on
        elif task is StartUpTask.HELP_LINE_TESTED:
            on = today - timedelta(days=130 if profile.key in _UNTESTED else 20)
        elif task is StartUpTask.HELP_LINE_STAFFED and profile.support_before_messages:
            on = max(one.when.latest for one in joint.site.published.steps)
        elif task is StartUpTask.FIRST_CALL_IN:
            on = begun
        proved[task] = Evidence(
            evidence=EVIDENCE[task],
            evidence_on=min(on, today),
            covers_from=add_months(begun, -43),
            covers_to=add_months(begun, -7),
        )
    changes.begin_start_up(lead, joint.room_id, now=now, proved=proved)
    _own_steps(joint, lead, now=now)
    if profile.key not in _LITTLE | _UNTESTED:
        changes.declare_ready(lead, joint.room_id, now=now - _SINCE_READY)


def _own_steps(joint: JointRoom, lead: Actor, *, now: datetime) -> None:
    """Write the published steps of a stepwise start as steps of the site's own."""
    for fact in joint.site.published.steps:
        if (phase := _PHASES.get(fact.phase)) is None:
            continue
        own = StartUpPlan(
            room_id=joint.room_id,
            phase=phase,
            title=fact.step,
            due_on=fact.when.latest,
            owner_id=lead.staff_id,
        )
        step = changes.add_step(lead, own, now=now)
        proof = EvidencePlan(
            step_id=step,
            version=1,
            evidence=f"Källa: {fact.source}",
            evidence_on=fact.when.latest,
        )
        changes.show_evidence(lead, proof, now=now)


def _year(joint: JointRoom, lead: Actor, today: date) -> Iterator[PlanItemPlan]:
    owners = [one.staff_id for one in joint.coordinators.values()]
    planned = [
        *(
            (*EVERY_MONTH, date(today.year, month, 10))
            for month in range(1, 13)
            if month != _SUMMER
        ),
        *((*EVERY_WEEK, today + timedelta(days=7 * week - 2)) for week in range(-4, 5)),
        *((kind, title, date(today.year, month, day)) for kind, title, month, day in IN_THE_YEAR),
    ]
    for number, (kind, title, on) in enumerate(planned):
        is_done = on < today and today - on > _SETTLED and number != len(planned) - 2
        yield PlanItemPlan(
            room_id=joint.room_id,
            kind=kind,
            title=title,
            due_on=on,
            done_on=on if is_done else None,
            owner_id=owners[number % len(owners)] if kind is not EVERY_MONTH[0] else lead.staff_id,
        )


def _returns(joint: JointRoom, lead: Actor, *, now: datetime) -> None:
    """Let one come out in three weeks, with a plan, and one have come out lately, without."""
    today = timezone.localdate(now)
    keys = {one.key for one in joint.site.people}
    ids = [pk for key, pk in joint.records.items() if key in keys]
    rows = access.visible_to(lead, Person.objects).filter(pk__in=ids[:12], died_on__isnull=True)
    for days, person in zip((_PLANNED_FOR, 45, -12), rows.order_by("pk")[:3], strict=False):
        held = CustodyPlan(
            person_id=person.pk,
            since=today - timedelta(days=300),
            release_on=today + timedelta(days=days),
        )
        custody = changes.note_custody(lead, held, now=now)
        if days == _PLANNED_FOR:
            plan = ReturnRevision(
                custody_id=custody,
                version=0,
                meeter_id=lead.staff_id,
                conflicts_on=today - timedelta(days=10),
                note="Möts vid grinden tillsammans med frivården.",
            )
            changes.write_return(lead, plan, now=now)


def _hand_over(joint: JointRoom, *, now: datetime) -> None:
    """Let one coordinator be about to leave; the successor has waited too long to sign."""
    leaver = joint.coordinators.get(AgencyKind.MUNICIPALITY)
    successor = joint.coordinators.get(AgencyKind.PROBATION)
    if joint.site.profile.key != "orebro" or leaver is None or successor is None:
        return
    made = now - timedelta(days=20)
    plan = HandOverPlan(
        room_id=joint.room_id,
        leaver_id=leaver.staff_id,
        successor_id=successor.staff_id,
        leaves_on=timezone.localdate(now) + timedelta(days=10),
    )
    with access.acting_as(leaver):
        changes.prepare_hand_over(leaver, plan, now=made)
