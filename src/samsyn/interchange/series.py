"""One series from a table: a value for every period, with what is wrong row by row.

Nothing is guessed at and nothing is left out: a file with one fault is refused as a whole, and
shows all of them. The codes have their sentences where the file is shown.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Final

from samsyn.interchange.faults import shown
from samsyn.interchange.grids import Table, TableRow
from samsyn.interchange.numbers import NotANumber, parse_number
from samsyn.vocabulary.outcomes import MeasureKind, Period

MOST_PERIODS: Final = 1_200
MOST: Final = Decimal(10) ** 10
_TIME: Final = ("period", "month", "månad", "year", "år", "quarter", "kvartal", "date", "datum")
_VALUE: Final = ("value", "värde", "count", "antal", "number", "incidents", "händelser", "utfall")
_LOW: Final = ("low", "lower", "nedre", "från")
_HIGH: Final = ("high", "upper", "övre", "till")
_ASKED: Final = ("asked", "n", "svarande", "antal svar", "answers")
_EFFECT: Final = ("design effect", "deff", "designeffekt")
_TWO: Final = 2
_YEAR = re.compile(r"(\d{4})")
_QUARTER = re.compile(r"(\d{4})[- ]?[QqKk]([1-4])")
_MONTH = re.compile(r"(\d{4})-?(\d{2})(?:-01)?")
_READERS: Final = {Period.YEAR: _YEAR, Period.QUARTER: _QUARTER, Period.MONTH: _MONTH}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesColumns:
    """Which columns hold what, by their headers; '' is found by its usual names."""

    time: str = ""
    value: str = ""
    low: str = ""
    high: str = ""
    asked: str = ""  # how many answered
    design_effect: str = ""
    where: Mapping[str, str] = field(default_factory=dict)  # only rows whose columns hold this


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """One row as it was read. `fault` is '' where nothing is wrong."""

    row: int
    period_text: str
    value_text: str
    first: date | None = None  # of the period
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    asked: int | None = None
    design_effect: Decimal | None = None
    fault: str = ""
    told: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesReading:
    """A whole file: its rows, the periods that are missing between them, and what else is wrong.

    `fault` is of the file as a whole, with its own values in `told`.
    """

    rows: tuple[SeriesRow, ...] = ()
    missing: tuple[date, ...] = ()
    fault: str = ""
    told: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Whether every row can be taken."""
        return not (self.fault or self.missing or any(one.fault for one in self.rows))


def read_series(
    table: Table,
    period: Period,
    kind: MeasureKind,
    *,
    today: date,
    columns: SeriesColumns | None = None,
) -> SeriesReading:
    """Return the rows of a table as one series of a kind of measure; a period has to be over."""
    wanted = columns or SeriesColumns()
    try:
        places = _places(table, wanted)
        chosen = {_place(table, name): value for name, value in wanted.where.items()}
    except LookupError as error:
        return SeriesReading(fault="no_column", told={"column": str(error.args[0])})
    rows = [
        _row(row, places, period, kind, today)
        for row in table.rows
        if all(row.cells[place].strip() == value for place, value in chosen.items())
    ]
    if not rows:
        return SeriesReading(fault="no_rows")
    if len(rows) > MOST_PERIODS:
        return SeriesReading(fault="too_many", told={"limit": MOST_PERIODS})
    judged = tuple(_twice(rows))
    return SeriesReading(rows=judged, missing=_missing(judged, period))


def _places(table: Table, columns: SeriesColumns) -> dict[str, int]:
    usual = {
        "time": _TIME,
        "value": _VALUE,
        "low": _LOW,
        "high": _HIGH,
        "asked": _ASKED,
        "design_effect": _EFFECT,
    }
    named = {
        "time": columns.time,
        "value": columns.value,
        "low": columns.low,
        "high": columns.high,
        "asked": columns.asked,
        "design_effect": columns.design_effect,
    }
    found: dict[str, int] = {}
    for name, header in named.items():
        if header:
            found[name] = _place(table, header)
        elif (place := _guess(table, usual[name])) is not None:
            found[name] = place
    if len(table.header) == _TWO and "time" not in found:
        found["time"] = 0
    if len(table.header) == _TWO and "value" not in found:
        found["value"] = 1 - found["time"]
    for name in ("time", "value"):
        if name not in found:
            raise LookupError({"time": "period", "value": "value"}[name])
    return found


def _place(table: Table, name: str) -> int:
    for place, header in enumerate(table.header):
        if header.strip().casefold() == name.strip().casefold():
            return place
    raise LookupError(shown(name))


