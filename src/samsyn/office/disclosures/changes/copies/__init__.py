"""The receiver's copies: made of the first disclosure of a record, added to by later ones."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from samsyn.office.access import Actor
from samsyn.office.disclosures.changes.arrivals import Told
from samsyn.office.disclosures.changes.copies.groups import add_to_group, make_groups
from samsyn.office.disclosures.changes.copies.incidents import add_to_incident, make_incidents
from samsyn.office.disclosures.changes.copies.memberships import list_members
from samsyn.office.disclosures.changes.copies.people import add_to_person, make_people
from samsyn.office.disclosures.changes.copies.relations import relate_groups
from samsyn.office.disclosures.changes.copies.resolving import missing, resolve
from samsyn.office.disclosures.grounds import Kind

Copies = Mapping[str, UUID]  # number of the disclosure → the receiver's record


def make_copies(
    door: Actor, kind: Kind, arrivals: Sequence[Told], known: Copies, *, now: datetime
) -> Copies:
    """Make or add to the copies of one kind; `known` are those made before. All get their claims.

    Raises the refusals of the app that owns the records.
    """
    new = [arrival for arrival in arrivals if arrival.number not in known]
    old = [arrival for arrival in arrivals if arrival.number in known]
    named = resolve(door, arrivals)
    copies = dict(known)
    if kind is Kind.GROUP:
        copies.update(_numbered(new, make_groups(door, new, now=now)))
        for arrival in old:
            add_to_group(door, copies[arrival.number], arrival, now=now)
        relate_groups(door, arrivals, copies, named, now=now)
    elif kind is Kind.PERSON:
        copies.update(_numbered(new, make_people(door, new, now=now)))
        for arrival in old:
            add_to_person(door, copies[arrival.number], arrival, now=now)
        list_members(door, arrivals, copies, named, now=now)
    else:
        copies.update(_numbered(new, make_incidents(door, new, named, now=now)))
        for arrival in old:
            add_to_incident(door, copies[arrival.number], arrival, named, now=now)
    return copies


def _numbered(arrivals: Sequence[Told], made: Sequence[UUID]) -> Mapping[str, UUID]:
    return {arrival.number: copy for arrival, copy in zip(arrivals, made, strict=True)}


def refers_to_what_is_missing(door: Actor, arrival: Told) -> bool:
    """Say whether it names a record that the room has not been told of, or does no more hold."""
    return bool(missing(door, [arrival]))


__all__ = ["Copies", "make_copies", "refers_to_what_is_missing"]
