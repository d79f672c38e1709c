"""What forms offer: groups, incidents, promises, people of the group, levers, agencies."""

from datetime import date, datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.call_ins.queries.choices import own_agencies
from samsyn.office.groups.models import Group, GroupLink, Membership
from samsyn.office.groups.queries.people import note_shown
from samsyn.office.groups.rosters import counting
from samsyn.office.partners.models import Agency, Room
from samsyn.office.partners.queries import as_choices, held_at, partners_at
from samsyn.office.people.models import Person
from samsyn.office.people.queries import labels_of
from samsyn.office.promises.models import PromisedGroup
from samsyn.vocabulary.levers import CATALOGUE, Lever
from samsyn.vocabulary.promises import PromiseKind
from samsyn.vocabulary.rooms import AgencyKind, RoomKind
from samsyn.vocabulary.uncertain_dates import DateInterval, age_on

Choices = list[tuple[str, str]]
DECIDING = (AgencyKind.POLICE.value, AgencyKind.PROBATION.value)  # the municipality comments


def preparing_rooms(actor: Actor) -> list[int]:
    """Return the joint rooms in which the reader may raise a trigger."""
    return sorted(actor.joint_rooms & actor.rooms_granting(Deed.PREPARE_ROUND))


def group_choices(actor: Actor, room_id: int) -> Choices:
    """Return the groups of the room, in Swedish order."""
    rows = access.in_use(actor, access.visible_to(actor, Group.objects))
    rows = rows.filter(room=room_id).order_by("sort_key", "pk")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "working_name")]


def promise_choices(actor: Actor, room_id: int, group_id: UUID | None) -> Choices:
    """Return the consequences promised to the group, or to any group of the room; newest first."""
    rows = access.visible_to(actor, PromisedGroup.objects).filter(
        room=room_id, promise__kind=PromiseKind.CONSEQUENCE.value
    )
    if group_id is not None:
        rows = rows.filter(group=group_id)
    found = rows.order_by("-promise__made_on", "pk").values_list("promise_id", "promise__verbatim")
    return [(str(pk), text[:100]) for pk, text in dict.fromkeys(found)]


def listed_adults(actor: Actor, group_id: UUID, *, today: date) -> frozenset[UUID]:
    """Return who counts as listed in the group today and surely is 18; nobody else is named."""
    same = access.linked(actor, GroupLink, [group_id]).together_with(group_id)
    room = access.get_visible(actor, Group.objects, pk=group_id).room_id
    rows = access.visible_to(actor, Membership.objects).filter(group__in=same, room=room)
    people = access.in_use(actor, access.visible_to(actor, Person.objects), on=today).filter(
        pk__in=list(counting(rows, today).values_list("person_id", flat=True))
    )
    return frozenset(row.pk for row in people if _is_adult(row, today))


def member_choices(actor: Actor, group_id: UUID, *, today: date) -> Choices:
    """Return those whom a round may name, and note that they were listed."""
    people = listed_adults(actor, group_id, today=today)
    labels = labels_of(actor, people)
    room = access.get_visible(actor, Group.objects, pk=group_id).room_id
    note_shown(actor, labels, {room})
    found = [(str(pk), label.text) for pk, label in labels.items()]
    return sorted(found, key=lambda one: one[1])


def answering_agencies(room_id: int, *, now: datetime) -> dict[str, tuple[int, str]]:
    """Return kind -> agency and name, of the site's partners with somebody who answers here."""
    roles = access.roles_granting(Deed.ANSWER_MEASURE)
    site = Room.objects.filter(pk=room_id).values("site")
    held = held_at(now).filter(
        room__site__in=site, role__in=roles, staff__is_active=True, staff__is_service=False
    )
    there = held.exclude(room__kind=RoomKind.JOINT.value).values("room__controller")
    rows = partners_at(room_id).filter(pk__in=there).order_by("-name", "pk")
    return {kind: (pk, name) for kind, pk, name in rows.values_list("kind", "pk", "name")}


def lever_choices(room_id: int, *, now: datetime) -> list[tuple[Lever, str]]:
    """Return the levers of agencies that have somebody here, with the agency's name."""
    agencies = answering_agencies(room_id, now=now)
    return [
        (lever, agencies[facts.agency.value][1])
        for lever, facts in CATALOGUE.items()
        if facts.agency.value in agencies
    ]


def deciding_agency_choices(actor: Actor, room_id: int, *, now: datetime) -> Choices:
    """Return the agencies that the reader decides for: police or probation."""
    own = own_agencies(actor, room_id, now=now)
    return as_choices(Agency.objects.filter(pk__in=own, kind__in=DECIDING).order_by("name", "pk"))


def _is_adult(person: Person, today: date) -> bool:
    if person.born_earliest is None or person.born_latest is None:
        return False
    born = DateInterval(person.born_earliest, person.born_latest)
    return person.died_on is None and not age_on(today, born).may_be_minor
