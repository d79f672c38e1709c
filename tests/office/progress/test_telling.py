"""What a follower is told: one letter for each report, correction and withdrawal."""

import re
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from tests.office.progress import following, playing
from tests.office.progress.following import ALVA, HOME, link_in, said, site
from tests.office.progress.playing import NOW

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.followers import changes as followers
from samsyn.office.progress import changes, jobs
from samsyn.office.progress.changes import WithdrawalPlan

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(minutes=10)
BO = "bo@exempel.example"


@pytest.fixture
def report(petra: Actor, mona: Actor) -> UUID:
    return playing.published(petra, mona)


@pytest.fixture
def followed(report: UUID) -> UUID:
    """A report, and a reader who has followed since a day before it."""
    followers.follow(site(), ALVA, "sv", now=NOW - timedelta(days=1))
    return report


def told(*, now: datetime = SOON) -> list[str]:
    return following.told(now)


@pytest.mark.usefixtures("followed")
def test_the_letter_says_title_period_summary_page_and_how_to_stop() -> None:
    jobs.tell(now=SOON)
    [letter] = following.letters()
    text = Client().get(f"{HOME}1/").content.decode()

    published = playing.PublishedIssue.objects.get().text
    assert letter.subject.startswith("GVI Örebro: ")
    title, period, *rest = letter.body.split("\n\n")
    assert title in published
    assert period == "Rapport för maj 2026 till oktober 2026."
    assert title in text
    stop = link_in(letter, "stop")
    assert letter.extra_headers["List-Unsubscribe"] == f"<http://localhost:8000{stop}>"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "Läs hela rapporten:\nhttp://localhost:8000/progress/orebro/1/" in rest
    assert ALVA not in letter.body
    unfolded = letter.message().as_string().replace("\n ", " ")
    assert f"List-Unsubscribe: <http://localhost:8000{stop}>\n" in re.sub(" +", " ", unfolded)


@pytest.mark.usefixtures("report")
def test_a_letter_is_in_the_readers_language() -> None:
    followers.follow(site(), ALVA, "en", now=NOW - timedelta(days=1))

    jobs.tell(now=SOON)

    [letter] = following.letters()
    assert "Report for May 2026 to October 2026." in letter.body
    assert "/progress/orebro/1/?language=en" in letter.body
    assert "You follow" not in said(Client().get(link_in(letter, "stop")))
    assert "Stop the letters" in said(Client().get(link_in(letter, "stop")))


def test_a_correction_is_told_with_what_it_changes_and_the_first_is_not(
    petra: Actor, mona: Actor, followed: UUID
) -> None:
    correction = playing.corrected(petra, followed)
    playing.approved(mona, correction)
    with access.acting_as(mona):
        changes.publish(mona, correction, now=NOW + timedelta(minutes=1))

    jobs.tell(now=SOON)

    [letter] = following.letters()
    assert "rättad rapport" in letter.subject
    assert "Rapporten är rättad. Fler samtal är med." in letter.body
    assert told(now=SOON + timedelta(hours=8)) == []


def test_a_withdrawal_is_told_in_one_line(mona: Actor, followed: UUID) -> None:
    assert told() == [ALVA]
    plan = WithdrawalPlan(issue_id=followed, why_sv="Fel period.", why_en="Wrong period.")
    with access.acting_as(mona):
        changes.withdraw(mona, plan, now=SOON)

    jobs.tell(now=SOON + timedelta(minutes=10))

    [letter] = following.letters()
    assert letter.subject == "GVI Örebro: en rapport är återtagen"
    line = letter.body.split("\n\n")[0]
    assert line.startswith("Rapporten för maj 2026 till oktober 2026 återtogs den 20 november 2026")
    assert line.endswith("Fel period.")


@pytest.mark.usefixtures("report")
def test_who_begins_to_follow_gets_no_old_report_and_old_news_is_no_news() -> None:
    followers.follow(site(), ALVA, "sv", now=SOON)
    followers.follow(site(), BO, "sv", now=NOW - timedelta(days=1))

    assert told(now=NOW + timedelta(days=8)) == []
    assert told() == [BO]


@pytest.mark.usefixtures("followed")
def test_a_refused_address_does_not_stop_the_others_and_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    followers.follow(site(), BO, "sv", now=NOW - timedelta(days=1))
    send = EmailBackend.send_messages

    def refuse_alva(self: EmailBackend, messages: list[Any]) -> int:
        if messages[0].to == [ALVA]:
            raise SMTPRecipientsRefused({ALVA: (550, b"no such reader")})
        return send(self, messages)

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", refuse_alva)
        assert told() == [BO]
        assert told(now=SOON + timedelta(hours=1)) == []
    assert told(now=SOON + timedelta(hours=7)) == [ALVA]
    assert told(now=SOON + timedelta(hours=14)) == []


@pytest.mark.usefixtures("followed")
def test_a_worker_that_dies_midway_sends_nobody_a_second_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    followers.follow(site(), BO, "sv", now=NOW - timedelta(hours=1))
    send = EmailBackend.send_messages

    def die(self: EmailBackend, messages: list[Any]) -> int:
        send(self, messages)
        raise SMTPServerDisconnected  # taken, or not: nobody knows

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "send_messages", die)
        with pytest.raises(SMTPServerDisconnected):
            jobs.tell(now=SOON)
    first = [letter.to for letter in following.letters()]

    assert first == [[ALVA]]
    assert told() == [BO]
    assert told(now=SOON + timedelta(hours=8)) == []


@pytest.mark.usefixtures("followed")
def test_no_letter_is_lost_to_a_mail_server_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_self: EmailBackend) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr(EmailBackend, "open", away)
        with pytest.raises(ConnectionRefusedError):
            jobs.tell(now=SOON)

    assert told() == [ALVA]


@pytest.mark.usefixtures("followed")
def test_the_job_of_the_timetable_tells_and_forgets_who_has_heard_nothing_for_three_years() -> None:
    jobs.tell_followers.call()
    mail.outbox.clear()
    assert jobs.forget_silent(now=NOW + timedelta(days=3 * 365 - 1)) == 0
    assert jobs.forget_silent(now=NOW + timedelta(days=3 * 365 + 1)) == 1
    assert told() == []


def test_a_coordinator_sees_roughly_how_many_follow_and_no_page_shows_who(
    report: UUID, browser: Any
) -> None:
    page = f"/reports/{report}/"
    few = said(browser("petra").get(page))
    for number in range(7):
        followers.follow(site(), f"reader{number}@exempel.example", "sv", now=NOW)

    many, of_the_steering_group = (
        browser(name).get(page).content.decode() for name in ("petra", "stig")
    )

    assert "Färre än fem läsare följer rapporterna med e-post." in few
    assert "Minst 5 läsare följer rapporterna med e-post." in many
    assert "läsare följer" not in of_the_steering_group
    assert "reader0@" not in many
