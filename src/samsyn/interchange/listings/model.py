"""What a list holds: rows with places, a graph, or events. Each can be read as rows too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from samsyn.interchange.writing import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What stands on every file: sentences, and a mark that each row bears.

    `made_at` has a time zone. `mark` tells one copy of a file from another.
    """

    title: str
    language: str  # sv, en
    lines: tuple[str, ...]
    mark_heading: str
    mark: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Degrees of WGS84."""

    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A table; `places` stands beside its rows, None where a place is not shown."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    places: tuple[Place | None, ...] = ()

    def as_rows(self) -> "Rows":
        """Return itself."""
        return self


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody or something in a graph; `values` are in the order of the graph's names."""

    key: str
    values: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """What joins two nodes, by their keys; it has no direction."""

    first: str
    second: str
    values: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Nodes and ties, and what their values are called; `ends` are the headings of two nodes."""

    node_names: tuple[str, ...]
    nodes: tuple[Node, ...]
    tie_names: tuple[str, ...]
    ties: tuple[Tie, ...]
    ends: tuple[str, str]

    def as_rows(self) -> Rows:
        """Return one row a tie, each end by the first value of its node."""
        called = {one.key: one.values[0] for one in self.nodes}
        return Rows(
            header=(*self.ends, *self.tie_names),
            rows=tuple((called[one.first], called[one.second], *one.values) for one in self.ties),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something with a day, and a time of so many minutes if `at` is given."""

    uid: str
    name: str
    on: date
    at: datetime | None = None
    minutes: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """A calendar; `headings` are those of day, time and what it is."""

    headings: tuple[str, str, str]
    events: tuple[Event, ...]

    def as_rows(self) -> Rows:
        """Return one row an event."""
        return Rows(
            header=self.headings,
            rows=tuple(
                (one.on, f"{one.at:%H:%M}" if one.at else None, one.name) for one in self.events
            ),
        )


Content = Rows | Graph | Events


def marked(content: Content, about: About) -> tuple[Sequence[str], list[list[Cell]]]:
    """Return the header and rows of a content, each row with the mark at its end."""
    table = content.as_rows()
    return [*table.header, about.mark_heading], [[*row, about.mark] for row in table.rows]
