"""Invented people of earlier years in the police room, whose records are on their way out.

One batch is erased, so that there are receipts; one waits for a second approver; somebody is held
back; somebody is hidden by decision; and somebody is due the next time that the service runs.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.partners.queries import held_at
from samsyn.office.people import changes as people
from samsyn.office.people.changes import NamePlan, PersonPlan
from samsyn.office.retention import changes, queries
from samsyn.office.retention.changes import HoldPlan
from samsyn.office.retention.models import Removal
from samsyn.vocabulary.retention import KeptKind, RemovalReason
from samsyn.vocabulary.rooms import Role

_YEAR = timedelta(days=365)
_EARLIER = ("Måns Lindvall", "Selma Brodin", "Tage Åkerlund")
_LATER = ("Ebba Nyström", "Ivar Sandell", "Kajsa Holmbom", "Folke Ahlin", "Stina Rask")
_BY_DECISION = ("Nils Hammar", "Svea Backlund")


def load_removals(lead: Actor, room_id: int, *, now: datetime) -> None:
    """Let time pass as service and staff would have lived it, where a second can approve."""
    colleague = _colleague(room_id, now=now)
    if colleague is None:
        return
    long_ago, lately = now - timedelta(days=90), now - timedelta(days=40)
    _record(lead, room_id, _EARLIER, now=long_ago - _YEAR - timedelta(days=5))
    changes.hide_due(now=long_ago, is_demo=True, only_room=room_id)
    _erase(lead, colleague, room_id, now=lately)
    _record(lead, room_id, _LATER, now=lately - _YEAR - timedelta(days=3))
    changes.hide_due(now=lately, is_demo=True, only_room=room_id)
    hidden = _hidden(lead, room_id)
    with access.acting_as(lead):
        plan = HoldPlan(
            ground="Mål B 1234-26 vid tingsrätten",
            owner_id=lead.staff_id,
            review_on=timezone.localdate(now) + timedelta(days=120),
        )
        changes.place_hold(lead, hidden[0], plan, now=now - timedelta(days=20))
        _prepare(lead, room_id, now=now - timedelta(days=2))
    decided = _record(lead, room_id, _BY_DECISION[:1], now=now - timedelta(days=200))
    with access.acting_as(lead):
        changes.hide_record(
            lead, KeptKind.PERSON, decided[0], RemovalReason.MISTAKEN, now=now - timedelta(days=6)
        )
    _record(lead, room_id, _BY_DECISION[1:], now=now - _YEAR + timedelta(days=30))


def _record(lead: Actor, room_id: int, names: Sequence[str], *, now: datetime) -> list[UUID]:
    plans = [
        PersonPlan(room_id=room_id, names=(NamePlan(given=given, family=family),))
        for given, family in (name.split() for name in names)
    ]
    with access.acting_as(lead):
        return people.record_people(lead, plans, now=now)


def _erase(lead: Actor, colleague: Actor, room_id: int, *, now: datetime) -> None:
    with access.acting_as(lead):
        batch = _prepare(lead, room_id, now=now)
    with access.acting_as(colleague):
        changes.approve_batch(colleague, batch, has_looked=True, archive_reference="", now=now)
    journal = settings.ENVIRONMENT.journal_of_erasures
    changes.erase_batch(batch, now=now, kept_in=journal)


def _prepare(lead: Actor, room_id: int, *, now: datetime) -> UUID:
    rule = (
        queries.in_my_rooms(lead, Removal.objects)
        .filter(room_id=room_id, rule__isnull=False, erased_at__isnull=True)
        .values_list("rule_id", flat=True)[0]
    )
    return changes.prepare_batch(lead, room_id, rule, now=now)


def _hidden(lead: Actor, room_id: int) -> list[UUID]:
    with access.acting_as(lead):
        rows = queries.in_my_rooms(lead, Removal.objects).filter(
            room_id=room_id, erased_at__isnull=True
        )
        return list(rows.order_by("pk").values_list("pk", flat=True))


def _colleague(room_id: int, *, now: datetime) -> Actor | None:
    """Return the room's data protection officer, who approves what the lead prepares."""
    held = held_at(now).filter(room=room_id, role=Role.DATA_PROTECTION_OFFICER.value)
    staff_id = held.order_by("pk").values_list("staff_id", flat=True).first()
    return access.actor_for(staff_id, now=now) if staff_id else None
