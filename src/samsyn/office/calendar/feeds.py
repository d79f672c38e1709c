"""A calendar as other programs read it (RFC 5545). It leaves the house, so it names nobody."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event

from samsyn.office.calendar.queries import Entry
from samsyn.office.calendar.wording import KINDS

CONTENT_TYPE = "text/calendar; charset=utf-8"
_PRODUCT = "-//Samsyn//Samsyn//SV"


def feed(entries: Iterable[Entry], *, name: str, address: str, now: datetime) -> bytes:
    """Return the entries as an iCalendar file; `address` is the page that says more."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, address, now))
    return bytes(calendar.to_ical())


def _event(entry: Entry, address: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.part_id}-{entry.kind.value}@samsyn.invalid")
    event.add("dtstamp", now)
    event.add("summary", str(KINDS[entry.kind]))
    event.add("url", address)
    event.add("class", "PRIVATE")
    if entry.at is None:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", entry.at)
        event.add("dtend", entry.at + timedelta(minutes=entry.minutes))
    return event
