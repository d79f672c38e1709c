"""Large files of ties or of people in events, read straight into a network.

Two columns of people, or of people and events; a header is optional. A row is read and forgotten,
so millions of them take little memory. For files into the register see `ties`.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from scipy import sparse

from samsyn.analysis.networks.graphs import Floats, Graph, Ints, graph_of_codes
from samsyn.interchange.delimited import find_separator, read_records
from samsyn.interchange.edge_columns import PAIR, BadRows, Columns, columns_of
from samsyn.interchange.encodings import decode
from samsyn.interchange.faults import UnreadableFile, shown
from samsyn.interchange.limits import MEGABYTE, Limits
from samsyn.interchange.numbers import NotANumber, parse_number
from samsyn.interchange.packed_cells import cut_cells
from samsyn.interchange.tables import read_bytes

LIMITS: Final = Limits(file_size=1_000 * MEGABYTE, rows=50_000_000)
_NAMED: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeList:
    """Rows of a file: places in `first` names and in `second` names, which are the same for ties.

    `to_events` says that the second column holds events.
    """

    names: tuple[str, ...]
    events: tuple[str, ...]
    first: Ints
    second: Ints
    weights: Floats
    to_events: bool
    notes: tuple[str, ...] = ()

    def graph(self, people: Iterable[str] = ()) -> Graph:
        """Return the network of all people in the file and of `people`; events become ties.

        Two people are tied by each event that both are in; a tie's weight is how many.
        """
        more = set(people).difference(self.names)
        names, move = self.names, np.arange(len(self.names))
        if more:
            names = tuple(sorted({*self.names, *more}))
            place = {name: number for number, name in enumerate(names)}
            move = np.array([place[name] for name in self.names], dtype=np.int64)
        first = move[self.first]
        if not self.to_events:
            second = move[self.second]
            made = graph_of_codes(names, first, second, self.weights)
        else:
            made = graph_of_events(names, first, self.second, len(self.events))
        return replace(made, notes=(*self.notes, *made.notes))


def graph_of_events(names: tuple[str, ...], people: Ints, events: Ints, count: int) -> Graph:
    """Return who was with whom in how many events."""
    part = sparse.coo_array(
        (np.ones(len(people), dtype=np.float32), (people, events)), shape=(len(names), count)
    ).tocsr()
    part.data[:] = 1.0  # somebody who stands twice in an event was there once
    together = sparse.triu(part @ part.T, 1, format="coo")
    return graph_of_codes(
        names,
        together.row.astype(np.int64),
        together.col.astype(np.int64),
        together.data.astype(np.float64),
    )


def read_edge_list(
    source: Path | bytes, *, to_events: bool | None = None, roles: Collection[str] = ()
) -> EdgeList:
    """Read two columns. Raises `UnreadableFile` or `BadRows` with sentences.

    `to_events` says what the second column holds; else the header does, and without a header it
    holds people. With `roles` only rows of these roles are read, and only their people.
    """
    text, _ = decode(read_bytes(source, LIMITS))
    separator = find_separator(text)
    plain = None if roles else _read_plainly(text, separator, to_events=to_events)
    if plain is not None:
        return plain
    records = enumerate(read_records(text, separator), start=1)
    rows = ((number, row) for number, row in records if any(cell.strip() for cell in row))
    start = next(rows, None)
    if start is None:
        raise UnreadableFile("empty")
    following = next(rows, None)
    columns = columns_of(start[1], following[1] if following else [])
    kept = [one for one in (None if columns.headed else start, following) if one]
    events = columns.events if to_events is None else to_events
    if roles and columns.role is None:
        raise BadRows("There is no column of roles. Name it role, or leave the roles out.")
    reader = _Reader(columns, to_events=events, roles=frozenset(roles))
    return reader.read(kept, rows)


def _read_plainly(text: str, separator: str, *, to_events: bool | None) -> EdgeList | None:
    """Read a file of nothing but full rows without quotation marks; none if it is not one.

    It is cut at separators and line ends at once, in a fraction of the time.
    """
    if '"' in text or "\r" in text or "\0" in text:
        return None
    text = text.removesuffix("\n") + "\n"
    first, _, rest = text.partition("\n")
    row, following = first.split(separator), rest.partition("\n")[0].split(separator)
    cells = cut_cells(text, separator, len(row)) if len(row) >= PAIR else None
    if cells is None:
        return None
    columns = columns_of(row, following if rest else [])
    if columns.weight is not None:
        return None
    events = columns.events if to_events is None else to_events
    one, two, skip = columns.first, columns.second, int(columns.headed)
    people = cells.codes(*((one,) if events else (one, two)), skip=skip)
    others = cells.codes(two, skip=skip) if events else ((), [])
    if people is None or others is None:
        return None
    return EdgeList(
        names=people[0],
        events=others[0],
        first=people[1][0],
        second=others[1][0] if events else people[1][1],
        weights=np.ones(len(people[1][0])),
        to_events=events,
        notes=columns.notes,
    )


class _Reader:
    """Collects rows; names become numbers in the order of their first row, and are sorted after."""

    def __init__(self, columns: Columns, *, to_events: bool, roles: frozenset[str]) -> None:
        self._columns = columns
        self._to_events = to_events
        self._roles = roles
        self._names: dict[str, int] = {}
        self._others: dict[str, int] = {} if to_events else self._names
        self._first, self._second = array("q"), array("q")
        self._weights = array("d")
        self._bad: list[str] = []
        self._count = 0

    def read(
        self, kept: list[tuple[int, list[str]]], rows: Iterator[tuple[int, list[str]]]
    ) -> EdgeList:
        one, two = self._columns.first, self._columns.second
        names, others = self._names, self._others
        for some in (kept, rows):
            for number, row in some:
                try:
                    first, second = row[one].strip(), row[two].strip()
                except IndexError:
                    first = second = ""
                if self._roles and row[self._columns.role or 0].strip() not in self._roles:
                    continue
                if not first or not second:
                    self._refuse(number, "does not name two. Fill in both columns")
                    continue
                self._first.append(names.setdefault(first, len(names)))
                self._second.append(others.setdefault(second, len(others)))
                if self._columns.weight is not None:
                    self._weigh(number, row)
        if self._bad:
            raise BadRows(self._sentence())
        return self._sorted()

    def _weigh(self, number: int, row: list[str]) -> None:
        cell = row[self._columns.weight or 0] if len(row) > (self._columns.weight or 0) else ""
        try:
            weight = parse_number(cell) if cell.strip() else 1.0
        except NotANumber:
            weight = 0.0
        if not weight > 0:
            self._refuse(number, f'has the weight "{shown(cell)}". Give a number above zero')
        self._weights.append(weight)

    def _refuse(self, number: int, what: str) -> None:
        self._count += 1
        if len(self._bad) < _NAMED:
            self._bad.append(f"Row {number} {what}.")

    def _sentence(self) -> str:
        rest = self._count - len(self._bad)
        more = f" {rest} more rows are like these." if rest else ""
        return " ".join(self._bad) + more

    def _sorted(self) -> EdgeList:
        names, move = _in_order(self._names)
        events, move_events = _in_order(self._others) if self._to_events else ((), move)
        first = np.frombuffer(self._first, dtype=np.int64)
        second = np.frombuffer(self._second, dtype=np.int64)
        weighted = len(self._weights) == len(first)
        return EdgeList(
            names=names,
            events=events,
            first=move[first],
            second=move_events[second],
            weights=np.array(self._weights) if weighted else np.ones(len(first)),
            to_events=self._to_events,
            notes=self._columns.notes,
        )


def _in_order(names: dict[str, int]) -> tuple[tuple[str, ...], Ints]:
    ordered = tuple(sorted(names))
    move = np.empty(len(ordered), dtype=np.int64)
    move[[names[name] for name in ordered]] = np.arange(len(ordered))
    return ordered, move
