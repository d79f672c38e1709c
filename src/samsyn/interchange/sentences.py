"""The English sentences of refusals, faults and notes, by code.

They are source strings for translation: a page looks a sentence up by its code and fills in the
same values. No sentence ever holds an identity number.
"""

from collections.abc import Iterator
from typing import Any

REFUSALS = {
    "empty": "The file is empty. Export it again.",
    "only_separators": "The file holds separators but no text. Export it again.",
    "header_only": "The file has a header row but no rows below it.",
    "no_header": (
        "Row {row} should hold the column names, but looks like data. Add a row of names above it."
    ),
    "too_large": "The file is larger than {limit} MB. Split it and import the parts.",
    "too_many_rows": "The file has more than {limit} rows. Split it and import the parts.",
    "too_many_columns": (
        "Row {row} has more than {limit} columns. Remove the columns that are not needed."
    ),
    "duplicate_header": (
        'Two columns, {first} and {second}, are both called "{header}". Rename one of them.'
    ),
    "long_cell": (
        "Row {row} holds a cell of more than {limit} characters. Check for a quotation mark that is"
        " not closed."
    ),
    "open_quote": (
        "Row {row}: a quotation mark is out of place or never closed, so the columns cannot be told"
        " apart. Correct it or export the file again."
    ),
    "nul": (
        "Row {row} holds a NUL byte, which text never does: the file is damaged. Export it again."
    ),
    "not_text": "The file is not a table: it looks like {what}. Save it as CSV or XLSX.",
    "old_excel": (
        "The file is an old Excel workbook (.xls). Open it in Excel and save it as .xlsx."
    ),
    "encrypted": (
        "The workbook is protected with a password. Open it in Excel, remove the password and save"
        " it again."
    ),
    "unknown_encoding": (
        "The letters of the file cannot be read with any known character encoding. Save it as"
        " CSV UTF-8."
    ),
    "mojibake": (
        'The letters were spoiled before the file came here: row {row} says "{found}". Export it'
        " again from its source, as CSV UTF-8."
    ),
    "damaged_zip": "The workbook is damaged or cut off. Download or save it again.",
    "damaged_gzip": "The compressed file is damaged or cut off. Download or save it again.",
    "expands": (
        "The file would unpack to more than {limit} MB, or far more than a real table does. It is"
        " refused unread."
    ),
    "unsafe_xml": (
        "The workbook declares XML entities, which no spreadsheet program writes. It is refused"
        " unread."
    ),
    "damaged_workbook": "The workbook cannot be read: {part}. Save it again as .xlsx.",
    "no_sheet": 'There is no sheet called "{sheet}". The sheets are: {sheets}.',
    "all_hidden": "All sheets with data are hidden: {sheets}. Name the sheet to read.",
    "no_cells": "No sheet of the workbook holds any cells.",
}

REASONS = {
    "ragged": "The row has {cells} cells, but the header has {columns}. Check the separators.",
    "formula": "Cell {cell} holds a formula. Replace it with its value.",
    "error_cell": "Cell {cell} holds the error {value}. Correct it.",
    "cell_too_long": "The cell holds more than {limit} characters.",
    "control": "The cell holds control characters. Export the file again.",
    "spoiled_letters": (
        'The letters of "{value}" were spoiled by a wrong character encoding. Write them again.'
    ),
    "missing": "The cell is empty, but is needed.",
    "not_a_date": '"{value}" is not a date. Write it as 2026-11-20.',
    "no_such_day": '"{value}" is a day that does not exist.',
    "ambiguous_date": (
        '"{value}" can be read with the day first or the month first. Say which in the mapping.'
    ),
    "in_future": '"{value}" is after {today}. Correct the date.',
    "too_early": '"{value}" is before 1900. Correct the date.',
    "not_a_time": '"{value}" is not a time of day. Write it as 23:05.',
    "not_a_number": '"{value}" is not a number.',
    "not_a_count": '"{value}" is not a whole number from 0 to {limit}.',
    "not_positive": '"{value}" is not a number above zero.',
    "not_yes_or_no": '"{value}" is neither yes nor no.',
    "unknown_value": (
        '"{value}" is not known here. Translate it in the mapping to one of: {allowed}.'
    ),
    "half_a_point": "One of the two coordinates is missing. Give both or neither.",
    "null_island": "The coordinates are 0, 0, which is in the Atlantic. Leave them empty.",
    "outside_range": '"{value}" is outside the range of a {axis} (-{limit} to {limit} degrees).',
    "outside_grid": (
        "x {x} and y {y} are outside Sweden in the grid SWEREF 99 TM. Check the grid or the digits."
    ),
    "swapped": "Longitude and latitude look swapped. Exchange them.",
    "conflicting_moment": (
        "Rows {rows} are the same incident but give different dates or times. Make them agree."
    ),
    "conflicting_kind": (
        "Rows {rows} are the same incident but give different kinds. Make them agree."
    ),
    "reference_used_twice": (
        "Rows {rows} use the same reference but differ. Give each its own, or make them agree."
    ),
    "belongs_together": (
        "Row {row} belongs with this one and is faulty. Correct it, and both are taken together."
    ),
    "identity_number": "The identity number is not valid. {problem}",
    "birth_disagrees": "The birth date does not agree with the identity number.",
    "no_identity": "The row has neither a reference, a name nor an identity number.",
    "ends_before_start": "The end comes before the start.",
    "self_tie": "The tie goes from somebody to the same person.",
}

NOTES = {
    "blank_rows": "{count} blank rows were left out.",
    "leading_rows": "The column names were found in row {row}; the rows above it were left out.",
    "encoding": "The letters were read as {encoding}.",
    "sheet": 'The sheet "{sheet}" was read. Other sheets: {others}.',
    "macros": "The workbook holds macros. They were not run.",
    "columns_left_out": "Columns that were not used: {columns}.",
    "protected_columns": (
        "Columns on protected characteristics were left out and are never used: {columns}."
    ),
    "folded": "{rows} rows were folded into {results} {what}.",
    "duplicates": "{count} rows repeat another row and were folded into it: rows {rows}.",
    "tie_weights": "{count} rows repeat a tie; they were folded into it and their weights added.",
    "no_place": "{count} incidents have no coordinates; their place is unknown on the map.",
    "points_differ": (
        "{count} incidents have rows with different points; the first was kept: rows {rows}."
    ),
    "outcome_unknown": "{count} victims have no stated outcome; they count as unknown.",
    "skipped_hour": (
        "{count} times fall in an hour that the clock skipped in {zone}; they were read as if the"
        " clock had not yet been changed: rows {rows}."
    ),
    "repeated_hour": (
        "{count} times fall in an hour that came twice in {zone}; both are kept as possible: rows"
        " {rows}."
    ),
    "time_left_out": (
        "{count} rows give a time but no exact day; the time was left out: rows {rows}."
    ),
    "serial_dates": "Numbers in the date column were read as Excel's count of days.",
    "unknown_crs": "The coordinate system of x and y is not stated; name it in the mapping.",
}


def for_translators(*_asked: Any, **_options: Any) -> Iterator[tuple[int, None, str, list[str]]]:
    """Hand every sentence to Babel, which calls this for babel.cfg and asks for a line each."""
    for sentence in (*REFUSALS.values(), *REASONS.values(), *NOTES.values()):
        yield 1, None, sentence, []
