"""What somebody asks for, or decides. Forms, loaders and tests build these."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.interchange.listings import FileFormat
from samsyn.office.exports.rules import USUAL_DAYS, ExportKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPlan:
    """Which list of which room, in which format, why, and for how many days."""

    room_id: int
    kind: ExportKind
    file_format: FileFormat
    purpose: str
    days: int = USUAL_DAYS
    first: date | None = None
    last: date | None = None
    with_names: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPlan:
    """Yes or no to somebody else's export; a no says why."""

    export_id: UUID
    is_approved: bool
    because: str = ""
