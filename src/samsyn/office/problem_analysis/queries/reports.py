"""Reports of the reader's rooms: the list, and one of them as it stands or as it was frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.problem_analysis.models import (
    Analysis,
    FrozenAnalysis,
    OutsideAnalysis,
    Passage,
)
from samsyn.office.problem_analysis.queries.gathering import Asked, findings
from samsyn.office.problem_analysis.rules import Snapshot, digest_of, read_snapshot
from samsyn.vocabulary.rooms import RoomKind

TELLING = frozenset((RoomKind.JOINT.value,))  # kinds of rooms whose releases remember each other


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report in the list."""

    id: UUID
    title: str
    first: date
    last: date
    room: str
    room_kind: str
    by: str
    reviewed_by: str
    frozen_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who froze a report and when, its digest, and whether its text still has it."""

    at: datetime
    by: str
    digest: str
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A report as it stands now, or as it was frozen."""

    line: ReportLine
    room_id: int
    snapshot: Snapshot
    version: int
    versions: Mapping[str, int]  # of the passage of each section
    may_write: bool
    may_review: bool
    may_tell: bool  # outside the room, which has not been done
    is_reviewed: bool  # and nothing has changed since
    is_overtaken: bool  # it was reviewed, and something has changed since
    reviewed_at: datetime | None
    stamp: Stamp | None
    told: Mapping[str, int | None] | None  # outside the room
    unnamed: frozenset[str]  # sections whose texts named nobody when it was told

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return self.stamp is None


def reports(actor: Actor) -> list[ReportLine]:
    """Return the reports of the reader's rooms, drafts first, then the newest period."""
    rows = access.visible_to(actor, Analysis.objects).filter(room__in=actor.reading_rooms)
    named = rows.select_related("room", "recorded_by", "reviewed_by", "frozen")
    lines = [_line(row) for row in named.order_by("-last", "-recorded_at", "pk")]
    return sorted(lines, key=lambda line: line.frozen_at is not None)


def report_page(actor: Actor, report_id: UUID) -> ReportPage:
    """Return one report; raises `NotVisible`."""
    row = get_report(actor, report_id)
    frozen = getattr(row, "frozen", None)
    passages = list(access.visible_to(actor, Passage.objects).filter(analysis=row.pk))
    now = snapshot_of(actor, row) if frozen is None else read_snapshot(frozen.text)
    may = actor.may(Deed.ANALYSE_PROBLEM, row.room_id)
    has_review = row.reviewed_at is not None
    outside = _outside(actor, frozen) if frozen else None
    return ReportPage(
        line=_line(row),
        room_id=row.room_id,
        snapshot=now,
        version=row.version,
        versions={one.section: one.version for one in passages},
        may_write=may and frozen is None,
        may_review=may and frozen is None and actor.staff_id not in writers_of(row, passages),
        may_tell=may and frozen is not None and outside is None and row.room.kind in TELLING,
        is_reviewed=has_review and now.digest == row.reviewed_digest,
        is_overtaken=frozen is None and has_review and now.digest != row.reviewed_digest,
        reviewed_at=row.reviewed_at,
        stamp=_stamp(frozen) if frozen else None,
        told=outside.told if outside else None,
        unnamed=frozenset(outside.unnamed if outside else ()),
    )


def get_report(actor: Actor, report_id: UUID) -> Analysis:
    """Return the row of a report with who is behind it; raises `NotVisible`."""
    rows = Analysis.objects.select_related("room", "recorded_by", "reviewed_by", "frozen")
    return access.get_visible(actor, rows, pk=report_id, room__in=actor.reading_rooms)


def writers_of(row: Analysis, passages: list[Passage]) -> set[int]:
    """Return who has written anything in the report; none of them reviews it."""
    wrote = {one.recorded_by_id for one in passages}
    changed = {one.changed_by_id for one in passages if one.changed_by_id}
    return {row.recorded_by_id, *wrote, *changed}


def snapshot_of(actor: Actor, row: Analysis) -> Snapshot:
    """Return what a draft says now: its figures as the records have them, and its texts."""
    asked = Asked(room_id=row.room_id, first=row.first, last=row.last, population=row.population)
    written = access.visible_to(actor, Passage.objects).filter(analysis=row.pk).exclude(words="")
    named = written.select_related("recorded_by", "changed_by")
    return Snapshot(
        title=row.title,
        population_source=row.population_source,
        findings=findings(actor, asked),
        passages=tuple(sorted((one.section, one.words, _writer(one)) for one in named)),
    )


def _writer(row: Passage) -> str:
    return row.changed_by.name if row.changed_by else row.recorded_by.name


def _line(row: Analysis) -> ReportLine:
    frozen = getattr(row, "frozen", None)
    return ReportLine(
        id=row.pk,
        title=row.title,
        first=row.first,
        last=row.last,
        room=row.room.short_name,
        room_kind=row.room.kind,
        by=row.recorded_by.name,
        reviewed_by=row.reviewed_by.name if row.reviewed_by else "",
        frozen_at=frozen.recorded_at if frozen else None,
    )


def _stamp(frozen: FrozenAnalysis) -> Stamp:
    return Stamp(
        at=frozen.recorded_at,
        by=frozen.recorded_by.name,
        digest=frozen.digest,
        is_whole=digest_of(frozen.text) == frozen.digest,
    )


def _outside(actor: Actor, frozen: FrozenAnalysis) -> OutsideAnalysis | None:
    return access.visible_to(actor, OutsideAnalysis.objects).filter(frozen=frozen.pk).first()
