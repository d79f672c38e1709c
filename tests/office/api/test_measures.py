"""An agency's own system says that a measure is done, and reads nothing of the joint room."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from tests.conftest import actor_named
from tests.office.api.calling import System, system
from tests.office.sanctions.playing import group, measure, running, tick

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.api.changes import CannotMake
from samsyn.office.api.models import Token
from samsyn.office.api.rules import Scope
from samsyn.office.audit.models import AuditEvent
from samsyn.office.incidents.models import Incident
from samsyn.office.partners.models import Room, StaffRole
from samsyn.office.sanctions.models import Measure, MeasureNote, Tick
from samsyn.office.sanctions.queries import answering_agencies
from samsyn.vocabulary.levers import Lever
from samsyn.vocabulary.sanctions import MeasureStep

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OF_MEASURES = (Scope.READ_MEASURES, Scope.WRITE_MEASURES)
SENT = {"actions": 12, "outside": 1, "minors": 0, "note": "Tre kvällar, tolv kontroller."}


@pytest.fixture
def ours(petra: Actor) -> UUID:
    """The police's measure, accepted, in a round that runs."""
    found = measure(petra, running(petra, group(petra)), Lever.TRAFFIC_CHECKS)
    tick(petra, found, MeasureStep.ACCEPT)
    return found


@pytest.fixture
def police(petra: Actor) -> System:
    del petra
    return system("petra", "orebro-police", OF_MEASURES)


def put(caller: System, measure_id: UUID, **sent: Any) -> Any:
    return caller.put(f"measures/{measure_id}/outcome", {**SENT, **sent})


def test_a_measure_is_told_of_without_group_or_person(police: System, ours: UUID) -> None:
    answer = police.get("measures")

    [told] = answer.json()["items"]
    assert (told["id"], told["state"], told["outcome"]) == (str(ours), "accepted", None)
    assert [one["step"] for one in told["steps"]] == ["accept"]
    assert "Grupp Alm" not in answer.content.decode()
    assert police.get(f"measures/{ours}").json() == told


def test_what_is_reported_stands_in_the_joint_room_and_the_note_in_the_agencys_own(
    police: System, ours: UUID, petra: Actor
) -> None:
    answer = put(police, ours)

    assert answer.status_code == 200, answer.content
    assert answer.json()["state"] == "done"
    assert answer.json()["outcome"] == {"actions": 12, "outside": 1, "minors": 0}
    account = Token.objects.get().account_id
    own, joint = (Room.objects.get(key=key).pk for key in ("orebro-police", "orebro-joint"))
    with access.acting_as(petra):
        done = Tick.objects.get(measure=ours, step="done")
        note = MeasureNote.objects.get(measure=ours, step="done")
    assert (done.room_id, done.recorded_by_id, done.actions) == (joint, account, 12)
    assert (note.room_id, note.recorded_by_id, note.note) == (own, account, SENT["note"])
    with access.acting_as(actor_named("frida")):
        assert Tick.objects.filter(pk=done.pk).exists()
        assert not MeasureNote.objects.filter(pk=note.pk).exists()


def test_it_is_noted_as_the_systems_deed_and_the_row_as_the_doors(
    police: System, ours: UUID, petra: Actor
) -> None:
    put(police, ours)
    account = Token.objects.get().account_id
    door = StaffRole.objects.get(room__key="orebro-joint", role="door").staff_id

    with access.acting_as(petra):
        rows = AuditEvent.objects.filter(subject="sanctions_tick").order_by("pk")
        found = [(one.action, one.staff_id, one.purpose) for one in rows]
        requests = set(rows.filter(staff_id__in=[account, door]).values_list("request_id"))

    assert found[-2:] == [
        ("insert", door, "Case system"),
        ("answer_measure", account, "Case system"),
    ]
    assert len(requests) == 1


def test_the_very_same_again_gives_the_same_answer_and_something_else_is_refused(
    police: System, ours: UUID, petra: Actor
) -> None:
    first, again = put(police, ours), put(police, ours)
    others = [put(police, ours, actions=13), put(police, ours, note="Något annat.")]

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.content == again.content
    assert [one.status_code for one in others] == [409, 409]
    assert others[0].json()["type"] == "urn:samsyn:problem:sent-otherwise"
    with access.acting_as(petra):
        assert Tick.objects.filter(measure=ours, step="done").count() == 1
        assert MeasureNote.objects.filter(measure=ours, step="done").count() == 1


