"""What not even the owner of the tables can write of an emergency, and what a site decides."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from samsyn.office import access
from samsyn.office.accounts.models import Staff
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.oversight import changes, queries
from samsyn.office.oversight.changes import EmergencyPlan
from samsyn.office.partners.changes import end_role
from samsyn.office.partners.models import Emergency, Room
from samsyn.vocabulary.oversight import EmergencyGround
from samsyn.vocabulary.rooms import Role


def test_not_even_the_owner_makes_it_longer_or_leads_it_into_support(own_database: Logins) -> None:
    began = timezone.now()
    with installation.as_owner(own_database):
        rooms = {one.kind: one for one in Room.objects.filter(site__key="orebro")}
        row = {
            "staff": Staff.objects.get(email__startswith="frida"),
            "room": rooms["police"],
            "room_kind": "police",
            "ground": "life",
            "starts_at": began,
            "ends_at": began + timedelta(hours=3),
            "due_on": began.date(),
        }
        support = rooms["social_services"]
        for wrong in (
            {"ends_at": began + timedelta(hours=4)},
            {"room": support, "room_kind": "social_services"},
            {"room": support},  # under the name of another kind
            {"ground": "curiosity"},
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                Emergency.objects.create(**row | wrong)
        Emergency.objects.create(**row)


def test_a_role_that_is_taken_away_ends_what_it_opened(own_database: Logins) -> None:
    frida = Staff.objects.get(email__startswith="frida")
    actor = access.actor_for(frida.pk, now=timezone.now())
    police = Room.objects.get(key="orebro-police").pk
    plan = EmergencyPlan(room_id=police, ground=EmergencyGround.LIFE, reason="Hot mot en skola")
    with access.acting_as(actor):
        changes.open_in_emergency(actor, plan, now=timezone.now())
    assert access.actor_for(frida.pk, now=timezone.now()).opened

    with installation.as_owner(own_database):
        end_role(frida, "orebro-probation", Role.COORDINATOR, now=timezone.now())

    assert not access.actor_for(frida.pk, now=timezone.now()).opened


def test_a_site_can_turn_it_off(own_database: Logins) -> None:
    with installation.as_owner(own_database):
        police = Room.objects.get(key="orebro-police")
        police.site.limits.create(
            name="emergency_access", value=0, applies_from=date(2026, 1, 1), decided_by="Stig"
        )
    now = timezone.now()
    frida = access.actor_for(Staff.objects.get(email__startswith="frida").pk, now=now)
    with access.acting_as(frida):
        assert queries.rooms_to_open(frida, now=now) == []
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT samsyn_open_in_emergency(%s, 'life', 'x')", [police.pk])
