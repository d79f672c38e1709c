"""Who was met with the message, in a call-in or a talk, as one list of dated facts."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from samsyn.analysis.reach import Contact
from samsyn.office.access import Actor, Linked
from samsyn.office.call_ins.queries import CalledTo, called_to
from samsyn.office.notifications import queries as talks

BEGINNING: Final = date(2015, 1, 1)  # before any site in the country had begun


def attempts(
    actor: Actor, *, since: date, until: date, people: Collection[UUID] | None = None
) -> tuple[talks.Contact, ...]:
    """Return the attempts at talks between two days, both included: all, or some people's."""
    return talks.contacts(
        actor, since=_start(since), until=_start(until + timedelta(days=1)), people=people
    )


def met(
    called: tuple[CalledTo, ...], tried: tuple[talks.Contact, ...], same: Linked
) -> Iterator[Contact]:
    """Yield each time that somebody heard the message; linked records are one person."""
    for call in called:
        if call.came:
            yield Contact(str(same.standing_for(call.person_id)), call.on)
    for attempt in tried:
        if attempt.reached_person:
            yield Contact(str(same.standing_for(attempt.person_id)), timezone.localdate(attempt.at))


def told(actor: Actor, people: Collection[UUID], *, since: date, until: date) -> set[UUID]:
    """Return which of the people heard the message between two days, both included."""
    tried = talks.contacts(
        actor, since=_start(since), until=_start(until + timedelta(days=1)), people=people
    )
    came = {one.person_id for one in called_to(actor, since=since, until=until) if one.came}
    met_at_talks = {one.person_id for one in tried if one.reached_person}
    return (came | met_at_talks) & set(people)


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
