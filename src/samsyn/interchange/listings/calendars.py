"""iCalendar (RFC 5545), by the icalendar library."""

from datetime import timedelta

from icalendar import Calendar
from icalendar import Event as Component

from samsyn.interchange.listings.model import About, Event, Events

_PRODUCT = "-//Samsyn//Samsyn//SV"


def write_icalendar(held: Events, about: About) -> bytes:
    """Return a calendar file; what it is stands in its description, the mark on every event."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", about.title)
    calendar.add("x-wr-caldesc", " ".join(about.lines))
    for one in held.events:
        calendar.add_component(_event(one, about))
    return bytes(calendar.to_ical())


def _event(one: Event, about: About) -> Component:
    made = Component()
    made.add("uid", f"{one.uid}@samsyn.invalid")
    made.add("dtstamp", about.made_at)
    made.add("summary", one.name)
    made.add("class", "PRIVATE")
    made.add("comment", about.mark)
    if one.at is None:
        made.add("dtstart", one.on)
        made.add("dtend", one.on + timedelta(days=1))
        made.add("transp", "TRANSPARENT")
    else:
        made.add("dtstart", one.at)
        made.add("dtend", one.at + timedelta(minutes=one.minutes))
    return made
