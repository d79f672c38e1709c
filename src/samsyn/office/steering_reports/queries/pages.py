"""The reports that were given, the drafts, and one of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.releases.queries import preview
from samsyn.office.steering.queries import SteeringRoom, room_of
from samsyn.office.steering_reports.models import GivenReport, ReportDraft
from samsyn.office.steering_reports.queries.gathering import gathered
from samsyn.office.steering_reports.rules import Period, Snapshot, read_snapshot
from samsyn.vocabulary.outcomes import Period as Length

_MONTHS, _QUARTERS = 6, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenLine:
    """A report that was given."""

    id: UUID
    period: Period
    number: int
    on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftShown:
    """What coordinators have written of a period."""

    id: UUID
    room_id: int
    period: Period
    summary: str
    risks: tuple[str, ...]
    decisions: tuple[str, ...]
    by: str
    changed_on: date
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """The first page of reports."""

    room: SteeringRoom
    given: tuple[GivenLine, ...]
    # That say something else than what was given of their period: new ones, and corrections.
    # None for who only reads the steering group's part.
    drafts: tuple[DraftShown, ...]
    corrected: frozenset[UUID]  # drafts of a period of which a report has been given
    newest: Snapshot | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    """A draft with its figures as they would be given now."""

    room: SteeringRoom
    draft: DraftShown
    snapshot: Snapshot
    given: tuple[GivenLine, ...]  # of the same period


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPage:
    """One report as it was given."""

    room: SteeringRoom
    line: GivenLine
    snapshot: Snapshot
    later: GivenLine | None  # that corrects it
    draft_id: UUID | None  # what it was given from, and is corrected by; for who reads drafts


def reports(actor: Actor) -> Reports:
    """Return the reports of the reader's joint room, the newest first."""
    room = room_of(actor)
    rows = [*_given(actor, room)]
    newest = {(row.period, row.first): row for row in reversed(rows)}
    drafts = list(
        access.visible_to(actor, ReportDraft.objects)
        .filter(room=room.room_id)
        .select_related("recorded_by")
        .order_by("-first", "-recorded_at", "pk")
    )
    standing = [one for one in drafts if not _is_given(one, newest.get((one.period, one.first)))]
    return Reports(
        room=room,
        given=tuple(given_line(row) for row in rows),
        drafts=tuple(map(_draft, standing)),
        corrected=frozenset(one.pk for one in standing if (one.period, one.first) in newest),
        newest=read_snapshot(rows[0].snapshot) if rows else None,
    )


def draft_page(actor: Actor, draft_id: UUID, *, now: datetime) -> DraftPage:
    """Return a draft and what its report would say now; raises `NotVisible`."""
    draft = draft_to_edit(actor, draft_id)
    room = room_of(actor)
    found = gathered(actor, room, draft.period, now=now)
    answers = preview(actor, room.room_id, cells=found.people.cells, asks=found.people.asks)
    snapshot = found.told(answers).saying(
        summary=draft.summary, risks=draft.risks, decisions=draft.decisions
    )
    same = [one for one in map(given_line, _given(actor, room)) if one.period == draft.period]
    return DraftPage(room=room, draft=draft, snapshot=snapshot, given=tuple(same))


def draft_to_edit(actor: Actor, draft_id: UUID) -> DraftShown:
    """Return what was written; raises `NotVisible`."""
    rows = ReportDraft.objects.select_related("recorded_by")
    return _draft(access.get_visible(actor, rows, pk=draft_id))


def given_page(actor: Actor, report_id: UUID) -> GivenPage:
    """Return a report as it was given; raises `NotVisible`."""
    rows = GivenReport.objects.select_related("recorded_by")
    row = access.get_visible(actor, rows, pk=report_id)
    room = room_of(actor)
    line = given_line(row)
    same = [one for one in map(given_line, _given(actor, room)) if one.period == line.period]
    newest = max(same, key=lambda one: one.number)
    return GivenPage(
        room=room,
        line=line,
        snapshot=read_snapshot(row.snapshot),
        later=newest if newest.number > line.number else None,
        draft_id=_draft_of(actor, room, line.period),
    )


def periods_without_draft(actor: Actor, room: SteeringRoom, today: date) -> Iterator[Period]:
    """Yield the periods of which a report can be begun: a draft that is given corrects itself."""
    rows = access.visible_to(actor, ReportDraft.objects).filter(room=room.room_id)
    begun = {(length, first) for length, first in rows.values_list("period", "first")}
    for period in open_periods(today):
        if (period.length.value, period.first) not in begun:
            yield period


def open_periods(today: date) -> Iterator[Period]:
    """Yield the periods that a report can be written of: those that have ended, newest first."""
    for length, count in ((Length.MONTH, _MONTHS), (Length.QUARTER, _QUARTERS)):
        number = length.number(today)
        for back in range(1, count + 1):
            yield Period(length, length.at(number - back))


def _given(actor: Actor, room: SteeringRoom) -> Iterator[GivenReport]:
    rows = access.visible_to(actor, GivenReport.objects).filter(room=room.room_id)
    yield from rows.select_related("recorded_by").order_by("-recorded_at", "-number", "pk")


def given_line(row: GivenReport) -> GivenLine:
    return GivenLine(
        id=row.pk,
        period=Period(Length(row.period), row.first),
        number=row.number,
        on=timezone.localdate(row.recorded_at),
        by=row.recorded_by.name,
    )


def _is_given(draft: ReportDraft, given: GivenReport | None) -> bool:
    """Whether the newest report of the period says what the draft says."""
    if given is None:
        return False
    said, wrote = read_snapshot(given.snapshot), _draft(draft)
    return (said.summary, said.risks, said.decisions) == (
        wrote.summary,
        wrote.risks,
        wrote.decisions,
    )


def _draft_of(actor: Actor, room: SteeringRoom, period: Period) -> UUID | None:
    rows = access.visible_to(actor, ReportDraft.objects).filter(
        room=room.room_id, period=period.length.value, first=period.first
    )
    return rows.values_list("pk", flat=True).first()


def _draft(row: ReportDraft) -> DraftShown:
    return DraftShown(
        id=row.pk,
        room_id=row.room_id,
        period=Period(Length(row.period), row.first),
        summary=row.summary,
        risks=_lines(row.risks),
        decisions=_lines(row.decisions),
        by=row.recorded_by.name,
        changed_on=timezone.localdate(row.changed_at or row.recorded_at),
        version=row.version,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
