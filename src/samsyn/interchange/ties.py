"""Files of ties: between two people, or from a person to an event (two-mode files).

Ties are kept in the direction of the file; who treats them as undirected folds them again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samsyn.interchange.faults import Note, Reading, make_note
from samsyn.interchange.grids import Table
from samsyn.interchange.mappings import Mapping, TableKind
from samsyn.interchange.records import Record, Records
from samsyn.vocabulary.people import TieKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """One tie from a file.

    `to_event` says that `target` is an event and not a person. `weight` is 1 per row where the
    file gives none. `role` is the part in the event, as written; `period` as written.
    """

    file_rows: tuple[int, ...]
    source: str
    target: str
    to_event: bool
    kind: TieKind | None
    weight: float
    role: str
    period: str


_Ends = tuple[str, str, TieKind | None, str, str]


def read_ties(table: Table, mapping: Mapping, *, today: date) -> Reading[TieRow]:
    """Read ties; repeated ones are folded and their weights added. Raises `BadMapping`."""
    source = Records(table, mapping, TableKind.TIES, today=today)
    to_event = "event" in mapping.columns
    weights: dict[_Ends, float] = {}
    rows_of: dict[_Ends, list[int]] = {}
    faults = {}
    for record in source:
        found = _read_tie(record, "event" if to_event else "target")
        if found is None:
            faults[record.number] = record.faults
            continue
        ends, weight = found
        weights[ends] = weights.get(ends, 0.0) + weight
        rows_of.setdefault(ends, []).append(record.number)
    rows = [
        TieRow(
            file_rows=tuple(rows_of[ends]),
            source=ends[0],
            target=ends[1],
            to_event=to_event,
            kind=ends[2],
            weight=weight,
            role=ends[3],
            period=ends[4],
        )
        for ends, weight in weights.items()
    ]
    return source.settle(rows, faults, list(_notes(rows)))


def _read_tie(record: Record, target_field: str) -> tuple[_Ends, float] | None:
    source, target = record.known("source"), record.known(target_field)
    for name, value in (("source", source), (target_field, target)):
        if not value:
            record.refuse(name, "missing")
    if source and source == target and target_field == "target":
        record.refuse("target", "self_tie")
    kind = record.choice("kind", TieKind)
    weight = record.number_in("weight")
    if weight is not None and weight <= 0:
        record.refuse("weight", "not_positive", value=f"{weight:g}")
    if record.faults:
        return None
    ends = (source, target, kind, record.known("role"), record.known("period"))
    return ends, 1.0 if weight is None else weight


def _notes(rows: list[TieRow]) -> Iterator[Note]:
    repeated = sum(len(row.file_rows) - 1 for row in rows)
    if repeated:
        yield make_note("tie_weights", count=repeated)
