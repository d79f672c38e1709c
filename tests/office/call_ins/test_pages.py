"""The pages: found, filled in, refused with the words kept, closed to those who only read."""

import re
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.office.call_ins import playing
from tests.office.groups import playing as groups
from tests.office.sign_in_of_tests import SignIn

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit.models import AuditEvent
from samsyn.office.call_ins import changes, queries
from samsyn.office.call_ins.models import CallIn, Consideration, Invitation, PlanStep

pytestmark = pytest.mark.django_db


def page_of(client: Client, name: str, *args: object, status: int = 200) -> str:
    answer = client.get(reverse(f"call_ins:{name}", args=args))
    assert answer.status_code == status, answer.content[:300]
    return re.sub(r"\s+", " ", answer.content.decode())


def soon(petra: Actor, *covered: UUID, days: int = 40) -> UUID:
    """A call-in some days from the real today, since pages read the clock."""
    return playing.call_in(petra, *covered, starts_at=timezone.now() + timedelta(days=days))


def test_the_empty_list_says_when_to_begin_and_whether_the_years_call_in_is_due(
    petra: Actor, aino: Actor, browser: SignIn
) -> None:
    alm = playing.group(petra)
    groups.member(petra, playing.person(petra), alm)

    for_petra = page_of(browser(petra), "list")
    for_aino = page_of(browser(aino), "list")

    assert "Ingen call-in är planerad. Börja ungefär åtta veckor före kvällen." in for_petra
    assert "Minst en call-in om året" in for_petra
    assert "/call-ins/new/" in for_petra
    assert "/call-ins/new/" not in for_aino


def test_a_call_in_in_the_past_is_refused_and_what_was_typed_is_kept(
    petra: Actor, browser: SignIn
) -> None:
    typed = {
        "name": "Call-in i går",
        "evening_on": "2020-01-01",
        "at": "18.00",
        "minutes": "60",
        "purpose": "Få slut på våldet",
        "steps_as": "standard",
    }

    answer = browser(petra).post(reverse("call_ins:plan_new"), typed)

    assert answer.status_code == 422
    body = answer.content.decode()
    assert "Den tiden har redan varit. Skriv en kommande dag och tid." in body
    assert "Call-in i går" in body
    assert "Få slut på våldet" in body
    with access.acting_as(petra):
        assert not CallIn.objects.exists()


def test_somebody_overtaken_is_told_keeps_what_they_typed_and_saves_on_the_next_press(
    petra: Actor, frida: Actor, browser: SignIn
) -> None:
    call_in = soon(petra)
    address = reverse("call_ins:edit", args=[call_in])
    at = timezone.localtime(timezone.now() + timedelta(days=40))
    with access.acting_as(frida):
        row = CallIn.objects.get(pk=call_in)
        plan = changes.CallInRevision(
            call_in_id=call_in,
            version=1,
            name=row.name,
            starts_at=row.starts_at,
            minutes=60,
            purpose="Fridas syfte",
        )
        changes.revise_call_in(frida, plan, now=timezone.now())

    typed = {
        "version_read": "1",
        "name": "Call-in 3",
        "evening_on": at.date().isoformat(),
        "at": "18.00",
        "minutes": "60",
    }
    client = browser(petra)
    first = client.post(address, {**typed, "purpose": "Petras syfte"})
    version = re.search(r'name="version_read" value="(\d+)"', first.content.decode())
    assert version is not None
    second = client.post(address, {**typed, "purpose": "Båda", "version_read": version[1]})

    assert first.status_code == 422
    assert "Frida" in first.content.decode()
    assert "Petras syfte" in first.content.decode()
    assert second.status_code == 302


def test_a_code_leads_to_the_person_and_an_unknown_one_is_said(
    petra: Actor, browser: SignIn
) -> None:
    call_in, one = soon(petra), playing.person(petra)
    elsewhere = playing.person(petra, "orebro-police")
    address = reverse("call_ins:invitees", args=[call_in])
    client = browser(petra)

    found = client.get(address, {"code": access.code_for("P", one).lower()})
    missing = client.get(address, {"code": access.code_for("P", elsewhere)})

    assert found.status_code == 302
    assert str(one) in found.headers["Location"]
    assert "Ingen person i det gemensamma rummet har koden" in missing.content.decode()


def test_a_minor_is_shown_barred_and_the_form_refuses_with_what_to_do(
    petra: Actor, browser: SignIn
) -> None:
    alm = playing.group(petra)
    call_in = soon(petra, alm)
    born = date(timezone.localdate().year - 16, 1, 1)
    one = playing.person(petra, born_earliest=born, born_latest=born)
    groups.member(petra, one, alm)
    client = browser(petra)
    address = reverse("call_ins:consider", args=[call_in, one])

    shown = page_of(client, "invitees", call_in)
    answer = client.post(
        address, {"choice": "chosen", "agency": playing.agency(), "channel": "police"}
    )

    assert "Är under 18 år den kvällen" in shown
    assert answer.status_code == 422
    assert "Ingen under 18 kallas till en call-in" in answer.content.decode()
    with access.acting_as(petra):
        assert not Consideration.objects.exists()


