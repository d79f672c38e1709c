"""Every print is noted before it is shown, and says who printed it, when, and until when."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.architecture.stage import Stage
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit.models import AuditEvent

pytestmark = pytest.mark.django_db


def asked(client: Client, actor: Actor, address: str, **query: str) -> HttpResponse:
    return signed_in(actor, at=client).get(address, query)


def events(actor: Actor) -> list[tuple[str, str, list[str]]]:
    """Return what the actor has done, as (action, subject, records), oldest first."""
    with access.acting_as(actor):
        found = AuditEvent.objects.filter(staff_id=actor.staff_id).order_by("pk")
        return list(found.values_list("action", "subject", "record_ids"))


def noted_by(client: Client, actor: Actor, address: str, **query: str) -> list[tuple[str, str]]:
    before = len(events(actor))
    asked(client, actor, address, **query)
    return [(action, subject) for action, subject, _records in events(actor)[before:]]


@pytest.mark.parametrize(
    ("page", "record", "table"),
    [
        ("people:person", "person", "people_person"),
        ("groups:group", "group", "groups_group"),
        ("incidents:incident", "incident", "incidents_incident"),
    ],
)
def test_what_is_printed_is_noted_as_printed_and_not_as_read(
    client: Client, petra: Actor, staged: Stage, page: str, record: str, table: str
) -> None:
    address = reverse(page, args=[staged.rooms["orebro-police"].records[record]])

    noted = noted_by(client, petra, address, print="1")

    assert noted[0] == ("print", f"page:{page}")
    assert ("print", table) in noted
    assert {action for action, _subject in noted} == {"print"}


def test_everybody_on_a_printed_list_is_noted_as_printed(
    client: Client, petra: Actor, staged: Stage
) -> None:
    room, linked = staged.rooms["orebro-police"], staged.rooms["orebro-joint"]
    asked(client, petra, reverse("groups:group", args=[room.group]), print="1")

    printed = {one for action, _, records in events(petra) if action == "print" for one in records}

    assert printed & {str(room.person), str(linked.person)}  # shown once, under one of the two


@pytest.mark.parametrize(
    "page", ["situation:overview", "incidents:list", "groups:list", "sign_in:account"]
)
def test_a_print_without_a_record_is_noted_too(client: Client, petra: Actor, page: str) -> None:
    assert ("print", f"page:{page}") in noted_by(client, petra, reverse(page), print="1")


def test_a_page_that_is_only_read_is_not_noted_as_printed(
    client: Client, petra: Actor, staged: Stage
) -> None:
    address = reverse("people:person", args=[staged.rooms["orebro-police"].person])

    assert "print" not in {action for action, _ in noted_by(client, petra, address)}


def test_a_print_of_what_is_not_there_is_no_print_and_answers_as_ever(
    client: Client, mona: Actor, staged: Stage
) -> None:
    address = reverse("people:person", args=[staged.rooms["orebro-police"].person])

    assert asked(client, mona, address, print="1").status_code == 404
    assert noted_by(client, mona, address, print="1") == [("not_found", address)]


def test_the_printed_page_says_who_when_from_where_and_until_when(
    client: Client, petra: Actor
) -> None:
    text = asked(client, petra, "/", print="1").content.decode()
    foot = re.sub(r"<[^>]+>|\s+", " ", text.partition('class="paper-foot"')[2])

    for said in ("Utskrivet av Petra", "klockan", "Strimla senast", "Ur: Polisen, Gemensamt"):
        assert said in foot
    assert 'class="main-menu"' not in text


def test_a_page_that_is_not_the_print_leads_to_it_with_its_filter(
    client: Client, petra: Actor
) -> None:
    text = asked(client, petra, "/incidents/", tab="all").content.decode()

    assert 'class="not-for-paper"' in text
    assert "Sidan skrivs ut med en egen länk" in text
    assert 'href="/incidents/?tab=all&amp;print=1" data-print-view' in text


def test_the_number_on_the_paper_is_found_in_the_log(client: Client, petra: Actor) -> None:
    text = asked(client, petra, "/", print="1").content.decode()
    with access.acting_as(petra):
        printed = AuditEvent.objects.filter(action="print").latest("pk")

    assert printed.request_id.hex[:8].upper() in text


def test_a_page_of_the_sign_in_library_prints_as_it_is(client: Client, petra: Actor) -> None:
    text = asked(client, petra, "/account/password/", print="1").content.decode()

    assert "not-for-paper" not in text
    assert "print-view" not in text
