"""Whatever the bytes, the answer is a table or a sentence, never another error."""

import io
import random
import zipfile
from datetime import date
from time import perf_counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.interchange.broken_files import HEADER, csv_of, with_part, xlsx_of

from samsyn.cli.check_file import READERS
from samsyn.interchange.faults import UnreadableFile
from samsyn.interchange.guessing import guess_mapping
from samsyn.interchange.mappings import BadMapping, TableKind
from samsyn.interchange.tables import open_table

TODAY = date(2026, 11, 21)
SECONDS_FOR_A_HOSTILE_CELL = 2.0


def read_with_every_reader(data):
    try:
        table = open_table(data, "skjutningar")
    except UnreadableFile:
        return
    for kind, read in READERS.items():
        try:
            reading = read(table, guess_mapping(table, kind), today=TODAY)
        except BadMapping:
            continue
        accepted = [number for row in reading.rows for number in row.file_rows]
        refused = [fault.row for fault in reading.faults]
        assert sorted(accepted + refused) == [row.number for row in table.rows]


@settings(deadline=None)
@example(b"sep=")
@example(b"sep=\n")
@example(b"\xff\xfe")
@example(b'"')
@given(st.binary(max_size=300))
def test_any_bytes(data):
    read_with_every_reader(data)


@settings(deadline=None)
@given(st.text(st.sampled_from("idatum;,\t\n\r\"'=å2026-01:. x"), max_size=200))
def test_any_text_that_looks_like_a_table(text):
    read_with_every_reader(("id;datum;person;grupp;source;target\n" + text).encode())


@pytest.mark.parametrize("seed", range(60))
def test_a_workbook_with_changed_bytes_inside(seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    data = xlsx_of(HEADER.split(";"), ["A1", date(2026, 1, 2), "23:05", "brand", 59.2, 15.2, 0, 1])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = chance.choice([part for part in archive.namelist() if part.startswith("xl/")])
        content = bytearray(archive.read(name))
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(content))
        content[place : place + chance.randint(0, 3)] = chance.choice(
            [b"", b"9", b"<", b'"', b"-1", b"99999999999", b"&", b"x"]
        )

    read_with_every_reader(with_part(data, name, bytes(content)))


@pytest.mark.parametrize(
    "cell",
    ["1 " * 15_000, "9" * 30_000, "1." * 15_000, "a1:" * 10_000, "- 1" * 10_000, ";1T" * 9_000],
)
def test_a_cell_made_to_stall_the_reader_does_not(cell):
    row = ";".join([f'"{cell}"'] * 8)
    started = perf_counter()

    read_with_every_reader(csv_of(row, row))

    assert perf_counter() - started < SECONDS_FOR_A_HOSTILE_CELL


def test_a_file_of_people_is_never_about_robbery_because_it_says_from():
    table = open_table("id;datum;från\n1;2026-01-01;x\n".encode(), "lista.csv")

    assert "kind" not in guess_mapping(table, TableKind.INCIDENTS).constants
