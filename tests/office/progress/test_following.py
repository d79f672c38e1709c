"""A reader asks for a site's reports, confirms by a link in a letter, and stops by another."""

import json
import logging
import re
from base64 import urlsafe_b64decode
from dataclasses import replace
from datetime import timedelta
from smtplib import SMTPServerDisconnected
from typing import Any
from uuid import UUID

import pytest
from django.core import signing
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.office.progress import following, playing
from tests.office.progress.following import (
    ALVA,
    FOLLOW,
    HOME,
    OWN,
    link_in,
    said,
    site,
    stop_of_a_follower,
    waiting,
)
from tests.office.progress.playing import NOW

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.config.security_log import OneLine
from samsyn.office.followers import changes as followers
from samsyn.office.followers import links
from samsyn.office.progress import changes, jobs
from samsyn.office.progress.changes import WithdrawalPlan

pytestmark = pytest.mark.django_db
BO = "bo@exempel.example"


@pytest.fixture
def report(petra: Actor, mona: Actor) -> UUID:
    return playing.published(petra, mona)


@pytest.mark.usefixtures("report")
def test_a_reader_asks_confirms_is_told_once_and_stops(petra: Actor, mona: Actor) -> None:
    assert f'href="{FOLLOW}"' in Client().get(HOME).content.decode()

    answer = following.ask()
    assert answer.status_code == 302
    assert "Ett brev är på väg" in said(Client().get(answer["Location"]))
    [question] = following.letters()
    assert question.to == [ALVA]
    assert "Vill du ha rapporterna från GVI Örebro?" in question.subject
    confirm = link_in(question, "follow")
    assert "Ja, skicka rapporterna" in said(Client().get(confirm))
    assert "Du följer GVI Örebro" in said(Client().post(confirm))

    later = timezone.now() + timedelta(days=1)
    issue = playing.drafted(petra, now=later)
    playing.approved(mona, issue)
    with access.acting_as(mona):
        changes.publish(mona, issue, now=later)
    jobs.tell(now=later + timedelta(minutes=1))
    jobs.tell(now=later + timedelta(minutes=20))

    [letter] = following.letters()
    assert letter.to == [ALVA]
    assert "/progress/orebro/2/" in letter.body
    stop = link_in(letter, "stop")
    assert "Vill du sluta få breven" in said(Client().get(stop))
    assert "Du får inga fler brev" in said(Client().post(stop))
    with access.acting_as(mona):
        plan = WithdrawalPlan(issue_id=issue, why_sv="Fel period.", why_en="Wrong period.")
        changes.withdraw(mona, plan, now=later + timedelta(hours=1))
    assert following.told(later + timedelta(hours=2)) == []


@pytest.mark.usefixtures("report")
def test_asking_saves_nothing_and_answers_the_same_to_who_follows_already() -> None:
    followers.follow(site(), BO, "sv", now=NOW)
    with CaptureQueriesContext(connection) as asked:
        answers = [following.ask(), following.ask(BO)]

    assert len({(one.status_code, one["Location"], one.content) for one in answers}) == 1
    assert [letter.to for letter in following.letters()] == [[ALVA], [BO]]
    statements = " ".join(one["sql"] for one in asked.captured_queries)
    assert not [word for word in ("follower", ALVA, BO) if word in statements.replace("rl:", "")]


@pytest.mark.usefixtures("report")
def test_the_same_address_twice_gets_one_letter_in_the_latest_language() -> None:
    following.follow()
    following.follow(ALVA.upper(), language="en")

    assert waiting() == [(ALVA, "en")]


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "Skriv din e-postadress."),
        ("alva", "Skriv en adress som"),
        ("a@b@c.example", "Skriv en adress som"),
        (f"{'a' * 250}@exempel.example", "Adressen är för lång."),
        ("alva@exempel.example\nBcc: bo@exempel.example", "Skriv en adress som"),
    ],
)
def test_what_is_no_address_is_refused_in_words(address: str, reason: str) -> None:
    answer = following.ask(address)

    assert answer.status_code == 422
    assert reason in said(answer)
    assert "<title>Fel: " in answer.content.decode()
    assert following.letters() == []


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    ],
)
def test_a_form_from_another_site_is_refused(headers: dict[str, str]) -> None:
    answer = following.ask(headers=headers)

    assert answer.status_code == 403
    assert "Formuläret kom inte från den här sidan" in said(answer)
    assert following.letters() == []


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("headers", [OWN, {"Origin": "http://testserver"}])
def test_a_form_from_our_own_page_is_taken(headers: dict[str, str]) -> None:
    assert following.ask(headers=headers).status_code == 302
    assert len(following.letters()) == 1


@pytest.mark.usefixtures("report")
def test_who_writes_many_addresses_is_told_to_wait(settings: Any) -> None:
    settings.FOLLOWER_RATE_LIMITS = {"form": "2/h/ip", "letter": "3/d/key"}

    answers = [following.ask(f"reader{number}@exempel.example") for number in range(3)]

    assert [one.status_code for one in answers] == [302, 302, 429]
    assert "Vänta en timme" in said(answers[-1])
    assert len(following.letters()) == 2


@pytest.mark.usefixtures("report")
def test_one_address_is_not_filled_with_letters_and_the_answer_does_not_tell() -> None:
    answers = [following.ask() for _turn in range(5)]

    assert [one.status_code for one in answers] == [302] * 5
    assert len(following.letters()) == 3


