"""The page of one group: what it shows, to whom, of which day, and how much it asks for."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.office.groups import playing

from samsyn.office import access
from samsyn.office.access import Actor, code_for
from samsyn.office.audit.models import AuditEvent
from samsyn.office.groups import changes
from samsyn.office.incidents import changes as incidents
from samsyn.office.incidents.changes import IncidentPlan, SidePlan
from samsyn.office.people import changes as people
from samsyn.office.people.changes import RestrictionPlan
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.groups import MembershipRole
from samsyn.vocabulary.incidents import GroupSide, IncidentKind
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

pytestmark = pytest.mark.django_db


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.content[:300]
    return re.sub(r"\s+", " ", response.content.decode())


def shooting(actor: Actor, group_id: UUID, *, days_ago: int, **parts: object) -> UUID:
    at = timezone.now() - timedelta(days=days_ago)
    plan = IncidentPlan(
        room_id=playing.room("orebro-police"),
        kind=IncidentKind.SHOOTING,
        occurred=MomentInterval(at, at, Precision.MINUTE),
        area="Vivalla",
        sides=(SidePlan(group_id=group_id, side=GroupSide.ACTING, certainty=Certainty.LIKELY),),
        **parts,
    )
    with access.acting_as(actor):
        return incidents.record_incidents(actor, [plan], now=timezone.now())[0]


def address(group_id: UUID) -> str:
    return f"/groups/{group_id}/"


def test_the_page_shows_assessment_people_relations_and_violence(petra: Actor, browser) -> None:
    alm = playing.group(
        petra,
        known="Träffas vid torget.",
        believed="Skulden driver konflikten.",
        not_known="Vem som beslutar.",
        areas="Vivalla",
        size_least=8,
        size_most=12,
        aliases=("Norra",),
    )
    playing.dispute_between(petra, alm, playing.group(petra, "Grupp Björk"))
    someone = playing.person(petra)
    playing.member(petra, someone, alm)
    shooting(petra, alm, days_ago=20, injured=1)

    page = text_of(browser(petra), address(alm))

    for expected in ("Träffas vid torget.", "Skulden driver", "Vem som beslutar.", "8–12"):
        assert expected in page
    for expected in (code_for("P", someone), "Grupp Björk", "Skjutning", "Norra", "Trolig"):
        assert expected in page


def test_the_page_reads_in_english(petra: Actor, browser) -> None:
    alm = playing.group(petra, known="Meets at the square.")

    page = text_of(browser(petra, language="en"), address(alm))

    assert "People on the list" in page
    assert "Personer på listan" not in page


def test_the_page_reads_in_swedish(petra: Actor, browser) -> None:
    page = text_of(browser(petra), address(playing.group(petra)))

    assert "Personer på listan" in page
    assert "People on the list" not in page


def test_the_list_of_a_past_day_is_asked_for_by_date(petra: Actor, browser) -> None:
    alm = playing.group(petra)
    left, stays = playing.person(petra), playing.person(petra)
    playing.member(petra, left, alm, until=date(2026, 6, 1), **since_2025())
    playing.member(petra, stays, alm, **since_2025())

    before = text_of(browser(petra), address(alm) + "?on=2026-05-31")
    after = text_of(browser(petra), address(alm) + "?on=2026-06-01")

    assert code_for("P", left) in before
    assert code_for("P", left) not in after
    assert code_for("P", stays) in after


def since_2025() -> dict[str, object]:
    return {
        "bases": (playing.basis(600), playing.basis(500)),
        "approved_on": date(2025, 12, 1),
        "confirmed_on": (date(2026, 3, 1), date(2026, 5, 15), date(2026, 10, 20)),
    }


@pytest.mark.parametrize("day", ["2999-01-01", "i går", "2026-02-30", "' OR 1=1"])
def test_a_day_that_cannot_be_is_answered_with_what_to_write(
    petra: Actor, browser, day: str
) -> None:
    alm = playing.group(petra)

    response = browser(petra).get(address(alm), {"on": day})

    assert response.status_code == 200
    assert "2026-06-01" in response.content.decode()


def test_a_group_of_the_other_city_is_the_same_page_as_an_unknown_address(
    petra: Actor, otto: Actor, browser
) -> None:
    alm = playing.group(petra)

    theirs, nowhere = browser(otto).get(address(alm)), browser(otto).get(address(uuid4()))

    assert theirs.status_code == nowhere.status_code == 404
    assert theirs.content == nowhere.content


def test_somebody_restricted_leaves_the_page_and_its_counts_for_those_outside_the_team(
    petra: Actor, aino: Actor, browser
) -> None:
    alm = playing.group(petra)
    secret, open_ = playing.person(petra), playing.person(petra)
    playing.member(petra, secret, alm)
    playing.member(petra, open_, alm)
    with access.acting_as(petra):
        people.restrict_person(
            petra,
            secret,
            RestrictionPlan(team=frozenset({petra.staff_id}), reason="Skydd"),
            now=timezone.now(),
        )

    outside, inside = (text_of(browser(one), address(alm)) for one in (aino, petra))

    assert code_for("P", secret) in inside
    assert "2 personer" in inside
    assert code_for("P", secret) not in outside
    assert "1 person" in outside
    assert "2 personer" not in outside


def test_two_records_of_one_group_are_shown_as_one(petra: Actor, mona: Actor, browser) -> None:
    police, joint = playing.group(petra), playing.group(petra, "Grupp Alm", "orebro-joint")
    playing.member(petra, playing.person(petra), police)
    shared = playing.person(petra, "orebro-joint")
    playing.member(petra, shared, joint)
    with access.acting_as(petra):
        changes.link_groups(petra, police, joint, reason="Samma grupp", now=playing.NOW)

    both, listed = text_of(browser(petra), address(joint)), text_of(browser(petra), "/groups/")
    only_joint = text_of(browser(mona), address(joint))

    assert "2 personer" in both
    assert listed.count(">Grupp Alm<") == 1
    assert "1 person" in only_joint
    assert code_for("P", shared) in only_joint


def test_a_link_that_is_undone_shows_them_apart_again(petra: Actor, browser) -> None:
    police, joint = playing.group(petra), playing.group(petra, "Grupp Alm", "orebro-joint")
    with access.acting_as(petra):
        link = changes.link_groups(petra, police, joint, reason="Samma", now=playing.NOW)
        changes.undo_group_link(petra, link, now=playing.NOW)

    assert text_of(browser(petra), "/groups/").count(">Grupp Alm<") == 2


def test_names_stay_hidden_until_they_are_shown_and_that_is_noted(
    petra: Actor, dag: Actor, browser
) -> None:
    alm, someone = playing.group(petra), playing.person(petra)
    playing.name_of(petra, someone, "Ronja", "Påhittad")
    playing.member(petra, someone, alm)
    client = browser(petra)
    hidden = text_of(client, address(alm))

    client.post("/account/names/", {"show": "yes"})
    shown = text_of(client, address(alm))

    assert "Påhittad" not in hidden
    assert "Ronja Påhittad" in shown
    with access.acting_as(dag):
        noted = AuditEvent.objects.filter(record_ids__contains=[str(someone)])
        assert noted.filter(action="list").exists()
        assert noted.filter(action="reveal_names").exists()


def test_the_page_asks_as_much_for_thirty_people_as_for_two(petra: Actor, browser) -> None:
    few, many = playing.group(petra), playing.group(petra, "Grupp Björk")
    for group_id, count in ((few, 2), (many, 30)):
        with access.acting_as(petra):
            plans = [
                playing.listed(playing.person(petra), group_id, role=MembershipRole.ASSOCIATE)
                for _ in range(count)
            ]
            changes.record_memberships(petra, plans, now=playing.NOW)
        for days_ago in range(count):
            shooting(petra, group_id, days_ago=days_ago)
    client = browser(petra)
    client.get(address(few))

    def asked(group_id: UUID) -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(address(group_id))
        return len(queries)

    assert asked(few) == asked(many)


def test_an_incident_that_the_reader_may_not_see_is_not_there(
    petra: Actor, mona: Actor, browser
) -> None:
    police, joint = playing.group(petra), playing.group(petra, "Grupp Alm", "orebro-joint")
    with access.acting_as(petra):
        changes.link_groups(petra, police, joint, reason="Samma grupp", now=playing.NOW)
    of_police = shooting(petra, police, days_ago=5)

    assert code_for("H", of_police) in text_of(browser(petra), address(joint))
    assert code_for("H", of_police) not in text_of(browser(mona), address(joint))


def test_a_group_without_anything_says_so(petra: Actor, browser) -> None:
    page = text_of(browser(petra), address(playing.group(petra, standing=None)))

    for expected in ("Ingen har bedömt gruppen", "Ingen står på listan", "Inga relationer"):
        assert expected in page


def test_an_outline_becomes_a_map_with_a_table(petra: Actor, browser) -> None:
    ring = ((15.2, 59.2), (15.3, 59.2), (15.3, 59.3), (15.2, 59.2))
    alm = playing.group(petra, areas="Vivalla", outline=ring)
    shooting(petra, alm, days_ago=3)

    page = text_of(browser(petra), address(alm))

    assert "list-instead" in page
    assert re.search(r'<th scope="row">Vivalla</th><td>1</td>', page)


def test_reading_the_page_is_noted_for_the_auditor(petra: Actor, dag: Actor, browser) -> None:
    alm = playing.group(petra)

    browser(petra).get(address(alm))

    with access.acting_as(dag):
        assert AuditEvent.objects.filter(
            action="read", subject="groups_group", record_ids__contains=[str(alm)]
        ).exists()


def test_the_time_of_the_log_is_in_sweden(petra: Actor, browser) -> None:
    alm = playing.group(petra)

    page = text_of(browser(petra), address(alm))

    assert datetime(2026, 11, 20, 12, tzinfo=UTC) == playing.NOW
    assert "13.00, Petra" in page
