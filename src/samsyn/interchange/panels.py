"""A panel from a table: one number for every unit and every period, none missing, none twice.

Periods are years, quarters, months, days or whole numbers, all of one kind, and follow one another.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import isnan, nan

import numpy as np
from numpy.typing import NDArray

from samsyn.interchange.grids import Table
from samsyn.interchange.numbers import NotANumber, parse_number

ONE_UNIT = "all"
_SHOWN = 5
_LONGEST_GAP = 366  # periods that could be missing without being another file altogether


class BadPanel(ValueError):
    """The table is no panel; the sentence says where and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelColumns:
    """Which columns hold what. Without `unit` the table is one series."""

    time: str
    outcome: str
    unit: str = ""
    covariates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Units in order of name, periods in order of time, values of shape (units, periods)."""

    units: tuple[str, ...]
    periods: tuple[str, ...]
    values: NDArray[np.float64]
    covariates: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)  # nan is missing
    dropped: tuple[str, ...] = ()  # units that were left out since they lack a period

    def period(self, name: str) -> int:
        """Return the place of a period. Raises `BadPanel`."""
        try:
            return self.periods.index(_label(name))
        except ValueError:
            span = f"{self.periods[0]} to {self.periods[-1]}"
            raise BadPanel(f'The period "{name}" is not in the file, which has {span}.') from None

    def unit(self, name: str) -> int:
        """Return the place of a unit. Raises `BadPanel`."""
        try:
            return self.units.index(name.strip())
        except ValueError:
            known = ", ".join(self.units[:_SHOWN])
            raise BadPanel(f'No unit is called "{name}". Some that are: {known}.') from None


def read_panel(
    table: Table,
    columns: PanelColumns,
    *,
    where: Mapping[str, str] | None = None,
    drop_incomplete: bool = False,
) -> Panel:
    """Return the panel of a table, of the rows whose columns hold what `where` says.

    Raises
    ------
    BadPanel
        A column is missing, a cell is no number, a period is none or stands twice for a unit, or a
        period is missing and `drop_incomplete` does not let the unit go.
    """
    places = {name: _place(table, name) for name in _names(columns)}
    cells: dict[tuple[str, str], tuple[float, ...]] = {}
    rows_of: dict[tuple[str, str], int] = {}
    order: dict[str, int] = {}
    kinds: dict[str, int] = {}
    wanted = {_place(table, name): value for name, value in (where or {}).items()}
    for row in table.rows:
        if any(row.cells[place].strip() != value for place, value in wanted.items()):
            continue
        read = {name: row.cells[place].strip() for name, place in places.items()}
        unit = read[columns.unit] if columns.unit else ONE_UNIT
        kind, label, moment = _period(read[columns.time], row.number)
        kinds.setdefault(kind, row.number)
        key = unit, label
        if key in cells:
            who = f"{unit} has" if columns.unit else "There are"
            raise BadPanel(
                f"{who} two values for {label}: rows {rows_of[key]} and {row.number}. Keep one."
            )
        order[label] = moment
        rows_of[key] = row.number
        cells[key] = tuple(
            _number(read[name], name, row.number) for name in (columns.outcome, *columns.covariates)
        )
    if not cells:
        told = ", ".join(f"{name} is {value}" for name, value in (where or {}).items())
        raise BadPanel(f"The file has no row where {told}." if told else "The file has no rows.")
    if len(kinds) > 1:
        told = " and ".join(f"{kind} (row {row})" for kind, row in kinds.items())
        raise BadPanel(f"The periods are of different kinds: {told}. Write them all in one way.")
    _refuse_gaps(order, next(iter(kinds)))
    return _panel(
        cells, sorted(order, key=order.__getitem__), columns, drop_incomplete=drop_incomplete
    )


def periods_a_year(label: str) -> int:
    """Return how many periods like this one make a year: 12, 4, or 1 for all others."""
    return {"months": 12, "quarters": 4}.get(_period(label, 0)[0], 1)


def _names(columns: PanelColumns) -> list[str]:
    named = [columns.unit] if columns.unit else []
    return [*named, columns.time, columns.outcome, *columns.covariates]


def _place(table: Table, name: str) -> int:
    try:
        return table.header.index(name)
    except ValueError:
        raise BadPanel(
            f'There is no column "{name}". The file has: {", ".join(table.header)}.'
        ) from None


def _panel(
    cells: Mapping[tuple[str, str], tuple[float, ...]],
    periods: Sequence[str],
    columns: PanelColumns,
    *,
    drop_incomplete: bool,
) -> Panel:
    units = sorted({unit for unit, _ in cells})
    lacking = {
        unit: [label for label in periods if _is_missing(cells.get((unit, label)))]
        for unit in units
    }
    incomplete = [unit for unit in units if lacking[unit]]
    if incomplete and not drop_incomplete:
        shown = "; ".join(_lacks(unit, lacking[unit], columns) for unit in incomplete[:_SHOWN])
        more = f" and {len(incomplete) - _SHOWN} more units" if len(incomplete) > _SHOWN else ""
        raise BadPanel(f"Values are missing: {shown}{more}. Fill them in, or leave the units out.")
    kept = [unit for unit in units if not lacking[unit]]
    if not kept:
        raise BadPanel("Every unit lacks some period; nothing is left to compare.")
    numbers = np.array([[cells[unit, label] for label in periods] for unit in kept])
    return Panel(
        units=tuple(kept),
        periods=tuple(periods),
        values=numbers[:, :, 0],
        covariates={
            name: numbers[:, :, place] for place, name in enumerate(columns.covariates, start=1)
        },
        dropped=tuple(incomplete),
    )


def _is_missing(values: tuple[float, ...] | None) -> bool:
    return values is None or isnan(values[0])


def _lacks(unit: str, labels: Sequence[str], columns: PanelColumns) -> str:
    told = ", ".join(labels[:_SHOWN]) + (" and more" if len(labels) > _SHOWN else "")
    return f"{unit} lacks {told}" if columns.unit else told


def _number(text: str, name: str, row: int) -> float:
    if text.casefold() in _EMPTY:
        return nan
    try:
        return parse_number(text)
    except NotANumber:
        raise BadPanel(f'Row {row}, column {name}: "{text[:40]}" is not a number.') from None


_EMPTY = {"", "na", "n/a", "nan", "."}
_Reader = Callable[[re.Match[str]], tuple[str, int]]


def _month(found: re.Match[str]) -> tuple[str, int]:
    year, month = int(found[1]), int(found[2])
    if not 1 <= month <= 12:  # noqa: PLR2004  months
        raise ValueError
    return f"{year}-{month:02d}", year * 12 + month


def _day(found: re.Match[str]) -> tuple[str, int]:
    day = date(int(found[1]), int(found[2]), int(found[3]))
    return day.isoformat(), day.toordinal()


_KINDS: tuple[tuple[str, re.Pattern[str], _Reader], ...] = (
    ("days", re.compile(r"(\d{4})-(\d{2})-(\d{2})"), _day),
    ("months", re.compile(r"(\d{4})-(\d{1,2})"), _month),
    (
        "quarters",
        re.compile(r"(\d{4})[- ]?[QqKk]([1-4])"),
        lambda found: (f"{found[1]}-Q{found[2]}", int(found[1]) * 4 + int(found[2])),
    ),
    (
        "whole numbers",
        re.compile(r"(-?\d{1,9})(?:\.0+)?"),
        lambda found: (str(int(found[1])), int(found[1])),
    ),
)


def _period(text: str, row: int) -> tuple[str, str, int]:
    for kind, pattern, read in _KINDS:
        if found := pattern.fullmatch(text):
            try:
                return kind, *read(found)
            except ValueError:
                break
    raise BadPanel(
        f'Row {row}: "{text[:40]}" is no period. Write a year, 2024-Q1, 2024-01 or 2024-01-31.'
    )


def _label(text: str) -> str:
    return _period(text.strip(), 0)[1]


def _refuse_gaps(order: Mapping[str, int], kind: str) -> None:
    if kind == "days":  # weeks and the like: any even step will do
        return
    moments = sorted(order.values())
    if moments[-1] - moments[0] > len(moments) + _LONGEST_GAP:
        raise BadPanel(
            "The periods lie too far apart to be one series. Look at the column of time."
        )
    named = {moment: label for label, moment in order.items()}
    for earlier, later in pairwise(moments):
        if later != earlier + 1:
            raise BadPanel(
                f"Nothing is given between {named[earlier]} and {named[later]}. The periods must"
                " follow one another; write 0 where nothing happened."
            )
