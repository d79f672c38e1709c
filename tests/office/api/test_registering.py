"""What another system delivers: one incident for each key, by the rules of the form."""

from typing import Any
from uuid import uuid4

import pytest
from tests.architecture.stage import Stage
from tests.conftest import actor_named
from tests.office.api.calling import System, system
from tests.office.noted import noted

from samsyn.office import access
from samsyn.office.api.models import Delivery
from samsyn.office.api.rules import Scope
from samsyn.office.incidents.models import Incident, Involvement

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WHEN = {
    "earliest_at": "2026-11-20T22:15:00+01:00",
    "latest_at": "2026-11-20T22:15:00+01:00",
    "time_precision": "minute",
}
SENT: dict[str, Any] = {"kind": "shooting", **WHEN, "area": "Vivalla", "external_reference": "K-1"}


@pytest.fixture
def caller(staged: Stage) -> System:
    del staged
    return system("petra", "orebro-police", [Scope.WRITE_INCIDENTS, Scope.READ_INCIDENTS])


def test_an_incident_is_registered_as_reported_and_noted(caller: System, staged: Stage) -> None:
    records = staged.rooms["orebro-police"].records
    parts = [{"person_id": str(records["person"]), "role": "victim"}, {"role": "witness"}]
    sides = [{"group_id": str(records["group"]), "side": "targeted", "certainty": "likely"}]
    petra = actor_named("petra")

    with access.acting_as(petra), noted() as seen:
        answer = caller.post("incidents", {**SENT, "people": parts, "groups": sides})

    assert answer.status_code == 201, answer.content
    told = caller.get(f"incidents/{answer.json()['id']}").json()
    assert (told["status"], told["area"], told["external_reference"]) == (
        "reported", "Vivalla", "K-1",
    )  # fmt: skip
    assert {one["role"] for one in told["people"]} == {"victim", "witness"}
    assert [one["side"] for one in told["groups"]] == ["targeted"]
    assert answer.json()["id"] in seen
    with access.acting_as(petra):
        assert Incident.objects.get(pk=told["id"]).recorded_by.name == "Nightly fetch"


def test_the_same_delivery_again_makes_no_second_incident(caller: System) -> None:
    first, again = (caller.post("incidents", SENT) for _turn in range(2))
    other = caller.post("incidents", {**SENT, "area": "Varberga"})

    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 409)
    assert again.json() == {**first.json(), "is_new": False}
    assert other["Content-Type"] == "application/problem+json"
    with access.acting_as(actor_named("petra")):
        assert Delivery.objects.count() == 1
        assert Incident.objects.filter(external_reference="K-1").count() == 1


def test_a_key_is_its_tokens_own(caller: System, staged: Stage) -> None:
    del staged
    other = system("petra", "orebro-police", [Scope.WRITE_INCIDENTS])

    assert caller.post("incidents", SENT).status_code == 201
    assert other.post("incidents", SENT).status_code == 201


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"kind": "quarrel"}, "kind"),
        ({"earliest_at": "2026-11-20T22:15:00"}, "timezone"),
        ({"latest_at": "2026-11-20T22:00:00+01:00"}, "ends before it begins"),
        ({"latest_at": "2026-11-21T22:00:00+01:00"}, "spans more"),
        ({"earliest_at": "2036-11-20T22:15:00+01:00", "latest_at": "2036-11-20T22:15:00+01:00"},
         "future"),
        ({"longitude": 15.2}, "both longitude and latitude"),
        ({"weapon": "knife"}, "weapon"),
        ({"area": "A\x00B"}, "area"),
        ({"name_of_victim": "x"}, "Extra inputs"),
        ({"people": [{"person_id": str(uuid4()), "role": "victim"}]}, "no such person"),
        ({"groups": [{"group_id": str(uuid4()), "side": "targeted"}]}, "does not exist"),
        ({"people": [{"role": "suspect"}]}, "grade of suspicion"),
    ],
)  # fmt: skip
def test_what_the_form_would_refuse_is_refused_with_a_sentence(
    caller: System, wrong: dict[str, Any], says: str
) -> None:
    answer = caller.post("incidents", {**SENT, **wrong})

    assert answer.status_code == 422
    assert says in " ".join(answer.json()["errors"])
    with access.acting_as(actor_named("petra")):
        assert not Delivery.objects.exists()


def test_a_person_of_another_room_is_refused_as_one_that_never_was(
    caller: System, staged: Stage
) -> None:
    hidden = staged.rooms["malmo-police"].records["person"]
    answers = [
        caller.post("incidents", {**SENT, "people": [{"person_id": str(one), "role": "victim"}]})
        for one in (hidden, uuid4())
    ]

    told = [[error.partition(": ")[2] for error in one.json()["errors"]] for one in answers]
    assert [one.status_code for one in answers] == [422, 422]
    assert told[0] == told[1]


def test_a_token_that_only_reads_registers_nothing(staged: Stage) -> None:
    reader = system("petra", "orebro-police", [Scope.READ_INCIDENTS])

    assert reader.post("incidents", SENT).status_code == 403


def test_without_a_key_nothing_is_registered(caller: System) -> None:
    assert caller.post("incidents", SENT, key="").status_code == 422


def test_a_delivery_goes_with_its_incident(caller: System) -> None:
    incident_id = caller.post("incidents", SENT).json()["id"]
    petra = actor_named("petra")
    with access.acting_as(petra):
        Involvement.objects.filter(incident=incident_id).delete()
        Incident.objects.get(pk=incident_id).delete()
        assert not Delivery.objects.exists()
