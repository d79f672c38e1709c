"""Broken files, built on the fly: what offices really send, and what an attacker would.

Each is refused as a whole, or has a row fault; `code` says which. Pages reuse them.
"""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import openpyxl

TWO_GIGABYTES = 2 * 1024**3
HEADER = "id;datum;tid;typ;lat;lon;döda;skadade"
SOUND_ROW = "A1;2026-03-01;23:05;skottlossning;59,27;15,21;0;1"
FURTHER_ROW = "A2;2026-03-02;01:10;skottlossning;59,28;15,22;0;1"
_SHEET = "xl/worksheets/sheet1.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenFile:
    """A file's name and bytes, what it claims to hold, and the code of its refusal or fault."""

    name: str
    data: bytes
    code: str
    kind: str = "incidents"


def refused_files() -> dict[str, Callable[[], BrokenFile]]:
    """Name -> builder of each file that must be refused as a whole."""
    return _REFUSED


def faulty_files() -> dict[str, Callable[[], BrokenFile]]:
    """Name -> builder of each file that has sound rows and exactly one kind of fault."""
    return _FAULTY


def csv_of(*rows: str, header: str = HEADER, encoding: str = "utf-8") -> bytes:
    """A semicolon file with the usual header."""
    return "\r\n".join((header, *rows, "")).encode(encoding)


def xlsx_of(*rows: list[object]) -> bytes:
    """A workbook with one sheet, written as a spreadsheet program would."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes | None) -> bytes:
    """The workbook with one part replaced, or without it."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        if content is not None:
            new.writestr(name, content)
    return stream.getvalue()


def zip_bomb(*, size: int, declared: int) -> bytes:
    """A workbook whose sheet unpacks to `size` bytes of spaces and declares `declared`."""
    packer = zlib.compressobj(9, wbits=-15)
    megabyte = packer.compress(b" " * 1024**2) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = megabyte * (size // 1024**2) + zlib.compressobj(9, wbits=-15).flush()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        part = zipfile.ZipInfo(_SHEET)
        archive.writestr(part, packed)
        # The central directory is written from these when the archive is closed.
        part.compress_type = zipfile.ZIP_DEFLATED
        part.file_size = declared
    return stream.getvalue()


def _plain_workbook() -> bytes:
    return xlsx_of(HEADER.split(";"), ["A1", "2026-03-01", "23:05", "skottlossning", 59.2, 15.2])


def _entity_bomb(encoding: str) -> bytes:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        f'<!DOCTYPE worksheet [<!ENTITY l0 "lol">{lines}]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&l8;</t></is></c></row></sheetData></worksheet>'
    )
    return with_part(_plain_workbook(), _SHEET, text.encode(encoding))


def _other_zip(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "content")
    return stream.getvalue()


def _all_hidden() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["id"])
    book.create_sheet("empty")
    book.worksheets[0].sheet_state = "hidden"
    return saved(book)


