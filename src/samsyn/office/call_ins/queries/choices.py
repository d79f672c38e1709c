"""What forms offer: rooms, groups, staff, agencies, people of the room, organisations."""

from datetime import datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.call_ins.models import CallIn, Consideration, Speaker
from samsyn.office.community.queries import organisations
from samsyn.office.groups.models import Group
from samsyn.office.partners.models import Agency, Room
from samsyn.office.partners.queries import as_choices, held_at
from samsyn.office.people.models import Person
from samsyn.vocabulary.rooms import RoomKind

Choices = list[tuple[str, str]]


def planning_rooms(actor: Actor) -> Choices:
    """Return the joint rooms in which the reader may plan a call-in."""
    granted = actor.rooms_granting(Deed.PLAN_CALL_IN)
    return [
        (str(held.room_id), held.site_brand or held.room_name)
        for held in actor.roles
        if held.room_kind is RoomKind.JOINT and held.room_id in granted
    ]


def earlier_plans(actor: Actor, room_id: int) -> Choices:
    """Return the room's call-ins, the latest first: a new one may take over their steps."""
    rows = (
        access.visible_to(actor, CallIn.objects).filter(room=room_id).order_by("-starts_at", "pk")
    )
    return [(str(pk), name) for pk, name in rows.values_list("pk", "name")]


def group_choices(actor: Actor, room_ids: frozenset[int]) -> Choices:
    """Return the groups of these rooms, in Swedish order."""
    rows = access.in_use(actor, access.visible_to(actor, Group.objects)).filter(room__in=room_ids)
    return [
        (str(pk), name)
        for pk, name in rows.order_by("sort_key", "pk").values_list("pk", "working_name")
    ]


def staff_choices(room_id: int, *, now: datetime) -> Choices:
    """Return staff who read in the room, by name: those who can own a step."""
    reading = access.staff_who_may(Deed.READ_RECORDS, room_id, now=now)
    return [(str(pk), name) for pk, name in reading.items()]


def own_agencies(actor: Actor, room_id: int, *, now: datetime) -> frozenset[int]:
    """Return the agencies that the reader speaks for at the room's site.

    That is whoever answers for the rooms where they hold a role, the joint room left out.
    """
    sites = Room.objects.filter(pk=room_id).values("site")
    held = held_at(now).filter(staff_id=actor.staff_id, room__site__in=sites)
    own = held.exclude(room__kind=RoomKind.JOINT.value)
    return frozenset(own.values_list("room__controller_id", flat=True))


def own_agency_choices(actor: Actor, room_id: int, *, now: datetime) -> Choices:
    """Return the agencies that the reader speaks for, to choose from."""
    own = own_agencies(actor, room_id, now=now)
    return as_choices(Agency.objects.filter(pk__in=own).order_by("name", "pk"))


def person_by_code(actor: Actor, code: str, room_id: int) -> UUID | None:
    """Return the one person of the room that a code stands for; None if there is none, or two."""
    ends = access.identifiers_of(code)
    if ends is None:
        return None
    rows = access.in_use(actor, access.visible_to(actor, Person.objects)).filter(
        room=room_id, pk__range=ends
    )
    found = list(rows.values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def chosen_people(actor: Actor, call_in_id: UUID) -> list[UUID]:
    """Return the people chosen for a call-in and not called off."""
    rows = access.visible_to(actor, Consideration.objects).filter(
        call_in=call_in_id, outcome="chosen", invitation__called_off_at__isnull=True
    )
    return list(rows.values_list("person_id", flat=True))


def code_choices(people: list[UUID]) -> Choices:
    """Return people as choices by their codes."""
    coded = [(str(one), access.code_for("P", one)) for one in people]
    return sorted(coded, key=lambda one: one[1])


def speaker_choices(actor: Actor, call_in_id: UUID) -> Choices:
    """Return the speakers of a call-in."""
    rows = access.visible_to(actor, Speaker.objects).filter(call_in=call_in_id)
    return [(str(pk), name) for pk, name in rows.order_by("name", "pk").values_list("pk", "name")]


def organisation_choices(actor: Actor, room_id: int) -> Choices:
    """Return the room's organisations, in Swedish order."""
    return [(str(one.id), one.name) for one in organisations(actor) if one.room_id == room_id]


def site_of(room_id: int) -> int:
    """Return the site of a joint room; every joint room has one."""
    site = Room.objects.values_list("site_id", flat=True).get(pk=room_id)
    if site is None:
        raise ValueError("A joint room has a site.")
    return site
