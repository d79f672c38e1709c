"""What can be told to whom: the choices of the page that discloses one record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
    QUESTIONS,
    Field,
    Kind,
    Question,
    approved_grounds,
    fields_for,
    holds_for,
    objections_to_ground,
)
from samsyn.office.disclosures.models import Ground
from samsyn.office.disclosures.queries.backing import (
    Held,
    asked_backings,
    covering,
    live_backing,
)
from samsyn.office.disclosures.queries.contents import contents_of
from samsyn.office.disclosures.queries.records import SUBJECTS, Record, code_of, record_of
from samsyn.office.partners.models import Room
from samsyn.office.partners.queries import rooms_of
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
    needs_second: bool
    questions: tuple[Question, ...]
    named: Mapping[str, Sequence[tuple[str, str]]]  # by question: records that an answer can name
    holds_until: date
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

    def ground(self, key: str) -> OfferedGround | None:
        """Return a ground that can be chosen, by its key."""
        return next((one for one in self.usable if one.key == key), None)


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
        rooms_of(record.room.site_id)
        .exclude(pk=record.room_id)
        .exclude(regime=LegalRegime.AGGREGATES.value)
        .order_by("pk")
    )
    grounds = _grounds(actor, record, kind, rooms, now=now)
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
                grounds=grounds[room.pk],
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


def rooms_to_say(actor: Actor, kind: Kind, record_id: UUID) -> tuple[tuple[int, str], ...]:
    """Return the rooms whose people may have heard of a record in a meeting, by name.

    Nothing for who does not disclose it, and no room to which no ground leads that one person can
    use alone.
    """
    record = record_of(actor, kind, record_id)
    if not actor.may(Deed.DISCLOSE, record.room_id):
        return ()
    rooms = rooms_of(record.room.site_id).exclude(pk=record.room_id)
    led_to = Ground.objects.filter(from_kind=record.room.kind, needs_second=False)
    rooms = rooms.filter(kind__in=led_to.values("to_kind")).order_by("pk")
    return tuple(rooms.values_list("pk", "short_name"))


def _grounds(
    actor: Actor, record: Record, kind: Kind, rooms: Iterable[Room], *, now: datetime
) -> Mapping[int, tuple[OfferedGround, ...]]:
    """Return the grounds by receiving room: the latest wording of each."""
    day = timezone.localdate(now)
    approved = approved_grounds(record.room.site_id, day)
    rows = list(Ground.objects.filter(from_kind=record.room.kind, valid_from__lte=day))
    rows.sort(key=lambda one: (one.valid_from, one.pk))
    held = live_backing(
        actor,
        {backing for row in rows for backing in asked_backings(row.tests)},
        room_id=record.room_id,
        person_id=record.pk if kind is Kind.PERSON else None,
        day=day,
    )
    around = _Around(kind=kind, born=_born(record), day=day, approved=approved)
    found: dict[int, tuple[OfferedGround, ...]] = {}
    for room in rooms:
        backing = covering(held, to_room_id=room.pk)
        latest = {row.key: row for row in rows if row.to_kind == room.kind}
        found[room.pk] = tuple(_offered(row, around, room, backing) for row in latest.values())
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What every ground of one record is held against."""

    kind: Kind
    born: DateInterval | None
    day: date
    approved: frozenset[int]


def _offered(row: Ground, around: _Around, room: Room, backing: Held) -> OfferedGround:
    questions = tuple(QUESTIONS[key] for key in row.tests)
    days = holds_for(row, LegalRegime(room.regime), told_on=around.day, backed_until=None)
    is_approved = row.pk in around.approved
    return OfferedGround(
        key=row.key,
        provision=row.provision,
        text=row.text,
        source=row.source,
        is_duty=row.is_duty,
        is_example=not is_approved,
        needs_second=row.needs_second,
        questions=questions,
        named={
            one.key: [(held.key, held.said) for held in backing.get(one.backing, {}).values()]
            for one in questions
            if one.backing
        },
        holds_until=around.day + timedelta(days=days),
        objections=tuple(
            objections_to_ground(
                row,
                kind=around.kind,
                born=around.born,
                day=around.day,
                is_open=is_approved or settings.ENVIRONMENT.is_demo,
                backed=backing,
            )
        ),
    )


def _born(record: Record) -> DateInterval | None:
    if not isinstance(record, Person):
        return None
    if record.born_earliest is None or record.born_latest is None:
        return None
    return DateInterval(record.born_earliest, record.born_latest)
