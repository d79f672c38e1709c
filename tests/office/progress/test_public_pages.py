"""Public pages: without signing in, without a cookie, from what was published and nothing else."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from uuid import UUID

import docx
import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from pypdf import PdfReader
from tests.office.outcomes import playing as outcomes
from tests.office.progress import playing
from tests.office.progress.playing import NOW

from samsyn.documents import write_html
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.printing import FileKind, written_as
from samsyn.office.progress import changes, prints, queries
from samsyn.office.progress.changes import WithdrawalPlan

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
ATOM = "{http://www.w3.org/2005/Atom}"
HOME = "/progress/"


@pytest.fixture
def report(petra: Actor, mona: Actor) -> UUID:
    made = outcomes.indicator(petra)
    outcomes.add(petra, made, date(2023, 1, 1), [9] * 44)
    return playing.published(petra, mona)


def text_of(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def docx_text(address: str) -> str:
    """Return what a DOCX file says."""
    read = docx.Document(io.BytesIO(Client().get(address).content))
    return "\n".join(one.text for one in read.paragraphs)


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    "address", ["", "orebro/", "orebro/1/", "orebro/1/1/", "orebro/feed/", "accessibility/"]
)
def test_pages_set_no_cookie_and_read_only_what_was_published(address: str) -> None:
    visitor = Client()
    with CaptureQueriesContext(connection) as asked:
        answer = visitor.get(HOME + address)

    assert answer.status_code == 200
    assert not answer.cookies
    tables = " ".join(one["sql"] for one in asked.captured_queries if "FROM" in one["sql"])
    read = {word.strip('"') for word in tables.split() if word.startswith('"')}
    walled = {wall.table for wall in access.walls()}
    assert not {one for one in read if one.split('"')[0] in walled}


@pytest.mark.usefixtures("report")
def test_a_report_says_help_first_and_then_what_was_done() -> None:
    text = text_of(f"{HOME}orebro/")

    order = [text.index(f'id="{one}"') for one in ("help", "done", "violence")]
    assert order == sorted(order)
    assert order[0] < text.index('<svg class="chart')
    assert "Så utvecklas våldet" in text
    assert 'lang="sv"' in text


@pytest.mark.usefixtures("report")
def test_the_same_report_in_english_links_to_english_pages() -> None:
    text = text_of(f"{HOME}orebro/?language=en")

    assert '<html lang="en">' in text
    assert "What has been done" in text
    assert f"{HOME}accessibility/?language=en" in text


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("language", ["de", "%00", "sv'--"])
def test_an_unknown_language_is_swedish_or_refused(language: str) -> None:
    answer = Client().get(f"{HOME}orebro/?language={language}")

    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert '<html lang="sv">' in answer.content.decode()


@pytest.mark.parametrize("address", ["malmo/", "orebro/7/", "orebro/1/7/", "malmo/feed/"])
def test_what_is_not_published_is_not_there(petra: Actor, address: str) -> None:
    playing.drafted(petra)
    assert Client().get(HOME + address).status_code in (302, 404)


def test_a_draft_is_on_no_public_page(petra: Actor) -> None:
    playing.drafted(petra)

    assert "Ingen ort har publicerat" in text_of(HOME)


def test_a_corrected_report_says_so_and_the_first_can_be_read(
    petra: Actor, mona: Actor, report: UUID
) -> None:
    playing.publish(mona, playing.corrected(petra, report))

    newest, first = text_of(f"{HOME}orebro/1/"), text_of(f"{HOME}orebro/1/1/")

    assert "Rättad rapport." in newest
    assert "Fler samtal är med." in newest
    assert "Det här är en tidigare version." in first
    assert f"{HOME}orebro/1/1/" in newest
    files = [docx_text(f"{HOME}orebro/1/{number}/docx/") for number in (1, 2)]
    assert "Det här är en tidigare version." in files[0]
    assert "Rättad rapport." in files[1]
    assert "Fler samtal är med." in files[1]
    assert "tidigare version" not in files[1]


def test_a_withdrawn_report_is_gone_and_leaves_its_line(mona: Actor, report: UUID) -> None:
    plan = WithdrawalPlan(issue_id=report, why_sv="Fel period.", why_en="Wrong period.")
    with access.acting_as(mona):
        changes.withdraw(mona, plan, now=NOW)

    assert "Fel period." in text_of(f"{HOME}orebro/1/", 410)
    assert "Fel period." in text_of(f"{HOME}orebro/1/1/pdf/", 410)
    assert "Ingen rapport gäller just nu" in text_of(f"{HOME}orebro/")
    assert "Wrong period." in text_of(f"{HOME}orebro/?language=en")


@pytest.mark.usefixtures("report")
def test_a_report_is_downloaded_in_both_languages() -> None:
    page = text_of(f"{HOME}orebro/1/")
    links = re.findall(r'<a href="([^"]+)" hreflang="(sv|en)">Ladda ner som', page)

    assert [code for _href, code in links] == ["sv"] * 3 + ["en"] * 3
    for href, code in links:
        answer = Client().get(unescape(href))
        assert answer.status_code == 200
        assert answer.headers["Content-Language"] == code
        assert not answer.cookies
    read = PdfReader(io.BytesIO(Client().get(f"{HOME}orebro/1/1/pdf/?language=en").content))
    assert read.trailer["/Root"]["/Lang"] == "en"
    told = " ".join(" ".join(one.extract_text() for one in read.pages).split())
    assert "What has been done" in told
    assert "Report number 1, version 1." in told


@pytest.mark.usefixtures("report")
def test_a_file_says_what_its_page_says_and_is_the_same_when_it_is_made_again() -> None:
    found = queries.report("orebro", 1)
    assert found is not None
    for language in ("sv", "en"):
        with translation.override(language):
            made = prints.report_document(found)
            assert written_as(made, FileKind.ODT) == written_as(
                prints.report_document(found), FileKind.ODT
            )
        told = unescape(write_html(made).decode())
        draft = found.snapshot.draft
        assert all(one.text.of(language) in told for one in draft.sentences)
        assert draft.help.number in told
        assert found.digest in told
        assert len(made.tables) >= 1


@pytest.mark.parametrize(
    ("address", "status"),
    [("orebro/1/1/xlsx/", 404), ("orebro/1/2/pdf/", 404), ("malmo/1/1/pdf/", 404)],
)
@pytest.mark.usefixtures("report")
def test_there_is_no_file_of_what_is_not_published(address: str, status: int) -> None:
    assert Client().get(HOME + address).status_code == status


@pytest.mark.usefixtures("report")
def test_the_feed_names_each_report_with_its_own_address() -> None:
    feed = fromstring(text_of(f"{HOME}orebro/feed/"))

    assert feed.tag == f"{ATOM}feed"
    [entry] = feed.iter(f"{ATOM}entry")
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.attrib["href"].endswith(f"{HOME}orebro/1/1/")
    assert (entry.findtext(f"{ATOM}published") or "").startswith(NOW.date().isoformat())


def test_a_site_with_two_values_reads_well(petra: Actor, mona: Actor) -> None:
    made = outcomes.indicator(petra, starts_on=NOW.date() - timedelta(days=60))
    outcomes.add(petra, made, date(2026, 9, 1), [1, 0])
    playing.published(petra, mona)

    text = text_of(f"{HOME}orebro/")

    assert "för få värden än" in text
    assert "för få för att visas" in text
    assert "None" not in text


def test_the_office_pages_lead_from_draft_to_preview(petra: Actor, browser: Browser) -> None:
    issue = playing.drafted(petra)
    client = browser(petra)

    page = client.get(f"/reports/{issue}/").content.decode()
    preview = client.get(f"/reports/{issue}/preview/?language=en").content.decode()

    assert "Inget call-in hölls under perioden." in page
    assert "Skriv om på svenska" in page
    assert "Not published." in preview


def test_a_refused_wording_stays_in_the_form(petra: Actor, browser: Browser) -> None:
    issue = playing.drafted(petra)
    address = f"/reports/{issue}/words/talks/sv/"

    answer = browser(petra).post(address, {"wording": "Vi höll 12 samtal.", "version_read": "0"})

    assert answer.status_code == 422
    assert "Vi höll 12 samtal." in answer.content.decode()
    assert "inte bland dem som räknades fram" in answer.content.decode()
