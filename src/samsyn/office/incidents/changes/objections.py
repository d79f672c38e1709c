"""The rules of an incident, as sentences. All that is wrong is said at once."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from samsyn.office.incidents.changes.people_objections import objections_to_people
from samsyn.office.incidents.changes.plans import IncidentPlan
from samsyn.office.incidents.changes.references import Known
from samsyn.office.incidents.grounds import is_confirmed_shooting
from samsyn.vocabulary.incidents import IncidentKind, IncidentStatus, PlacePrecision, Weapon
from samsyn.vocabulary.uncertain_dates import Precision

MOST_PEOPLE = 999
MOST_SHOTS = 9999
LONGEST_AREA, LONGEST_PLACE, LONGEST_BASIS = 120, 200, 300  # characters
LONGEST_REFERENCE, LONGEST_NOTE = 80, 400
EASTERNMOST, NORTHERNMOST = 180, 90  # degrees
# The longest interval that a precision may stand for; a day has 25 hours once a year.
_LONGEST = {
    Precision.MINUTE: timedelta(minutes=1),
    Precision.HOUR: timedelta(hours=2),
    Precision.DAY: timedelta(hours=25),
    Precision.MONTH: timedelta(days=31, hours=1),
    Precision.YEAR: timedelta(days=366),
}
_FIREARMS = frozenset(
    {Weapon.HANDGUN, Weapon.AUTOMATIC, Weapon.SHOTGUN, Weapon.FIREARM_UNKNOWN, Weapon.OTHER}
)
_EXPLOSIVES = frozenset({Weapon.EXPLOSIVE, Weapon.HAND_GRENADE, Weapon.OTHER})
_WEAPONS = {
    IncidentKind.SHOOTING: _FIREARMS,
    IncidentKind.EXPLOSION: _EXPLOSIVES,
    IncidentKind.ATTEMPTED_EXPLOSION: _EXPLOSIVES,
    IncidentKind.PREPARED_EXPLOSION: _EXPLOSIVES,
    IncidentKind.HAND_GRENADE: frozenset({Weapon.HAND_GRENADE}),
    IncidentKind.STABBING: frozenset({Weapon.KNIFE, Weapon.OTHER}),
}
_WITHOUT_SHOTS = frozenset({*_WEAPONS, IncidentKind.ARSON}) - {IncidentKind.SHOOTING}


def objections_to(plan: IncidentPlan, known: Known, *, now: datetime) -> list[str]:
    """Return every reason why the incident cannot stand as planned."""
    return [
        *_time(plan, now),
        *_place(plan),
        *_harm(plan),
        *_kind(plan),
        *_texts(plan),
        *_references(plan, known),
        *objections_to_people(plan, known),
    ]


def _time(plan: IncidentPlan, now: datetime) -> Iterator[str]:
    when = plan.occurred
    if when.earliest > now:
        yield _("The time lies in the future. Write when it happened.")
    longest = _LONGEST.get(when.precision)
    if longest is not None and when.latest - when.earliest > longest:
        yield _("The time spans more than its precision says. Write from when to when.")


def _place(plan: IncidentPlan) -> Iterator[str]:
    longitude, latitude = plan.longitude, plan.latitude
    if (longitude is None) != (latitude is None):
        yield _("A point needs both longitude and latitude. Write both, or neither.")
    if longitude is not None and not abs(longitude) <= EASTERNMOST:
        yield _("The longitude must lie between -180 and 180 degrees.")
    if latitude is not None and not abs(latitude) <= NORTHERNMOST:
        yield _("The latitude must lie between -90 and 90 degrees.")
    located = longitude is not None and latitude is not None
    if located and plan.place_precision is PlacePrecision.UNKNOWN:
        yield _("Say how exactly the point is known. A point means nothing without it.")
    exact = plan.place_precision in (PlacePrecision.ADDRESS, PlacePrecision.BLOCK)
    if exact and not (plan.place or located):
        yield _("You say that the address or block is known, but none is written. Write it.")
    coarse = plan.place_precision in (PlacePrecision.NEIGHBOURHOOD, PlacePrecision.DISTRICT)
    if coarse and not (plan.area or plan.place or located):
        yield _("You say that the area is known, but none is written. Write it.")


def _harm(plan: IncidentPlan) -> Iterator[str]:
    if not (0 <= plan.dead <= MOST_PEOPLE and 0 <= plan.injured <= MOST_PEOPLE):
        yield _("The number of dead or injured must lie between 0 and %d.") % MOST_PEOPLE
    listed = Counter(part.harm.value for part in plan.people)
    if listed["dead"] > max(plan.dead, 0):
        yield _(
            "%(listed)d of the people listed are dead, but the incident says %(stated)d. "
            "Correct one of them."
        ) % {"listed": listed["dead"], "stated": plan.dead}
    if listed["injured"] > max(plan.injured, 0):
        yield _(
            "%(listed)d of the people listed are injured, but the incident says %(stated)d. "
            "Correct one of them."
        ) % {"listed": listed["injured"], "stated": plan.injured}
    if plan.kind is IncidentKind.OTHER_HOMICIDE and plan.harm_known and not plan.dead:
        yield _("Somebody must be dead in a killing. Write how many, or choose another kind.")


def _kind(plan: IncidentPlan) -> Iterator[str]:
    if plan.weapon and plan.weapon not in _WEAPONS.get(plan.kind, frozenset(Weapon)):
        yield _("The weapon does not go with the kind of incident. Correct one of them.")
    if plan.shots_fired is not None:
        if plan.kind in _WITHOUT_SHOTS:
            yield _("Shots are counted only where a firearm was used. Leave the number out.")
        if not 0 <= plan.shots_fired <= MOST_SHOTS:
            yield _("The number of shots must lie between 0 and %d.") % MOST_SHOTS
    if plan.kind is not IncidentKind.SHOOTING:
        if plan.has_traces or plan.independent_witnesses or plan.lawful_or_accidental:
            yield _("The criteria are for shootings only. Leave them out, or choose shooting.")
    elif plan.status is IncidentStatus.CONFIRMED:
        yield from confirmation_objections(plan)


def confirmation_objections(plan: IncidentPlan) -> Iterator[str]:
    """Object to a shooting called confirmed without the police's criteria."""
    finding = is_confirmed_shooting(
        plan.kind,
        has_traces=plan.has_traces,
        independent_witnesses=plan.independent_witnesses,
        lawful_or_accidental=plan.lawful_or_accidental,
    )
    if not finding.holds:
        yield (
            _(
                "The shooting cannot be called confirmed: %s Note what confirms it, or leave it "
                "as reviewed."
            )
            % finding.reason
        )


