"""One row of a table as the fields of a mapping: text, dates, numbers, choices, with its faults.

A record collects every fault of its row; a row with any fault is never half-accepted.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, tzinfo
from enum import StrEnum
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from samsyn.interchange.dates import NotADate, is_serial, parse_date
from samsyn.interchange.faults import (
    Fault,
    Note,
    Reading,
    Value,
    make_fault,
    make_note,
    one_per_row,
    rows_in_words,
    shown,
)
from samsyn.interchange.grids import Table
from samsyn.interchange.mappings import BadMapping, Mapping, TableKind, is_protected
from samsyn.interchange.numbers import (
    UNKNOWN_WORDS,
    NotANumber,
    parse_count,
    parse_number,
    parse_yes_or_no,
)
from samsyn.vocabulary.uncertain_dates import DateInterval

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)
_MOST_PEOPLE = 9_999  # dead or injured in one incident


class Records:
    """A table seen through a mapping.

    Raises `BadMapping` if the mapping is for another kind of file, lacks a needed field or names
    a column that the table does not have.
    """

    def __init__(self, table: Table, mapping: Mapping, kind: TableKind, *, today: date) -> None:
        _check_fit(table, mapping, kind)
        self.table = table
        self.mapping = mapping
        self.today = today
        self.zone: tzinfo = ZoneInfo(mapping.zone)
        self.constants = mapping.constants
        self.places = {name: table.header.index(head) for name, head in mapping.columns.items()}
        self.detail_places = [(head, table.header.index(head)) for head in mapping.details]
        self.translations = {
            name: {said.strip().casefold(): ours for said, ours in pairs.items()}
            for name, pairs in mapping.translations.items()
        }
        self.texts = _Columns(self._texts)
        self.known = _Columns(self._known)
        self._used = {"", *mapping.columns.values(), *mapping.details}
        self._remarked: dict[str, list[int]] = {}

    def __iter__(self) -> Iterator["Record"]:
        faults = self.table.cell_faults
        for place, row in enumerate(self.table.rows):
            found = [fault for fault in faults.get(row.number, ()) if fault.column in self._used]
            yield Record(self, place, row.number, row.cells, found)

    def _texts(self, name: str) -> Sequence[str]:
        """Return a field of every row, translated and stripped; the constant where it is empty."""
        constant = self.constants.get(name, "")
        if (place := self.places.get(name)) is None:
            return [constant] * len(self.table.rows)
        texts = [row.cells[place].strip() for row in self.table.rows]
        if name in self.translations:
            ours = self.translations[name]
            texts = [ours.get(text.casefold(), text) for text in texts]
        return [text or constant for text in texts]

    def _known(self, name: str) -> Sequence[str]:
        return ["" if text.casefold() in UNKNOWN_WORDS else text for text in self.texts[name]]

    def remark(self, code: str, row: int) -> None:
        """Keep a row for the note of that code."""
        self._remarked.setdefault(code, []).append(row)

    def settle(
        self, rows: Sequence[T], faults: dict[int, list[Fault]], notes: Sequence[Note] = ()
    ) -> Reading[T]:
        """Return the reading: everything not in `faults`, by row, was accepted."""
        remarks = [
            make_note(code, count=len(found), rows=rows_in_words(found), zone=self.mapping.zone)
            for code, found in self._remarked.items()
        ]
        return Reading(
            rows=tuple(rows),
            faults=tuple(one_per_row(faults[row]) for row in sorted(faults)),
            rows_in=len(self.table.rows),
            rows_accepted=len(self.table.rows) - len(faults),
            notes=(*self.table.notes, *notes, *remarks, *self._notes_on_columns()),
        )

    def _notes_on_columns(self) -> Iterator[Note]:
        protected = [head for head in self.table.header if is_protected(head)]
        left_out = [
            head for head in self.table.header if head not in self._used and head not in protected
        ]
        if protected:
            yield make_note("protected_columns", columns=", ".join(protected))
        if left_out:
            yield make_note("columns_left_out", columns=", ".join(map(shown, left_out)))
        dated = [self.mapping.columns.get(name, "") for name in ("date", "birth_date", "since")]
        if any(is_serial(text) for head in dated if head for text in self.table.column(head)[:100]):
            yield make_note("serial_dates")


class _Columns(dict[str, Sequence[str]]):
    """Fields of all rows, each made when it is first asked for: a field at a time is quickest."""

    def __init__(self, make: Callable[[str], Sequence[str]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> Sequence[str]:
        self[name] = self._make(name)
        return self[name]


@dataclass(slots=True)
class Record:
    """One row; its reading methods return None after adding a fault, and for an empty cell."""

    source: Records
    place: int  # among the rows of the table
    number: int  # in the file
    cells: tuple[str, ...]
    faults: list[Fault] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return the cell, translated and stripped; the mapping's constant where it is empty."""
        return self.source.texts[name][self.place]

    def known(self, name: str) -> str:
        """Return the text, or the empty text where it says that nothing is known."""
        return self.source.known[name][self.place]

    def refuse(self, name: str, code: str, /, **values: Value) -> None:
        """Add a fault in the column of a field."""
        column = self.source.mapping.columns.get(name, "")
        self.faults.append(make_fault(self.number, column, code, **values))

    def days(self, name: str) -> DateInterval | None:
        """Read a date."""
        text = self.known(name)
        return self.parse_days(name, text) if text else None

    def parse_days(self, name: str, text: str) -> DateInterval | None:
        """Read a text of that field as a date."""
        today = self.source.today
        try:
            return parse_date(text, day_first=self.source.mapping.day_first, today=today)
        except NotADate as error:
            values = {"today": today.isoformat()} if error.code == "in_future" else {}
            self.refuse(name, error.code, value=shown(text), **values)
            return None

    def number_in(self, name: str) -> float | None:
        """Read a decimal number."""
        if not (text := self.known(name)):
            return None
        try:
            return parse_number(text)
        except NotANumber:
            self.refuse(name, "not_a_number", value=shown(text))
            return None

    def count(self, name: str) -> int | None:
        """Read a number of people."""
        if not (text := self.known(name)):
            return None
        try:
            return parse_count(text, limit=_MOST_PEOPLE)
        except NotANumber:
            self.refuse(name, "not_a_count", value=shown(text), limit=_MOST_PEOPLE)
            return None

    def yes_or_no(self, name: str) -> bool | None:
        """Read a yes or no."""
        if not (text := self.known(name)):
            return None
        try:
            return parse_yes_or_no(text)
        except NotANumber:
            self.refuse(name, "not_yes_or_no", value=shown(text))
            return None

    def choice(self, name: str, among: type[Choice]) -> Choice | None:
        """Read one of the vocabulary's values."""
        if not (text := self.known(name)):
            return None
        try:
            return among(text.casefold())
        except ValueError:
            allowed = ", ".join(among)
            self.refuse(name, "unknown_value", value=shown(text), allowed=allowed)
            return None

    def details(self) -> tuple[tuple[str, str], ...]:
        """Return the further columns that the mapping keeps, as header and text."""
        kept = ((head, self.cells[place].strip()) for head, place in self.source.detail_places)
        return tuple((head, text) for head, text in kept if text)


