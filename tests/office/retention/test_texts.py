"""Why a room was opened in an emergency, and what came of it, is not kept for ever."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone
from tests import databases
from tests.office.retention.planting import CANARY
from tests.office.retention.scanning import tables_holding

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.audit.models import AuditEvent
from samsyn.office.config.databases import Logins
from samsyn.office.oversight import changes as oversight
from samsyn.office.oversight import queries
from samsyn.office.oversight.changes import EmergencyPlan
from samsyn.office.partners.models import Room
from samsyn.office.retention import changes
from samsyn.vocabulary.oversight import EmergencyGround, Verdict

NOW = timezone.now()
TWO_YEARS = NOW + timedelta(days=735)


def actor(name: str) -> Actor:
    return access.actor_for(Staff.objects.get(email=f"{name}@exempel.example").pk, now=NOW)


def opened(by: Actor) -> UUID:
    room = Room.objects.get(key="orebro-police").pk
    plan = EmergencyPlan(room_id=room, ground=EmergencyGround.LIFE, reason=f"Hot mot {CANARY}")
    with access.acting_as(by):
        made = oversight.open_in_emergency(by, plan, now=NOW)
        oversight.end_emergency(by, made, now=timezone.now())
    return made


def signed(by: Actor, made: UUID) -> None:
    with access.acting_as(by):
        oversight.review_emergency(
            by, made, Verdict.IN_ORDER, f"{CANARY} var i fara.", now=timezone.now()
        )


@pytest.mark.slow
def test_what_was_written_of_an_emergency_is_nowhere_two_years_after_its_review(
    own_database: Logins,
) -> None:
    made = opened(actor("frida"))
    signed(actor("dag"), made)
    dsn = databases.superuser(own_database).dsn()
    before = tables_holding(dsn, CANARY)

    early = changes.empty_texts(now=NOW + timedelta(days=700), is_demo=True)
    emptied = changes.empty_texts(now=TWO_YEARS, is_demo=True)
    again = changes.empty_texts(now=TWO_YEARS, is_demo=True)

    assert before == ["public.partners_emergencyaccount: 1"]
    assert (early, emptied, again) == (0, 1, 0)
    assert tables_holding(dsn, CANARY) == []


@pytest.mark.django_db
def test_that_it_happened_stays_with_its_verdict_and_the_log_says_that_it_was_emptied() -> None:
    dag, made = actor("dag"), opened(actor("frida"))
    signed(dag, made)

    changes.empty_texts(now=TWO_YEARS, is_demo=True)

    with access.acting_as(dag):
        shown = queries.emergency(dag, made, now=NOW)
        noted = AuditEvent.objects.filter(action="empty_emergency").values_list(
            "record_ids", flat=True
        )
        assert list(noted) == [[str(made)]]
    assert (shown.reason, shown.findings) == ("", "")
    assert (shown.verdict, shown.staff_name) == (Verdict.IN_ORDER, "Frida")
    assert shown.emptied_on == timezone.localdate(TWO_YEARS)


@pytest.mark.django_db
def test_an_unsigned_review_is_not_emptied_and_an_unapproved_rule_empties_nothing() -> None:
    frida, dag = actor("frida"), actor("dag")
    opened(frida)
    made = opened(frida)
    signed(dag, made)

    unapproved = changes.empty_texts(now=TWO_YEARS, is_demo=False)
    emptied = changes.empty_texts(now=TWO_YEARS, is_demo=True)

    assert (unapproved, emptied) == (0, 1)


@pytest.mark.django_db
def test_nobody_but_the_service_empties() -> None:
    petra = actor("petra")
    room = Room.objects.get(key="orebro-police").pk
    with pytest.raises(DatabaseError, match="No role"), access.acting_as(petra):
        connection.cursor().execute("SELECT samsyn_empty_emergencies(%s, 1, '2099-01-01')", [room])
