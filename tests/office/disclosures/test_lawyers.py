"""A room's lawyers approve in the product what the room tells on, and nobody else does."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from tests.office.disclosures.conftest import NOW, TODAY, Tell, room, write_person
from tests.office.sign_in.doorstep import as_production
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.audit.models import AuditEvent
from samsyn.office.disclosures import changes, queries
from samsyn.office.disclosures.changes import (
    CannotDisclose,
    CannotSettleGround,
    GroundInRoom,
    Kind,
)
from samsyn.office.disclosures.models import Approval, Ground
from samsyn.office.partners.models import Site

pytestmark = pytest.mark.django_db
KEY = "osl-10-27-vuxen"


def of_police(key: str = KEY, to: str = "joint", sender: str = "police") -> GroundInRoom:
    ground = Ground.objects.get(key=key, from_kind=sender, to_kind=to)
    return GroundInRoom(room_id=room("orebro-police"), ground_id=ground.pk)


def approve(actor: Actor, chosen: GroundInRoom) -> None:
    with access.acting_as(actor):
        changes.approve_in_room(actor, chosen, now=NOW)


def test_a_lawyers_approval_opens_the_door_and_its_closing_shuts_it(
    petra: Actor, lena: Actor, tell: Tell, settings: Any
) -> None:
    as_production(settings)
    with pytest.raises(CannotDisclose):
        tell(petra, Kind.PERSON, write_person(petra))

    approve(lena, of_police())

    assert tell(petra, Kind.PERSON, write_person(petra))
    with access.acting_as(lena):
        changes.close_in_room(lena, of_police(), now=NOW)
    with pytest.raises(CannotDisclose):
        tell(petra, Kind.PERSON, write_person(petra))
    row = Approval.objects.get()
    assert (row.approved_by, row.approved_on, row.withdrawn_on) == ("Lena", TODAY, TODAY)


def test_it_stands_in_the_log_who_approved(lena: Actor, dag: Actor) -> None:
    approve(lena, of_police())

    with access.acting_as(dag):
        event = AuditEvent.objects.filter(action="approve_ground").get()
    assert event.staff_id == lena.staff_id
    assert event.record_ids == [f"{KEY}: police → joint"]


def test_nobody_else_approves_and_a_lawyer_only_for_their_own_room(
    petra: Actor, lena: Actor
) -> None:
    with pytest.raises(NotPermitted):
        approve(petra, of_police())
    with pytest.raises(NotVisible):
        approve(lena, of_police("lag-2025-170-5", to="police", sender="probation"))
    with pytest.raises(NotPermitted):
        approve(
            lena,
            GroundInRoom(room_id=room("malmo-police"), ground_id=of_police().ground_id),
        )


def test_twice_is_refused_and_so_is_closing_what_is_open_to_nobody(lena: Actor) -> None:
    approve(lena, of_police())

    with pytest.raises(CannotSettleGround):
        approve(lena, of_police())
    with pytest.raises(CannotSettleGround), access.acting_as(lena):
        changes.close_in_room(lena, of_police("osl-10-27", to="probation"), now=NOW)


@pytest.mark.parametrize("name", ["petra", "lena"])
def test_the_database_refuses_what_is_not_theirs(name: str, petra: Actor, lena: Actor) -> None:
    actor = {"petra": petra, "lena": lena}[name]
    site = {"petra": "orebro", "lena": "malmo"}[name]

    with pytest.raises(DatabaseError, match="Only the lawyers"), access.acting_as(actor):
        Approval.objects.create(
            ground_id=of_police().ground_id,
            site=Site.objects.get(key=site),
            approved_by="Jag",
            approved_on=TODAY,
        )


@pytest.mark.parametrize(
    "change", [{"approved_by": "Annan"}, {"approved_on": TODAY - timedelta(days=9)}]
)
def test_an_approval_is_closed_and_never_rewritten(lena: Actor, change: dict[str, Any]) -> None:
    approve(lena, of_police())

    with pytest.raises(DatabaseError, match="Only the lawyers"), access.acting_as(lena):
        Approval.objects.update(**change)
    with pytest.raises(DatabaseError, match="Only the lawyers"), access.acting_as(lena):
        Approval.objects.all().delete()


def test_the_lawyer_approves_on_the_page_and_sees_no_records(client: Client, lena: Actor) -> None:
    chosen = of_police()
    at = signed_in(lena, at=client)
    body = {"act": "approve", "room": chosen.room_id, "ground": chosen.ground_id}

    before = at.get("/disclosures/grounds/")
    done = at.post("/disclosures/grounds/", body)
    after = at.get("/disclosures/grounds/")

    assert (before.status_code, done.status_code) == (200, 302)
    assert "Lena" in after.text
    assert at.get("/people/").status_code == 403
    with access.acting_as(lena):
        (rules,) = queries.rules_of_rooms(lena)
    assert rules.may_approve
    assert {line.from_kind for line in rules.lines} == {"police"}
