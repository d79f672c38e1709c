"""The receiving side: its door writes copy, receipt and link, in the sender's transaction.

What comes from another installation is written the same way; a link it has none.

The door is a member of staff of the service kind, with a role in the receiving room only; so
nothing of the sender's room is within its reach, nor anything of the receiver's in the sender's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.disclosures.changes.arrivals import Arrival
from samsyn.office.disclosures.changes.copies import make_copies
from samsyn.office.disclosures.changes.refusals import CannotDisclose
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.models import Receipt
from samsyn.office.groups.models import Group, GroupLink
from samsyn.office.incidents.models import Incident, IncidentLink
from samsyn.office.partners.models import Room, StaffRole
from samsyn.office.people.models import Person, PersonLink, Source
from samsyn.vocabulary.claims import SourceKind, SourceReliability
from samsyn.vocabulary.rooms import Role

Placing = Mapping[str, Any]  # columns that put a row in the receiving room


def receive(
    door: Actor, receiver: Room, kind: Kind, arrivals: Sequence[Arrival], *, now: datetime
) -> None:
    """Let the receiving room's door take in arrivals of one kind from one room.

    Raises `CannotDisclose` if the room's rules refuse a copy.
    """
    with access.acting_as(door):
        permit = access.require(door, Deed.RECEIVE_DISCLOSURE, about=RoomItself(receiver.pk))
        placing = access.in_room(permit, now=now)
        _write_sources(placing, arrivals)
        known = _copies_before(door, arrivals)
        try:
            copies = make_copies(door, kind, arrivals, known, now=now)
        except access.Refusal as refusal:
            # The room's own reasons stay there: they can tell what it holds.
            raise CannotDisclose(
                _("%(room)s cannot take it in. Ask its coordinator why.")
                % {"room": receiver.short_name}
            ) from refusal
        parts = _parts_of(door, kind, list(copies.values()))
        receipts = [
            Receipt(
                **{**placing, "compartment_id": parts[copies[arrival.number]]},
                **_receipt(arrival, copies[arrival.number]),
                is_first=arrival.number not in known,
                received_at=now,
            )
            for arrival in arrivals
        ]
        Receipt.objects.bulk_create(receipts)
        _link(
            placing,
            kind,
            [one for one in arrivals if one.made_from and one.number not in known],
            copies,
            parts,
        )
        audit.record(permit, subject="disclosures_receipt", record_ids=[row.pk for row in receipts])


def door_of(room: Room, actor: Actor | None, *, now: datetime) -> Actor:
    """Return the service that writes into a room what others tell it, or refuse.

    It acts in the request of whoever tells; of nobody here, if that is another installation.
    """
    held = StaffRole.objects.filter(
        room=room, role=Role.DOOR.value, staff__is_service=True, staff__is_active=True
    )
    staff_id = held.order_by("pk").values_list("staff_id", flat=True).first()
    if staff_id is None:
        raise CannotDisclose(
            _("%(room)s has nobody who receives. Ask the operator to give the room a door.")
            % {"room": room.name}
        )
    door = access.actor_for(staff_id, now=now, purpose=actor.purpose if actor else "")
    door = door.narrowed_to(room.pk)
    return replace(door, request_id=actor.request_id) if actor else door


def _write_sources(placing: Placing, arrivals: Sequence[Arrival]) -> None:
    Source.objects.bulk_create(
        Source(
            pk=arrival.source_id,
            **placing,
            kind=SourceKind.DISCLOSURE.value,
            title=arrival.number,
            reliability=SourceReliability.NOT_ASSESSED.value,
            dated_on=timezone.localdate(arrival.decided_at),
        )
        for arrival in arrivals
    )


def _copies_before(door: Actor, arrivals: Sequence[Arrival]) -> Mapping[str, UUID]:
    """Return the copies that earlier disclosures of the same records made."""
    number_of = {one: arrival.number for arrival in arrivals for one in arrival.earlier}
    rows = access.visible_to(door, Receipt.objects).filter(
        disclosure_id__in=number_of, origin_room=arrivals[0].sender_id
    )
    return {number_of[row.disclosure_id]: row.record_id for row in rows}


def _parts_of(door: Actor, kind: Kind, copies: Sequence[UUID]) -> Mapping[UUID, int]:
    """Return the compartment that each copy lies in; it may have been restricted since."""
    tables: Mapping[Kind, type[Person] | type[Group] | type[Incident]] = {
        Kind.PERSON: Person,
        Kind.GROUP: Group,
        Kind.INCIDENT: Incident,
    }
    rows = access.visible_to(door, tables[kind]._default_manager.all()).filter(pk__in=copies)
    return dict(rows.values_list("pk", "compartment_id"))


def _receipt(arrival: Arrival, copy: UUID) -> dict[str, Any]:
    return {
        "number": arrival.number,
        "kind": arrival.kind.value,
        "purpose": arrival.purpose,
        "fields": list(arrival.fields),
        "contents": arrival.frozen,
        "disclosure_id": arrival.disclosure_id,
        "origin_room_id": arrival.sender_id,
        "origin": arrival.origin,
        "provision": arrival.provision,
        f"{arrival.kind.value}_id": copy,
        **arrival.lasting,
    }


def _link(
    placing: Placing,
    kind: Kind,
    arrivals: Sequence[Arrival],
    copies: Mapping[str, UUID],
    parts: Mapping[UUID, int],
) -> None:
    """Tie each new copy to what it was made from; the door sees its own end only."""
    tables: Mapping[Kind, tuple[type[models.Model], dict[str, str]]] = {
        Kind.PERSON: (PersonLink, {"verdict": "same"}),
        Kind.GROUP: (GroupLink, {}),
        Kind.INCIDENT: (IncidentLink, {}),
    }
    table, extra = tables[kind]
    table._default_manager.bulk_create(
        table(
            pk=uuid4(),
            **{**placing, "compartment_id": parts[copies[arrival.number]]},
            **{f"{kind.value}_id": copies[arrival.number]},
            other_id=record,
            other_compartment_id=part,
            reason=arrival.number,
            **extra,
        )
        for arrival in arrivals
        if arrival.made_from
        for record, part in [arrival.made_from]
    )