@dataclass(slots=True)
class Group(Generic[T]):
    """Rows that share a reference."""

    records: list[Record] = field(default_factory=list)
    parts: list[T] = field(default_factory=list)

    @property
    def rows(self) -> list[int]:
        """Return the file rows."""
        return [record.number for record in self.records]

    def refuse(self, name: str, code: str) -> None:
        """Fault every row of the group."""
        rows = rows_in_words(self.rows)
        for record in self.records:
            record.refuse(name, code, rows=rows)

    def stands_whole(self, name: str) -> bool:
        """Whether no row is faulty; else the sound ones are faulted too, so that none is lost."""
        faulty = [record.number for record in self.records if record.faults]
        for record in self.records:
            if faulty and not record.faults:
                record.refuse(name, "belongs_together", row=faulty[0])
        return not faulty


def faults_by_row(groups: Sequence[Group[T]]) -> dict[int, list[Fault]]:
    """Gather the faults of all rows."""
    return {
        record.number: record.faults
        for group in groups
        for record in group.records
        if record.faults
    }


def group_by_reference(pairs: Sequence[tuple[Record, T | None, str]]) -> list[Group[T]]:
    """Group rows by reference, in the order of the file; a row without one stands alone."""
    groups: dict[object, Group[T]] = {}
    for record, part, reference in pairs:
        group = groups.setdefault(reference or record.number, Group())
        group.records.append(record)
        if part is not None:
            group.parts.append(part)
    return list(groups.values())


def _check_fit(table: Table, mapping: Mapping, kind: TableKind) -> None:
    if mapping.kind is not kind:
        raise BadMapping(f"The mapping is for {mapping.kind}, but the file is read as {kind}.")
    if mapping.missing:
        raise BadMapping(f"Say in the mapping where to find: {', '.join(mapping.missing)}.")
    for header in (*mapping.columns.values(), *mapping.details):
        if header not in table.header:
            known = ", ".join(map(shown, table.header))
            raise BadMapping(f'The file has no column "{shown(header)}". It has: {known}.')
