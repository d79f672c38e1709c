"""What a search finds, only among what the reader may see, and without totals.

In a social-services room nothing is sought but people, by name, number or case number
(SoLPuF 15 §).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from samsyn.office import access
from samsyn.office.access import Actor, Linked
from samsyn.office.access.records import RoomRecord
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.groups.models import Group, GroupAlias, GroupLink
from samsyn.office.incidents.models import Incident, IncidentLink
from samsyn.office.people import queries as people
from samsyn.office.people.queries import FoundPerson, RoomMark
from samsyn.vocabulary.rooms import RoomKind

MOST = 10  # groups and incidents shown
SHORTEST = 2  # characters

is_number = people.is_number


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundGroup:
    """A group whose working name or alias begins a word with the text."""

    group_id: UUID
    name: str
    alias: str
    rooms: tuple[RoomMark, ...]  # whose records are shown as this one


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIncident:
    """An incident with this code or case number, or in this area."""

    incident_id: UUID
    code: str
    kind: str
    occurred_at: datetime
    area: str
    rooms: tuple[RoomMark, ...]  # whose records are shown as this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All hits. `is_too_short` if nothing was sought; `is_too_broad` if not all are shown."""

    groups: tuple[FoundGroup, ...] = ()
    incidents: tuple[FoundIncident, ...] = ()
    people: tuple[FoundPerson, ...] = ()
    is_too_short: bool = False
    is_too_broad: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.groups or self.incidents or self.people)


def search(actor: Actor, text: str, *, today: date) -> Found:
    """Return what a text finds, and note that the actor looked and what came up."""
    if len(text) < SHORTEST:
        return Found(is_too_short=True)
    if is_number(text, today=today):
        hits = people.people_by_number(actor, text, today=today)
        found = Found(people=hits.people, is_too_broad=hits.is_too_broad)
    else:
        found = _by_words(actor, text, today=today)
    _note(actor, found)
    return found


def _by_words(actor: Actor, text: str, *, today: date) -> Found:
    marks = {
        room: mark
        for room, mark in people.room_marks(actor).items()
        if mark.kind is not RoomKind.SOCIAL_SERVICES
    }
    groups = _groups(actor, text, marks)
    incidents = _incidents(actor, text, marks)
    hits = people.people_by_words(actor, text, today=today)
    return Found(
        groups=groups[:MOST],
        incidents=incidents[:MOST],
        people=hits.people,
        is_too_broad=hits.is_too_broad or len(groups) > MOST or len(incidents) > MOST,
    )


def _groups(actor: Actor, text: str, marks: dict[int, RoomMark]) -> tuple[FoundGroup, ...]:
    aliases = access.visible_to(actor, GroupAlias.objects).exclude(status="withdrawn")
    seen = access.visible_to(actor, Group.objects)
    called = Q(working_name__icontains=text) | Q(
        pk__in=aliases.filter(name__icontains=text).values("group")
    )
    in_use = access.in_use(actor, seen.filter(called))
    one = access.linked(actor, GroupLink)
    hits = seen.filter(Q(pk__in=in_use.values("pk")) | _has_code(text, "G"), room__in=marks)
    rows = list(access.once(hits, one).order_by("sort_key", "pk")[: MOST + 1])
    alias_of = dict(
        aliases.filter(group__in=rows, name__icontains=text).values_list("group_id", "name")
    )
    rooms = _rooms(access.visible_to(actor, Group.objects), rows, one, marks)
    return tuple(
        FoundGroup(
            group_id=row.pk,
            name=row.working_name,
            alias=alias_of.get(row.pk, ""),
            rooms=rooms[row.pk],
        )
        for row in rows
    )


def _incidents(actor: Actor, text: str, marks: dict[int, RoomMark]) -> tuple[FoundIncident, ...]:
    wanted = Q(area__icontains=text) | Q(external_reference=text) | _has_code(text, "H")
    one = access.linked(actor, IncidentLink)
    hits = access.visible_to(actor, Incident.objects).filter(wanted, room__in=marks)
    rows = list(access.once(hits, one).order_by("-latest_at", "pk")[: MOST + 1])
    rooms = _rooms(access.visible_to(actor, Incident.objects), rows, one, marks)
    return tuple(
        FoundIncident(
            incident_id=row.pk,
            code=access.code_for("H", row.pk),
            kind=row.kind,
            occurred_at=row.latest_at,
            area=row.area,
            rooms=rooms[row.pk],
        )
        for row in rows
    )


def _rooms(
    seen: QuerySet[Any], rows: Sequence[RoomRecord], one: Linked, marks: Mapping[int, RoomMark]
) -> Mapping[UUID, tuple[RoomMark, ...]]:
    """Return, for each hit, the rooms that hold a record of the same; its own first."""
    others = seen.filter(access.is_any_of("pk", one.all_of(row.pk for row in rows)))
    room_of = dict(others.order_by("recorded_at", "pk").values_list("pk", "room_id"))
    return {
        row.pk: tuple(
            dict.fromkeys(
                marks[room]
                for room in (
                    row.room_id,
                    *(room for pk, room in room_of.items() if pk in one.together_with(row.pk)),
                )
                if room in marks
            )
        )
        for row in rows
    }


def _has_code(text: str, prefix: str) -> Q:
    between = access.identifiers_of(text) if text.upper().startswith(f"{prefix}-") else None
    return Q(pk__range=between) if between else Q(pk__in=[])


def _note(actor: Actor, found: Found) -> None:
    records = [record for one in found.people for record in one.records]
    audit.record_reading(
        actor,
        Reading.SEARCH,
        subject="people_person",
        record_ids=[record.person_id for record in records],
        room_ids=actor.reading_rooms,
    )
    named = [record for record in records if record.name]
    if named:
        audit.record_reading(
            actor,
            Reading.NAMES,
            subject="people_person",
            record_ids=[record.person_id for record in named],
            room_ids={record.room.room_id for record in named},
        )
    _note_others(actor, "groups_group", [one.group_id for one in found.groups])
    _note_others(actor, "incidents_incident", [one.incident_id for one in found.incidents])


def _note_others(actor: Actor, subject: str, ids: Iterable[UUID]) -> None:
    if listed := list(ids):
        audit.record_reading(
            actor,
            Reading.SEARCH,
            subject=subject,
            record_ids=listed,
            room_ids=actor.reading_rooms,
        )