def _guess(table: Table, names: Sequence[str]) -> int | None:
    heads = [header.strip().casefold() for header in table.header]
    return next((heads.index(name) for name in names if name in heads), None)


def _row(
    row: TableRow, places: Mapping[str, int], period: Period, kind: MeasureKind, today: date
) -> SeriesRow:
    cells = {name: row.cells[place].strip() for name, place in places.items()}
    read = SeriesRow(row=row.number, period_text=cells["time"], value_text=cells["value"])
    try:
        first = _period_that_is_over(cells["time"], period, today)
        value = _number(cells["value"], kind, needed=True)
        low = _number(cells.get("low", ""), kind, needed=False)
        high = _number(cells.get("high", ""), kind, needed=False)
        _check_limits(value, low, high)
        asked, effect = _survey(cells, kind)
    except _WrongError as error:
        return replace(read, fault=error.code, told=error.told)
    return replace(
        read,
        first=first,
        value=value,
        low=low,
        high=high,
        asked=asked,
        design_effect=effect,
    )


def _survey(cells: Mapping[str, str], kind: MeasureKind) -> tuple[int | None, Decimal | None]:
    """Return how many answered and the design effect, of a share; other kinds have none."""
    if kind is not MeasureKind.SHARE:
        return None, None
    asked = _number(cells.get("asked", ""), MeasureKind.EVENTS, needed=False)
    effect = _number(cells.get("design_effect", ""), MeasureKind.AMOUNT, needed=False)
    return None if asked is None else int(asked), effect


class _WrongError(ValueError):
    def __init__(self, code: str, **told: str | int) -> None:
        super().__init__(code)
        self.code, self.told = code, told


def _period_that_is_over(text: str, period: Period, today: date) -> date:
    first = read_period(text, period)
    if period.last_of(first) >= today:
        raise _WrongError("not_over")
    return first


def read_period(text: str, period: Period) -> date:
    """Return the first day of a period as it is written. Raises ValueError for another kind."""
    if not (found := _READERS[period].fullmatch(text.strip())):
        is_other = any(reader.fullmatch(text.strip()) for reader in _READERS.values())
        raise _WrongError("other_period" if is_other else "no_period", text=shown(text))
    part = int(found[2]) if period is not Period.YEAR else 1
    try:
        return date(int(found[1]), (part - 1) * period.months + 1, 1)
    except ValueError:
        raise _WrongError("no_period", text=shown(text)) from None


def _number(text: str, kind: MeasureKind, *, needed: bool) -> Decimal | None:
    if not text:
        if needed:
            raise _WrongError("no_value")
        return None
    try:
        number = Decimal(str(parse_number(text))).quantize(Decimal("0.001"))
    except (NotANumber, ArithmeticError):
        raise _WrongError("not_a_number", text=shown(text)) from None
    if number < 0:
        raise _WrongError("negative", text=shown(text))
    if number > MOST or (kind is MeasureKind.SHARE and number > 100):  # noqa: PLR2004  percent
        raise _WrongError("too_high", text=shown(text))
    if kind is MeasureKind.EVENTS and number != int(number):
        raise _WrongError("not_whole", text=shown(text))
    return number


def _check_limits(value: Decimal | None, low: Decimal | None, high: Decimal | None) -> None:
    if (low is None) != (high is None):
        raise _WrongError("one_limit")
    if low is not None and high is not None and value is not None and not low <= value <= high:
        raise _WrongError("outside_limits")


def _twice(rows: Sequence[SeriesRow]) -> list[SeriesRow]:
    """Return the rows, the later ones of a period that stands twice with that fault."""
    seen: dict[date, int] = {}
    judged = []
    for row in rows:
        if row.first is not None and row.first in seen:
            told = {"row": seen[row.first]}
            judged.append(replace(row, first=None, value=None, fault="twice", told=told))
            continue
        if row.first is not None:
            seen[row.first] = row.row
        judged.append(row)
    return judged


def _missing(rows: Sequence[SeriesRow], period: Period) -> tuple[date, ...]:
    """Return the periods between the first and the last that no row names."""
    named = set()
    for row in rows:
        try:
            named.add(period.number(read_period(row.period_text, period)))
        except ValueError:
            continue
    if not named:
        return ()
    gaps = [number for number in range(min(named), max(named)) if number not in named]
    return tuple(period.at(number) for number in gaps[:MOST_PERIODS])
