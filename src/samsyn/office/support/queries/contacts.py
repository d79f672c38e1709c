"""Help contacts and hand-overs, one by one and as they wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.support.models import HandedOver, HelpContact, SupportCase
from samsyn.office.support.rules import Clock, contact_clocks
from samsyn.vocabulary.support import (
    Caller,
    CallerWish,
    ContactEnd,
    Danger,
    NumberFrom,
    Topic,
)
from samsyn.vocabulary.talks import HelpWish

MOST_CLOSED = 20
_WAITS_TO_MEET = frozenset({HelpWish.MEETING, HelpWish.AT_ONCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedSheet:
    """Somebody who agreed, in a talk, to be contacted."""

    id: UUID
    room_id: int
    addressed_as: str
    wish: HelpWish
    agreed_at: datetime
    handed_over_by: str
    is_taken_back: bool
    contact_id: UUID | None
    clocks: tuple[Clock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSheet:
    """One help contact with its clocks. `case_code` is '' while it has become none."""

    id: UUID
    code: str
    room_id: int
    room_name: str
    reached_at: datetime
    registered_by: str
    danger: Danger
    caller: Caller
    number_from: NumberFrom
    topic: Topic
    wish: CallerWish
    called_as: str
    reach_by: str
    note: str
    handed: HandedSheet | None
    answered_at: datetime | None
    met_at: datetime | None
    ended_as: ContactEnd | None
    case_id: UUID | None
    case_code: str
    clocks: tuple[Clock, ...]

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done here, and not in a case."""
        return self.ended_as is None

    @property
    def open_clocks(self) -> tuple[Clock, ...]:
        return tuple(one for one in self.clocks if one.is_open) if self.is_open else ()


def contact_sheet(actor: Actor, contact_id: UUID, *, now: datetime) -> ContactSheet:
    """Return one contact, and note the reading."""
    rows = HelpContact.objects.select_related("room", "recorded_by", "handed_over__handed_over_by")
    contact = access.get_visible(actor, rows, pk=contact_id)
    _require(actor, contact.room_id)
    _note(actor, [contact], Reading.PAGE)
    return _sheet(contact, _cases_of(actor, [contact]), now=now)


def contacts(actor: Actor, *, now: datetime) -> tuple[ContactSheet, ...]:
    """Return the open contacts and the latest closed ones, newest first; note the reading."""
    rooms = _rooms(actor)
    seen = access.visible_to(actor, HelpContact.objects).filter(room__in=rooms)
    rows = seen.select_related("room", "recorded_by", "handed_over__handed_over_by")
    open_ones = list(rows.filter(ended_as="").order_by("-reached_at", "pk"))
    others = rows.exclude(ended_as="").order_by("-reached_at", "pk")
    found = [*open_ones, *others[:MOST_CLOSED]]
    _note(actor, found, Reading.LIST)
    cases = _cases_of(actor, found)
    return tuple(_sheet(row, cases, now=now) for row in found)


def handed_sheet(actor: Actor, handed_id: UUID, *, now: datetime) -> HandedSheet:
    """Return one hand-over, and note the reading."""
    rows = HandedOver.objects.select_related("handed_over_by", "contact")
    handed = access.get_visible(actor, rows, pk=handed_id)
    _require(actor, handed.room_id)
    audit.record_reading(
        actor,
        Reading.PAGE,
        subject="support_handedover",
        record_ids=[handed.pk],
        room_ids=[handed.room_id],
    )
    return _handed(handed, now=now)


def waiting_handovers(actor: Actor, *, now: datetime) -> tuple[HandedSheet, ...]:
    """Return the hand-overs that nobody has taken, the oldest first; note the reading."""
    rows = list(
        access.visible_to(actor, HandedOver.objects)
        .filter(room__in=_rooms(actor), taken_back_at__isnull=True, contact__isnull=True)
        .select_related("handed_over_by")
        .order_by("agreed_at", "pk")
    )
    if rows:
        audit.record_reading(
            actor,
            Reading.LIST,
            subject="support_handedover",
            record_ids=[row.pk for row in rows],
            room_ids={row.room_id for row in rows},
        )
    return tuple(_handed(row, now=now) for row in rows)


def _rooms(actor: Actor) -> frozenset[int]:
    return actor.rooms_granting(Deed.RUN_SUPPORT)


def _require(actor: Actor, room_id: int) -> None:
    if room_id not in _rooms(actor):
        raise NotPermitted(_("Support is run by social services. Ask the help line."))


def _cases_of(actor: Actor, contacts: Sequence[HelpContact]) -> dict[UUID, UUID]:
    rows = access.visible_to(actor, SupportCase.objects).filter(
        access.is_any_of("contact_id", [one.pk for one in contacts])
    )
    return {row.contact_id: row.pk for row in rows if row.contact_id}


def _sheet(contact: HelpContact, cases: dict[UUID, UUID], *, now: datetime) -> ContactSheet:
    case_id = cases.get(contact.pk)
    handed = contact.handed_over
    return ContactSheet(
        id=contact.pk,
        code=access.code_for("K", contact.pk),
        room_id=contact.room_id,
        room_name=contact.room.short_name,
        reached_at=contact.reached_at,
        registered_by=contact.recorded_by.name,
        danger=Danger(contact.danger),
        caller=Caller(contact.caller),
        number_from=NumberFrom(contact.number_from),
        topic=Topic(contact.topic),
        wish=CallerWish(contact.wish),
        called_as=contact.called_as,
        reach_by=contact.reach_by,
        note=contact.note,
        handed=_handed(handed, now=now) if handed else None,
        answered_at=contact.answered_at,
        met_at=contact.met_at,
        ended_as=ContactEnd(contact.ended_as) if contact.ended_as else None,
        case_id=case_id,
        case_code=access.code_for("S", case_id) if case_id else "",
        clocks=contact_clocks(
            contact.reached_at,
            answered_at=contact.answered_at,
            met_at=contact.met_at,
            wants_meeting=contact.wish == CallerWish.MEETING.value and not _is_left(contact),
            now=now,
        ),
    )


def _handed(handed: HandedOver, *, now: datetime) -> HandedSheet:
    contact: HelpContact | None = getattr(handed, "contact", None)
    wish = HelpWish(handed.wish)
    return HandedSheet(
        id=handed.pk,
        room_id=handed.room_id,
        addressed_as=handed.addressed_as,
        wish=wish,
        agreed_at=handed.agreed_at,
        handed_over_by=handed.handed_over_by.name,
        is_taken_back=handed.taken_back_at is not None,
        contact_id=contact.pk if contact else None,
        clocks=contact_clocks(
            handed.agreed_at,
            answered_at=contact.answered_at if contact else None,
            met_at=contact.met_at if contact else None,
            wants_meeting=wish in _WAITS_TO_MEET and not (contact and _is_left(contact)),
            now=now,
        ),
    )


def _is_left(contact: HelpContact) -> bool:
    """Whether nobody is to meet them here any more: a case keeps the clock, or it is closed."""
    return bool(contact.ended_as) and contact.met_at is None


def _note(actor: Actor, rows: Sequence[HelpContact], reading: Reading) -> None:
    if rows:
        audit.record_reading(
            actor,
            reading,
            subject="support_helpcontact",
            record_ids=[row.pk for row in rows],
            room_ids={row.room_id for row in rows},
        )