def _cut(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


def _refusal(
    code: str, name: str, build: Callable[[], bytes], kind: str = "incidents"
) -> Callable[[], BrokenFile]:
    return lambda: BrokenFile(name=name, data=build(), code=code, kind=kind)


def _row_fault(code: str, *rows: str, header: str = HEADER) -> Callable[[], BrokenFile]:
    return lambda: BrokenFile(
        name="skjutningar.csv", data=csv_of(SOUND_ROW, *rows, header=header), code=code
    )


def _cell_fault(code: str, row: list[object]) -> Callable[[], BrokenFile]:
    sound = ["A1", "2026-03-01", "23:05", "skottlossning", 59.2, 15.2, 0, 1]
    return lambda: BrokenFile(
        name="skjutningar.xlsx", data=xlsx_of(HEADER.split(";"), sound, row), code=code
    )


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_WIDE = [f"k{number}" for number in range(10_000)]
_MALMO_TWICE = "Malmö".encode().decode("cp1252")

_REFUSED: dict[str, Callable[[], BrokenFile]] = {
    "nothing at all": _refusal("empty", "a.csv", lambda: b""),
    "blank lines only": _refusal("empty", "a.csv", lambda: b"\r\n \r\n\t\r\n"),
    "a mark and nothing else": _refusal("empty", "a.csv", lambda: b"\xef\xbb\xbf"),
    "only separators": _refusal("only_separators", "a.csv", lambda: b";;;;\r\n;;;;\r\n"),
    "header only": _refusal("header_only", "a.csv", csv_of),
    "header of a workbook only": _refusal(
        "header_only", "a.xlsx", lambda: xlsx_of(["id", "datum"])
    ),
    "no header": _refusal("no_header", "a.csv", lambda: b"1;2026-01-02;3\r\n2;2026-01-03;4\r\n"),
    "duplicated headers": _refusal(
        "duplicate_header", "a.csv", lambda: csv_of("1;2;3", header="id;Datum;datum")
    ),
    "NUL bytes": _refusal("nul", "a.csv", lambda: csv_of(SOUND_ROW.replace("23", "\0"))),
    "a quotation mark never closed": _refusal(
        "open_quote", "a.csv", lambda: csv_of('A1;"2026-03-01;;;;;;', FURTHER_ROW)
    ),
    "text after a closed quotation": _refusal(
        "open_quote", "a.csv", lambda: csv_of('A1;"2026"-03-01;;;;;;')
    ),
    "a huge cell": _refusal("long_cell", "a.csv", lambda: csv_of("A1;" + "x" * 200_000)),
    "10,000 columns": _refusal(
        "too_many_columns", "a.csv", lambda: csv_of(";".join("1" * 10_000), header=";".join(_WIDE))
    ),
    "10,000 columns in a workbook": _refusal("too_many_columns", "a.xlsx", lambda: xlsx_of(_WIDE)),
    "every letter spoiled": _refusal(
        "mojibake", "a.csv", lambda: csv_of(f"A1;{_MALMO_TWICE}", header="id;ort")
    ),
    "a spoiled header": _refusal("mojibake", "a.csv", lambda: csv_of("A1;1", header="id;dÃ¶da")),
    "letters lost": _refusal("mojibake", "a.csv", lambda: csv_of("A1;Malm\ufffd", header="id;ort")),
    "a DOS file saved again as UTF-8": _refusal(
        "mojibake", "a.csv", lambda: csv_of("A1;G”teborg", header="id;ort")
    ),
    "a foreign script in an unknown encoding": _refusal(
        "unknown_encoding", "a.csv", lambda: b"id;ort\r\n1;" + b"\x93\xfa\x96\x7b\x8c\xea" * 9
    ),
    "a picture called .csv": _refusal("not_text", "a.csv", lambda: _PNG),
    "a PDF called .csv": _refusal("not_text", "a.csv", lambda: b"%PDF-1.7\n"),
    "a web page called .xls": _refusal(
        "not_text", "a.xls", lambda: b"<html><table></table></html>"
    ),
    "machine code": _refusal("not_text", "a.csv", lambda: bytes(range(1, 32)) * 40),
    "an old workbook": _refusal("old_excel", "a.xls", lambda: _OLE + b"\0" * 600),
    "a workbook with a password": _refusal(
        "encrypted", "a.xlsx", lambda: _OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    ),
    "a text document": _refusal("not_text", "a.xlsx", lambda: _other_zip("word/document.xml")),
    "an OpenDocument sheet": _refusal("not_text", "a.ods", lambda: _other_zip("content.xml")),
    "a binary workbook": _refusal("not_text", "a.xlsb", lambda: _other_zip("xl/workbook.bin")),
    "a workbook cut off": _refusal("damaged_zip", "a.xlsx", lambda: _cut(_plain_workbook())),
    "a workbook without its sheet": _refusal(
        "no_cells", "a.xlsx", lambda: with_part(_plain_workbook(), _SHEET, None)
    ),
    "a workbook of broken XML": _refusal(
        "damaged_workbook", "a.xlsx", lambda: with_part(_plain_workbook(), _SHEET, b"<worksheet><")
    ),
    "an empty workbook": _refusal("no_cells", "a.xlsx", lambda: saved(openpyxl.Workbook())),
    "a workbook with all its data hidden": _refusal("all_hidden", "a.xlsx", _all_hidden),
    "a bomb of 2 GB": _refusal(
        "expands", "a.xlsx", lambda: zip_bomb(size=TWO_GIGABYTES, declared=TWO_GIGABYTES)
    ),
    "a bomb that declares a kilobyte": _refusal(
        "damaged_zip", "a.xlsx", lambda: zip_bomb(size=TWO_GIGABYTES, declared=1000)
    ),
    "a dense bomb below the size limit": _refusal(
        "expands", "a.xlsx", lambda: zip_bomb(size=100 * 1024**2, declared=100 * 1024**2)
    ),
    "an entity bomb": _refusal("unsafe_xml", "a.xlsx", lambda: _entity_bomb("utf-8")),
    "an entity bomb in UTF-16": _refusal("unsafe_xml", "a.xlsx", lambda: _entity_bomb("utf-16")),
    "gzip cut off": _refusal(
        "damaged_gzip", "a.csv.gz", lambda: _cut(gzip.compress(csv_of(SOUND_ROW)))
    ),
    "a gzip bomb": _refusal("expands", "a.csv.gz", lambda: gzip.compress(b"a;b\n" * 20_000_000, 1)),
    "gzip in gzip": _refusal(
        "not_text", "a.csv.gz", lambda: gzip.compress(gzip.compress(csv_of(SOUND_ROW)))
    ),
}

_FAULTY: dict[str, Callable[[], BrokenFile]] = {
    "a date in 2099": _row_fault("in_future", "A2;2099-01-01;;skottlossning;;;0;1"),
    "a date before 1900": _row_fault("too_early", "A2;1811-01-01;;skottlossning;;;0;1"),
    "the 30th of February": _row_fault("no_such_day", "A2;2026-02-30;;skottlossning;;;0;1"),
    "words for a date": _row_fault("not_a_date", "A2;i tisdags;;skottlossning;;;0;1"),
    "no date": _row_fault("missing", "A2;;;skottlossning;;;0;1"),
    "a date of two readings": _row_fault("ambiguous_date", "A2;03/04/2026;;skottlossning;;;0;1"),
    "25 o'clock": _row_fault("not_a_time", "A2;2026-03-01;25:61;skottlossning;;;0;1"),
    "an unknown kind": _row_fault("unknown_value", "A2;2026-03-01;;bus;;;0;1"),
    "no kind": _row_fault("missing", "A2;2026-03-01;;;;;0;1"),
    "a negative count": _row_fault("not_a_count", "A2;2026-03-01;;skottlossning;;;-1;1"),
    "half a person": _row_fault("not_a_count", "A2;2026-03-01;;skottlossning;;;0,5;1"),
    "a count in words": _row_fault("not_a_count", "A2;2026-03-01;;skottlossning;;;två;1"),
    "latitude and longitude swapped": _row_fault(
        "swapped", "A2;2026-03-01;;skottlossning;15,21;59,27;0;1"
    ),
    "zero, zero": _row_fault("null_island", "A2;2026-03-01;;skottlossning;0;0;0;1"),
    "a latitude of 159": _row_fault("outside_range", "A2;2026-03-01;;skottlossning;159;15;0;1"),
    "a latitude alone": _row_fault("half_a_point", "A2;2026-03-01;;skottlossning;59,3;;0;1"),
    "letters for a latitude": _row_fault(
        "not_a_number", "A2;2026-03-01;;skottlossning;59N;15,2;0;1"
    ),
    "too many cells": _row_fault("ragged", FURTHER_ROW + ";9;9"),
    "too few cells": _row_fault("ragged", "A2;2026-03-01"),
    "control characters": _row_fault("control", "A\x07;2026-03-01;;skottlossning;;;0;1"),
    "a spoiled letter": lambda: BrokenFile(
        name="skjutningar.csv",
        data=csv_of(
            SOUND_ROW + ";Örebro",
            "A2;2026-03-01;;skottlossning;;;0;1;MalmÃ¶",
            header=HEADER + ";plats",
        ),
        code="spoiled_letters",
    ),
    "a cell of 40,000 letters": _row_fault(
        "cell_too_long", f"A{'2' * 40_000};2026-03-01;;skottlossning;;;0;1"
    ),
    "one reference, two dates": _row_fault(
        "conflicting_moment",
        "A2;2026-03-01;;skottlossning;;;0;1",
        "A2;2026-03-05;;skottlossning;;;0;1",
    ),
    "one reference, two places": _row_fault(
        "reference_used_twice",
        "A2;2026-03-01;;skottlossning;59,1;15,1;0;1",
        "A2;2026-03-01;;skottlossning;59,2;15,1;0;1",
    ),
    "a formula in a workbook": _cell_fault(
        "formula", ["A2", "2026-03-01", "", "skottlossning", "=59+1", 15.2, 0, 1]
    ),
    "an error in a workbook": _cell_fault(
        "error_cell", ["A2", "#REF!", "", "skottlossning", 59.2, 15.2, 0, 1]
    ),
}
