"""What the pages of retention show: rules with counts, what waits, batches, holds, receipts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible
from samsyn.office.audit import changes as audit
from samsyn.office.partners.models import Room
from samsyn.office.retention.models import Erasure, Hold, Removal
from samsyn.office.retention.queries.due import due_by_rule
from samsyn.office.retention.queries.hanging import kept_kinds, rows_to_erase
from samsyn.office.retention.queries.rooms import in_my_rooms
from samsyn.office.retention.queries.rule_table import RuleLine, rule_lines
from samsyn.office.retention.queries.service import as_service
from samsyn.vocabulary.retention import KeptKind

SOON = timedelta(days=90)
PER_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """A rule of a room, and how many records it is about now."""

    rule: RuleLine
    is_in_use: bool
    due: int  # over, and hidden the next time that the service runs
    soon: int  # over within three months
    waiting: int  # hidden
    ready: int  # hidden long enough, with no hold: can be put in a batch


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovalLine:
    """One removal: what, why and when. A receipt once it is erased."""

    id: UUID
    code: str
    kind: str
    reason: str
    provision: str
    due_on: date
    hidden_on: date
    hidden_by: str
    erasable_on: date
    hold_id: UUID | None
    hold_ground: str
    hold_owner: str
    review_on: date | None
    is_in_batch: bool
    erased_at: datetime | None
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """A batch in a list."""

    id: UUID
    provision: str
    action: str
    records: int
    prepared_by: str
    prepared_at: datetime
    approved_by: str
    approved_at: datetime | None
    done_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleLine:
    """One drawn record: by its code, with what hangs on it. Its contents stay hidden."""

    code: str
    kind: str
    starts_on: date
    due_on: date
    paused_days: int
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSheet:
    """A batch on its page: what goes, what was drawn to be looked at, who decided."""

    line: BatchLine
    room_key: str
    room_name: str
    archive_reference: str
    sample: tuple[SampleLine, ...]
    rows: Mapping[str, int]  # table -> rows: to be erased, or erased
    is_mine: bool  # the reader prepared it
    sent_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything that waits for a decision in a room."""

    rules: tuple[RuleCount, ...]
    decided: int  # hidden by decision and ready, without a rule
    waiting: tuple[RemovalLine, ...]
    batches: tuple[BatchLine, ...]


def overview(actor: Actor, room: Room, *, now: datetime, is_demo: bool) -> Overview:
    """Return what the rules say of a room, and what waits there."""
    today = timezone.localdate(now)
    lines = removal_lines(actor, _waiting(actor, room))
    with as_service(now=now, by=actor) as service:
        found = due_by_rule(service, room, today=today, until=today + SOON, is_demo=is_demo)
    days = {rule.pk: [one.due_on for one in due] for rule, due in found.items()}
    rules_of = dict(_waiting(actor, room).values_list("pk", "rule_id"))
    return Overview(
        rules=tuple(
            RuleCount(
                rule=rule,
                is_in_use=rule.id in days,
                due=sum(day <= today for day in days.get(rule.id, ())),
                soon=sum(day > today for day in days.get(rule.id, ())),
                waiting=sum(rules_of[line.id] == rule.id for line in lines),
                ready=_ready(lines, rules_of, rule.id, today),
            )
            for rule in rule_lines(room, today=today)
        ),
        decided=_ready(lines, rules_of, None, today),
        waiting=lines,
        batches=tuple(
            _batch_line(row)
            for row in _batches(actor).filter(room=room, sent_back_at__isnull=True)[:PER_PAGE]
        ),
    )


def batch_sheet(actor: Actor, batch_id: UUID, *, now: datetime) -> BatchSheet:
    """Return a batch, with a sample of what it holds; noted as a reading of what was drawn."""
    row = _batches(actor).filter(pk=batch_id).first()
    if row is None:
        raise NotVisible(_("The page does not exist."))
    removals = list(row.removals.order_by("pk"))
    drawn = [one for one in removals if one.record_id in set(row.sample)]
    rows: dict[str, int] = dict(row.counts)
    sample: list[SampleLine] = []
    if row.done_at is None and row.sent_back_at is None:
        with as_service(now=now, by=actor) as service:
            rows = _rows_of(service, removals)
            sample = [_sample_line(service, one) for one in drawn]
        audit.record_reading(
            actor,
            audit.Reading.PAGE,
            subject="retention_erasure",
            record_ids=[one.record_id for one in drawn],
            room_ids=[row.room_id],
        )
    return BatchSheet(
        line=_batch_line(row),
        room_key=row.room.key,
        room_name=row.room.name,
        archive_reference=row.archive_reference,
        sample=tuple(sample),
        rows=rows,
        is_mine=row.prepared_by_id == actor.staff_id,
        sent_back=row.sent_back_at is not None,
    )


