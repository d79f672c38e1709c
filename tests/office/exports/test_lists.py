"""Every list of every room in every format it is offered in, read back by other readers."""

import io
import json
from collections.abc import Callable

import icalendar
import networkx
import odfdo
import openpyxl
import pytest
from tests.architecture.stage import NAME, SEALED, STEERING, TEAM, WORDS, Stage
from tests.conftest import actor_named
from tests.office.exports.asking import PURPOSE, approved, ask, fetch
from tests.office.groups import playing

from samsyn.interchange.listings import FileFormat
from samsyn.office import access
from samsyn.office.exports.rules import OFFERED, ExportKind

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OFFERS = [(kind, one) for kind, how in OFFERED.items() for one in how.formats]
FORMULA = "=HYPERLINK(0)"


def _xlsx(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert "formula" not in {cell.data_type for page in book for row in page for cell in row}
    told = f"{book.properties.description} {book.properties.keywords}"
    return told + " ".join(str(cell) for page in book for row in page.values for cell in row)


def _ods(content: bytes) -> str:
    tables = odfdo.Document(io.BytesIO(content)).body.tables
    return " ".join(str(cell) for one in tables for row in one.get_values() for cell in row)


def _graphml(content: bytes) -> str:
    graph = networkx.read_graphml(io.BytesIO(content))
    return f"{graph.graph} {list(graph.nodes(data=True))} {list(graph.edges(data=True))}"


def _geojson(content: bytes) -> str:
    return json.dumps(json.loads(content), ensure_ascii=False)


def _icalendar(content: bytes) -> str:
    calendar = icalendar.Calendar.from_ical(content)
    events = [f"{one['summary']} {one['comment']}" for one in calendar.walk("VEVENT")]
    return " ".join([str(calendar["x-wr-caldesc"]), *events])


READERS: dict[FileFormat, Callable[[bytes], str]] = {
    FileFormat.CSV: bytes.decode,
    FileFormat.XLSX: _xlsx,
    FileFormat.ODS: _ods,
    FileFormat.GRAPHML: _graphml,
    FileFormat.GEOJSON: _geojson,
    FileFormat.ICALENDAR: _icalendar,
}


@pytest.mark.parametrize(("kind", "file_format"), OFFERS)
def test_a_list_of_the_joint_room_holds_that_room_alone_and_says_what_it_is(
    staged: Stage, kind: ExportKind, file_format: FileFormat
) -> None:
    frida, petra = actor_named("frida"), actor_named("petra")
    given = {"kind": kind, "file_format": file_format, "room": "orebro-joint"}
    named = {"with_names": True} if OFFERED[kind].tells_of_people else {}
    needs = OFFERED[kind].needs_approval
    export = approved(frida, petra, **given, **named) if needs else ask(frida, **given)

    text = READERS[file_format](fetch(frida, export))

    others = {SEALED, TEAM, STEERING, *WORDS.values()} - {WORDS["orebro-joint"]}
    assert [word for word in others if word in text] == []
    assert (NAME in text) == bool(named)
    for told in ("Frida", PURPOSE, access.code_for("E", export)):
        assert told in text
    assert staged.rooms


def test_the_lists_of_an_agencys_own_room_hold_its_groups_and_incidents(staged: Stage) -> None:
    aino, petra = actor_named("aino"), actor_named("petra")
    told = {ExportKind.GROUPS: WORDS["orebro-police"], ExportKind.NETWORK: "P-"}
    told[ExportKind.INCIDENTS] = access.code_for("H", staged.rooms["orebro-police"].incident)

    for kind, word in told.items():
        assert word in fetch(aino, approved(aino, petra, kind=kind)).decode()


@pytest.mark.parametrize("file_format", OFFERED[ExportKind.GROUPS].formats)
def test_a_groups_name_that_is_a_formula_is_text_in_the_file(
    staged: Stage, file_format: FileFormat
) -> None:
    aino, petra = actor_named("aino"), actor_named("petra")
    playing.group(petra, FORMULA)

    content = fetch(aino, approved(aino, petra, kind=ExportKind.GROUPS, file_format=file_format))

    cells = READERS[file_format](content)
    assert f"'{FORMULA}" in cells
    assert FORMULA not in cells.replace(f"'{FORMULA}", "")
    assert staged.rooms


def test_a_purpose_that_is_a_formula_runs_nowhere(staged: Stage) -> None:
    aino, petra = actor_named("aino"), actor_named("petra")
    for file_format in OFFERED[ExportKind.PEOPLE].formats:
        export = approved(aino, petra, purpose=FORMULA, file_format=file_format)
        text = READERS[file_format](fetch(aino, export))
        assert f"purpose “{FORMULA}”" in text  # never at the beginning of a cell
    assert staged.rooms
