"""A list on its way into a file: pieces, each with the records that it rests on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from samsyn.interchange.listings import Content, Event, Node, Place, Rows, Tie
from samsyn.interchange.writing import Cell
from samsyn.office.access import Actor
from samsyn.office.exports.rules import MOST_LINES
from samsyn.office.people.queries import PersonLabel

NOTHING: Final[frozenset[UUID]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is read: of one room's open part, on a day; `first` and `last` days are included."""

    actor: Actor
    room_id: int
    today: date
    now: datetime
    first: date | None = None
    last: date | None = None
    with_names: bool = False

    def takes(self, day: date) -> bool:
        """Whether a day lies in the period."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def person(self, label: PersonLabel) -> tuple[Cell, ...]:
        """Return the cells of a person: the code, and the name where names were asked for."""
        return (label.code, label.name) if self.with_names else (label.code,)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with the place of what it tells if that is shown."""

    cells: tuple[Cell, ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A row, node, tie or event, and the records it rests on: `people` and others.

    `stands_in` marks a group's own row, which is left out if a member's row names the group.
    """

    value: Row | Node | Tie | Event
    people: frozenset[UUID] = NOTHING
    records: frozenset[UUID] = NOTHING
    stands_in: bool = False

    @property
    def rests_on(self) -> frozenset[UUID]:
        return self.people | self.records


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All the pieces of a list, the table of records other than people, and how it is built."""

    pieces: tuple[Piece, ...]
    table: str  # of the records: groups_group, …; '' if there are none
    build: Callable[[Sequence[Piece]], Content] = field(compare=False)

    @property
    def people(self) -> frozenset[UUID]:
        return NOTHING.union(*(one.people for one in self.pieces))

    @property
    def records(self) -> frozenset[UUID]:
        return NOTHING.union(*(one.records for one in self.pieces))

    @property
    def is_too_long(self) -> bool:
        return len(self.pieces) > MOST_LINES

    def content(self) -> Content:
        """Return what is written."""
        return self.build(self.pieces)


def built_of_rows(header: Sequence[str]) -> Callable[[Sequence[Piece]], Content]:
    """Return how rows under a header are built."""

    def build(pieces: Sequence[Piece]) -> Rows:
        rows = [one.value for one in pieces if isinstance(one.value, Row)]
        return Rows(
            header=tuple(header),
            rows=tuple(one.cells for one in rows),
            places=tuple(one.place for one in rows),
        )

    return build
