"""What can be told to whom: the choices of the page that discloses one record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.disclosures.grounds import (
    Field,
    Kind,
    approved_grounds,
    fields_for,
    objections_to_ground,
)
from samsyn.office.disclosures.models import Ground
from samsyn.office.disclosures.queries.contents import contents_of
from samsyn.office.disclosures.queries.records import SUBJECTS, Record, code_of, record_of
from samsyn.office.partners.models import Room
from samsyn.office.people.models import Person
from samsyn.vocabulary.rooms import LegalRegime, RoomKind
from samsyn.vocabulary.uncertain_dates import DateInterval


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedGround:
    """A ground in this direction; with objections it is shown, and cannot be chosen."""

    key: str
    provision: str
    text: str
    source: str
    is_duty: bool
    is_example: bool
    objections: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedRoom:
    """Another room of the site."""

    room_id: int
    name: str
    short_name: str
    kind: str
    regime: LegalRegime
    grounds: tuple[OfferedGround, ...]

    @property
    def usable(self) -> tuple[OfferedGround, ...]:
        """The grounds that can be chosen."""
        return tuple(one for one in self.grounds if not one.objections)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """One record and the rooms that it can be told to."""

    kind: Kind
    record_id: UUID
    code: str
    room_name: str
    room_kind: str
    rooms: tuple[OfferedRoom, ...]

    def room(self, room_id: int) -> OfferedRoom:
        """Return one of the rooms; raise `NotVisible` for any other number."""
        for room in self.rooms:
            if room.room_id == room_id:
                return room
        raise access.NotVisible(_("The page does not exist."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellable:
    """The fields that may be told to a room, with what each would tell."""

    fields: tuple[Field, ...]
    contents: Mapping[str, Any]


def opening(actor: Actor, kind: Kind, record_id: UUID, *, now: datetime) -> Opening:
    """Return the rooms that the actor can tell of the record, and on which grounds.

    Raises `NotVisible`, or `NotPermitted` where no role lets the actor disclose.
    """
    record = record_of(actor, kind, record_id)
    access.require(actor, Deed.DISCLOSE, about=record)
    rooms = (
        Room.objects.filter(site=record.room.site)
        .exclude(pk=record.room_id)
        .exclude(regime=LegalRegime.AGGREGATES.value)
        .order_by("pk")
    )
    grounds = _grounds(record, kind, now=now)
    return Opening(
        kind=kind,
        record_id=record_id,
        code=code_of(kind, record_id),
        room_name=record.room.short_name,
        room_kind=record.room.kind,
        rooms=tuple(
            OfferedRoom(
                room_id=room.pk,
                name=room.name,
                short_name=room.short_name,
                kind=room.kind,
                regime=LegalRegime(room.regime),
                grounds=grounds.get(room.kind, ()),
            )
            for room in rooms
            if room.kind != RoomKind.NATIONAL.value
        ),
    )


def tellable(actor: Actor, opened: Opening, room: OfferedRoom, *, now: datetime) -> Tellable:
    """Return what may be told to the room; the reading is noted."""
    record = record_of(actor, opened.kind, opened.record_id)
    audit.record_reading(
        actor,
        Reading.PAGE,
        subject=SUBJECTS[opened.kind],
        record_ids=[opened.record_id],
        room_ids=[record.room_id],
    )
    contents = contents_of(
        actor,
        opened.kind,
        [opened.record_id],
        to_room_id=room.room_id,
        on=timezone.localdate(now),
    )
    return Tellable(
        fields=fields_for(opened.kind, room.regime), contents=contents[opened.record_id]
    )


def _grounds(
    record: Record, kind: Kind, *, now: datetime
) -> Mapping[str, tuple[OfferedGround, ...]]:
    """Return the grounds by kind of receiving room: the latest wording of each."""
    day = timezone.localdate(now)
    found: dict[str, dict[str, OfferedGround]] = {}
    approved = approved_grounds(record.room.site_id, day)
    rows = Ground.objects.filter(from_kind=record.room.kind, valid_from__lte=day)
    for row in rows.order_by("valid_from", "pk"):
        found.setdefault(row.to_kind, {})[row.key] = OfferedGround(
            key=row.key,
            provision=row.provision,
            text=row.text,
            source=row.source,
            is_duty=row.is_duty,
            is_example=row.pk not in approved,
            objections=tuple(
                objections_to_ground(
                    row,
                    kind=kind,
                    born=_born(record),
                    day=day,
                    is_approved=row.pk in approved,
                    is_demo=settings.ENVIRONMENT.is_demo,
                )
            ),
        )
    return {to_kind: tuple(offered.values()) for to_kind, offered in found.items()}


def _born(record: Record) -> DateInterval | None:
    if not isinstance(record, Person):
        return None
    if record.born_earliest is None or record.born_latest is None:
        return None
    return DateInterval(record.born_earliest, record.born_latest)
