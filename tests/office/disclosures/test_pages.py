"""The pages of the door, as each reader meets them, in both languages."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.office.disclosures.conftest import (
    CANARY,
    NOW,
    PURPOSE,
    Tell,
    plan_for,
    room,
    write_group,
    write_incident,
    write_person,
)
from tests.office.door_of_tests import typed
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit.models import AuditEvent
from samsyn.office.disclosures.changes import Kind, disclose_many
from samsyn.office.disclosures.models import Disclosure
from samsyn.vocabulary.people import ProtectedIdentity

pytestmark = pytest.mark.django_db
WRITE = {Kind.PERSON: write_person, Kind.GROUP: write_group, Kind.INCIDENT: write_incident}


@pytest.fixture(params=["sv", "en"])
def language(request: pytest.FixtureRequest, client: Client) -> str:
    client.cookies["language"] = request.param
    return str(request.param)


def address(kind: Kind, record: UUID, to: str = "") -> str:
    return f"/disclosures/new/{kind.value}/{record}/" + (f"?to={room(to)}" if to else "")


def posted(**changes: Any) -> dict[str, Any]:
    return {
        "fields_told": ["names", "born_year"],
        "purpose": PURPOSE,
        "ground": "osl-10-27-vuxen",
        **typed("osl-10-27-vuxen"),
        **changes,
    }


@pytest.mark.parametrize("kind", list(Kind))
def test_a_record_is_disclosed_in_three_steps(
    client: Client, petra: Actor, kind: Kind, language: str
) -> None:
    told = WRITE[kind](petra)
    signed_in(petra, at=client)

    rooms = client.get(address(kind, told))
    form = client.get(address(kind, told, "orebro-joint"))
    chosen = plan_for(kind, told).fields
    preview = client.post(address(kind, told, "orebro-joint"), posted(fields_told=list(chosen)))
    done = client.post(
        address(kind, told, "orebro-joint"),
        posted(fields_told=list(chosen), confirmed="yes"),
    )

    assert [rooms.status_code, form.status_code, preview.status_code] == [200, 200, 200]
    assert done.status_code == 302
    sheet = client.get(done.url)
    assert "POL-O-2026-0001" in sheet.text or "POL-O-20" in sheet.text
    assert PURPOSE in sheet.text
    assert f'lang="{language}"' in sheet.text
    assert CANARY not in sheet.text


def test_the_preview_writes_nothing(client: Client, petra: Actor) -> None:
    told = write_person(petra)

    signed_in(petra, at=client).post(address(Kind.PERSON, told, "orebro-joint"), posted())

    with access.acting_as(petra):
        assert not Disclosure.objects.exists()


def test_what_was_typed_stays_when_the_door_refuses(client: Client, petra: Actor) -> None:
    told = write_person(petra)

    refused = signed_in(petra, at=client).post(
        address(Kind.PERSON, told, "orebro-joint"), posted(fields_told=[])
    )

    assert refused.status_code == 422
    assert PURPOSE in refused.text
    assert 'role="alert"' in refused.text


def test_a_refusal_of_the_rules_is_told_beside_the_form(client: Client, petra: Actor) -> None:
    told = write_person(petra, protected_identity=ProtectedIdentity.SECRECY_MARK)

    refused = signed_in(petra, at=client).post(address(Kind.PERSON, told, "orebro-joint"), posted())

    assert refused.status_code == 422
    assert "skyddad identitet" in refused.text or "protected identity" in refused.text


def test_a_ground_that_does_not_fit_is_shown_with_why(client: Client, petra: Actor) -> None:
    told = write_person(petra)

    page = signed_in(petra, at=client).get(address(Kind.PERSON, told, "orebro-probation"))

    assert "LUS (2016:774) 2\u00a0§" in page.text
    assert 'value="lus"' not in page.text


def test_names_are_hidden_until_they_are_shown(client: Client, petra: Actor) -> None:
    told = write_person(petra)

    page = signed_in(petra, at=client).get(address(Kind.PERSON, told, "orebro-joint"))

    assert "Exempelsson" not in page.text


def test_shown_names_are_noted(client: Client, petra: Actor, tell: Tell) -> None:
    told = write_person(petra, born=None, identity_number="19121212-1212")
    sent = tell(
        petra,
        Kind.PERSON,
        told,
        fields=("names", "identity_number"),
        to="orebro-probation",
        ground_key="osl-10-15a",
    )
    signed_in(petra, at=client)
    session = client.session
    session["names_until"] = 4_000_000_000
    session.save()

    page = client.get(f"/disclosures/{sent}/")

    assert "Exempelsson" in page.text
    assert "191212121212" in page.text
    with access.acting_as(petra):
        assert AuditEvent.objects.filter(
            action="reveal_names", record_ids__contains=[str(told)]
        ).exists()


def test_each_side_finds_the_disclosure_in_its_own_ledger(
    client: Client, petra: Actor, mona: Actor, tell: Tell, language: str
) -> None:
    sent = tell(petra, Kind.GROUP, write_group(petra))

    ours = signed_in(petra, at=client).get("/disclosures/")
    theirs = signed_in(mona, at=client).get("/disclosures/?side=received")
    nothing = client.get("/disclosures/")
    sheet = client.get(f"/disclosures/{sent}/")

    assert "POL-O-2026-0001" in ours.text
    assert "POL-O-2026-0001" in theirs.text
    assert "POL-O-2026-0001" not in nothing.text
    assert sheet.status_code == 200
    assert "Norr" in sheet.text


def test_the_ledger_tells_whom_we_have_told_about_one_person(
    client: Client, petra: Actor, tell: Tell
) -> None:
    told, other = write_person(petra), write_person(petra)
    tell(petra, Kind.PERSON, told)
    tell(petra, Kind.PERSON, other)

    page = signed_in(petra, at=client).get(f"/disclosures/?kind=person&record={told}")

    assert "POL-O-2026-0001" in page.text
    assert "POL-O-2026-0002" not in page.text
    with access.acting_as(petra):
        assert AuditEvent.objects.filter(action="list", record_ids=[str(told)]).exists()


def test_every_entry_is_reached_by_older_and_newer(client: Client, petra: Actor) -> None:
    plans = [plan_for(Kind.GROUP, write_group(petra)) for _ in range(65)]
    with access.acting_as(petra):
        disclose_many(petra, plans, now=NOW)
    signed_in(petra, at=client)

    pages, next_page = [], "/disclosures/"
    while next_page:
        text = client.get(next_page).text
        pages.append(re.findall(r"POL-O-2026-\d{4}", text))
        older = re.search(r'rel="next" href="([^"]+)"', text)
        next_page = older[1].replace("&amp;", "&") if older else ""
    back = client.get(re.search(r'rel="prev" href="([^"]+)"', text)[1].replace("&amp;", "&")).text

    assert [len(page) for page in pages] == [30, 30, 5]
    assert len({number for page in pages for number in page}) == 65
    assert re.findall(r"POL-O-2026-\d{4}", back) == pages[1]


@pytest.mark.parametrize("asked", ["before=x", "after=1_2", "room=99999999999999", "record=x"])
def test_a_nonsense_filter_shows_the_ledger(client: Client, petra: Actor, asked: str) -> None:
    assert signed_in(petra, at=client).get(f"/disclosures/?{asked}").status_code == 200


def test_what_is_hidden_looks_like_what_does_not_exist(
    client: Client, petra: Actor, otto: Actor, tell: Tell
) -> None:
    told = write_person(petra)
    sent = tell(petra, Kind.PERSON, told)
    signed_in(otto, at=client)

    def without_address(path: str) -> tuple[int, str]:
        found = client.get(path)
        return found.status_code, re.sub(r'value="[^"]*"', "", found.text)

    nowhere = without_address(f"/disclosures/{uuid4()}/")
    assert nowhere[0] == 404
    assert without_address(f"/disclosures/{sent}/") == nowhere
    assert without_address(address(Kind.PERSON, told)) == nowhere
    assert without_address(f"/disclosures/new/nothing/{told}/") == nowhere


def test_a_room_of_another_site_is_not_on_the_list(client: Client, petra: Actor) -> None:
    told = write_person(petra)
    signed_in(petra, at=client)

    assert client.get(address(Kind.PERSON, told, "malmo-joint")).status_code == 404
    assert "Malmö" not in client.get(address(Kind.PERSON, told)).text