def _texts(plan: IncidentPlan) -> Iterator[str]:
    if len(plan.area) > LONGEST_AREA:
        yield _too_long(_("The area"), LONGEST_AREA)
    if len(plan.place) > LONGEST_PLACE:
        yield _too_long(_("The place"), LONGEST_PLACE)
    if len(plan.involvement_basis) > LONGEST_BASIS:
        yield _too_long(_("The basis"), LONGEST_BASIS)
    if len(plan.external_reference) > LONGEST_REFERENCE:
        yield _too_long(_("The reference"), LONGEST_REFERENCE)
    for part in plan.people:
        if len(part.note) > LONGEST_NOTE:
            yield _too_long(_("A note on a person"), LONGEST_NOTE)


def _too_long(name: str, longest: int) -> str:
    return _("%(name)s is longer than %(longest)d characters. Shorten it.") % {
        "name": name,
        "longest": longest,
    }


def _references(plan: IncidentPlan, known: Known) -> Iterator[str]:
    groups = [known.groups.get(side.group_id) for side in plan.sides]
    if None in groups:
        yield _("One of the groups does not exist. Choose a group from the list.")
    if any(group and group.room_id != plan.room_id for group in groups):
        yield _("One of the groups belongs to another room. Choose a group of this room.")
    sides = Counter((side.group_id, side.side) for side in plan.sides)
    if any(times > 1 for times in sides.values()):
        yield _("A group stands twice on the same side. Remove one of the rows.")
    if plan.source_id:
        source = known.sources.get(plan.source_id)
        if source is None or source.room_id != plan.room_id:
            yield _("The source does not exist in this room. Choose another.")
