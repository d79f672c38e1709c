"""One correction or withdrawal as its receiver reads it: what was told, and what holds now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.models import Disclosure, RecallNotice
from samsyn.office.disclosures.queries.ledger import Entry, entry_of, opened
from samsyn.office.disclosures.queries.records import SUBJECTS
from samsyn.office.exchange import queries as exchange
from samsyn.office.exchange.queries import Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A task of the room. `entry` is what was told, none if that is sealed for the reader."""

    id: UUID
    number: str
    origin: str
    kind: str
    reason: str
    received_at: datetime
    entry: Entry | None
    now: dict[str, Any]  # of a correction
    outcome: str
    because: str
    note: str
    answered_by: str
    answered_at: datetime | None
    may_answer: bool
    delivery: Waiting | None  # of the answer, to a sender at another installation
    may_send_again: bool
    told_on: tuple[tuple[UUID, str, str], ...]  # the room's own disclosures of its copy


def notice(actor: Actor, notice_id: UUID) -> Notice:
    """Return one notice, or raise `NotVisible`; the reading is noted."""
    rows = RecallNotice.objects.select_related(
        "receipt__room", "receipt__origin_room", "origin_room", "answered_by"
    )
    row = access.get_visible(actor, rows, pk=notice_id)
    entry = entry_of(row.receipt) if row.receipt else None
    contents = row.contents
    if entry:
        audit.record_reading(
            actor,
            Reading.PAGE,
            subject=SUBJECTS[entry.kind],
            record_ids=[entry.record_id],
            room_ids=[entry.room_id],
        )
        if actor.names_revealed:
            contents = dict(opened(contents, entry.disclosure_id))
    return Notice(
        id=row.pk,
        number=row.number,
        origin=row.origin,
        kind=row.kind,
        reason=row.reason,
        received_at=row.recorded_at,
        entry=entry,
        now=contents,
        outcome=row.outcome,
        because=row.because,
        note=row.note,
        answered_by=row.answered_by.name if row.answered_by else "",
        answered_at=row.answered_at,
        delivery=_delivery(row),
        may_send_again=actor.may(Deed.DISCLOSE, row.room_id),
        may_answer=not row.outcome and actor.may(Deed.DISCLOSE, row.room_id),
        told_on=_told_on(actor, entry) if entry else (),
    )


def _delivery(row: RecallNotice) -> Waiting | None:
    if not row.outcome or not row.origin_room.peer_id:
        return None
    return exchange.latest_packages([row.pk]).get(row.pk)


def _told_on(actor: Actor, entry: Entry) -> tuple[tuple[UUID, str, str], ...]:
    kind: Kind = entry.kind
    rows = access.visible_to(actor, Disclosure.objects).filter(
        **{kind.value: entry.record_id}, kind=kind.value
    )
    return tuple(
        rows.order_by("-decided_at", "pk").values_list("pk", "number", "to_room__short_name")
    )
