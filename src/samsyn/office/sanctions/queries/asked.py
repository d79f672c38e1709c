"""What an agency is asked to do, for the agency's own system, which does not read the joint room.

The joint room's door reads it, and hands on what every partner sees of a measure: never the group,
whom it concerns or why.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.partners.models import Room
from samsyn.office.sanctions.models import Tick
from samsyn.office.sanctions.queries.pages import all_triggers
from samsyn.office.sanctions.queries.shown import MeasureShown
from samsyn.office.sanctions.rules import OPEN
from samsyn.vocabulary.rooms import RoomKind
from samsyn.vocabulary.sanctions import MeasureStep

_NOT_OF_AN_AGENCY = frozenset({RoomKind.JOINT.value, RoomKind.NATIONAL.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRoom:
    """The room that a system acts in, and the agency that answers for it at a site."""

    room_id: int
    site_id: int
    agency_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How many actions there were; of those on people outside the named, and under 18."""

    actions: int
    outside: int
    minors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A measure that the agency is asked for, and what came of it, if that is told."""

    measure: MeasureShown
    outcome: Outcome | None


def own_room_of(actor: Actor) -> OwnRoom:
    """Return the one room that a system acts in. Raises `NotPermitted` for one of no agency."""
    rooms = {held.room_id for held in actor.roles}
    rows = Room.objects.filter(pk__in=rooms, site__isnull=False).exclude(kind__in=_NOT_OF_AN_AGENCY)
    found = rows.values_list("pk", "site_id", "controller_id").first()
    if len(rooms) != 1 or found is None:
        raise NotPermitted(
            _("Measures are told of in an agency's own room. Ask for a token of that room.")
        )
    return OwnRoom(room_id=found[0], site_id=found[1], agency_id=found[2])


def doors_to(own: OwnRoom, actor: Actor, *, now: datetime) -> Iterator[Actor]:
    """Yield the doors of the site's joint rooms, acting on what the system asks for."""
    rooms = Room.objects.filter(site=own.site_id, kind=RoomKind.JOINT.value, peer__isnull=True)
    for room_id in rooms.order_by("pk").values_list("pk", flat=True):
        if door := access.door_of(room_id, actor, now=now):
            yield door


def asked_of_agency(actor: Actor, *, now: datetime) -> tuple[Asked, ...]:
    """Return the measures that the system's agency is asked for: open ones first, oldest first."""
    own = own_room_of(actor)
    found: list[Asked] = []
    for door in doors_to(own, actor, now=now):
        found += asked_through(door, own, now=now)
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.measure.state not in OPEN,
                one.measure.asked_on,
                str(one.measure.id),
            ),
        )
    )


def one_asked(actor: Actor, measure_id: UUID, *, now: datetime) -> Asked:
    """Return one of them. Raises `NotVisible`, also for another agency's measure."""
    for one in asked_of_agency(actor, now=now):
        if one.measure.id == measure_id:
            return one
    raise NotVisible(_("The page does not exist."))


def asked_through(door: Actor, own: OwnRoom, *, now: datetime) -> list[Asked]:
    """Return the agency's measures of a door's room."""
    today = timezone.localdate(now)
    with access.acting_as(door):
        measures = [
            measure
            for trigger in all_triggers(door, today=today)
            if trigger.round
            for measure in trigger.round.measures
            if measure.agency_id == own.agency_id
        ]
        done = access.visible_to(door, Tick.objects).filter(
            measure__in=[one.id for one in measures],
            step=MeasureStep.DONE.value,
            actions__isnull=False,
        )
        told = {
            measure_id: Outcome(actions=actions or 0, outside=outside or 0, minors=minors or 0)
            for measure_id, actions, outside, minors in done.values_list(
                "measure_id", "actions", "outside", "minors"
            )
        }
    return [Asked(measure=one, outcome=told.get(one.id)) for one in measures]
