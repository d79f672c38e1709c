"""What has been told of a record, to whom, and who must be told that it was wrong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.disclosures.grounds import Kind, label
from samsyn.office.disclosures.models import Disclosure, Proposal, Recall, RecallAnswer
from samsyn.office.disclosures.queries.contents import contents_of
from samsyn.office.disclosures.queries.decisions import ConsentLine, consents
from samsyn.office.disclosures.queries.differing import differing
from samsyn.office.disclosures.queries.ledger import Entry, entry_of, opened, received, told
from samsyn.office.disclosures.queries.records import SUBJECTS, code_of, record_of
from samsyn.office.disclosures.queries.waiting import JOINED, ProposalLine, proposal_line

LOOKED_THROUGH = 400  # of a room's latest disclosures


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallLine:
    """What the sender has said of a disclosure since, and what came of it."""

    kind: str
    reason: str
    made_at: datetime
    outcome: str  # '' while the receiver has not answered
    because: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLine:
    """One disclosure with what has become of it."""

    entry: Entry
    recalls: tuple[RecallLine, ...]  # newest first
    differs: tuple[str, ...]  # fields that the record no longer has as they were told
    is_expired: bool

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was withdrawn, answered or not."""
        return any(one.kind == "withdrawal" for one in self.recalls)

    @property
    def must_be_told(self) -> bool:
        """Whether the receiver still believes something that the sender no longer says."""
        waits = bool(self.recalls) and not self.recalls[0].outcome
        return bool(self.differs) and not (self.is_withdrawn or waits)

    @property
    def differing_words(self) -> str:
        """The differing fields in words."""
        return ", ".join(label(self.entry.kind, key) for key in self.differs)


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutRecord:
    """Everything that has crossed of one record, both ways, and what waits."""

    kind: Kind
    record_id: UUID
    code: str
    room_id: int
    room_name: str
    may_disclose: bool
    told: tuple[ToldLine, ...]
    received: tuple[Entry, ...]
    proposals: tuple[ProposalLine, ...]
    consents: tuple[ConsentLine, ...]

    @property
    def must_be_told(self) -> tuple[ToldLine, ...]:
        """The receivers that hold something wrong."""
        return tuple(one for one in self.told if one.must_be_told)

    @property
    def recallable(self) -> tuple[ToldLine, ...]:
        """What can still be corrected or withdrawn."""
        return tuple(one for one in self.told if not one.is_withdrawn)


def about(actor: Actor, kind: Kind, record_id: UUID, *, now: datetime) -> AboutRecord:
    """Return the ledger of one record. Raises `NotVisible`; the reading is noted."""
    record = record_of(actor, kind, record_id)
    audit.record_reading(
        actor,
        Reading.PAGE,
        subject=SUBJECTS[kind],
        record_ids=[record_id],
        room_ids=[record.room_id],
    )
    mine = {kind.value: record_id}
    waiting = access.visible_to(actor, Proposal.objects).select_related(*JOINED)
    return AboutRecord(
        kind=kind,
        record_id=record_id,
        code=code_of(kind, record_id),
        room_id=record.room_id,
        room_name=record.room.short_name,
        may_disclose=actor.may(Deed.DISCLOSE, record.room_id),
        told=told_lines(actor, told(actor).filter(**mine).order_by("-decided_at", "pk"), now=now),
        received=tuple(
            entry_of(row) for row in received(actor).filter(**mine).order_by("-received_at", "pk")
        ),
        proposals=tuple(
            proposal_line(row) for row in waiting.filter(**mine).order_by("-recorded_at", "pk")
        ),
        consents=consents(actor, record_id, now=now) if kind is Kind.PERSON else (),
    )


def wrong_lines(actor: Actor, *, now: datetime) -> tuple[ToldLine, ...]:
    """Return, of the rooms' latest disclosures, those whose receivers must be told; noted."""
    rows = told(actor).order_by("-decided_at", "pk")[:LOOKED_THROUGH]
    lines = tuple(one for one in told_lines(actor, rows, now=now) if one.must_be_told)
    people = [one.entry for one in lines if one.entry.kind is Kind.PERSON]
    if people:
        audit.record_reading(
            actor,
            Reading.LIST,
            subject=SUBJECTS[Kind.PERSON],
            record_ids=[one.record_id for one in people],
            room_ids=[one.room_id for one in people],
        )
    return lines


def told_lines(actor: Actor, rows: Iterable[Disclosure], *, now: datetime) -> tuple[ToldLine, ...]:
    """Return disclosures with what has become of them, in the given order."""
    kept = list(rows)
    today = timezone.localdate(now)
    recalls = _recalls(actor, [row.pk for row in kept])
    present = _present(actor, kept, today=today)
    return tuple(
        ToldLine(
            entry=entry_of(row),
            recalls=recalls.get(row.pk, ()),
            differs=_differs(row, present),
            is_expired=row.expires_on <= today,
        )
        for row in kept
    )


def _differs(row: Disclosure, present: Mapping[Any, Mapping[str, Any]]) -> tuple[str, ...]:
    held = present.get((row.kind, row.to_room_id, row.record_id))
    if held is None:
        return ()
    return differing(Kind(row.kind), opened(row.contents, row.pk), held)


def _present(
    actor: Actor, rows: Sequence[Disclosure], *, today: date
) -> Mapping[Any, Mapping[str, Any]]:
    """Return what each record would tell each room now: one batch a kind and room."""
    wanted: dict[tuple[str, int], set[UUID]] = {}
    for row in rows:
        wanted.setdefault((row.kind, row.to_room_id), set()).add(row.record_id)
    return {
        (kind, room, record): contents
        for (kind, room), records in wanted.items()
        for record, contents in contents_of(
            actor, Kind(kind), records, to_room_id=room, on=today
        ).items()
    }


def _recalls(actor: Actor, disclosure_ids: Sequence[UUID]) -> Mapping[UUID, tuple[RecallLine, ...]]:
    rows = list(
        access.visible_to(actor, Recall.objects)
        .filter(disclosure__in=disclosure_ids)
        .order_by("-recorded_at", "pk")
    )
    answers = access.visible_to(actor, RecallAnswer.objects).filter(
        recall_id__in=[row.pk for row in rows]
    )
    answered = {one.recall_id: one for one in answers}
    found: dict[UUID, tuple[RecallLine, ...]] = {}
    for row in rows:
        answer = answered.get(row.pk)
        line = RecallLine(
            kind=row.kind,
            reason=row.reason,
            made_at=row.recorded_at,
            outcome=answer.outcome if answer else "",
            because=answer.because if answer else "",
            answered_at=answer.answered_at if answer else None,
        )
        found[row.disclosure_id] = (*found.get(row.disclosure_id, ()), line)
    return found
