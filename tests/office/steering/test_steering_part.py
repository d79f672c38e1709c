"""The steering group's part of the joint room: what they read, and that it is nothing else."""

from importlib import import_module

import pytest
from django.db import connection
from django.utils import timezone
from tests.conftest import actor_named
from tests.office import cast
from tests.office.steering import playing
from tests.office.steering.playing import JOINT, NOW, TODAY, room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.partners.changes import end_role, give_role
from samsyn.office.steering import changes, queries
from samsyn.office.steering.models import SteeringPart
from samsyn.vocabulary.rooms import Role
from samsyn.vocabulary.steering import CoreElement, FidelityState


@pytest.mark.django_db
def test_every_joint_room_has_one_part_and_the_steering_group_is_named_for_it(
    stig: Actor, petra: Actor, otto: Actor
) -> None:
    parts = {one.room_id: one.compartment_id for one in SteeringPart.objects.all()}

    assert set(parts) == {room("orebro-joint"), room("malmo-joint")}
    assert stig.compartments == frozenset({parts[room(JOINT)]})
    assert parts[room(JOINT)] in petra.compartments
    assert parts[room(JOINT)] not in otto.compartments


def test_a_role_that_ends_takes_the_name_away(own_database: Logins) -> None:
    member = Staff.objects.get(email=cast.EMAIL.format("stig"))
    stood = actor_named("stig").compartments

    with installation.as_owner(own_database):
        end_role(member, JOINT, Role.STEERING, now=timezone.now())
        without = _named(member)
        give_role(member, JOINT, Role.STEERING, now=timezone.now())

    assert stood
    assert without == 0
    assert actor_named("stig").compartments == stood


def test_rooms_and_roles_that_stood_before_get_the_part_too(own_database: Logins) -> None:
    before = actor_named("stig").compartments
    standing = import_module("samsyn.office.steering.migrations.0002_walls").STANDING

    with installation.as_owner(own_database), connection.cursor() as cursor:
        cursor.execute("SELECT compartment_id FROM steering_steeringpart")
        parts = [part for (part,) in cursor.fetchall()]
        cursor.execute("DELETE FROM steering_steeringpart")
        cursor.execute(
            "DELETE FROM partners_compartmentstaff WHERE compartment_id = ANY(%s)", [parts]
        )
        cursor.execute("DELETE FROM partners_compartment WHERE id = ANY(%s)", [parts])
        cursor.execute(standing)

    after = actor_named("stig").compartments
    assert len(before) == len(after) == 1
    assert before != after
    assert SteeringPart.objects.count() == len(parts)


@pytest.mark.django_db
def test_the_panel_counts_the_same_for_every_coordinator(petra: Actor, mona: Actor) -> None:
    for actor in (petra, mona):
        playing.item(actor, done_on=TODAY)

    shown = []
    for actor in (petra, mona):
        with access.acting_as(actor):
            shown.append(queries.panel(actor, now=NOW).readings)

    assert shown[0] == shown[1]
    by_element = {one.element: one for one in shown[0]}
    assert by_element[CoreElement.STEERING].recent == 2
    assert by_element[CoreElement.CONSEQUENCE].state is FidelityState.NEVER
    assert by_element[CoreElement.TALKS].state is FidelityState.NEVER


@pytest.mark.django_db
def test_the_steering_group_sees_figures_only_once_they_are_given(
    petra: Actor, stig: Actor
) -> None:
    playing.item(petra, done_on=TODAY)
    with access.acting_as(stig):
        before = queries.panel(stig, now=NOW)
    with access.acting_as(petra):
        changes.give_to_steering(petra, room(JOINT), now=NOW)
        live = queries.panel(petra, now=NOW)
    playing.item(petra, done_on=TODAY)
    with access.acting_as(stig):
        after = queries.panel(stig, now=NOW)

    assert before.readings == ()
    assert after.readings == live.readings
    assert (after.given_on, after.given_by, after.is_live) == (TODAY, "Petra", False)


def _named(staff: Staff) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM partners_compartmentstaff named JOIN steering_steeringpart part"
            " ON part.compartment_id = named.compartment_id WHERE named.staff_id = %s",
            [staff.pk],
        )
        return int(cursor.fetchone()[0])
