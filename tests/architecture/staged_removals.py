"""People of a room who are hidden: one waits, one is held back, one lies in a prepared batch."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.people import changes as people
from samsyn.office.people.changes import NamePlan, PersonPlan
from samsyn.office.retention import changes
from samsyn.office.retention.changes import HoldPlan
from samsyn.vocabulary.retention import KeptKind, RemovalReason


def stage_removals(actor: Actor, room_id: int, word: str, now: datetime) -> dict[str, UUID]:
    """Hide three people long enough ago, and prepare one of them for erasure."""
    before = now - timedelta(days=40)
    with access.acting_as(actor):
        waiting, held, prepared = (
            _hidden(actor, room_id, f"{word}{turn}", now=when)
            for turn, when in (("w", now), ("h", before), ("p", before))
        )
        plan = HoldPlan(
            ground="B 1-26",  # read by whoever answers for removals, who may read no record
            owner_id=actor.staff_id,
            review_on=timezone.localdate(now) + timedelta(days=30),
        )
        hold = changes.place_hold(actor, held, plan, now=now)
        erasure = changes.prepare_batch(actor, room_id, None, now=now)
    return {"removal": waiting, "held": held, "hold": hold, "batched": prepared, "erasure": erasure}


def _hidden(actor: Actor, room_id: int, given: str, *, now: datetime) -> UUID:
    plan = PersonPlan(room_id=room_id, names=(NamePlan(given=given, family=given),))
    person = people.record_person(actor, plan, now=now)
    return changes.hide_record(actor, KeptKind.PERSON, person, RemovalReason.MISTAKEN, now=now)
