"""Reviews of a log as pages show them: done or late for some, lines for whoever reviews."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Manager, QuerySet
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, RoomItself
from samsyn.office.accounts.models import Staff
from samsyn.office.api.queries import TokenOwner, owners_of
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.oversight.models import LogReview, LogReviewFindings, LogReviewLine
from samsyn.office.oversight.queries.events import Way, way_of
from samsyn.office.oversight.rules import Anomaly

Row = TypeVar("Row", LogReview, LogReviewLine, LogReviewFindings)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewState:
    """That a month's review is due, late or done. `opens`: whether the reader reviews it."""

    id: UUID
    room_name: str
    month: date
    due_on: date
    signed_at: datetime | None
    signed_by: str
    opens: bool

    def is_late(self, today: date) -> bool:
        """Whether the day has passed without a signature."""
        return self.signed_at is None and today > self.due_on


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """One reading to look at: codes, never names, of whom it was about."""

    id: UUID
    event_number: int
    at: datetime
    reader: str
    title: str
    way: Way
    people: int
    person_id: UUID | None
    code: str
    is_sampled: bool
    rules: tuple[tuple[Anomaly, Mapping[str, int | str]], ...]
    verdict: str
    note: str
    owner: TokenOwner | None  # of another system; None for a member of staff


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSheet:
    """One month's review, whole."""

    state: ReviewState
    readings: int
    seed: int
    sample_size: int
    system_readings: int
    system_sample: int
    lines: tuple[ReviewLine, ...]
    left: int
    findings: str


def reviewed(actor: Actor, rows: QuerySet[Row] | Manager[Row]) -> QuerySet[Row]:
    """Keep the rows of rooms whose log the actor reviews. Whoever reads records there does not."""
    return rows.filter(room_id__in=actor.rooms_granting(Deed.REVIEW_LOG) - actor.reading_rooms)


def review_states(actor: Actor) -> list[ReviewState]:
    """Return the reviews of the rooms whose log the actor reads, the newest month first."""
    rooms = actor.rooms_granting(Deed.READ_AUDIT)
    access.require(actor, Deed.READ_AUDIT, about=RoomItself(min(rooms, default=0)))
    rows = LogReview.objects.filter(room_id__in=rooms).select_related("room", "signed_by")
    return [_state(actor, row) for row in rows.order_by("-month", "room__name", "pk")]


def review_sheet(actor: Actor, review_id: UUID) -> ReviewSheet:
    """Return one month's review to whoever reviews it; raises `NotVisible` for anybody else."""
    rows = reviewed(actor, LogReview.objects).select_related("room", "signed_by")
    row = rows.filter(pk=review_id).first()
    if row is None:
        raise NotVisible(_("The page does not exist."))
    found = reviewed(actor, LogReviewLine.objects).filter(review=row).select_related("reader")
    rows_of_lines = list(found.order_by("at", "event_number", "pk"))
    owners = owners_of({one.reader_id for one in rows_of_lines})
    lines = tuple(_line(one, owners.get(one.reader_id)) for one in rows_of_lines)
    _note(actor, row.room_id, lines)
    findings = reviewed(actor, LogReviewFindings.objects).filter(review=row).first()
    return ReviewSheet(
        state=_state(actor, row),
        readings=row.readings,
        seed=row.seed,
        sample_size=row.sample_size,
        system_readings=row.system_readings,
        system_sample=row.system_sample,
        lines=lines,
        left=sum(not one.verdict for one in lines),
        findings=findings.text if findings else "",
    )


def review_line(actor: Actor, line_id: UUID) -> tuple[ReviewLine, UUID]:
    """Return one line, and the review that it stands in."""
    rows = reviewed(actor, LogReviewLine.objects).select_related("reader")
    row = rows.filter(pk=line_id).first()
    if row is None:
        raise NotVisible(_("The page does not exist."))
    line = _line(row, owners_of([row.reader_id]).get(row.reader_id))
    _note(actor, row.room_id, (line,))
    return line, row.review_id


def lines_left(actor: Actor, review_id: UUID, *, after: UUID) -> list[UUID]:
    """Return the lines of a review without a verdict: those after one of them, then from the top.

    Nothing is read of anybody: these are only where the reviewer goes on.
    """
    found = reviewed(actor, LogReviewLine.objects).filter(review=review_id)
    rows = list(found.order_by("at", "event_number", "pk").values_list("pk", "verdict"))
    here = next((place for place, (key, _v) in enumerate(rows) if key == after), -1) + 1
    return [key for key, verdict in rows[here:] + rows[:here] if not verdict]


def _note(actor: Actor, room_id: int, lines: tuple[ReviewLine, ...]) -> None:
    audit.record_reading(
        actor,
        Reading.LIST,
        subject="oversight_logreview",
        record_ids=sorted({one.person_id for one in lines if one.person_id}),
        room_ids=[room_id],
    )


def _state(actor: Actor, row: LogReview) -> ReviewState:
    opens = row.room_id in actor.rooms_granting(Deed.REVIEW_LOG) - actor.reading_rooms
    return ReviewState(
        id=row.pk,
        room_name=row.room.name,
        month=row.month,
        due_on=row.due_on,
        signed_at=row.signed_at,
        signed_by=row.signed_by.name if row.signed_by else "",
        opens=opens,
    )


def _line(row: LogReviewLine, owner: TokenOwner | None) -> ReviewLine:
    reader: Staff = row.reader
    person_id = row.person_ids[0] if row.person_ids else None
    return ReviewLine(
        id=row.pk,
        event_number=row.event_number,
        at=row.at,
        reader=reader.name,
        title=reader.title,
        way=way_of(row.way),
        people=row.people,
        person_id=person_id,
        code=access.code_for("P", person_id) if person_id else "",
        is_sampled=row.is_sampled,
        rules=tuple((one, row.rules[one.value]) for one in Anomaly if one.value in row.rules),
        verdict=row.verdict,
        note=row.note,
        owner=owner,
    )
