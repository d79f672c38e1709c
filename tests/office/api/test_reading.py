"""What another system reads: its own room's records, under codes, and nothing else."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from tests.architecture.stage import NAME, SEALED, STEERING, TEAM, WORDS, Stage
from tests.conftest import actor_named
from tests.office.api.calling import system
from tests.office.noted import noted

from samsyn.office import access
from samsyn.office.accounts.models import Staff
from samsyn.office.api.rules import Scope
from samsyn.office.audit.models import AuditEvent
from samsyn.office.incidents.models import Incident
from samsyn.office.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LISTS = (
    "incidents", "groups", "people", "memberships", "promises", "calendar",
    "disclosures/told", "disclosures/received",
)  # fmt: skip
KEEPERS = {
    "orebro-police": "petra",
    "orebro-probation": "frida",
    "orebro-municipality": "mona",
    "orebro-joint": "petra",
    "malmo-police": "otto",
}


@pytest.mark.parametrize("room", KEEPERS)
def test_a_room_answers_with_its_own_records_and_never_with_anothers(
    staged: Stage, room: str
) -> None:
    caller = system(KEEPERS[room], room)
    records = staged.rooms[room].records

    answers = {name: caller.get(name) for name in LISTS}
    told = "".join(one.content.decode() for one in answers.values())

    assert {name: one.status_code for name, one in answers.items()} == dict.fromkeys(LISTS, 200)
    assert str(records["person"]) in told
    assert str(records["group"]) in told
    assert str(records["incident"]) in told
    assert WORDS[room] in told
    for word in WORDS.values():  # why it was told bears the word of whom it was told to
        told = told.replace(f'"purpose": "{word}purpose"', "")
    others = {SEALED, TEAM, STEERING, NAME, *WORDS.values()} - {WORDS[room]}
    assert [word for word in others if word in told] == []


def test_a_record_of_another_room_and_one_that_never_was_answer_alike(staged: Stage) -> None:
    caller = system("petra", "orebro-joint")

    for kind in ("person", "group", "incident"):
        address = {"person": "people"}.get(kind, f"{kind}s")
        hidden = caller.get(f"{address}/{staged.rooms['orebro-police'].records[kind]}")
        nothing = caller.get(f"{address}/{uuid4()}")

        assert hidden.status_code == nothing.status_code == 404
        assert hidden.content == nothing.content
        assert hidden["Content-Type"] == "application/problem+json"


def test_every_person_that_is_given_is_noted_under_the_tokens_own_account(staged: Stage) -> None:
    caller = system("petra", "orebro-police")
    petra = actor_named("petra")

    with access.acting_as(petra), noted() as seen:
        people = caller.get("people").json()["items"]
        members = caller.get("memberships").json()["items"]
        named = caller.get("incidents").json()["items"]
    with access.acting_as(petra):
        readers = set(
            AuditEvent.objects.filter(action="list", subject="people_person")
            .exclude(purpose="")
            .values_list("staff_id", "purpose")
        )
    account = Staff.objects.get(name="Nightly fetch", is_service=True)

    given = {one["id"] for one in people} | {one["person_id"] for one in members}
    given |= {one["id"] for one in named}
    given |= {part["person_id"] for one in named for part in one["people"] if part["person_id"]}
    assert len(given) > 3
    assert given <= seen
    assert readers == {(account.pk, "Case system")}


def test_pages_hold_every_record_once_and_in_order(staged: Stage) -> None:
    caller = system("petra", "orebro-joint")
    whole = [one["id"] for one in caller.get("people?limit=200").json()["items"]]

    found, cursor = [], ""
    while cursor is not None:
        page = caller.get(f"people?limit=1&cursor={cursor}").json()
        found += [one["id"] for one in page["items"]]
        cursor = page["next"]

    assert len(whole) > 1
    assert found == whole


@pytest.mark.parametrize("cursor", ["x", "eHh4", "MjAyNi0wMS0wMXx4", "å" * 20, "=" * 7, "A" * 201])
def test_a_cursor_that_was_never_given_is_refused(staged: Stage, cursor: str) -> None:
    answer = system("petra", "orebro-joint").get(f"incidents?cursor={cursor}")

    assert answer.status_code == 422
    assert answer.json()["errors"]


def test_only_what_has_changed_since_is_given(staged: Stage) -> None:
    caller = system("petra", "orebro-police")
    incident_id = staged.rooms["orebro-police"].records["incident"]
    petra, later = actor_named("petra"), timezone.now() + timedelta(minutes=1)
    with access.acting_as(petra):
        access.revise(
            access.lock_visible(petra, Incident, pk=incident_id), petra, now=later, area="Varberga"
        )

    since = (later - timedelta(seconds=1)).isoformat().replace("+", "%2B")
    found = caller.get(f"incidents?changed_since={since}").json()["items"]

    assert [(one["id"], one["area"]) for one in found] == [(str(incident_id), "Varberga")]


def test_who_has_the_very_same_already_gets_304(staged: Stage) -> None:
    caller = system("petra", "orebro-police")
    first = caller.get("groups")

    again = caller.get("groups", **{"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_a_joint_room_tells_no_exact_place_and_no_suspicion(staged: Stage) -> None:
    police = system("petra", "orebro-police").get("incidents").json()["items"]
    joint = system("petra", "orebro-joint").get("incidents").json()["items"]

    own = ("place", "longitude", "weapon", "summary", "external_reference")
    assert any(one["summary"] for one in police)
    assert {one[name] for one in joint for name in own} == {None}
    assert {part["suspicion"] for one in joint for part in one["people"]} <= {None}


def test_of_a_protected_person_nothing_is_told_but_that(staged: Stage) -> None:
    person_id = staged.rooms["orebro-police"].records["person"]
    petra = actor_named("petra")
    with access.acting_as(petra):
        row = access.lock_visible(petra, Person, pk=person_id)
        access.revise(row, petra, now=timezone.now(), protected_identity="secrecy_mark")

    told = system("petra", "orebro-police").get(f"people/{person_id}").json()

    assert told["is_protected"] is True
    hidden = ("born_earliest", "born_latest", "died_on", "external_reference", "not_suspected")
    assert {told[name] for name in hidden} == {None}


def test_a_restricted_person_is_not_there_for_a_token_whoever_made_it(staged: Stage) -> None:
    sealed: UUID = staged.sealed["person"]
    caller = system("petra", "orebro-police")  # Petra is let in; the system is not

    assert caller.get(f"people/{sealed}").status_code == 404
    assert str(sealed) not in caller.get("people?limit=200").content.decode()


def test_a_token_gives_no_more_than_it_is_for(staged: Stage) -> None:
    caller = system("petra", "orebro-police", [Scope.READ_GROUPS])

    answers = {name: caller.get(name).status_code for name in LISTS}

    assert answers == {**dict.fromkeys(LISTS, 403), "groups": 200}
