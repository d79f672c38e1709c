"""What somebody owes by a day: reviews, and answers to people, for pages below the apps that know.

The app that holds such duties says so when it starts; the calendar, the first page and steering
only ask. A duty tells of a room and a day. Steering is told neither of a record nor how many.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from samsyn.office.access.actors import Actor
from samsyn.office.access.deeds import Deed
from samsyn.office.partners.models import Room
from samsyn.vocabulary.rooms import RoomKind


class DutyKind(StrEnum):
    """What is to be reviewed or answered."""

    LOG = "log_review"
    EMERGENCY = "emergency_review"
    REQUEST = "person_request"
    CONTEST = "contest"
    HOLD = "hold_review"
    EXPORT = "export_decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing that is not done. `opens`: whether the reader is among those who may do it."""

    kind: DutyKind
    id: UUID | None = None  # of the review, request or contest; None if only the room is told
    room_name: str
    due_on: date
    opens: bool
    owner_id: int | None = None  # None if everybody who may do it owes it
    owner: str = ""

    def is_late(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.due_on < today


Source = Callable[[Actor], Iterator[Duty]]
SiteSource = Callable[[Actor, datetime], Iterator[Duty]]
_SOURCES: list[Source] = []
_OF_SITE: list[SiteSource] = []


def register_duties(own: Source, of_site: SiteSource) -> None:
    """Let the calendar know what the actor owes, and steering what its site's rooms owe."""
    if own not in _SOURCES:
        _SOURCES.append(own)
        _OF_SITE.append(of_site)


def duties(actor: Actor) -> list[Duty]:
    """Return what is not done of all that the actor may do, or sees as a state."""
    return _in_order(duty for source in _SOURCES for duty in source(actor))


def late_in_site(actor: Actor, *, now: datetime, today: date) -> list[Duty]:
    """Return what is late in the rooms of the sites that the actor steers, by room and day."""
    found = (duty for source in _OF_SITE for duty in source(actor, now))
    return _in_order(duty for duty in found if duty.is_late(today))


def steered_rooms(actor: Actor) -> frozenset[int]:
    """Return every room of the sites whose joint room's steering the actor reads."""
    granting = actor.rooms_granting(Deed.READ_STEERING)
    sites = {
        held.site_id
        for held in actor.roles
        if held.room_kind is RoomKind.JOINT and held.room_id in granting
    }
    if not sites:
        return frozenset()
    return frozenset(Room.objects.filter(site__in=sites).values_list("pk", flat=True))


def _in_order(found: Iterator[Duty]) -> list[Duty]:
    return sorted(found, key=lambda one: (one.due_on, one.kind, one.room_name, str(one.id)))
