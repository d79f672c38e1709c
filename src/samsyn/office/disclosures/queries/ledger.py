"""The ledger as pages show it: what the reader's rooms have told, and have been told."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.models import Disclosure, Receipt
from samsyn.office.disclosures.queries.records import SUBJECTS, code_of
from samsyn.office.people.sealing import unseal

PAGE = 30  # rows
NUMBER_FIELD = "identity_number"


class Side(StrEnum):
    """Which side of the ledger: what was told, or what was received."""

    TOLD = "told"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One disclosure as one side has it. `disclosure_id` is the same on both sides."""

    disclosure_id: UUID
    number: str
    side: Side
    kind: Kind
    record_id: UUID
    room_id: int  # of the record
    from_room: str
    from_kind: str
    to_room: str
    to_kind: str
    fields: tuple[str, ...]
    purpose: str
    provision: str
    at: datetime
    by: str
    contents: Mapping[str, Any]
    expires_on: date
    is_oral: bool
    ground_text: str = ""
    confirmed_by: str = ""
    answers: Sequence[Mapping[str, str]] = ()

    @property
    def code(self) -> str:
        """Code of the record in the reader's room."""
        return code_of(self.kind, self.record_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the reader asks for; empty asks for everything."""

    side: Side = Side.TOLD
    kind: Kind | None = None
    record_id: UUID | None = None
    room_id: int | None = None  # the other party
    before: tuple[datetime, UUID] | None = None
    after: tuple[datetime, UUID] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPage:
    """One page, newest first, with the keys of its neighbours."""

    entries: tuple[Entry, ...]
    newer: tuple[datetime, UUID] | None
    older: tuple[datetime, UUID] | None
    rooms: Sequence[tuple[int, str]] = field(default=())


def ledger(actor: Actor, filters: Filters) -> LedgerPage:
    """Return one page of one side, and note which people are on it."""
    rows: QuerySet[Any]
    if filters.side is Side.TOLD:
        rows, moment, other = told(actor), "decided_at", "to_room"
    else:
        rows, moment, other = received(actor), "received_at", "origin_room"
    kept, newer, older = _page(_filtered(rows, filters, other), filters, moment)
    entries = tuple(entry_of(row) for row in kept)
    _note(actor, entries)
    return LedgerPage(
        entries=entries,
        newer=newer,
        older=older,
        rooms=_parties(rows, other),
    )


def entry(actor: Actor, disclosure_id: UUID) -> Entry:
    """Return a disclosure as the reader's side has it; the sender's side first.

    Raises `NotVisible`. The reading is noted, and of names too where they are shown.
    """
    sent: Disclosure | Receipt | None = told(actor).filter(pk=disclosure_id).first()
    row = sent or received(actor).filter(disclosure_id=disclosure_id).first()
    if row is None:
        raise access.NotVisible(_("The page does not exist."))
    shown = opened(row.contents, disclosure_id) if actor.names_revealed else row.contents
    found = entry_of(row, contents=shown)
    readings = [Reading.PAGE, *([Reading.NAMES] if actor.names_revealed else [])]
    for reading in readings:
        audit.record_reading(
            actor,
            reading,
            subject=SUBJECTS[found.kind],
            record_ids=[found.record_id],
            room_ids=[found.room_id],
        )
    return found


def told(actor: Actor) -> QuerySet[Disclosure]:
    """Return what the reader's rooms have told."""
    return access.visible_to(actor, Disclosure.objects).select_related(
        "room", "to_room", "ground", "decided_by", "confirmed_by"
    )


def received(actor: Actor) -> QuerySet[Receipt]:
    """Return what the reader's rooms have been told."""
    return access.visible_to(actor, Receipt.objects).select_related("room", "origin_room")


def _filtered(rows: QuerySet[Any], filters: Filters, other: str) -> QuerySet[Any]:
    if filters.kind:
        rows = rows.filter(kind=filters.kind.value)
    if filters.kind and filters.record_id:
        rows = rows.filter(**{filters.kind.value: filters.record_id})
    if filters.room_id:
        rows = rows.filter(**{other: filters.room_id})
    return rows


def _page(rows: QuerySet[Any], filters: Filters, moment: str) -> tuple[list[Any], Any, Any]:
    if filters.after:
        found = list(
            rows.filter(_beyond(moment, "gt", filters.after)).order_by(moment, "pk")[: PAGE + 1]
        )
        more, kept = len(found) > PAGE, found[:PAGE][::-1]
        return kept, _key(kept, 0, moment) if more else None, _key(kept, -1, moment)
    if filters.before:
        rows = rows.filter(_beyond(moment, "lt", filters.before))
    found = list(rows.order_by(f"-{moment}", "-pk")[: PAGE + 1])
    kept = found[:PAGE]
    newer = _key(kept, 0, moment) if filters.before else None
    return kept, newer, _key(kept, -1, moment) if len(found) > PAGE else None


def _beyond(moment: str, way: str, key: tuple[datetime, UUID]) -> Q:
    at, pk = key
    return Q(**{f"{moment}__{way}": at}) | Q(**{moment: at, f"pk__{way}": pk})


def _key(rows: list[Any], place: int, moment: str) -> tuple[datetime, UUID] | None:
    return (getattr(rows[place], moment), rows[place].pk) if rows else None


def _parties(rows: QuerySet[Any], other: str) -> Sequence[tuple[int, str]]:
    found = rows.order_by(other).values_list(other, f"{other}__short_name").distinct()
    return [(room_id, name) for room_id, name in found if room_id is not None]


def _note(actor: Actor, entries: Sequence[Entry]) -> None:
    people = [one for one in entries if one.kind is Kind.PERSON]
    if people:
        audit.record_reading(
            actor,
            Reading.LIST,
            subject=SUBJECTS[Kind.PERSON],
            record_ids=[one.record_id for one in people],
            room_ids=[one.room_id for one in people],
        )


def entry_of(row: Disclosure | Receipt, *, contents: Mapping[str, Any] | None = None) -> Entry:
    """Return a row of either side as pages show it."""
    shared: dict[str, Any] = {
        "number": row.number,
        "kind": Kind(row.kind),
        "record_id": row.record_id,
        "room_id": row.room_id,
        "fields": tuple(row.fields),
        "purpose": row.purpose,
        "contents": row.contents if contents is None else contents,
        "expires_on": row.expires_on,
        "is_oral": row.is_oral,
    }
    if isinstance(row, Disclosure):
        return Entry(
            **shared,
            disclosure_id=row.pk,
            side=Side.TOLD,
            from_room=row.room.short_name,
            from_kind=row.room.kind,
            to_room=row.to_room.short_name,
            to_kind=row.to_room.kind,
            provision=row.ground.provision,
            ground_text=row.ground.text,
            at=row.decided_at,
            by=row.decided_by.name,
            confirmed_by=row.confirmed_by.name if row.confirmed_by else "",
            answers=row.answers,
        )
    return Entry(
        **shared,
        disclosure_id=row.disclosure_id,
        side=Side.RECEIVED,
        from_room=row.origin_room.short_name if row.origin_room else row.origin,
        from_kind=row.origin_room.kind if row.origin_room else "joint",
        to_room=row.room.short_name,
        to_kind=row.room.kind,
        provision=row.provision,
        at=row.received_at,
        by="",
    )


def opened(contents: Mapping[str, Any], disclosure_id: UUID) -> Mapping[str, Any]:
    """Return frozen contents with the identity number in clear."""
    sealed = contents.get(NUMBER_FIELD)
    if not sealed:
        return contents
    number = unseal(
        base64.b64decode(sealed),
        person_id=disclosure_id,
        field=NUMBER_FIELD,
        key=settings.FIELD_KEY,
    )
    return {**contents, NUMBER_FIELD: number}