@pytest.mark.usefixtures("report")
def test_where_no_letter_can_be_sent_following_is_not_offered(settings: Any) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, mode="production")

    assert "Få rapporten med e-post" not in Client().get(HOME).content.decode()
    assert Client().get(FOLLOW).status_code == 404
    assert following.ask().status_code == 404


@pytest.mark.usefixtures("report")
def test_a_mail_server_that_does_not_answer_is_told_and_nothing_is_saved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_args: object) -> int:
        raise SMTPServerDisconnected

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)

    answer = following.ask()

    assert answer.status_code == 503
    assert "Brevet kunde inte skickas" in said(answer)


@pytest.mark.usefixtures("report")
def test_no_look_at_a_page_changes_anything() -> None:
    following.ask()
    [question] = following.letters()
    for look in (Client().get, Client().head):
        assert look(link_in(question, "follow")).status_code == 200
    assert waiting() == []

    stop = stop_of_a_follower()
    for look in (Client().get, Client().head):
        assert look(stop).status_code == 200
    assert waiting(days=2) == [(ALVA, "sv")]


@pytest.mark.usefixtures("report")
def test_a_link_that_is_too_old_or_tampered_with_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    following.ask()
    [question] = following.letters()
    confirm = link_in(question, "follow")
    of_malmo = links.asking(links.Wish("malmo", ALVA, "sv"))
    wrong = [confirm[:-3] + "AA/", f"{FOLLOW}nothing/", f"{FOLLOW}{of_malmo}/"]
    stops = [f"{FOLLOW}stop/{UUID(int=1).hex}:AAAA/", f"{FOLLOW}stop/nothing/"]

    for address in wrong:
        for answer in (Client().get(address), Client().post(address)):
            assert answer.status_code == 410
            assert "Länken gäller inte längre" in said(answer)
    for address in stops:
        for answer in (Client().get(address), Client().post(address)):
            assert answer.status_code == 410
            assert "Länken är inte hel" in said(answer)
    real = signing.time.time
    monkeypatch.setattr(signing.time, "time", lambda: real() + 2 * 24 * 3600 + 60)
    assert "Länken gäller inte längre" in said(Client().post(confirm))
    assert waiting() == []


def test_the_link_that_asks_tells_no_proxy_the_address() -> None:
    token = links.asking(links.Wish("orebro", ALVA, "sv"))

    for one in (token.encode(), urlsafe_b64decode(token)):
        assert ALVA.encode() not in one
    assert links.asked(token) == links.Wish("orebro", ALVA, "sv")


@pytest.mark.usefixtures("report")
def test_a_link_to_stop_holds_for_years(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = stop_of_a_follower()
    real = signing.time.time
    monkeypatch.setattr(signing.time, "time", lambda: real() + 10 * 365 * 24 * 3600)

    answer = Client().post(
        stop,
        {"List-Unsubscribe": "One-Click"},
        headers={"Sec-Fetch-Site": "cross-site"},
    )

    assert answer.status_code == 200
    assert waiting(days=2) == []


@pytest.mark.usefixtures("report")
def test_no_page_of_it_sets_a_cookie_and_none_needs_a_script() -> None:
    following.ask()
    [question] = following.letters()
    confirm = link_in(question, "follow")
    stop = f"{FOLLOW}stop/{links.stopping(UUID(int=1))}/"
    visitor = Client()
    answers = [
        visitor.get(FOLLOW),
        visitor.post(FOLLOW, {"address": ALVA}, headers=OWN),
        visitor.get(f"{FOLLOW}asked/"),
        visitor.get(confirm),
        visitor.post(confirm),
        visitor.get(stop),
        visitor.post(stop),
        following.ask("", headers={}),
        following.ask(""),
    ]

    assert [one.status_code for one in answers] == [200, 302, 200, 200, 200, 200, 200, 403, 422]
    for one in answers:
        assert not one.cookies
        assert "<script" not in one.content.decode()
        assert ALVA not in one.content.decode()


@pytest.mark.usefixtures("report")
def test_an_address_is_written_down_in_no_log_and_in_one_table(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    caplog.set_level("INFO", logger="samsyn.security")
    security = logging.getLogger("samsyn.security")
    security.addHandler(caplog.handler)
    try:
        with CaptureQueriesContext(connection) as asked:
            following.ask("alva@exempel")
            following.ask(headers={})
            following.follow()
            Client().post(f"{FOLLOW}{links.asking(links.Wish('malmo', ALVA, 'sv'))}/")
            Client().post(stop_of_a_follower())
    finally:
        security.removeHandler(caplog.handler)

    lines = [OneLine().format(one) for one in caplog.records if one.name == security.name]
    said_elsewhere = [
        one.getMessage() for one in caplog.records if one.name != "django.db.backends"
    ]
    statements = [one["sql"] for one in asked.captured_queries]
    assert [json.loads(one)["page"] for one in lines] == ["public:follow", "public:follow"]
    assert "alva" not in " ".join([*lines, *said_elsewhere])
    holding = {one for one in statements if "alva" in one}
    assert {name for one in holding for name in re.findall(r"samsyn_\w+", one)} == {
        "samsyn_follower_add"
    }
    assert "samsyn_log" not in " ".join(statements)
