"""The frame of a page offers what exists and what the reader's roles open, and nothing else."""

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import connection
from django.http import HttpRequest
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pytest_django.fixtures import Settings
from tests.office.sign_in.doorstep import as_production

from samsyn.office.access import Actor
from samsyn.office.config.frame import frame
from samsyn.office.ui.frame import Frame

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _all_places_exist(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.office.config.place_urls"


def request_of(actor: Actor | None, address: str = "/") -> HttpRequest:
    request = RequestFactory().get(address)
    request.session = SessionStore()
    if actor:
        request.actor, request.roles_held = actor, actor.roles
    return request


def frame_of(actor: Actor | None) -> Frame:
    with translation.override("sv"):
        return frame(request_of(actor))["frame"]


def menu_of(actor: Actor) -> list[str]:
    return [item.label for item in frame_of(actor).menu]


def actions_of(actor: Actor) -> list[str]:
    return [action.label for action in frame_of(actor).register_actions]


def test_whoever_reads_records_reaches_every_place(petra: Actor) -> None:
    assert menu_of(petra) == [
        *("Lägesbild", "Händelser", "Grupper", "Möten"),
        *("Stöd", "Konsekvenser", "Styrning", "Uppföljning"),
    ]


@pytest.mark.parametrize(("name", "href"), [("sami", "/support/"), ("stig", "/support/figures/")])
def test_support_leads_to_the_work_or_to_the_counts(
    name: str, href: str, request: pytest.FixtureRequest
) -> None:
    menu = frame_of(request.getfixturevalue(name)).menu

    assert [item.href for item in menu if item.place == "support"] == [href]


def test_the_steering_group_reaches_steering_and_follow_up(stig: Actor) -> None:
    assert menu_of(stig) == ["Stöd", "Styrning", "Uppföljning"]


def test_whoever_only_answers_for_the_data_reaches_oversight(dag: Actor) -> None:
    assert menu_of(dag) == ["Tillsyn"]


def test_whoever_reads_none_reaches_the_overview_only(carin: Actor) -> None:
    assert menu_of(carin) == ["Lägesbild"]


@pytest.mark.parametrize(
    ("name", "actions"),
    [
        ("petra", ["Händelse", "Person", "Grupp", "Call-in", "Samtal", "Inläsning av en fil"]),
        ("sami", ["Person", "Samtal till hjälptelefonen"]),
        ("stig", []),
    ],
)
def test_registrera_offers_what_the_role_may_record(
    name: str, actions: list[str], request: pytest.FixtureRequest
) -> None:
    assert actions_of(request.getfixturevalue(name)) == actions


def test_a_place_that_this_release_lacks_is_left_out(petra: Actor, settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.office.config.no_urls"

    assert menu_of(petra) == []
    assert actions_of(petra) == []


def test_the_brand_is_that_of_the_readers_site(petra: Actor, otto: Actor) -> None:
    assert frame_of(petra).site_name == "GVI Örebro"
    assert frame_of(otto).site_name == "Sluta skjut"


def test_strangers_see_the_product_and_no_menu() -> None:
    seen = frame_of(None)

    assert (seen.site_name, seen.menu, seen.is_signed_in) == ("Samsyn", (), False)


def test_the_room_switch_offers_each_room_and_all(petra: Actor) -> None:
    rooms = [(room.label, room.is_current) for room in frame_of(petra).rooms]

    assert rooms == [("Alla mina rum", True), ("Polisen", False), ("Gemensamt", False)]


def test_the_room_switch_remembers_the_other_rooms_while_narrowed(petra: Actor) -> None:
    request = request_of(petra)
    request.actor = petra.narrowed_to(petra.roles[0].room_id)

    rooms = [(room.label, room.is_current) for room in frame(request)["frame"].rooms]

    assert rooms[1:] == [("Polisen", True), ("Gemensamt", False)]


def test_somebody_with_one_room_has_nothing_to_switch(sami: Actor) -> None:
    assert [room.label for room in frame_of(sami).rooms] == ["Socialtjänsten"]


def test_names_are_offered_to_whoever_may_see_them(petra: Actor, stig: Actor) -> None:
    assert frame_of(petra).names_action == "/account/names/"
    assert frame_of(stig).names_action == ""


def test_the_frame_costs_no_query(petra: Actor) -> None:
    request = request_of(petra)

    with CaptureQueriesContext(connection) as captured:
        frame(request)

    assert len(captured) == 0


def test_the_demo_says_so_and_real_use_does_not(petra: Actor, settings: Settings) -> None:
    assert frame_of(petra).is_demo
    as_production(settings)
    assert not frame_of(petra).is_demo


def test_a_form_of_the_frame_never_leads_back_to_what_was_posted(petra: Actor) -> None:
    request = request_of(petra, "/account/?x=1")
    assert frame(request)["frame"].here == "/account/?x=1"

    request.method = "POST"
    assert frame(request)["frame"].here == "/account/"