def test_an_analyst_reads_every_section_and_meets_no_form_that_changes(
    petra: Actor, aino: Actor, browser: SignIn
) -> None:
    call_in, one = soon(petra, playing.group(petra)), playing.person(petra)
    playing.choose(petra, call_in, one)
    client = browser(aino)

    for name in (
        "call_in", "invitees", "invitations", "programme", "venue", "seating", "audience",
        "rehearsal", "evening", "debrief",
    ):  # fmt: skip
        shown = page_of(client, name, call_in)
        main = shown[shown.index("<main") : shown.index("</main>")]
        posts = re.findall(r'<form[^>]*method="post"[^>]*action="([^"]*)"', main)
        assert [one for one in posts if "/call-ins/" in one] == [], name


def test_names_stand_on_no_page_until_they_are_shown_and_every_list_is_noted(
    petra: Actor, browser: SignIn
) -> None:
    call_in, one = soon(petra), playing.person(petra)
    groups.name_of(petra, one, "Qxgiven", "Qxfamily")
    playing.approved(petra, call_in, one)
    client = browser(petra)
    before = noted(petra, one)

    pages = ("invitees", "invitations", "seating", "evening")
    hidden = [page_of(client, name, call_in) for name in pages]
    client.post("/account/names/", {"show": "yes", "next": "/"})
    shown = [page_of(client, name, call_in) for name in pages]

    assert not any("Qxfamily" in text for text in hidden)
    assert all("Qxfamily" in text for text in shown)
    assert noted(petra, one) - before >= 2 * len(pages)


def noted(actor: Actor, person: UUID) -> int:
    with access.acting_as(actor):
        return AuditEvent.objects.filter(
            subject="people_person", record_ids__contains=[str(person)]
        ).count()


def test_one_tap_marks_and_a_second_of_the_same_changes_nothing(
    petra: Actor, browser: SignIn
) -> None:
    call_in, one = soon(petra), playing.person(petra)
    invitation = playing.approved(petra, call_in, one)
    with access.acting_as(petra):
        CallIn.objects.filter(pk=call_in).update(starts_at=timezone.now() + timedelta(seconds=1))
    client = browser(petra)
    address = reverse("call_ins:mark", args=[invitation])

    for _tap in range(2):
        answer = client.post(address, {"attendance": "stayed"})
        assert answer.status_code == 302
        assert answer.headers["Location"].endswith(f"#i-{invitation}")
    with access.acting_as(petra):
        row = Invitation.objects.get(pk=invitation)
    client.post(address, {"attendance": "nonsense"})

    assert row.stayed_at is not None
    assert row.came_at == row.stayed_at
    assert row.talked_at is None


def test_a_tap_before_the_evening_is_refused_on_the_page_that_follows(
    petra: Actor, browser: SignIn
) -> None:
    call_in, one = soon(petra), playing.person(petra)
    invitation = playing.approved(petra, call_in, one)

    answer = browser(petra).post(
        reverse("call_ins:mark", args=[invitation]), {"attendance": "came"}, follow=True
    )

    assert "Närvaron prickas av samma kväll, inte före." in answer.content.decode()


def test_a_step_is_ticked_with_one_button(petra: Actor, browser: SignIn) -> None:
    call_in = soon(petra)
    with access.acting_as(petra):
        step = PlanStep.objects.get(call_in=call_in, task="book_venue").pk

    browser(petra).post(reverse("call_ins:step_tick", args=[step]))

    with access.acting_as(petra):
        assert queries.step_to_edit(petra, step, today=timezone.localdate())[1].done_by == "Petra"


def test_the_day_of_a_standard_step_can_be_changed(petra: Actor, browser: SignIn) -> None:
    call_in = soon(petra)
    with access.acting_as(petra):
        step = PlanStep.objects.get(call_in=call_in, task="book_venue")
    changed = {"version_read": step.version, "stream": step.stream, "days": "-33", "owner": ""}

    browser(petra).post(reverse("call_ins:step_edit", args=[step.pk]), changed)

    with access.acting_as(petra):
        step.refresh_from_db()
        assert (step.days, step.title) == (-33, "")


def test_every_page_speaks_english_too(petra: Actor, browser: SignIn) -> None:
    call_in = soon(petra, playing.group(petra))

    shown = page_of(browser(petra, language="en"), "call_in", call_in)

    assert "Decide the purpose and the groups to cover" in shown
    assert "Bestäm syftet" not in shown


def test_the_ledger_asks_as_much_of_the_database_for_twenty_as_for_two(
    petra: Actor, browser: SignIn
) -> None:
    call_in = soon(petra)
    client = browser(petra)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            page_of(client, "invitees", call_in)
            page_of(client, "invitations", call_in)
        return len(found)

    for _ in range(2):
        playing.choose(petra, call_in, playing.person(petra))
    asked()
    few = asked()
    for _ in range(18):
        playing.choose(petra, call_in, playing.person(petra))

    assert asked() == few
