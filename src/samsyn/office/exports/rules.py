"""Which lists leave which rooms in which formats, and where an export stands. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from samsyn.interchange.listings import FileFormat
from samsyn.vocabulary.rooms import RoomKind

FEWEST_DAYS: Final = 1
USUAL_DAYS: Final = 7
MOST_DAYS: Final = 30
WAITS: Final = timedelta(days=14)  # for an approval
MOST_LINES: Final = 10_000


class ExportKind(StrEnum):
    """A list that a page shows."""

    PEOPLE = "people"
    GROUPS = "groups"
    INCIDENTS = "incidents"
    NETWORK = "network"
    PROMISES = "promises"
    TALKS = "talks"
    INVITATIONS = "invitations"
    CALENDAR = "calendar"


class ExportState(StrEnum):
    """Where an export stands."""

    WAITING = "waiting"
    READY = "ready"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"  # its days have passed, or nobody decided in time


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """How one kind of list is offered: in which rooms and formats, and what can be chosen."""

    rooms: frozenset[RoomKind]
    formats: tuple[FileFormat, ...]
    has_period: bool = False
    tells_of_people: bool = False  # and so can tell names
    needs_approval: bool = True


_SHEETS: Final = (FileFormat.XLSX, FileFormat.ODS, FileFormat.CSV)
# Case data of social services is sought by name, number or case only (SoLPuF 15 §): no list.
_LISTED: Final = frozenset(RoomKind) - {RoomKind.SOCIAL_SERVICES, RoomKind.NATIONAL}
_JOINT: Final = frozenset({RoomKind.JOINT})

OFFERED: Final[Mapping[ExportKind, Offered]] = {
    ExportKind.PEOPLE: Offered(rooms=_LISTED, formats=_SHEETS, tells_of_people=True),
    ExportKind.GROUPS: Offered(rooms=_LISTED, formats=_SHEETS, tells_of_people=True),
    ExportKind.INCIDENTS: Offered(
        rooms=_LISTED, formats=(*_SHEETS, FileFormat.GEOJSON), has_period=True
    ),
    ExportKind.NETWORK: Offered(
        rooms=_LISTED, formats=(FileFormat.GRAPHML, *_SHEETS), tells_of_people=True
    ),
    ExportKind.PROMISES: Offered(rooms=_JOINT, formats=_SHEETS, has_period=True),
    ExportKind.TALKS: Offered(rooms=_JOINT, formats=_SHEETS, has_period=True, tells_of_people=True),
    ExportKind.INVITATIONS: Offered(
        rooms=_JOINT, formats=_SHEETS, has_period=True, tells_of_people=True
    ),
    # It names nobody, and staff's own programs fetch the same already.
    ExportKind.CALENDAR: Offered(
        rooms=_LISTED, formats=(FileFormat.ICALENDAR, *_SHEETS), needs_approval=False
    ),
}


def kinds_in(room: RoomKind) -> tuple[ExportKind, ...]:
    """Return the lists that can leave a room of this kind."""
    return tuple(kind for kind, how in OFFERED.items() if room in how.rooms)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFacts:
    """What decides where an export stands."""

    asked_at: datetime
    verdict: str  # '', approved, refused
    ends_at: datetime | None
    withdrawn_at: datetime | None


def state_of(facts: ExportFacts, *, now: datetime) -> ExportState:
    """Return where an export stands. Nothing has to run for its days to run out."""
    if facts.withdrawn_at is not None:
        return ExportState.WITHDRAWN
    if facts.verdict == "refused":
        return ExportState.REFUSED
    if facts.verdict == "approved":
        is_over = facts.ends_at is None or now >= facts.ends_at
        return ExportState.ENDED if is_over else ExportState.READY
    return ExportState.ENDED if now >= facts.asked_at + WAITS else ExportState.WAITING
