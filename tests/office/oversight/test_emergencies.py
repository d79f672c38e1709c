"""A room opened in an emergency: three hours, read only, told at once, reviewed by its own side."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from tests.office.retention.test_removing import person_of
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted, NotVisible
from samsyn.office.access.explaining import Ground, parts_of, reasons_for
from samsyn.office.audit.models import AuditEvent
from samsyn.office.calendar import queries as calendar
from samsyn.office.config.environment import Environment
from samsyn.office.oversight import changes, jobs, queries
from samsyn.office.oversight.changes import CannotOpen, EmergencyPlan
from samsyn.office.oversight.queries import EmergencyState
from samsyn.office.partners.models import Emergency, EmergencyAccount, Room
from samsyn.office.people import changes as people
from samsyn.office.people import queries as person_queries
from samsyn.office.people.models import Person
from samsyn.office.steering import queries as steering
from samsyn.vocabulary.oversight import EmergencyGround, Verdict
from samsyn.vocabulary.rooms import Role

pytestmark = pytest.mark.django_db
WHY = "Hot mot en skola i eftermiddag. Jouren svarar inte."


def room(key: str) -> int:
    return Room.objects.values_list("pk", flat=True).get(key=key)


def again(actor: Actor) -> Actor:
    """Return the actor as the next request makes it."""
    return access.actor_for(actor.staff_id, now=timezone.now())


def plan(key: str = "orebro-police", reason: str = WHY) -> EmergencyPlan:
    return EmergencyPlan(room_id=room(key), ground=EmergencyGround.LIFE, reason=reason)


def opened(actor: Actor, key: str = "orebro-police") -> UUID:
    with access.acting_as(actor):
        return changes.open_in_emergency(actor, plan(key), now=timezone.now())


@pytest.fixture
def emergency(frida: Actor) -> UUID:
    return opened(frida)


def test_the_other_room_is_read_for_three_hours_and_why_is_said(petra: Actor, frida: Actor) -> None:
    person = person_of(petra, "orebro-police")
    with access.acting_as(frida):
        assert not access.visible_to(frida, Person.objects).filter(pk=person).exists()

    opened(frida)

    reading = again(frida)
    [held] = reading.opened
    assert held.emergency.until - Emergency.objects.get().starts_at == timedelta(hours=3)
    with access.acting_as(reading):
        row = Person.objects.get(pk=person)
        assert access.visible_to(reading, Person.objects).filter(pk=person).exists()
        steps = reasons_for(reading, row, parts_of(row, now=timezone.now()))
        assert [one.ground for one in steps] == [Ground.EMERGENCY, Ground.OPEN]
        why = queries.why_seen(reading, "person", person, now=timezone.now())
    assert why.steps[0].emergency == held.emergency
    assert Role.EMERGENCY in {one.role for one in why.readers}
    later = access.actor_for(frida.staff_id, now=held.emergency.until)
    assert room("orebro-police") not in later.reading_rooms


def test_it_never_opens_a_restricted_record_or_what_somebody_is_shut_out_of(
    petra: Actor, aino: Actor, frida: Actor
) -> None:
    closed = person_of(petra, "orebro-police")
    only = people.RestrictionPlan(
        team=frozenset({petra.staff_id, aino.staff_id}), shut_out=frozenset(), reason="Källan"
    )
    with access.acting_as(petra):
        people.restrict_person(petra, closed, only, now=timezone.now())

    opened(frida)

    reading = again(frida)
    with access.acting_as(reading):
        assert not Person.objects.filter(pk=closed).exists()
        assert not access.visible_to(reading, Person.objects).filter(pk=closed).exists()


@pytest.mark.parametrize("key", ["orebro-social", "orebro-joint", "malmo-police", "orebro-police"])
def test_support_other_sites_and_rooms_that_are_read_already_do_not_open(
    petra: Actor, key: str
) -> None:
    with access.acting_as(petra):
        offered = {one.id for one in queries.rooms_to_open(petra, now=timezone.now())}
        with pytest.raises(CannotOpen):
            changes.open_in_emergency(petra, plan(key), now=timezone.now())
        with pytest.raises(DatabaseError), transaction.atomic():
            ask(room(key))

    assert offered == {room("orebro-probation"), room("orebro-municipality")}
    assert not Emergency.objects.exists()


def ask(room_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn_open_in_emergency(%s, 'life', 'x')", [room_id])


def test_nobody_in_support_and_nobody_without_such_a_role_opens_a_room(
    sami: Actor, dag: Actor, stig: Actor
) -> None:
    for actor in (sami, dag, stig):
        with access.acting_as(actor):
            with pytest.raises(NotPermitted):
                changes.open_in_emergency(actor, plan("orebro-probation"), now=timezone.now())
            with pytest.raises(DatabaseError), transaction.atomic():
                ask(room("orebro-probation"))


def test_the_application_cannot_write_an_emergency_longer_or_elsewhere(
    frida: Actor, emergency: UUID
) -> None:
    with access.acting_as(frida):
        with pytest.raises(DatabaseError), transaction.atomic():
            Emergency.objects.update(ends_at=timezone.now() + timedelta(days=1))
        with pytest.raises(DatabaseError), transaction.atomic():
            EmergencyAccount.objects.update(reason="Ett annat")
        with pytest.raises(DatabaseError), transaction.atomic():
            Emergency.objects.filter(pk=emergency).delete()


def test_what_is_opened_is_only_read(petra: Actor, frida: Actor, emergency: UUID) -> None:
    person = person_of(petra, "orebro-police")
    reading = again(frida)

    assert {deed for deed in Deed if reading.may(deed, room("orebro-police"))} == {
        Deed.READ_RECORDS,
        Deed.REVEAL_NAMES,
    }
    with access.acting_as(reading):
        with pytest.raises(NotPermitted):
            people.record_person(
                reading,
                people.PersonPlan(
                    room_id=room("orebro-police"),
                    names=(people.NamePlan(given="Test", family="Testsson"),),
                ),
                now=timezone.now(),
            )
        row = Person.objects.get(pk=person)
        for write in (
            lambda: Person.objects.filter(pk=person).update(external_reference="x"),
            lambda: Person.objects.filter(pk=person).delete(),
            lambda: Person.objects.create(
                room_id=row.room_id,
                compartment_id=row.compartment_id,
                recorded_at=timezone.now(),
                recorded_by_id=reading.staff_id,
            ),
        ):
            with pytest.raises(DatabaseError, match="only read"), transaction.atomic():
                write()


def test_work_in_ones_own_room_goes_on_meanwhile(frida: Actor, emergency: UUID) -> None:
    reading = again(frida)

    with access.acting_as(reading):
        made = people.record_person(
            reading,
            people.PersonPlan(
                room_id=room("orebro-probation"),
                names=(people.NamePlan(given="Eget", family="Exempel"),),
            ),
            now=timezone.now(),
        )

    assert made


def test_every_reading_there_is_marked_and_the_rooms_own_side_sees_it_at_once(
    petra: Actor, dag: Actor, frida: Actor, emergency: UUID
) -> None:
    person = person_of(petra, "orebro-police")
    reading = again(frida)
    with access.acting_as(reading):
        person_queries.person_sheet(reading, person, today=timezone.localdate())

    for owner in (petra, dag):
        with access.acting_as(owner):
            [told] = queries.in_our_rooms(owner, now=timezone.now())
            sheet = queries.emergency_sheet(owner, emergency, now=timezone.now())
        assert (told.staff_name, told.reason, told.state) == (
            frida.name,
            WHY,
            EmergencyState.OPEN,
        )
        assert [one.record_ids for one in sheet.readings] == [(person,)]
        assert sheet.people == 1
    with access.acting_as(dag):
        marked = [
            one.is_emergency
            for one in queries.log_of(dag).page.events
            if one.staff_name == frida.name
        ]
        actions = set(AuditEvent.objects.values_list("action", flat=True))
    assert any(marked)
    assert "open_in_emergency" in actions


def test_who_opened_sees_why_and_no_log_and_others_see_nothing(
    frida: Actor, mona: Actor, aino: Actor, emergency: UUID
) -> None:
    with access.acting_as(frida):
        sheet = queries.emergency_sheet(frida, emergency, now=timezone.now())
    assert (sheet.readings, sheet.shown.is_mine, sheet.shown.is_ours) == ((), True, False)
    for other in (mona, aino):
        with access.acting_as(other):
            assert queries.emergencies(other, now=timezone.now()) == []
            assert not EmergencyAccount.objects.exists()
            with pytest.raises(NotVisible):
                queries.emergency(other, emergency, now=timezone.now())


def test_either_side_ends_it_and_then_nothing_is_read(
    petra: Actor, frida: Actor, mona: Actor
) -> None:
    for who in (frida, petra):
        emergency = opened(frida)
        with access.acting_as(mona), pytest.raises(NotVisible):
            changes.end_emergency(mona, emergency, now=timezone.now())
        with access.acting_as(who):
            changes.end_emergency(who, emergency, now=timezone.now())

        after = again(frida)
        assert after.opened == ()
        with access.acting_as(after):
            assert not Person.objects.filter(room_id=room("orebro-police")).exists()


def test_it_is_reviewed_once_by_the_rooms_own_side_and_never_by_who_opened(
    petra: Actor, dag: Actor, frida: Actor, emergency: UUID
) -> None:
    now = timezone.now()
    with access.acting_as(dag), pytest.raises(CannotOpen):
        changes.review_emergency(dag, emergency, Verdict.IN_ORDER, "I ordning.", now=now)
    with access.acting_as(frida):
        changes.end_emergency(frida, emergency, now=now)
        with pytest.raises(NotVisible):
            changes.review_emergency(frida, emergency, Verdict.IN_ORDER, "Bra.", now=timezone.now())
        with connection.cursor() as cursor:
            cursor.execute("SELECT samsyn_review_emergency(%s, 'in_order', 'x')", [emergency])
            assert cursor.fetchone() == (False,)
    with access.acting_as(dag):
        with pytest.raises(CannotOpen):
            changes.review_emergency(dag, emergency, Verdict.IN_ORDER, " ", now=timezone.now())
        changes.review_emergency(
            dag, emergency, Verdict.ASK_HEAD, "Chefen frågas.", now=timezone.now()
        )
        with pytest.raises(CannotOpen):
            changes.review_emergency(dag, emergency, Verdict.IN_ORDER, "Nej.", now=timezone.now())
    with access.acting_as(frida):
        shown = queries.emergency(frida, emergency, now=timezone.now())
    assert (shown.state, shown.verdict, shown.findings, shown.signed_by) == (
        EmergencyState.SIGNED,
        Verdict.ASK_HEAD,
        "Chefen frågas.",
        dag.name,
    )


def test_the_review_is_due_in_five_days_and_stands_in_the_calendar_and_late_in_steering(
    petra: Actor, dag: Actor, stig: Actor, frida: Actor, emergency: UUID
) -> None:
    row = Emergency.objects.get()
    assert row.due_on == timezone.localdate(row.starts_at) + timedelta(days=5)
    for owner in (petra, dag):
        with access.acting_as(owner):
            entries = calendar.entries_of(owner, now=timezone.now())
        assert emergency in {one.record_id for one in entries if one.is_of(owner)}
    with access.acting_as(frida):
        entries = calendar.entries_of(again(frida), now=timezone.now())
        assert emergency not in {one.record_id for one in entries}
    with access.acting_as(stig):
        today = steering.steering_overview(stig, now=timezone.now())
        later = steering.steering_overview(stig, now=timezone.now() + timedelta(days=6))
    assert (today.emergencies, today.late_duties) == (1, ())
    assert [one.due_on for one in later.late_duties] == [row.due_on]


def test_the_page_tells_the_same_whether_anybody_is_held_there_or_nobody(
    petra: Actor, frida: Actor
) -> None:
    client = signed_in("frida")
    before = client.get("/oversight/emergencies/open/").content
    person_of(petra, "orebro-police")
    after = client.get("/oversight/emergencies/open/").content

    assert without_tokens(before) == without_tokens(after)


def without_tokens(page: bytes) -> list[bytes]:
    return [
        line for line in page.splitlines() if b"csrf" not in line and b"data-seconds" not in line
    ]


def test_the_pages_lead_through_it_and_the_strip_stands_on_every_page(
    petra: Actor,
) -> None:
    frida, owner = signed_in("frida"), signed_in("petra")
    form = {"room": room("orebro-police"), "ground": "child", "reason": WHY}
    refused = frida.post("/oversight/emergencies/open/", {**form, "reason": ""})
    done = frida.post("/oversight/emergencies/open/", form)
    page = frida.get("/people/").content.decode()
    front = owner.get("/").content.decode()
    [one] = Emergency.objects.all()

    assert refused.status_code == 422
    assert done.status_code == 302
    assert "Nödåtkomst till" in page
    assert f"/oversight/emergencies/{one.pk}/end/" in page
    assert f"/oversight/emergencies/{one.pk}/" in front
    frida.post(f"/oversight/emergencies/{one.pk}/end/")
    assert "emergency-strip" not in frida.get("/people/").content.decode()
    signed = owner.post(
        f"/oversight/emergencies/{one.pk}/review/",
        {"verdict": "in_order", "findings": "Stämmer."},
    )
    assert signed.status_code == 302
    assert "Stämmer." in frida.get(f"/oversight/emergencies/{one.pk}/").content.decode()


def test_the_rooms_own_side_gets_a_letter_that_names_nobody(
    frida: Actor, emergency: UUID, settings: Any
) -> None:
    settings.ENVIRONMENT = replace_host(settings.ENVIRONMENT)

    jobs.tell_of_emergency.call(str(emergency))

    assert sorted(one.to[0].split("@")[0] for one in mail.outbox) == ["dag", "petra"]
    assert all(frida.name not in one.body and WHY not in one.body for one in mail.outbox)


def replace_host(environment: Environment) -> Environment:
    return replace(environment, mail_host="mail.exempel.example")
