"""Consents and decisions to cooperate, as pages list them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.models import Consent, Cooperation
from samsyn.office.disclosures.queries.records import code_of
from samsyn.office.partners.models import Room
from samsyn.vocabulary.rooms import RoomKind

LISTED = {RoomKind.POLICE.value, RoomKind.PROBATION.value}  # of the rooms here, those under LUS


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLine:
    """What somebody lets the room tell another."""

    id: UUID
    person_id: UUID
    code: str
    to_room: str
    fields: tuple[str, ...]
    purpose: str
    given_on: date
    until: date
    withdrawn_on: date | None
    is_live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationLine:
    """A decision to cooperate."""

    id: UUID
    room: str
    reference: str
    decided_by: str
    decided_on: date
    until: date
    parties: tuple[str, ...]
    purpose: str
    ended_on: date | None
    is_live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Everything that grounds can rest on in the reader's rooms."""

    cooperations: tuple[CooperationLine, ...]
    consents: tuple[ConsentLine, ...]
    may_cooperate: bool  # record such a decision


def decisions(actor: Actor, *, now: datetime) -> Decisions:
    """Return what the reader's rooms hold. Raises `NotPermitted` for who never discloses."""
    rooms = actor.rooms_granting(Deed.DISCLOSE)
    if not rooms:
        raise NotPermitted(_("Your role does not disclose, so there is nothing to rest on here."))
    names = dict(Room.objects.values_list("pk", "short_name"))
    decided = access.visible_to(actor, Cooperation.objects).select_related("room")
    return Decisions(
        cooperations=tuple(
            _cooperation(row, names, today=timezone.localdate(now))
            for row in decided.order_by("-decided_on", "pk")
        ),
        consents=consents(actor, None, now=now),
        may_cooperate=Room.objects.filter(pk__in=rooms, kind__in=LISTED).exists(),
    )


def consents(actor: Actor, person_id: UUID | None, *, now: datetime) -> tuple[ConsentLine, ...]:
    """Return the consents of one person, or all that the reader sees, newest first."""
    rows = access.visible_to(actor, Consent.objects).select_related("to_room")
    if person_id is not None:
        rows = rows.filter(person=person_id)
    today = timezone.localdate(now)
    return tuple(
        ConsentLine(
            id=row.pk,
            person_id=row.person_id,
            code=code_of(Kind.PERSON, row.person_id),
            to_room=row.to_room.short_name,
            fields=tuple(row.fields),
            purpose=row.purpose,
            given_on=row.given_on,
            until=row.until,
            withdrawn_on=row.withdrawn_on,
            is_live=row.withdrawn_on is None and row.given_on <= today < row.until,
        )
        for row in rows.order_by("-given_on", "pk")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperatingRooms:
    """Rooms of the reader's that can keep such a decision, and rooms that can be parties."""

    own: Sequence[tuple[str, str]]
    others: Sequence[tuple[str, str]]


def cooperating_rooms(actor: Actor) -> CooperatingRooms:
    """Return the choices of the form. Raises `NotPermitted` where no room can cooperate so."""
    listed = Room.objects.filter(kind__in=LISTED, site__isnull=False).order_by("pk")
    own = list(listed.filter(pk__in=actor.rooms_granting(Deed.DISCLOSE)))
    if not own:
        raise NotPermitted(_("Only police and probation cooperate under this law here."))
    sites = {room.site_id for room in own}
    elsewhere = Q(works_with__in=sites, peer__confirmed_at__isnull=False)
    others = Room.objects.filter(Q(site__in=sites) | elsewhere, kind__in=LISTED).order_by("pk")
    return CooperatingRooms(
        own=[(str(room.pk), room.name) for room in own],
        others=[
            (str(room.pk), room.name) for room in others if [room.pk] != [one.pk for one in own]
        ],
    )


def rooms_to_ask(actor: Actor) -> CooperatingRooms:
    """Return the reader's rooms that can ask, and the rooms of their sites that can be asked."""
    rooms = Room.objects.filter(site__isnull=False).exclude(kind=RoomKind.NATIONAL.value)
    own = list(rooms.filter(pk__in=actor.rooms_granting(Deed.DISCLOSE)).order_by("pk"))
    sites = {room.site_id for room in own}
    elsewhere = Q(works_with__in=sites, peer__confirmed_at__isnull=False)
    there = Room.objects.filter(Q(site__in=sites) | elsewhere)
    others = there.exclude(kind=RoomKind.NATIONAL.value).order_by("pk")
    return CooperatingRooms(
        own=[(str(room.pk), room.name) for room in own],
        others=[
            (str(room.pk), room.name) for room in others if [room.pk] != [one.pk for one in own]
        ],
    )


def _cooperation(row: Cooperation, names: Mapping[int, str], *, today: date) -> CooperationLine:
    return CooperationLine(
        id=row.pk,
        room=row.room.short_name,
        reference=row.reference,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        until=row.until,
        parties=tuple(names[one] for one in row.parties if one in names),
        purpose=row.purpose,
        ended_on=row.ended_on,
        is_live=row.ended_on is None and row.decided_on <= today < row.until,
    )
