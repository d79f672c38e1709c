"""Registering what another system delivers: by the function that forms and imports end in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Deed, Refusal
from samsyn.office.api.models import Delivery
from samsyn.office.api.queries import Caller, room_of
from samsyn.office.api.shapes import NewGroupPart, NewIncident, NewPersonPart, Registered
from samsyn.office.incidents import changes as incidents
from samsyn.office.incidents.changes import (
    CannotRecord,
    IncidentPlan,
    InvolvementPlan,
    ReportPlan,
    SidePlan,
)
from samsyn.office.incidents.models import Incident
from samsyn.vocabulary.uncertain_dates import MomentInterval


class KeyIsTaken(Refusal):
    """The key was used for something else; becomes 409."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """What is kept of a delivery: neither its key nor its content."""

    key_hash: bytes
    sent_hash: bytes


def register_incident(
    caller: Caller, incident: NewIncident, *, key: str, now: datetime
) -> Registered:
    """Record an incident in the token's room, once for each key.

    Raises `CannotRecord` with every objection, `NotPermitted`, and `KeyIsTaken` for a key under
    which something else was delivered, or what is no longer there for the system.
    """
    sent = _Sent(_hash(key), _hash(incident.model_dump_json()))
    if found := _delivered(caller, sent):
        return found
    try:
        with transaction.atomic():
            return _record(caller, incident, sent, now=now)
    except IntegrityError:
        if found := _delivered(caller, sent):  # by another request, meanwhile
            return found
        raise KeyIsTaken(_("The key was used before, for what is no longer here.")) from None


def _record(caller: Caller, incident: NewIncident, sent: _Sent, *, now: datetime) -> Registered:
    plan = ReportPlan(incident=_plan(incident, room_of(caller.actor).room_id))
    incident_id = incidents.report_incident(caller.actor, plan, now=now)
    row = access.get_visible(caller.actor, Incident.objects, pk=incident_id)
    permit = access.require(caller.actor, Deed.RECORD_INCIDENT, about=row)
    Delivery.objects.create(
        **access.beside(row, permit, now=now),
        token_id=caller.token_id,
        incident_id=incident_id,
        key_hash=sent.key_hash,
        sent_hash=sent.sent_hash,
    )
    return _registered(incident_id, is_new=True)


def _delivered(caller: Caller, sent: _Sent) -> Registered | None:
    rows = access.visible_to(caller.actor, Delivery.objects)
    found = rows.filter(token=caller.token_id, key_hash=sent.key_hash).first()
    if found is None:
        return None
    if bytes(found.sent_hash) != sent.sent_hash:
        raise KeyIsTaken(_("The key was used before, for another incident. Choose a new key."))
    return _registered(found.incident_id, is_new=False)


def _registered(incident_id: UUID, *, is_new: bool) -> Registered:
    return Registered(id=incident_id, code=access.code_for("H", incident_id), is_new=is_new)


def _plan(sent: NewIncident, room_id: int) -> IncidentPlan:
    if sent.latest_at < sent.earliest_at:
        raise CannotRecord(_("The time ends before it begins. Correct one of them."))
    facts = sent.model_dump(
        exclude={"earliest_at", "latest_at", "time_precision", "people", "groups"}
    )
    return IncidentPlan(
        **facts,
        room_id=room_id,
        occurred=MomentInterval(sent.earliest_at, sent.latest_at, sent.time_precision),
        people=tuple(map(_part, sent.people)),
        sides=tuple(map(_side, sent.groups)),
    )


def _part(sent: NewPersonPart) -> InvolvementPlan:
    return InvolvementPlan(**sent.model_dump())


def _side(sent: NewGroupPart) -> SidePlan:
    return SidePlan(**sent.model_dump())


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
