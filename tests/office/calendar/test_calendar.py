"""The calendar: what is due for whom, and that nothing of a person leaves the house."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from tests.office.aftermath import playing as answers
from tests.office.call_ins import playing as evenings
from tests.office.groups import playing as groups
from tests.office.notifications import playing as talks

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.aftermath import queries as aftermath
from samsyn.office.calendar import changes, jobs, queries
from samsyn.office.calendar.queries import EntryKind
from samsyn.office.call_ins.models import PlanStep
from samsyn.vocabulary.aftermath import ResponseStep

pytestmark = pytest.mark.django_db
NOW = evenings.NOW
NAME = "Qxnamn"
PAGE = "https://samsyn.example/"


def entries(actor: Actor, *, now=NOW) -> tuple[queries.Entry, ...]:
    with access.acting_as(actor):
        return queries.entries_of(actor, now=now)


def planned(petra: Actor):
    group = evenings.group(petra, f"Grupp {NAME}")
    return evenings.call_in(petra, group, name=f"Call-in {NAME}", lead_id=petra.staff_id)


def test_a_call_in_and_its_steps_stand_in_the_calendar(petra: Actor) -> None:
    planned(petra)

    found = entries(petra)

    assert [one.at for one in found if one.kind is EntryKind.CALL_IN] == [evenings.EVENING]
    steps = [one for one in found if one.kind is EntryKind.STEP]
    assert steps
    assert [one.on for one in found] == sorted(one.on for one in found)
    assert any(one.is_overdue(NOW.date()) for one in steps)


def test_a_ticked_step_and_a_cancelled_call_in_leave_the_calendar(petra: Actor) -> None:
    call_in = planned(petra)
    before = len(entries(petra))
    with access.acting_as(petra):
        PlanStep.objects.filter(call_in=call_in, task="book_venue").update(done_at=NOW)

    assert len(entries(petra)) == before - 1

    with access.acting_as(petra):
        PlanStep.objects.model.call_in.field.related_model.objects.filter(pk=call_in).update(
            cancelled_at=NOW, cancelled_because="Lokalen brann"
        )
    assert entries(petra) == ()


def test_a_team_member_sees_their_own_talks_and_nothing_else(
    petra: Actor, frida: Actor, vera: Actor
) -> None:
    planned(petra)
    team = (talks.member(vera, "orebro-social"), talks.member(petra, "police"))
    talks.given(petra, *team, meet_at=NOW + timedelta(days=2))
    talks.given(petra, talks.member(frida), talks.member(petra, "police"))

    found = entries(talks.fresh(vera))

    assert [one.kind for one in found] == [EntryKind.TALK]
    assert found[0].is_brief


def test_talks_of_one_day_stand_in_the_order_of_their_times(petra: Actor, vera: Actor) -> None:
    team = (talks.member(vera, "orebro-social"), talks.member(petra, "police"))
    hours = [5, 3, 6, 4]
    for hour in hours:
        talks.given(petra, *team, meet_at=NOW + timedelta(hours=hour))

    at = [one.at for one in entries(talks.fresh(vera)) if one.at]

    assert at == [NOW + timedelta(hours=hour) for hour in sorted(hours)]


def test_the_other_city_has_an_empty_calendar(petra: Actor, otto: Actor) -> None:
    planned(petra)

    assert entries(otto) == ()


def feed_of(petra: Actor) -> str:
    with access.acting_as(petra):
        secret = changes.open_feed(petra, now=timezone.now())
    return reverse("calendar:feed", args=[secret])


def test_the_feed_is_fetched_without_signing_in_and_names_nobody(petra: Actor, vera: Actor) -> None:
    person = talks.person(petra)
    groups.name_of(petra, person, NAME, NAME)
    with access.acting_as(petra):
        evenings.call_in(
            petra,
            evenings.group(petra, f"Grupp {NAME}"),
            name=f"Call-in {NAME}",
            starts_at=timezone.now() + timedelta(days=20),
            lead_id=petra.staff_id,
        )
    address = feed_of(petra)

    answer = Client().get(address)
    calendar = Calendar.from_ical(answer.content)

    assert answer["Content-Type"].startswith("text/calendar")
    assert answer["Cache-Control"] == "no-store"
    said = {str(event["summary"]) for event in calendar.walk("VEVENT")}
    assert said == {"Call-in", "Ett steg i en call-in ska vara klart"}
    assert NAME not in answer.content.decode()
    assert str(person) not in answer.content.decode()


def test_a_closed_or_renewed_feed_answers_as_one_that_never_was(petra: Actor) -> None:
    old = feed_of(petra)
    new = feed_of(petra)
    client = Client()
    nothing = client.get(reverse("calendar:feed", args=["x" * 43]))

    assert client.get(old).status_code == nothing.status_code == 404
    assert client.get(old).content == nothing.content
    assert client.get(new).status_code == 200
    with access.acting_as(petra):
        changes.close_feed(petra)
    assert client.get(new).status_code == 404


def test_somebody_who_has_left_has_no_feed(petra: Actor) -> None:
    address = feed_of(petra)
    Staff.objects.filter(pk=petra.staff_id).update(is_active=False)

    assert Client().get(address).status_code == 404


def owned(petra: Actor) -> None:
    call_in = planned(petra)
    with access.acting_as(petra):
        PlanStep.objects.filter(call_in=call_in, task="book_venue").update(owner_id=petra.staff_id)


def test_a_reminder_says_only_that_something_waits_and_once_a_day(petra: Actor) -> None:
    owned(petra)

    sent = jobs.remind(now=NOW, address=PAGE)
    again = jobs.remind(now=NOW + timedelta(hours=3), address=PAGE)
    tomorrow = jobs.remind(now=NOW + timedelta(days=1), address=PAGE)

    assert (sent, again, tomorrow) == (1, 0, 1)
    letter = mail.outbox[0]
    staff = Staff.objects.get(pk=petra.staff_id)
    assert letter.to == [staff.email]
    assert PAGE in letter.body
    assert NAME not in letter.subject + letter.body


def test_who_said_no_gets_no_reminder(petra: Actor) -> None:
    owned(petra)
    with access.acting_as(petra):
        changes.choose_reminders(petra, wanted=False)

    assert jobs.remind(now=NOW, address=PAGE) == 0
    assert mail.outbox == []


def test_an_answer_under_way_stands_in_the_calendar_by_what_is_left_of_it(petra: Actor) -> None:
    played = answers.scene(petra)
    unbegun = entries(petra, now=answers.NOW)
    answers.begin(petra, played.incident)
    answers.assess(petra, played.incident)

    found = entries(petra, now=answers.NOW)

    assert not unbegun
    steps = [one.term for one in found if one.kind is EntryKind.ANSWER_STEP]
    assert set(steps) == set(ResponseStep) - {ResponseStep.RISK, ResponseStep.TELL}
    assert len([one for one in found if one.kind is EntryKind.PARTNER_TASK]) == 6
    assert len({one.part_id for one in found}) == len(found)
    assert all(one.owner_ids == {petra.staff_id} for one in found)


def test_a_step_that_is_due_by_the_end_of_a_day_stands_on_that_day_without_a_time(
    petra: Actor,
) -> None:
    played = answers.scene(petra)
    answers.begin(petra, played.incident)

    found = {one.term: one for one in entries(petra, now=answers.NOW)}

    decision = found[ResponseStep.STAND]  # within seven days of the evening of 17 November
    assert (decision.on, decision.at) == (date(2026, 11, 24), None)
    assert found[ResponseStep.CONFIRM].at == answers.HAPPENED + timedelta(hours=24)


def test_a_page_that_has_read_the_answers_gets_the_same_entries(petra: Actor) -> None:
    played = answers.scene(petra)
    planned(petra)
    answers.begin(petra, played.incident)
    with access.acting_as(petra):
        lines = aftermath.responses(petra, now=answers.NOW)
        beside = queries.entries_beside(petra, lines, now=answers.NOW)

    assert beside == entries(petra, now=answers.NOW)
    assert any(one.kind is EntryKind.ANSWER_STEP for one in beside)
