"""The records of all the reader's rooms that are of the same thing, each with its room."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.groups.models import Group, GroupLink
from samsyn.office.incidents.models import Incident, IncidentLink
from samsyn.office.people.models import Person, PersonLink

_MOST_ROUNDS = 4  # a chain of links longer than this is a mistake to be looked at

Links = QuerySet[PersonLink] | QuerySet[GroupLink] | QuerySet[IncidentLink]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedRecord:
    """One room's record, with the mark that its claims carry."""

    record_id: UUID
    room_id: int
    room_name: str
    room_kind: str


def linked_records(
    actor: Actor, kind: Kind, record_ids: Iterable[UUID]
) -> Mapping[UUID, tuple[LinkedRecord, ...]]:
    """Return, for each visible record, all visible records of the same thing, itself among them.

    A few queries, however many records; a record without links stands alone.
    """
    asked = list(dict.fromkeys(record_ids))
    together = _joined(actor, kind, asked)
    wanted = {one for records in together.values() for one in records}
    placed = {one.record_id: one for one in _placed(actor, kind, wanted)}
    return {
        record: tuple(
            sorted(
                (placed[one] for one in together[record] if one in placed),
                key=lambda linked: (linked.room_id, linked.record_id),
            )
        )
        for record in asked
        if record in placed
    }


def _links(actor: Actor, kind: Kind, ends: set[UUID]) -> Links:
    end = {f"{kind.value}__in": ends}
    either = Q(**end) | Q(other__in=ends)
    if kind is Kind.PERSON:
        people = access.visible_to(actor, PersonLink.objects)
        return people.filter(either, verdict="same", undone_at__isnull=True)
    if kind is Kind.GROUP:
        groups = access.visible_to(actor, GroupLink.objects)
        return groups.filter(either, undone_at__isnull=True)
    incidents = access.visible_to(actor, IncidentLink.objects)
    return incidents.filter(either, undone_at__isnull=True)


def _joined(actor: Actor, kind: Kind, asked: Iterable[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    together = {one: frozenset({one}) for one in asked}
    fresh = set(together)
    for _round in range(_MOST_ROUNDS):
        pairs = list(_links(actor, kind, fresh).values_list(f"{kind.value}_id", "other_id"))
        fresh = {one for pair in pairs for one in pair} - together.keys()
        for one, other in pairs:
            both = together.get(one, frozenset({one})) | together.get(other, frozenset({other}))
            together.update(dict.fromkeys(both, both))
        if not fresh:
            break
    return together


def _placed(actor: Actor, kind: Kind, wanted: set[UUID]) -> Iterable[LinkedRecord]:
    tables: Mapping[Kind, type[Person] | type[Group] | type[Incident]] = {
        Kind.PERSON: Person,
        Kind.GROUP: Group,
        Kind.INCIDENT: Incident,
    }
    rows = access.visible_to(actor, tables[kind]._default_manager.all()).filter(pk__in=wanted)
    for pk, room_id, name, room_kind in rows.values_list(
        "pk", "room_id", "room__short_name", "room__kind"
    ):
        yield LinkedRecord(record_id=pk, room_id=room_id, room_name=name, room_kind=room_kind)
