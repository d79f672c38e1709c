"""Records to disclose, and short ways to say what is disclosed to whom."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.changes import DisclosurePlan, Kind, disclose
from samsyn.office.partners.models import Room
from samsyn.office.people import changes as people
from samsyn.vocabulary.people import NameKind
from samsyn.vocabulary.uncertain_dates import DateInterval

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
PURPOSE = "Planera vem som ska få budskapet"
Tell = Callable[..., UUID]


def room(key: str) -> int:
    return Room.objects.get(key=key).pk


def person_plan(key: str = "orebro-police", **changes: Any) -> people.PersonPlan:
    values: dict[str, Any] = {
        "room_id": room(key),
        "names": (
            people.NamePlan(given="Amir", family="Exempelsson"),
            people.NamePlan(kind=NameKind.ALIAS, given="Kanarie"),
        ),
        "born": DateInterval.day(date(1999, 5, 17)),
        "not_suspected": False,
        "external_reference": "HEMLIG-AKT",
    }
    return people.PersonPlan(**{**values, **changes})


def write_person(actor: Actor, key: str = "orebro-police", **changes: Any) -> UUID:
    with access.acting_as(actor):
        return people.record_person(actor, person_plan(key, **changes), now=NOW)


def plan_for(kind: Kind, record_id: UUID, **changes: Any) -> DisclosurePlan:
    values: dict[str, Any] = {
        "kind": kind,
        "record_id": record_id,
        "to_room_id": room(changes.pop("to", "orebro-joint")),
        "fields": ("names", "born_year"),
        "purpose": PURPOSE,
        "ground_key": "osl-10-27-vuxen",
    }
    return DisclosurePlan(**{**values, **changes})


@pytest.fixture
def tell() -> Tell:
    """Disclose one record as an actor."""

    def one(actor: Actor, kind: Kind, record_id: UUID, **changes: Any) -> UUID:
        with access.acting_as(actor):
            return disclose(actor, plan_for(kind, record_id, **changes), now=NOW)

    return one
