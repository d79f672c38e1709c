"""A file of people for planning whom to call in: groups, who may come, who must not meet whom."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeVar

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.reach.questions import Bar, Person
from samsyn.interchange.edge_columns import BadRows
from samsyn.interchange.faults import shown
from samsyn.interchange.grids import Table, TableRow
from samsyn.interchange.numbers import NotANumber, parse_number, parse_yes_or_no
from samsyn.interchange.tables import open_table

Value = TypeVar("Value")
HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id", "person", "person_id", "individ", "namn", "name"),
    "groups": ("group", "groups", "grupp", "grupper"),
    "eligible": ("eligible", "callable", "may_be_invited", "kan_kallas"),
    "bar": ("bar", "reason", "barred", "hinder"),
    "supervised": ("supervised", "on_supervision", "on_probation_or_parole", "övervakad"),
    "coming": ("coming", "attendance", "attendance_probability", "probability", "närvaro"),
    "conflicts": ("conflicts", "conflict", "konflikt", "konflikter"),
    "told": ("told", "already_told", "messaged", "fått_budskapet"),
    "asked": ("must", "asked", "include", "måste"),
}
_NAMED: Final = 8


def read_carriers(source: Path | bytes) -> tuple[list[Person], tuple[str, ...]]:
    """Return the people of a file, and notes. Raises `UnreadableFile` or `BadRows`.

    Several groups or conflicts stand in one cell with a semicolon between. Columns that are not
    known are not used.
    """
    table = open_table(source)
    places = _places(table)
    people, bad = [], []
    for row in table.rows:
        try:
            people.append(_person(row, places))
        except (NotANumber, AnalysisError, ValueError) as fault:
            bad.append(f"Row {row.number}: {fault}")
    if bad:
        rest = len(bad) - _NAMED
        raise BadRows(" ".join(bad[:_NAMED]) + (f" And {rest} more rows." if rest > 0 else ""))
    used = set(places.values())
    unused = [head for at, head in enumerate(table.header) if at not in used]
    notes = (f"Columns that were not used: {', '.join(unused)}.",) if unused else ()
    return people, notes


def _places(table: Table) -> dict[str, int]:
    heads = [head.strip().casefold() for head in table.header]
    places = {
        field: heads.index(name)
        for field, names in HEADERS.items()
        for name in [next((name for name in names if name in heads), "")]
        if name
    }
    if "id" not in places:
        raise BadRows("The file of people has no column called id. Name the column of ids so.")
    return places


def _person(row: TableRow, places: Mapping[str, int]) -> Person:
    def cell(field: str) -> str:
        return row.cells[places[field]].strip() if field in places else ""

    who = cell("id")
    if not who:
        raise BadRows("the id is empty. Give everybody an id.")
    return Person(
        id=who,
        groups=tuple(sorted(_several(cell("groups")))),
        bar=_bar(cell("eligible"), cell("bar")),
        supervised=_yes(cell("supervised"), "supervised"),
        coming=_number(cell("coming")),
        conflicts=frozenset(_several(cell("conflicts"))) - {who},
        told=_yes(cell("told"), "told"),
        asked=_yes(cell("asked"), "must"),
    )


def _bar(eligible: str, reason: str) -> Bar | None:
    known = {bar.value: bar for bar in Bar}
    if reason:
        found = known.get(reason.casefold().replace(" ", "_"))
        if found is None:
            raise BadRows(f'"{shown(reason)}" is no reason. Write one of: {", ".join(known)}.')
        return found
    return None if not eligible or _yes(eligible, "eligible") else Bar.NOT_CONTACTABLE


def _several(cell: str) -> set[str]:
    return {part.strip() for part in cell.split(";") if part.strip()}


def _yes(cell: str, field: str) -> bool:
    return bool(cell) and _parsed(parse_yes_or_no, cell, f"{field} is yes or no")


def _number(cell: str) -> float:
    return _parsed(parse_number, cell, "a chance of coming is a number up to 1") if cell else 1.0


def _parsed(parse: Callable[[str], Value], cell: str, what: str) -> Value:
    try:
        return parse(cell)
    except ValueError as error:
        raise BadRows(f'"{shown(cell)}" was not understood: {what}.') from error
