"""The parts of an answer's page: a dispute, a task, how the work ended."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.office.aftermath.models import DisputeCheck, PartnerTask, Response
from samsyn.office.groups.models import GroupRelation
from samsyn.vocabulary.aftermath import DisputeVerdict, PartnerTaskKind, ResponseEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeLine:
    """A dispute that lives, and what was found of it here."""

    first_id: UUID
    second_id: UUID
    first: str
    second: str
    since: date | None
    verdict: DisputeVerdict | None
    text: str
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """What one agency is asked to do."""

    id: UUID
    incident_id: UUID
    agency: str
    kind: PartnerTaskKind
    title: str
    due_at: datetime
    done_at: datetime | None
    done_by: str
    result: str

    def is_late(self, now: datetime) -> bool:
        """Whether the time has passed and it is not done."""
        return self.done_at is None and self.due_at <= now


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How the work ended."""

    kind: ResponseEnd
    reason: str
    at: datetime
    by: str


def ended(response: Response | None) -> Ended | None:
    """Return how an answer ended, None while it goes on or before it is begun."""
    if response is None or response.ended_at is None or response.ended_by is None:
        return None
    return Ended(
        kind=ResponseEnd(response.ended_as),
        reason=response.end_reason,
        at=response.ended_at,
        by=response.ended_by.name,
    )


def dispute_line(row: GroupRelation, check: DisputeCheck | None) -> DisputeLine:
    """Return a dispute with the latest check of it."""
    return DisputeLine(
        first_id=row.group_id,
        second_id=row.other_id,
        first=row.group.working_name,
        second=row.other.working_name,
        since=row.since,
        verdict=DisputeVerdict(check.verdict) if check else None,
        text=check.text if check else "",
        by=check.recorded_by.name if check else "",
        at=check.recorded_at if check else None,
    )


def task_line(row: PartnerTask) -> TaskLine:
    """Return one task; its agency, its answer and who did it are read with the row."""
    return TaskLine(
        id=row.pk,
        incident_id=row.response.incident_id,
        agency=row.agency.name,
        kind=PartnerTaskKind(row.kind),
        title=row.title,
        due_at=row.due_at,
        done_at=row.done_at,
        done_by=row.done_by.name if row.done_by else "",
        result=row.result,
    )
