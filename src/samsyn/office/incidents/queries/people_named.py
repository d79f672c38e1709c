"""Whom a name in the row of a person may stand for. Codes only; nobody is taken by name alone."""

from collections.abc import Iterable
from datetime import date

from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.people import queries as people

MOST_NAMED = 5  # codes offered for one name


def people_named(
    actor: Actor, names: Iterable[str], *, room_id: int, today: date
) -> dict[str, tuple[str, ...]]:
    """Return the codes of people of the room who answer to each name, the likeliest first.

    Notes the search, also where nobody is found.
    """
    found = {
        name: [
            one.label
            for one in people.people_by_words(actor, name, today=today).people
            if one.label.room.room_id == room_id
        ][:MOST_NAMED]
        for name in names
    }
    if found:
        audit.record_reading(
            actor,
            Reading.SEARCH,
            subject="people_person",
            record_ids=[label.person_id for labels in found.values() for label in labels],
            room_ids=[room_id],
        )
    return {name: tuple(label.code for label in labels) for name, labels in found.items()}
