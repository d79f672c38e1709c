"""What the incident form offers: rooms, areas already used, groups, people's codes, sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.groups.models import Group
from samsyn.office.incidents.models import Incident
from samsyn.office.people.models import Person, Source

MOST_AREAS = 200
MOST_PEOPLE = 40
MOST_SOURCES = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose, and the room it lives in."""

    id: UUID
    label: str
    room_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingChoices:
    """What the form offers to one writer."""

    rooms: tuple[tuple[int, str], ...]  # where the writer may record
    registers_in: frozenset[int]  # of these, where the writer may register people
    areas: tuple[str, ...]
    groups: tuple[Choice, ...]
    people: tuple[Choice, ...]  # the latest recorded, by code
    sources: tuple[Choice, ...]


def recording_choices(actor: Actor) -> RecordingChoices:
    """Return what the form offers. Notes that codes of people were listed.

    Raises `NotPermitted` for a writer whose roles let them record nowhere.
    """
    rooms = actor.rooms_granting(Deed.RECORD_INCIDENT)
    if not rooms:
        raise access.NotPermitted(
            _("Your role does not record incidents. Tell your coordinator what happened.")
        )
    names = {held.room_id: held.room_name for held in actor.roles}
    return RecordingChoices(
        rooms=tuple((room, names[room]) for room in sorted(rooms)),
        registers_in=rooms & actor.rooms_granting(Deed.EDIT_PEOPLE),
        areas=used_areas(actor),
        groups=tuple(
            Choice(pk, name, room)
            for pk, name, room in access.in_use(actor, access.visible_to(actor, Group.objects))
            .filter(room__in=rooms)
            .order_by("sort_key", "room_id", "pk")
            .values_list("pk", "working_name", "room_id")
        ),
        people=_latest_people(actor, rooms),
        sources=tuple(
            Choice(pk, title, room)
            for pk, title, room in access.visible_to(actor, Source.objects)
            .filter(room__in=rooms)
            .order_by("-recorded_at", "-pk")
            .values_list("pk", "title", "room_id")[:MOST_SOURCES]
        ),
    )


def used_areas(actor: Actor) -> tuple[str, ...]:
    """Return the areas of the incidents that the actor sees, the most used first."""
    rows = (
        access.visible_to(actor, Incident.objects)
        .exclude(area="")
        .values("area")
        .annotate(times=Count("pk"))
        .order_by("-times", "area")
    )
    return tuple(row["area"] for row in rows[:MOST_AREAS])


def people_by_code(actor: Actor, codes: Iterable[str], *, room_id: int) -> dict[str, UUID]:
    """Return the people of the room that the codes stand for; a code of nobody is left out.

    Notes the search, also where nobody is found.
    """
    ranges = {code: access.identifiers_of(code) for code in codes}
    sought = {code: ends for code, ends in ranges.items() if ends}
    if not sought:
        return {}
    condition = Q()
    for first, last in sought.values():
        condition |= Q(pk__gte=first, pk__lte=last)
    found = list(
        access.visible_to(actor, Person.objects)
        .filter(condition, room=room_id)
        .values_list("pk", flat=True)
    )
    audit.record_reading(
        actor, Reading.SEARCH, subject="people_person", record_ids=found, room_ids=[room_id]
    )
    meant = {
        code: [pk for pk in found if first <= pk <= last] for code, (first, last) in sought.items()
    }
    return {code: people[0] for code, people in meant.items() if len(people) == 1}


def _latest_people(actor: Actor, rooms: frozenset[int]) -> tuple[Choice, ...]:
    rows = list(
        access.in_use(actor, access.visible_to(actor, Person.objects))
        .filter(room__in=rooms)
        .order_by("-recorded_at", "-pk")
        .values_list("pk", "room_id")[:MOST_PEOPLE]
    )
    if rows:
        audit.record_reading(
            actor,
            Reading.LIST,
            subject="people_person",
            record_ids=[pk for pk, _room in rows],
            room_ids=[room for _pk, room in rows],
        )
    return tuple(Choice(pk, access.code_for("P", pk), room) for pk, room in rows)
