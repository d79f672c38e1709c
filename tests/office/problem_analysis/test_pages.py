"""The pages of a report, from an empty list to files and what is told outside."""

import io
from collections.abc import Callable
from html import unescape
from typing import Any
from uuid import UUID

import docx
import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader
from tests.office.groups import playing as people
from tests.office.problem_analysis import playing
from tests.office.problem_analysis.playing import NOW
from tests.office.situation.playing import happened

from samsyn.office.access import Actor
from samsyn.office.problem_analysis.changes import CannotAnalyse
from samsyn.office.problem_analysis.rules import Section

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
HOME = "/problem-analysis/"


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(unescape(answer.content.decode()).split())


def frozen(petra: Actor, aino: Actor, words: str = "Våldet är samlat.", **parts: Any) -> UUID:
    report = playing.begun(aino, **parts)
    playing.write(aino, report, words)
    playing.review(petra, report)
    playing.freeze(petra, report)
    return report


def test_an_analyst_writes_and_a_coordinator_reviews_and_freezes(
    petra: Actor, aino: Actor, browser: Browser
) -> None:
    happened(petra, *playing.shootings(12))
    analyst, coordinator = browser(aino), browser(petra)
    assert "Ingen problemanalys än" in text_of(analyst, HOME)
    given = {
        "room": playing.room(playing.POLICE),
        "title": "Problemanalys höst",
        "first": "2026-01-01",
        "last": "2026-11-18",
    }
    made = analyst.post(f"{HOME}new/", given)
    report = made.headers["Location"]
    words = {"words": "Av 12 händelser var 77 på natten.", "version_read": 0}
    analyst.post(f"{report}text/summary/", words)

    assert "Kontrollera 77: det står i texten" in text_of(analyst, report)
    assert "Jag har granskat rapporten" not in text_of(analyst, report)
    seen = playing.page(petra, UUID(report.split("/")[-2])).snapshot.digest
    coordinator.post(f"{report}review/", {"seen": seen})
    assert "Frys rapporten" in text_of(coordinator, report)
    coordinator.post(f"{report}freeze/")

    page = text_of(analyst, report)
    assert "Fryst 19 nov 2026, 09.10 av Petra" in page
    assert "Kontrollsumma (SHA-256)" in page
    assert "Kontrollera 77" not in page
    assert "Skrivet av Aino" in page
    assert "För dem som läser Polisen" in page


def test_the_frozen_report_is_taken_as_files(petra: Actor, aino: Actor, browser: Browser) -> None:
    happened(petra, *playing.shootings(12))
    report, client = frozen(petra, aino), browser(petra)

    pdf = client.get(f"{HOME}{report}/file.pdf").content
    printed = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    word = docx.Document(io.BytesIO(client.get(f"{HOME}{report}/file.docx").content))
    written = " ".join(paragraph.text for paragraph in word.paragraphs)

    for told in (printed, written):
        assert "Våldet är samlat." in " ".join(told.split())
        assert "minst 0 och högst 12 av 12 händelser" in " ".join(told.split())
    assert client.get(f"{HOME}{report}/file.odt").status_code == 200
    assert client.get(f"{HOME}{report}/file.xlsx").status_code == 404


def test_a_text_with_a_figure_stays_inside(petra: Actor, aino: Actor, browser: Browser) -> None:
    happened(petra, *playing.shootings(12, key=playing.JOINT))
    report, client = frozen(petra, aino, "Sju av 9 var hämnd.", key=playing.JOINT), browser(petra)
    assert client.get(f"{HOME}{report}/outside/").status_code == 404
    client.post(f"{HOME}{report}/tell/")

    page = text_of(client, f"{HOME}{report}/outside/")

    assert "12 våldshändelser finns registrerade" in page
    assert "Sju av 9" not in page
    assert "1 text är utelämnad" in page
    assert client.get(f"{HOME}{report}/outside.pdf").status_code == 200


def test_a_text_that_names_a_group_stays_inside_for_good(
    petra: Actor, aino: Actor, browser: Browser
) -> None:
    group = people.group(petra, "Grupp Alm", playing.JOINT)
    happened(petra, *playing.shootings(12, key=playing.JOINT))
    report, client = playing.begun(aino, playing.JOINT), browser(petra)
    playing.write(aino, report, "Grupp Alms bråk går vidare.")
    playing.write(aino, report, "Kvällar är värst.", Section.TIMES)
    assert "Grupp Alms: utanför rummet" in text_of(client, f"{HOME}{report}/")
    playing.review(petra, report)
    playing.freeze(petra, report)
    client.post(f"{HOME}{report}/tell/")
    people.renamed(petra, group, "Grupp Ek")

    page = text_of(client, f"{HOME}{report}/outside/")

    assert "Kvällar är värst." in page
    assert "Grupp Alms bråk" not in page


def test_a_report_whose_title_names_a_group_is_not_told_outside(petra: Actor, aino: Actor) -> None:
    people.group(petra, "Grupp Alm", playing.JOINT)
    report = frozen(petra, aino, key=playing.JOINT, title="Grupp Alm under hösten")

    with pytest.raises(CannotAnalyse, match="Rubriken nämner Grupp Alm ur underlaget"):
        playing.tell(petra, report)


def test_a_page_of_another_language_says_the_same(petra: Actor, browser: Browser) -> None:
    happened(petra, *playing.shootings(12))
    report = playing.begun(petra)

    page = text_of(browser(petra, "en"), f"{HOME}{report}/")

    assert "at least 0 and at most 12 of 12 incidents" in page
    for section in Section:
        assert f'id="{section.value}"' in page


def test_a_section_that_does_not_exist_is_not_found(petra: Actor, browser: Browser) -> None:
    report = playing.begun(petra)

    assert browser(petra).get(f"{HOME}{report}/text/nothing/").status_code == 404
