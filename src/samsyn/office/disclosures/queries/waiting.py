"""What waits at the door for somebody of the reader's rooms, and attempts that were refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.models import Proposal, RecallNotice
from samsyn.office.disclosures.queries.asks import AskedLine, asked_shown
from samsyn.office.disclosures.queries.contents import contents_of, only
from samsyn.office.disclosures.queries.records import SUBJECTS, code_of

ANSWERED_WITHIN = timedelta(days=3)  # a colleague's answer, and a recall's
SHOWN = 50  # of what is settled
OPEN = ("waiting", "spoken")
JOINED = ("room", "to_room", "ground", "recorded_by", "settled_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """A disclosure that has not crossed."""

    id: UUID
    kind: Kind
    record_id: UUID
    room_id: int
    from_room: str
    from_kind: str
    to_room: str
    to_room_id: int
    to_kind: str
    provision: str
    ground_text: str
    purpose: str
    fields: tuple[str, ...]
    answers: Sequence[Mapping[str, str]]
    state: str
    reasons: tuple[str, ...]
    proposed_by: str
    proposed_by_id: int
    proposed_at: datetime
    settled_by: str
    settled_at: datetime | None
    disclosure_id: UUID | None

    @property
    def code(self) -> str:
        """Code of the record."""
        return code_of(self.kind, self.record_id)

    @property
    def due_on(self) -> date:
        """Day by which a colleague should have answered."""
        return timezone.localdate(self.proposed_at + ANSWERED_WITHIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLine:
    """A correction or withdrawal that the room has to answer."""

    id: UUID
    number: str
    origin: str
    kind: str
    reason: str
    received_at: datetime
    outcome: str
    answered_at: datetime | None
    answered_by: str

    @property
    def due_on(self) -> date:
        """Day by which it should have been answered."""
        return timezone.localdate(self.received_at + ANSWERED_WITHIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What waits, and what was settled lately."""

    waiting: tuple[ProposalLine, ...]
    asked: tuple[AskedLine, ...]
    notices: tuple[NoticeLine, ...]
    settled: tuple[ProposalLine, ...]
    answered: tuple[NoticeLine, ...]


def work(actor: Actor) -> Work:
    """Return what the reader's rooms have to do at the door; people on it are noted."""
    lines = [proposal_line(row) for row in proposals(actor).filter(state__in=OPEN)]
    settled = proposals(actor).exclude(state__in=OPEN).order_by("-settled_at", "pk")[:SHOWN]
    done = [proposal_line(row) for row in settled]
    _note(actor, [*lines, *done])
    notices = notices_of(actor)
    return Work(
        waiting=tuple(lines),
        asked=tuple(one for one in asked_shown(actor) if not one.outcome),
        notices=tuple(notice_line(row) for row in notices.filter(outcome="")),
        settled=tuple(done),
        answered=tuple(
            notice_line(row)
            for row in notices.exclude(outcome="").order_by("-answered_at", "pk")[:SHOWN]
        ),
    )


def proposal(actor: Actor, proposal_id: UUID) -> ProposalLine:
    """Return one proposal, or raise `NotVisible`; the reading is noted."""
    line = proposal_line(
        access.get_visible(actor, Proposal.objects.select_related(*JOINED), pk=proposal_id)
    )
    audit.record_reading(
        actor,
        Reading.PAGE,
        subject=SUBJECTS[line.kind],
        record_ids=[line.record_id],
        room_ids=[line.room_id],
    )
    return line


def proposed_contents(actor: Actor, line: ProposalLine, *, now: datetime) -> Mapping[str, Any]:
    """Return what would cross if it were confirmed now."""
    held = contents_of(
        actor,
        line.kind,
        [line.record_id],
        to_room_id=line.to_room_id,
        on=timezone.localdate(now),
    )
    return only(held[line.record_id], line.kind, line.fields)


def proposal_line(row: Proposal) -> ProposalLine:
    """Return a proposal as pages show it."""
    return ProposalLine(
        id=row.pk,
        kind=Kind(row.kind),
        record_id=row.record_id,
        room_id=row.room_id,
        from_room=row.room.short_name,
        from_kind=row.room.kind,
        to_room=row.to_room.short_name,
        to_room_id=row.to_room_id,
        to_kind=row.to_room.kind,
        provision=row.ground.provision,
        ground_text=row.ground.text,
        purpose=row.purpose,
        fields=tuple(row.fields),
        answers=row.answers,
        state=row.state,
        reasons=tuple(row.reasons),
        proposed_by=row.recorded_by.name,
        proposed_by_id=row.recorded_by_id,
        proposed_at=row.recorded_at,
        settled_by=row.settled_by.name if row.settled_by else "",
        settled_at=row.settled_at,
        disclosure_id=row.disclosure_id,
    )


def notice_line(row: RecallNotice) -> NoticeLine:
    """Return a notice as lists show it."""
    return NoticeLine(
        id=row.pk,
        number=row.number,
        origin=row.origin,
        kind=row.kind,
        reason=row.reason,
        received_at=row.recorded_at,
        outcome=row.outcome,
        answered_at=row.answered_at,
        answered_by=row.answered_by.name if row.answered_by else "",
    )


def proposals(actor: Actor) -> QuerySet[Proposal]:
    """Return the proposals that the reader sees, oldest first."""
    rows = access.visible_to(actor, Proposal.objects).select_related(*JOINED)
    return rows.order_by("recorded_at", "pk")


def notices_of(actor: Actor) -> QuerySet[RecallNotice]:
    """Return the recalls that the reader's rooms have been told of, oldest first."""
    rows = RecallNotice.objects.select_related("answered_by")
    return access.visible_to(actor, rows).order_by("recorded_at", "pk")


def _note(actor: Actor, lines: Sequence[Any]) -> None:
    people = [one for one in lines if one.kind is Kind.PERSON]
    if people:
        audit.record_reading(
            actor,
            Reading.LIST,
            subject=SUBJECTS[Kind.PERSON],
            record_ids=[one.record_id for one in people],
            room_ids=[one.room_id for one in people],
        )
