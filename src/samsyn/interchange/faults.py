"""What is wrong with a file: refusals of a whole file, faults of one row, notes on a reading.

Each has a machine code and its values beside the English sentence, so that a page can show it in
another language. `Reading` is the result of every reader, and its row accounting is exact.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from samsyn.interchange.sentences import NOTES, REASONS, REFUSALS

T = TypeVar("T")
Value = str | int
_IDENTITY_NUMBER = re.compile(r"(?:\d{2})?\d{6}(?:\s?[-+]\s?|\s)?\d{4}")
_SHOWN_LENGTH = 40
_SHOWN_ROWS = 5


class UnreadableFile(ValueError):
    """A whole file is refused; the message is a sentence saying why and what to do."""

    def __init__(self, code: str, /, **values: Value) -> None:
        self.code = code
        self.values = values
        super().__init__(REFUSALS[code].format(**values))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why one row of a file was not taken.

    `row` counts as a spreadsheet does, the header line included; `column` is the header's text,
    empty when the whole row is meant. A row has exactly one fault; its further ones are in `also`.
    """

    row: int
    column: str
    code: str
    reason: str
    values: Mapping[str, Value] = field(default_factory=dict)
    also: tuple["Fault", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that a reader did or left out, and that the person importing must know."""

    code: str
    text: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[T]):
    """Typed rows, faults and notes of one file.

    `rows_in` counts the file's rows below the header that are not blank. Several of them may be
    folded into one typed row, so `len(rows)` can be less than `rows_accepted`.
    Raises ValueError unless `rows_in` = `rows_accepted` + number of faults.
    """

    rows: tuple[T, ...]
    faults: tuple[Fault, ...]
    rows_in: int
    rows_accepted: int
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        if self.rows_in != self.rows_accepted + len(self.faults):
            raise ValueError(
                f"{self.rows_in} rows were read, {self.rows_accepted} accepted and"
                f" {len(self.faults)} refused: a row is missing from the account."
            )


def make_fault(row: int, column: str, code: str, /, **values: Value) -> Fault:
    """Return the fault with its sentence; `code` is a key of `sentences.REASONS`."""
    reason = REASONS[code].format(**values)
    return Fault(row=row, column=column, code=code, reason=reason, values=values)


def make_note(code: str, /, **values: Value) -> Note:
    """Return the note with its sentence; `code` is a key of `sentences.NOTES`."""
    return Note(code=code, text=NOTES[code].format(**values), values=values)


def one_per_row(faults: list[Fault]) -> Fault:
    """Join the faults of one row: the first, with the others in `also`."""
    first, *others = faults
    return replace(first, also=tuple(others)) if others else first


def shown(value: str) -> str:
    """Return a cell as it may stand in a sentence: one short line, identity numbers masked."""
    line = _IDENTITY_NUMBER.sub("(number)", " ".join(value.split()))
    return line if len(line) <= _SHOWN_LENGTH else line[: _SHOWN_LENGTH - 3] + "..."


def rows_in_words(rows: list[int]) -> str:
    """Name the first few rows: "3, 7, 9 and 12 more"."""
    listed = ", ".join(str(row) for row in rows[:_SHOWN_ROWS])
    rest = len(rows) - _SHOWN_ROWS
    return f"{listed} and {rest} more" if rest > 0 else listed
