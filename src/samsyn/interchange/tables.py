"""Open any file as a plain table, or refuse it with a sentence.

What a file is comes from its first bytes, never from its name.
"""

import gzip
import io
import re
import zlib
from pathlib import Path
from typing import BinaryIO

from samsyn.interchange.delimited import find_separator, read_records
from samsyn.interchange.encodings import decode
from samsyn.interchange.faults import UnreadableFile, make_note
from samsyn.interchange.grids import Table, build_grid
from samsyn.interchange.limits import MEGABYTE, Limits
from samsyn.interchange.workbooks import read_workbook

DEFAULT_LIMITS = Limits()
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|svg)", re.IGNORECASE)
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_SHARE = 0.02
_SAMPLE = 4096


def open_table(
    source: Path | bytes | BinaryIO,
    name: str = "",
    *,
    sheet: str = "",
    limits: Limits = DEFAULT_LIMITS,
) -> Table:
    """Read a CSV or XLSX file, gzipped or not.

    `sheet` names a sheet of a workbook; else the first visible one with cells is read.
    Raises `UnreadableFile` with a sentence for a file that cannot be taken as a whole.
    """
    data = read_bytes(source, limits)
    name = name or (source.name if isinstance(source, Path) else "")
    if data.startswith(_ZIP):
        return _workbook_table(data, name, sheet, limits)
    return _text_table(data, name, limits)


def read_bytes(source: Path | bytes | BinaryIO, limits: Limits) -> bytes:
    """Return a file's bytes, unpacked if it is gzipped. Raises `UnreadableFile` for no table."""
    data = _bytes(source, limits)
    if data.startswith(_GZIP):
        data = _gunzip(data, limits)
    if not data.strip():
        raise UnreadableFile("empty")
    _refuse_other_kinds(data)
    return data


def _bytes(source: Path | bytes | BinaryIO, limits: Limits) -> bytes:
    if isinstance(source, bytes):
        data = source
    elif isinstance(source, Path):
        with source.open("rb") as stream:
            data = stream.read(limits.file_size + 1)
    else:
        data = source.read(limits.file_size + 1)
    if len(data) > limits.file_size:
        raise UnreadableFile("too_large", limit=limits.file_size // MEGABYTE)
    return data


def _gunzip(data: bytes, limits: Limits) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            unpacked = stream.read(limits.file_size + 1)
    except (EOFError, OSError, zlib.error) as error:
        raise UnreadableFile("damaged_gzip") from error
    if len(unpacked) > limits.file_size:
        raise UnreadableFile("expands", limit=limits.file_size // MEGABYTE)
    if unpacked.startswith((_GZIP, _ZIP)):
        raise UnreadableFile("not_text", what="an archive inside an archive")
    return unpacked


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(_OLE):
        raise UnreadableFile("encrypted" if _ENCRYPTED_STREAM in data else "old_excel")
    for mark, what in _OTHER_KINDS:
        if data.startswith(mark):
            raise UnreadableFile("not_text", what=what)
    if _MARKUP.match(data[:_SAMPLE]):
        raise UnreadableFile("not_text", what="a web page or XML document")


def _text_table(data: bytes, name: str, limits: Limits) -> Table:
    text, encoding = decode(data)
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) * _CONTROL_SHARE:
        raise UnreadableFile("not_text", what="a binary file")
    separator = find_separator(text)
    grid = build_grid(read_records(text, separator), limits)
    usual = encoding.startswith("utf-8")
    notes = () if usual else (make_note("encoding", encoding=encoding),)
    return Table(
        name=name,
        header=grid.header,
        header_row=grid.header_row,
        rows=grid.rows,
        cell_faults=grid.cell_faults,
        notes=(*notes, *grid.notes),
        encoding=encoding,
        delimiter=separator,
    )


def _workbook_table(data: bytes, name: str, sheet: str, limits: Limits) -> Table:
    book = read_workbook(data, limits, sheet=sheet)
    grid = build_grid(book.rows, limits, problems=book.problems, equal_width=False)
    return Table(
        name=name,
        header=grid.header,
        header_row=grid.header_row,
        rows=grid.rows,
        cell_faults=grid.cell_faults,
        notes=(*book.notes, *grid.notes),
        sheet=book.sheet,
        sheets=book.sheets,
    )
