"""CSV and its relatives: which separator, and the rows of cells.

The separator is found by reading the first records with each candidate, quotation marks
respected; `sep=;` on the first line, Excel's own hint, is obeyed.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from samsyn.interchange.faults import UnreadableFile

SEPARATORS = (",", ";", "\t", "|")
_SAMPLE_RECORDS = 50
_SAMPLE_LENGTH = 200_000
_HINT_LENGTH = len("sep=;")


def find_separator(text: str) -> str:
    """Return the separator that cuts the first records most evenly, comma if none does."""
    hint = text[:_HINT_LENGTH].casefold()
    if hint.startswith("sep=") and hint[-1] in SEPARATORS:
        return hint[-1]
    best, best_score = ",", (0.0, 0)
    for separator in SEPARATORS:
        score = _evenness(text, separator)
        if score > best_score:
            best, best_score = separator, score
    return best


def read_records(text: str, separator: str) -> Iterator[list[str]]:
    """Yield the records; blank lines are empty lists. Raises `UnreadableFile`."""
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableFile("nul", row=row)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    row = 0
    try:
        for record in records:
            row += 1
            yield [] if row == 1 and _is_hint(record, separator) else record
    except csv.Error as error:
        if "field limit" in str(error):
            limit = csv.field_size_limit()
            raise UnreadableFile("long_cell", row=row + 1, limit=limit) from error
        raise UnreadableFile("open_quote", row=row + 1) from error


def _evenness(text: str, separator: str) -> tuple[float, int]:
    sample = io.StringIO(text[:_SAMPLE_LENGTH], newline="")
    try:
        records = [
            record
            for record in islice(csv.reader(sample, delimiter=separator), _SAMPLE_RECORDS)
            if record
        ]
    except csv.Error:
        return (0.0, 0)
    if not records:
        return (0.0, 0)
    (width, often), *_ = Counter(len(record) for record in records).most_common(1)
    return (often / len(records), width) if width > 1 else (0.0, 0)


def _is_hint(record: list[str], separator: str) -> bool:
    return separator.join(record).casefold() == f"sep={separator}"
