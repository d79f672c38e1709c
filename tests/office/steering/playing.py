"""Steering to play with, written as the pages write it, in Örebro's joint room."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from tests.office.call_ins.playing import person
from tests.office.groups.playing import room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.contact_cards import changes as cards
from samsyn.office.contact_cards.changes import SupportLinePlan
from samsyn.office.partners.models import Agency
from samsyn.office.steering import changes
from samsyn.office.steering.changes import (
    AgreementPlan,
    ContextPlan,
    CustodyPlan,
    EvidencePlan,
    HandOverPlan,
    PartyPlan,
    PlanItemPlan,
    ReturnRevision,
)
from samsyn.office.steering.models import StartUpStep
from samsyn.vocabulary.steering import ContextKind, PlanKind

JOINT = "orebro-joint"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOW.date()
__all__ = ["JOINT", "NOW", "TODAY", "person", "room"]
CORE = ("police", "probation", "orebro-municipality")


def agencies(*keys: str) -> tuple[int, ...]:
    return tuple(Agency.objects.values_list("pk", flat=True).get(key=key) for key in keys)


def agreement_plan(**parts: Any) -> AgreementPlan:
    given: dict[str, Any] = {
        "room_id": room(JOINT),
        "name": "Överenskommelse om GVI",
        "valid_from": TODAY - timedelta(days=300),
        "signed_on": TODAY - timedelta(days=300),
        "valid_to": TODAY + timedelta(days=700),
        "parties": tuple(PartyPlan(agency_id=one, signed_by="chef") for one in agencies(*CORE)),
    }
    return AgreementPlan(**{**given, **parts})


def agreement(actor: Actor, *, now: datetime = NOW, **parts: Any) -> UUID:
    with access.acting_as(actor):
        return changes.write_agreement(actor, agreement_plan(**parts), now=now)


def begin(actor: Actor) -> dict[str, UUID]:
    """Begin the start-up and return its steps by task."""
    with access.acting_as(actor):
        changes.begin_start_up(actor, room(JOINT), now=NOW)
        return dict(StartUpStep.objects.exclude(task="").values_list("task", "pk"))


def prove(actor: Actor, step: UUID, **parts: Any) -> None:
    with access.acting_as(actor):
        version = StartUpStep.objects.values_list("version", flat=True).get(pk=step)
        given: dict[str, Any] = {"evidence": "Gjort, se protokoll 4.", "evidence_on": TODAY}
        plan = EvidencePlan(step_id=step, version=version, **{**given, **parts})
        changes.show_evidence(actor, plan, now=NOW)


def get_ready(actor: Actor) -> dict[str, UUID]:
    """Put in place everything that the message waits for."""
    steps = begin(actor)
    for task in ("help_line_staffed", "help_line_tested", "levers"):
        prove(actor, steps[task])
    prove(actor, steps["baseline"], covers_from=date(2024, 1, 1), covers_to=date(2025, 12, 31))
    agreement(actor)
    with access.acting_as(actor):
        line = SupportLinePlan(
            room_id=room(JOINT),
            number="070-174 06 40",
            name="Stödtelefonen",
            help_page="https://stod.exempel.example/",
            answers_within_hours=24,
        )
        cards.set_support_line(actor, line, now=NOW)
    return steps


def item_plan(**parts: Any) -> PlanItemPlan:
    given: dict[str, Any] = {
        "room_id": room(JOINT),
        "kind": PlanKind.STEERING_MEETING,
        "title": "Styrgruppsmöte",
        "due_on": TODAY,
    }
    return PlanItemPlan(**{**given, **parts})


def item(actor: Actor, **parts: Any) -> UUID:
    with access.acting_as(actor):
        return changes.write_item(actor, item_plan(**parts), now=NOW)


def event(actor: Actor, **parts: Any) -> UUID:
    given: dict[str, Any] = {
        "room_id": room(JOINT),
        "kind": ContextKind.LAW_CHANGE,
        "title": "Ny lag om vistelseförbud",
        "starts_on": date(2024, 2, 29),
        "source": "Lag 2024:7",
    }
    with access.acting_as(actor):
        return changes.write_event(actor, ContextPlan(**{**given, **parts}), now=NOW)


def custody(actor: Actor, who: UUID, *, days: int | None, now: datetime = NOW) -> UUID:
    """Somebody is in custody, released some days from today."""
    today = timezone.localdate(now)
    plan = CustodyPlan(
        person_id=who,
        since=today - timedelta(days=400),
        release_on=None if days is None else today + timedelta(days=days),
    )
    with access.acting_as(actor):
        return changes.note_custody(actor, plan, now=now)


def return_plan(custody_id: UUID, **parts: Any) -> ReturnRevision:
    return ReturnRevision(**{"custody_id": custody_id, "version": 0, **parts})


def hand_over(actor: Actor, leaver: Actor, successor: Actor, *, now: datetime = NOW) -> UUID:
    plan = HandOverPlan(
        room_id=room(JOINT),
        leaver_id=leaver.staff_id,
        successor_id=successor.staff_id,
        leaves_on=timezone.localdate(now) + timedelta(days=30),
    )
    with access.acting_as(actor):
        return changes.prepare_hand_over(actor, plan, now=now)
