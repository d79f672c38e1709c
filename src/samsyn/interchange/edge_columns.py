"""Which columns of a file of ties to read: by the header if there is one, else the first two."""

from dataclasses import dataclass
from typing import Final

from samsyn.interchange.faults import shown
from samsyn.interchange.numbers import NotANumber, parse_number

SOURCES: Final = ("source", "from", "person1", "person_1", "ego", "från", "node1")
TARGETS: Final = ("target", "to", "person2", "person_2", "alter", "till", "node2")
PEOPLE: Final = ("person", "person_id", "id", "individ", "personid", "name", "namn")
EVENTS: Final = ("event", "incident", "event_id", "incident_id", "händelse", "ärende", "case")
ROLES: Final = ("role", "roll")
WEIGHTS: Final = ("weight", "vikt", "strength", "styrka", "count", "antal")
PAIR: Final = 2


class BadRows(ValueError):
    """Rows that cannot be taken; each of the first has its sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Places of the columns to read, and whether the first row names them."""

    first: int
    second: int
    weight: int | None
    role: int | None
    headed: bool
    events: bool
    notes: tuple[str, ...] = ()


def columns_of(row: list[str], following: list[str]) -> Columns:
    """Return which columns to read, by the header if the first row is one."""
    heads = [cell.strip().casefold() for cell in row]
    if len(heads) < PAIR:
        raise BadRows(
            f'Row 1 has one column: "{shown(row[0])}". Give two columns of people, with a comma'
            " between."
        )
    weight = _at(heads, WEIGHTS)
    for firsts, seconds, events in ((SOURCES, TARGETS, False), (PEOPLE, EVENTS, True)):
        one, other = _at(heads, firsts), _at(heads, seconds)
        if one is not None and other is not None:
            return Columns(
                first=one,
                second=other,
                weight=weight,
                role=_at(heads, ROLES),
                headed=True,
                events=events,
            )
    headed = bool(following) and not _numeric(row[:PAIR]) and _numeric(following[:PAIR])
    weighted = _numeric(row[PAIR : PAIR + 1])
    third = weighted or _numeric(following[PAIR : PAIR + 1])
    headed = headed or (third and not weighted)
    heading = f'The first row, "{shown(", ".join(row))}", was taken for the names of the columns.'
    notes = (heading,) if headed else ()
    return Columns(
        first=0,
        second=1,
        weight=PAIR if third else None,
        role=None,
        headed=headed,
        events=False,
        notes=notes,
    )


def _at(heads: list[str], names: tuple[str, ...]) -> int | None:
    return next((heads.index(name) for name in names if name in heads), None)


def _numeric(cells: list[str]) -> bool:
    try:
        return bool(cells) and all(cell and parse_number(cell) is not None for cell in cells)
    except NotANumber:
        return False
