"""Pages of imports: a file all the way through, in both languages, and what is refused."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from tests.interchange.broken_files import (
    SOUND_ROW,
    BrokenFile,
    csv_of,
    faulty_files,
    refused_files,
)
from tests.office.imports.playing import (
    PEOPLE,
    accept,
    batch_of,
    register_of,
    room_of,
    stage,
)
from tests.office.sign_in_of_tests import signed_in

from samsyn.interchange.sentences import NOTES, REASONS, REFUSALS
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.imports import wording
from samsyn.office.imports.changes.sentences import OUR_REASONS
from samsyn.office.imports.models import Batch, FilePiece, Progress

pytestmark = pytest.mark.django_db
FAULTY = csv_of(SOUND_ROW, "A2;2099-01-01;;skottlossning;;;0;1")
EMPTY = frozenset({"nothing at all"})  # refused before any reader


def upload(client: Client, data: bytes, *, name: str = "fil.csv", kind: str = "incidents"):
    file = SimpleUploadedFile(name, data)
    return client.post("/imports/", {"kind": kind, "room": room_of(), "file": file})


def text_of(answer: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def uploaded(client: Client, data: bytes, **options: str) -> str:
    """Upload a file and return the address of its batch."""
    answer = upload(client, data, **options)
    assert answer.status_code == 302, text_of(answer)
    return answer.url.removesuffix("columns/")


def test_a_file_goes_from_upload_to_taken_and_back(petra: Actor) -> None:
    client = signed_in(petra)
    before = register_of(petra)
    address = uploaded(client, FAULTY)

    columns = client.get(f"{address}columns/")
    assert columns.status_code == 200
    assert "A1" in text_of(columns)
    dry_run = client.get(address)
    assert "”2099-01-01” är efter" in text_of(dry_run)
    assert "Rader i filen 2" in text_of(dry_run)
    assert register_of(petra) == before

    taken = client.post(f"{address}take/", follow=True)
    assert "Filen är införd." in text_of(taken)
    assert len(register_of(petra)["incidents_incident"]) == 1

    assert client.get(f"{address}undo/").status_code == 200
    undone = client.post(f"{address}undo/", follow=True)
    assert "Allt som filen förde in är raderat." in text_of(undone)
    assert register_of(petra) == before


def test_the_pages_speak_english_too(petra: Actor) -> None:
    client = signed_in(petra, "en")
    address = uploaded(client, FAULTY)

    assert '"2099-01-01" is after' in client.get(address).content.decode().replace("&#34;", '"')
    assert "What the columns mean" in text_of(client.get(f"{address}columns/"))
    assert "Upload a file" in text_of(client.get("/imports/"))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", sorted(refused_files()))
def test_a_broken_file_is_refused_with_a_sentence_and_nothing_is_written(
    petra: Actor, name: str, language: str
) -> None:
    broken: BrokenFile = refused_files()[name]()
    before = register_of(petra)

    answer = upload(signed_in(petra, language), broken.data, name=broken.name, kind=broken.kind)

    assert answer.status_code == 422
    error = re.search(r'<div class="field-error".*?</div>', answer.content.decode(), re.DOTALL)
    assert error is not None
    sentence = " ".join(re.sub(r"<[^>]+>", " ", error[0]).split())
    opening = (sentence.removeprefix("Fel:").removeprefix("Error:")).strip()
    with translation.override(language):
        expected = translation.gettext(REFUSALS[broken.code]).partition("{")[0]
    assert opening.replace("&#34;", '"').startswith(expected.strip())
    assert "{" not in opening
    assert register_of(petra) == before
    with access.acting_as(petra):
        assert not Batch.objects.exists()
        assert not FilePiece.objects.exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(faulty_files()))
def test_a_faulty_row_has_its_swedish_sentence_on_the_page(petra: Actor, name: str) -> None:
    broken: BrokenFile = faulty_files()[name]()
    client = signed_in(petra)
    address = uploaded(client, broken.data, name=broken.name, kind=broken.kind)

    shown = client.get(address).content.decode().replace("&#34;", '"')

    with translation.override("sv"):
        swedish = translation.gettext(REASONS[broken.code])
    parts = [part for part in re.split(r"\{\w+\}", swedish) if len(part) > 3]
    assert all(part in shown for part in parts)


@pytest.mark.parametrize("sentences", [REFUSALS, REASONS, NOTES, OUR_REASONS], ids=len)
def test_every_sentence_about_a_file_has_its_own_swedish_one(sentences: dict[str, str]) -> None:
    with translation.override("sv"):
        swedish = {code: translation.gettext(text) for code, text in sentences.items()}

    assert not {code for code, text in swedish.items() if text == sentences[code]}
    placeholders: Callable[[str], set[str]] = lambda text: set(re.findall(r"\{\w+\}", text))  # noqa: E731
    assert not {
        code
        for code, text in swedish.items()
        if placeholders(text) != placeholders(sentences[code])
    }


def test_words_inside_sentences_are_translated_too() -> None:
    with translation.override("sv"):
        assert wording.reason(
            "outside_range", {"value": "159", "axis": "latitude", "limit": 90}, ""
        )
        said = wording.reason("conflicting_kind", {"rows": "2, 3 and 4 more"}, "")

    assert said.startswith("Rad 2, 3 och 4 till är samma händelse")


def test_a_question_is_asked_and_answered(petra: Actor) -> None:
    client = signed_in(petra)
    data = csv_of("A1;03/04/2026;;skott;;;0;1", "A2;05/06/2026;;skott;;;0;1")
    address = uploaded(client, data)
    asked = client.get(f"{address}columns/")
    assert "Måste anges: Ordning mellan dag och månad" in text_of(asked)

    fields = as_posted(asked.content.decode())
    answer = client.post(f"{address}columns/", {**fields, "day_order": "month"}, follow=True)

    assert "Rader som sänds tillbaka 0" in text_of(answer)
    assert batch_of(petra, batch_id_in(address)).mapping["day_first"] is False


def test_a_wrong_guess_is_corrected_column_by_column(petra: Actor) -> None:
    client = signed_in(petra)
    address = uploaded(client, b"dag;vad;var\n2026-03-01;pang;Baronbackarna\n")
    asked = client.get(f"{address}columns/").content.decode()
    fields = {**as_posted(asked), "column_1": "kind", "column_2": "area"}

    refused = client.post(f"{address}columns/", {**fields, "words_kind": "pang = smäll"})
    answer = client.post(
        f"{address}columns/", {**fields, "words_kind": "pang = shooting"}, follow=True
    )

    assert refused.status_code == 422
    assert "pang = smäll" in refused.content.decode()
    assert "Rader som förs in 1" in text_of(answer)


def test_two_columns_with_one_meaning_are_refused_and_nothing_typed_is_lost(petra: Actor) -> None:
    client = signed_in(petra)
    address = uploaded(client, FAULTY)
    fields = as_posted(client.get(f"{address}columns/").content.decode())

    answer = client.post(
        f"{address}columns/",
        {**fields, "column_2": "date", "source_title": "Från regionen"},
    )

    assert answer.status_code == 422
    assert "sägs innehålla samma sak" in text_of(answer)
    assert "Från regionen" in answer.content.decode()


def test_a_protected_column_is_shown_as_never_used(petra: Actor) -> None:
    client = signed_in(petra)
    address = uploaded(client, b"ref;namn;etnicitet\nA1;Ture Bokhage;x\n", kind="people")

    page = client.get(f"{address}columns/")

    assert "etnicitet innehåller en känslig egenskap" in text_of(page)
    assert 'name="column_2"' not in page.content.decode()


def test_the_same_file_twice_is_refused_by_name(petra: Actor) -> None:
    client = signed_in(petra)
    uploaded(client, FAULTY)

    answer = upload(client, FAULTY)

    assert answer.status_code == 422
    assert "Petra laddade upp samma fil" in text_of(answer)


def test_an_upload_without_a_file_or_into_a_room_of_others_is_refused(petra: Actor) -> None:
    client = signed_in(petra)

    assert client.post("/imports/", {"kind": "people", "room": room_of()}).status_code == 422
    elsewhere = {"kind": "people", "room": room_of("malmo-police")}
    file = SimpleUploadedFile("a.csv", PEOPLE)
    assert client.post("/imports/", {**elsewhere, "file": file}).status_code == 422


def test_a_file_above_the_limit_is_refused_unread(petra: Actor) -> None:
    data = b"ref;namn\n" + b"A;B\n" * 12_600_000

    answer = upload(signed_in(petra), data, kind="people")

    assert answer.status_code == 422
    assert "större än 50 MB" in text_of(answer)


def test_rows_sent_back_are_downloaded_as_they_came(petra: Actor) -> None:
    client = signed_in(petra)
    address = uploaded(client, FAULTY, name="skjut ningar å.csv")

    answer = client.get(f"{address}rejects/")

    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="skjut-ningar---rejects.csv"'
    )
    assert answer.content.decode("utf-8-sig").splitlines()[1].startswith("A2;2099-01-01;")


def test_a_large_file_is_handed_to_the_worker(
    petra: Actor, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    client = signed_in(petra)
    rows = [f"A{n};2026-03-01;;skott;;;0;1" for n in range(500)]
    address = uploaded(client, csv_of(*rows))

    with django_capture_on_commit_callbacks():
        answer = client.post(f"{address}take/")

    assert answer.url == f"{address}progress/"
    page = client.get(f"{address}progress/")
    assert "0 av 500 rader" in text_of(page)
    assert "Starta igen" not in text_of(page)
    assert batch_of(petra, batch_id_in(address)).state == "accepting"
    assert not Progress.objects.exists()


def test_findings_are_paged_by_row(petra: Actor) -> None:
    client = signed_in(petra)
    rows = [f"B{n};2099-01-01;;skott;;;0;1" for n in range(60)]
    address = uploaded(client, csv_of(SOUND_ROW, *rows))

    first = client.get(address).content.decode()
    following = re.search(r'href="([^"]+after=[^"]+)"', first)
    second = client.get(following[1].replace("&amp;", "&")).content.decode()

    numbers = [re.findall(r">Rad (\d+)<", page) for page in (first, second)]
    assert numbers[0] == [str(n) for n in range(3, 28)]
    assert numbers[1] == [str(n) for n in range(28, 53)]


def test_the_number_of_queries_of_a_page_does_not_grow_with_the_file(petra: Actor) -> None:
    client = signed_in(petra)
    counts = []
    for size in (2, 40):
        rows = [f"A{size}-{n};2099-01-01;;skott;;;0;1" for n in range(size)]
        address = uploaded(client, csv_of(*rows))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_what_is_refused_at_taking_is_said_and_nothing_is_made(petra: Actor) -> None:
    batch_id = stage(petra, PEOPLE, "people")
    accept(petra, batch_id)

    answer = signed_in(petra).post(f"/imports/{batch_id}/take/", follow=True)

    assert "Filen är redan införd, av Petra" in text_of(answer)


def test_throwing_away_leads_back_to_the_list(petra: Actor) -> None:
    client = signed_in(petra)
    address = uploaded(client, FAULTY)

    answer = client.post(f"{address}discard/", follow=True)

    assert "Filen är kastad." in text_of(answer)
    assert client.get(address).status_code == 404


def batch_id_in(address: str) -> UUID:
    return UUID(address.rstrip("/").rpartition("/")[2])


def as_posted(page: str) -> dict[str, str]:
    """What a browser would send of the page's mapping form, as it stands."""
    fields = dict(re.findall(r'<input type="text" name="([^"]+)" value="([^"]*)"', page))
    for name, body in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        fields[name] = chosen[1] if chosen else ""
    for name, body in re.findall(r'<textarea name="([^"]+)".*?>(.*?)</textarea>', page, re.DOTALL):
        fields[name] = body.strip()
    return fields