def test_what_somebody_said_on_the_page_stands(police: System, ours: UUID, petra: Actor) -> None:
    tick(petra, ours, MeasureStep.DONE)

    assert put(police, ours).status_code == 409


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"outside": 13}, "more actions on some people"),
        ({"note": " "}, "note"),
        ({"actions": -1}, "actions"),
        ({"minors": None}, "minors"),
        ({"group": "x"}, "Extra inputs"),
    ],
)
def test_what_the_page_would_refuse_is_refused_with_a_sentence(
    police: System, ours: UUID, wrong: dict[str, Any], says: str
) -> None:
    answer = put(police, ours, **wrong)

    assert answer.status_code == 422
    assert says in " ".join(answer.json()["errors"])


def test_nothing_is_done_that_people_have_not_accepted(police: System, petra: Actor) -> None:
    waits = measure(petra, running(petra, group(petra)))

    answer = put(police, waits)

    assert answer.status_code == 422
    assert "Accept the measure" in answer.json()["errors"][0]


def test_anothers_measure_and_one_that_never_was_answer_alike(ours: UUID) -> None:
    other = system("frida", "orebro-probation", OF_MEASURES)
    answers = [
        *(put(other, one) for one in (ours, uuid4())),
        *(other.get(f"measures/{one}") for one in (ours, uuid4())),
    ]

    assert [one.status_code for one in answers] == [404] * 4
    assert len({one.content for one in answers}) == 1
    assert other.get("measures").json() == {"items": []}


def test_to_read_and_to_report_are_two_scopes(ours: UUID, petra: Actor) -> None:
    reads = system("petra", "orebro-police", [Scope.READ_MEASURES])
    reports = system("petra", "orebro-police", [Scope.WRITE_MEASURES])

    assert (reads.get("measures").status_code, put(reads, ours).status_code) == (200, 403)
    assert (reports.get("measures").status_code, put(reports, ours).status_code) == (403, 200)


def test_a_joint_room_is_no_agency_and_gets_no_token_for_measures(petra: Actor) -> None:
    del petra
    with pytest.raises(CannotMake, match="eget rum"):
        system("petra", "orebro-joint", OF_MEASURES)


def test_a_system_is_nobody_that_answers(petra: Actor, police: System) -> None:
    """An agency with a token and no staff left is not asked: nobody there would decide."""
    del police
    joint = Room.objects.get(key="orebro-joint")
    now = timezone.now()
    assert "police" in answering_agencies(joint.pk, now=now)

    Staff.objects.filter(pk=petra.staff_id).update(is_active=False)

    assert "police" not in answering_agencies(joint.pk, now=now)


def test_the_database_lets_the_door_write_for_nobody_but_the_agencys_own_system(
    police: System, ours: UUID, petra: Actor
) -> None:
    reader = system("petra", "orebro-police", [Scope.READ_MEASURES])
    del police, reader
    joint = Room.objects.get(key="orebro-joint").pk
    now = timezone.now()
    door = access.door_of(joint, petra, now=now)
    assert door is not None
    accounts = Token.objects.values_list("account_id", flat=True)
    writes = accounts.get(scopes__contains=["measures.write"])
    reads = accounts.exclude(scopes__contains=["measures.write"]).get()
    sql = """
        INSERT INTO sanctions_tick (id, measure_id, step, taken_on, room_id, compartment_id,
          recorded_at, recorded_by_id)
        SELECT gen_random_uuid(), id, %s, current_date, room_id, compartment_id, now(), %s
        FROM sanctions_measure
    """
    refused = [("done", petra.staff_id), ("done", door.staff_id), ("done", reads), ("stop", writes)]
    with access.acting_as(door), connection.cursor() as cursor:
        assert Measure.objects.count() == 1
        for one in refused:
            with pytest.raises(DatabaseError, match="Only the agency"), transaction.atomic():
                cursor.execute(sql, one)
        cursor.execute(sql, ("done", writes))
        assert Tick.objects.filter(step="done").count() == 1


def test_the_systems_account_still_sees_nothing_of_the_joint_room(
    police: System, ours: UUID
) -> None:
    del police, ours
    account = access.actor_for(Token.objects.get().account_id, now=timezone.now())

    with access.acting_as(account):
        assert not Measure.objects.exists()
        assert not Incident.objects.filter(room__key="orebro-joint").exists()
