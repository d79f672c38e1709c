"""What coordinators and the steering group read, from an empty site to a report as a file."""

import io
from collections.abc import Callable
from datetime import date
from html import unescape
from re import findall

import docx
import openpyxl
import pytest
from django.test import Client
from pypdf import PdfReader
from tests.office.outcomes import playing as outcomes
from tests.office.steering_reports import playing

from samsyn.office.access import Actor
from samsyn.office.steering_reports.rules import MEASURES, Measure
from samsyn.office.steering_reports.wording import DEFINITIONS

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
HOME = "/steering/reports/"


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


def test_a_new_site_is_told_what_will_stand_here(
    petra: Actor, stig: Actor, browser: Browser
) -> None:
    assert "Ingen rapport har lämnats än. Talen finns redan" in text_of(browser(petra), HOME)
    read = text_of(browser(stig), HOME)
    assert "Ingen rapport har lämnats än. En samordnare lämnar den första." in read
    assert f"{HOME}new/" not in read
    assert "Utkast" not in read


def test_a_report_of_a_site_with_nothing_still_reads_well(
    petra: Actor, stig: Actor, browser: Browser
) -> None:
    report = playing.give(petra, playing.draft(petra))

    text = text_of(browser(stig), f"{HOME}{report}/")

    assert "Styrgruppsrapport, oktober 2026" in text
    assert "Inga tal om stöd är publicerade än." in text
    assert "Ingen serie av utfall följs än." in text
    assert "Inget våld har utlöst det." in text
    assert text.count("Inga.") == 2


def test_a_coordinator_drafts_and_gives_and_the_steering_group_takes_every_file(
    petra: Actor, stig: Actor, browser: Browser
) -> None:
    made = outcomes.indicator(petra)
    outcomes.add(petra, made, date(2021, 1, 1), [*[4, 6] * 18, *[3] * 20])
    client = browser(petra)

    began = client.post(f"{HOME}new/", {"period": "month:2026-10-01"})
    draft = began.headers["Location"]
    written = client.post(
        f"{draft}edit/",
        {"version_read": 1, "summary": "Lugnt.", "risks": "Risk A", "decisions": "Beslut B"},
    )
    assert (began.status_code, written.status_code) == (302, 302)
    assert "Beslut B" in text_of(client, draft)
    given = client.post(f"{draft}give/", {"version": 2}, follow=True)
    assert "Styrgruppen läser rapporten från och med nu." in unescape(given.content.decode())

    reader = browser(stig)
    page = text_of(reader, HOME)
    (report,) = set(findall(rf"{HOME}([0-9a-f-]{{36}})/", page))
    shown = text_of(reader, f"{HOME}{report}/")
    for words in ("Lugnt.", "Risk A", "Beslut B", "95 procents intervall", "<svg"):
        assert words in shown
    assert f"{HOME}{report}/rows/kept/now/" not in shown, "steering may not open the rows"
    assert f"{HOME}{report}/rows/kept/now/" in text_of(client, f"{HOME}{report}/")
    files = {kind: reader.get(f"{HOME}{report}/{kind}/") for kind in ("pdf", "docx", "odt", "xlsx")}
    assert all(one.status_code == 200 for one in files.values())
    pdf = PdfReader(io.BytesIO(files["pdf"].content))
    assert "Beslut B" in " ".join(page.extract_text() for page in pdf.pages)
    word = docx.Document(io.BytesIO(files["docx"].content))
    assert word.paragraphs[0].text == "Styrgruppsrapport, oktober 2026"
    assert word.inline_shapes
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx"].content))
    assert book["Löften, oktober 2026"]["A3"].value == "Mått"
    assert files["xlsx"]["Content-Disposition"] == 'attachment; filename="steering-report.xlsx"'
    again = {kind: reader.get(f"{HOME}{report}/{kind}/").content for kind in files}
    assert again == {kind: one.content for kind, one in files.items()}


def test_a_file_of_no_known_kind_is_not_found(petra: Actor, browser: Browser) -> None:
    report = playing.give(petra, playing.draft(petra))

    assert browser(petra).get(f"{HOME}{report}/exe/").status_code == 404


def test_every_measure_has_a_definition_in_both_languages(stig: Actor, browser: Browser) -> None:
    assert {one for held in MEASURES.values() for one in held} == set(Measure) == set(DEFINITIONS)
    swedish = text_of(browser(stig), f"{HOME}measures/")
    english = text_of(browser(stig, language="en"), f"{HOME}measures/")
    for measure in Measure:
        assert f'id="{measure.value}"' in swedish
        assert str(DEFINITIONS[measure].name)
    assert "Vad som räknas" in swedish
    assert "What is counted" in english
    assert "Vad som räknas" not in english


def test_the_report_is_english_for_who_reads_english(
    petra: Actor, stig: Actor, browser: Browser
) -> None:
    made = outcomes.indicator(petra)
    outcomes.add(petra, made, date(2021, 1, 1), [*[4, 6] * 18, *[3] * 20])
    report = playing.give(petra, playing.draft(petra))
    client = browser(stig, language="en")

    text = text_of(client, f"{HOME}{report}/")

    assert "Steering report, October 2026" in text
    assert "95 percent interval" in text
    pdf = PdfReader(io.BytesIO(client.get(f"{HOME}{report}/pdf/").content))
    assert pdf.trailer["/Root"]["/Lang"] == "en"


def test_a_draft_that_is_given_with_no_version_stays_a_draft(
    petra: Actor, browser: Browser
) -> None:
    draft = playing.draft(petra)

    answer = browser(petra).post(f"{HOME}drafts/{draft}/give/")

    assert answer.headers["Location"] == f"{HOME}drafts/{draft}/"
    assert not playing.page_of_draft(petra, draft).given
