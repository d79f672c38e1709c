"""Every broken file gets a sentence, and none of its rows is half-accepted."""

from datetime import date

import pytest
from tests.interchange.broken_files import faulty_files, refused_files

from samsyn.cli.check_file import READERS
from samsyn.interchange.faults import UnreadableFile
from samsyn.interchange.guessing import guess_mapping
from samsyn.interchange.mappings import TableKind
from samsyn.interchange.tables import open_table

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("name", refused_files())
def test_a_file_that_is_no_table_is_refused_with_a_sentence(name):
    broken = refused_files()[name]()

    with pytest.raises(UnreadableFile) as refusal:
        open_table(broken.data, broken.name)

    assert refusal.value.code == broken.code
    assert str(refusal.value).endswith(".")
    assert "{" not in str(refusal.value)


@pytest.mark.parametrize("name", faulty_files())
def test_a_faulty_row_is_named_and_the_sound_one_is_kept(name):
    broken = faulty_files()[name]()
    table = open_table(broken.data, broken.name)
    kind = TableKind(broken.kind)

    reading = READERS[kind](table, guess_mapping(table, kind), today=TODAY)

    assert {fault.code for fault in reading.faults} == {broken.code}
    assert [fault.row for fault in reading.faults] == list(range(3, 3 + len(reading.faults)))
    assert [row.file_rows for row in reading.rows] == [(2,)]
    assert all(fault.reason.endswith(".") for fault in reading.faults)


def test_there_are_more_than_thirty_broken_files():
    assert len(refused_files()) + len(faulty_files()) > 60