def receipts(actor: Actor, room: Room) -> tuple[RemovalLine, ...]:
    """Return the newest receipts of a room."""
    rows = in_my_rooms(actor, Removal.objects).filter(room=room, erased_at__isnull=False)
    return removal_lines(actor, rows.order_by("-erased_at", "pk")[:PER_PAGE])


def removal_line(actor: Actor, removal_id: UUID) -> RemovalLine:
    """Return one removal that is hidden still; raises `NotVisible`."""
    rows = in_my_rooms(actor, Removal.objects).filter(pk=removal_id)
    found = removal_lines(actor, rows)
    if not found:
        raise NotVisible(_("The page does not exist."))
    return found[0]


def room_of_removal(actor: Actor, removal_id: UUID) -> int:
    """Return the room in which a removal lies."""
    found = in_my_rooms(actor, Removal.objects).filter(pk=removal_id)
    return found.values_list("room_id", flat=True).get()


def see_record(actor: Actor, kind: KeptKind, record_id: UUID) -> None:
    """Raise unless the actor sees the record, and answers for removals in its room."""
    row = access.get_visible(actor, kept_kinds()[kind].model._default_manager, pk=record_id)
    access.require(actor, Deed.KEEP_RETENTION, about=row)


def code_of(kind: str, record_id: UUID) -> str:
    """Return the code by which pages name a record."""
    return access.code_for(kept_kinds()[KeptKind(kind)].prefix, record_id)


def removal_lines(actor: Actor, removals: Iterable[Removal]) -> tuple[RemovalLine, ...]:
    """Return removals as lists show them, with the hold that stands on each."""
    rows = list(removals)
    holds = {
        hold.record_id: hold
        for hold in in_my_rooms(actor, Hold.objects.select_related("owner")).filter(
            record_id__in=[row.record_id for row in rows], lifted_at__isnull=True
        )
    }
    return tuple(_removal_line(row, holds.get(row.record_id)) for row in rows)


def _waiting(actor: Actor, room: Room) -> QuerySet[Removal]:
    rows = in_my_rooms(actor, Removal.objects.select_related("rule", "hidden_by"))
    return rows.filter(room=room, shown_at__isnull=True, erased_at__isnull=True).order_by(
        "erasable_on", "pk"
    )


def _batches(actor: Actor) -> QuerySet[Erasure]:
    rows = Erasure.objects.select_related("rule", "room", "prepared_by", "approved_by")
    return in_my_rooms(actor, rows).order_by("-prepared_at", "pk")


def _ready(
    lines: Sequence[RemovalLine],
    rules_of: Mapping[UUID, int | None],
    rule_id: int | None,
    today: date,
) -> int:
    return sum(
        rules_of[line.id] == rule_id
        and line.erasable_on <= today
        and line.hold_id is None
        and not line.is_in_batch
        for line in lines
    )


def _removal_line(row: Removal, hold: Hold | None) -> RemovalLine:
    return RemovalLine(
        id=row.pk,
        code=code_of(row.kind, row.record_id),
        kind=row.kind,
        reason=row.reason,
        provision=row.rule.provision if row.rule else "",
        due_on=row.due_on,
        hidden_on=row.hidden_on,
        hidden_by=row.hidden_by.name,
        erasable_on=row.erasable_on,
        hold_id=hold.pk if hold else None,
        hold_ground=hold.ground if hold else "",
        hold_owner=hold.owner.name if hold else "",
        review_on=hold.review_on if hold else None,
        is_in_batch=row.batch_id is not None,
        erased_at=row.erased_at,
        outcome=row.outcome,
    )


def _batch_line(row: Erasure) -> BatchLine:
    return BatchLine(
        id=row.pk,
        provision=row.rule.provision if row.rule else "",
        action=row.action,
        records=row.removals.count(),
        prepared_by=row.prepared_by.name,
        prepared_at=row.prepared_at,
        approved_by=row.approved_by.name if row.approved_by else "",
        approved_at=row.approved_at,
        done_at=row.done_at,
    )


def _rows_of(service: Actor, removals: Sequence[Removal]) -> dict[str, int]:
    found: dict[str, int] = {}
    for kind in sorted({row.kind for row in removals}):
        ids = [row.record_id for row in removals if row.kind == kind]
        for table, rows in rows_to_erase(service, kept_kinds()[KeptKind(kind)], ids).items():
            found[table] = found.get(table, 0) + rows
    return found


def _sample_line(service: Actor, row: Removal) -> SampleLine:
    kept = kept_kinds()[KeptKind(row.kind)]
    return SampleLine(
        code=code_of(row.kind, row.record_id),
        kind=row.kind,
        starts_on=row.starts_on,
        due_on=row.due_on,
        paused_days=row.paused_days,
        rows=rows_to_erase(service, kept, [row.record_id]),
    )
