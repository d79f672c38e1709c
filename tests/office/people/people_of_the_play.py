"""People recorded for tests: plans with neutral defaults, and rooms by key."""

from datetime import UTC, datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.partners.models import Room
from samsyn.office.people import changes
from samsyn.office.people.changes import NamePlan, PersonPlan

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOW.date()
NUMBER = "19900101-2385"  # passes the check; belongs to nobody in these tests
# As it may stand anywhere; its last four digits alone may stand in a random identifier.
FORMS = ("0101-2385", "01012385", "0101 2385")


def room(key: str = "orebro-police") -> int:
    return Room.objects.get(key=key).pk


def plan(given: str = "Ali", family: str = "Öberg", **changed: object) -> PersonPlan:
    neutral = {"room_id": room(), "names": (NamePlan(given=given, family=family),)}
    return PersonPlan(**{**neutral, **changed})


def record(actor: Actor, given: str = "Ali", family: str = "Öberg", **changed: object) -> UUID:
    with access.acting_as(actor):
        return changes.record_person(actor, plan(given, family, **changed), now=NOW)
