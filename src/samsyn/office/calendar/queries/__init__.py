"""Everything that the calendar shows, and who may fetch it."""

from samsyn.office.calendar.queries.entries import (
    Agenda,
    Entry,
    EntryKind,
    agenda,
    entries_beside,
    entries_of,
)
from samsyn.office.calendar.queries.feeds import (
    FeedState,
    feed_of,
    staff_of_feed,
    staff_to_remind,
)

__all__ = [
    "Agenda",
    "Entry",
    "EntryKind",
    "FeedState",
    "agenda",
    "entries_beside",
    "entries_of",
    "feed_of",
    "staff_of_feed",
    "staff_to_remind",
]
