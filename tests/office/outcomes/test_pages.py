"""What the pages of outcomes say, and how a file is looked through before anything is written."""

from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from re import search

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.office.outcomes import playing
from tests.office.outcomes.playing import TODAY

from samsyn.office.access import Actor

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
HOME = "/follow-up/"
SOUND = b"m\xc3\xa5nad;antal\n2023-01;4\n2023-02;0\n2023-03;7\n"


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def upload(client: Client, made: object, content: bytes, **given: str) -> tuple[int, str]:
    posted = {"as_of": TODAY.isoformat(), **given}
    file = SimpleUploadedFile("skjutningar.csv", content)
    answer = client.post(f"{HOME}{made}/file/", {**posted, "file": file})
    return answer.status_code, unescape(answer.content.decode())


@pytest.mark.parametrize(("name", "is_keeper"), [("petra", True), ("stig", False)])
def test_the_four_goals_stand_there_also_while_nothing_is_counted(
    browser: Browser, name: str, is_keeper: bool, request: pytest.FixtureRequest
) -> None:
    text = text_of(browser(request.getfixturevalue(name)), HOME)

    for goal in (
        "Dödligt och grovt våld",
        "Upplevd trygghet",
        "Polisens resurser",
        "Vård och andra resurser",
    ):
        assert goal in text
    assert "Ingen serie än." in text
    assert (f"{HOME}new/" in text) is is_keeper
    assert "Uppföljning" in text


def test_a_new_site_with_two_months_reads_well(petra: Actor, browser: Browser) -> None:
    made = playing.indicator(petra, starts_on=TODAY - timedelta(days=90))
    playing.add(petra, made, date(2026, 9, 1), [1, 0])

    text = text_of(browser(petra), f"{HOME}{made}/")

    assert "Det finns inget värde från före starten" in text
    assert "<svg" in text


def test_a_series_says_what_changed_and_when_more_can_be_said(
    petra: Actor, stig: Actor, browser: Browser
) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, date(2021, 1, 1), [*[4, 6] * 18, *[3] * 20])
    client = browser(stig)

    usual = text_of(client, f"{HOME}{made}/")
    large = text_of(client, f"{HOME}{made}/?fall=0.5&power=0.7&beside=sites")
    early = text_of(client, f"{HOME}{made}/?as_of=2026-11-01")

    for heading in ("Vad som har ändrats", "Hade det ändrats ändå?", "För tidigt?"):
        assert heading in usual
    assert "40 procent lägre (95 procents intervall" in usual
    assert "säger i sig inget om orsak" in usual
    assert "0.5" in large
    assert usual != large
    assert "Som det var känt" in early
    assert f"{made}/value/" not in usual


def test_a_sound_file_is_shown_first_and_written_when_it_is_taken(
    petra: Actor, browser: Browser
) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, date(2023, 1, 1), [3, 0], as_of=date(2023, 6, 1))
    client = browser(petra)

    status, preview = upload(client, made, SOUND)
    assert status == 200
    assert "Det är inget fel på filen." in preview
    assert len(playing.page(petra, made).vintages) == 1
    hidden = {
        name: unescape(found[1])
        for name in ("as_of", "origin", "values")
        if (found := search(f'type="hidden" name="{name}" value="([^"]*)"', preview))
    }
    answer = client.post(f"{HOME}{made}/take/", hidden)

    assert answer.status_code == 302
    assert [int(one.value) for one in playing.page(petra, made).own.points] == [4, 0, 7]


def test_every_wrong_row_is_said_and_the_whole_file_refused(petra: Actor, browser: Browser) -> None:
    made = playing.indicator(petra)
    wrong = b"m\xc3\xa5nad;antal\n2023-01;4\n2023-01;5\n2023-03;-1\n2023-04;fyra\n2023-06;1\n"

    status, text = upload(browser(petra), made, wrong)

    assert status == 422
    for sentence in (
        "Perioden står redan i rad 2.",
        '"-1" är negativt.',
        '"fyra" är inget tal.',
        "Februari 2023 saknas.",
        "Maj 2023 saknas.",
    ):
        assert sentence in text
    assert "/take/" not in text
    assert playing.page(petra, made).vintages == ()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "Filen är tom."), (b"a;b;c\n1;2;3\n", "Ingen kolumn för perioden hittades.")],
)
def test_a_file_that_is_no_series_is_refused_with_a_sentence(
    petra: Actor, browser: Browser, content: bytes, sentence: str
) -> None:
    status, text = upload(browser(petra), playing.indicator(petra), content)

    assert status == 422
    assert sentence in text


def test_what_was_not_looked_through_cannot_be_taken(petra: Actor, browser: Browser) -> None:
    made = playing.indicator(petra)
    posted = {"as_of": TODAY.isoformat(), "values": "2023-01-01;x;;"}

    answer = browser(petra).post(f"{HOME}{made}/take/", posted, follow=True)

    assert "Granska filen först" in answer.content.decode()
    assert playing.page(petra, made).vintages == ()


def test_a_series_is_begun_valued_and_remarked_through_its_forms(
    petra: Actor, browser: Browser
) -> None:
    client = browser(petra)
    begun = client.post(
        f"{HOME}new/",
        {
            "name": "Sprängningar",
            "family": "violence",
            "kind": "events",
            "period": "quarter",
            "definition": "Fullbordade detonationer.",
            "unit": "sprängningar",
            "source": "Polisen",
            "area": "Örebro",
            "starts_on": "2024-01-01",
        },
    )
    assert begun.status_code == 302
    value = {"period": "2023-Q4", "value": "3", "as_of": "2024-02-01"}
    remark = {
        "kind": "event",
        "first": "2023-11-02",
        "last": "2023-11-02",
        "title": "Försök vid ett torg",
        "reason": "Förklarar ökningen.",
    }

    assert client.post(f"{begun.url}value/", value).status_code == 302
    assert client.post(f"{begun.url}value/", {**value, "period": "2023-11"}).status_code == 422
    assert client.post(f"{begun.url}remark/", remark).status_code == 302
    text = text_of(client, begun.url)
    assert "kvartal 4 2023" in text
    assert "Försök vid ett torg" in text
    assert "Förklarar ökningen." in text
