"""What came of a file's rows: made, refused, here already, or likely here already."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import transaction

from samsyn.interchange.faults import Fault, Reading
from samsyn.office.access import NotPermitted, NotVisible, Refusal
from samsyn.office.imports.changes.sentences import OUR_REASONS

P = TypeVar("P")
CHUNK = 2000  # plans in one call

Report = Callable[[int], None]  # takes the number of rows done


@dataclass(frozen=True, slots=True)
class Item(Generic[P]):
    """A plan, and the rows of the file that it came from."""

    rows: tuple[int, ...]
    plan: P


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """A record of the room that a row resembles."""

    kind: str  # person, group, incident, membership, tie
    record_id: UUID
    compartment_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A finding about rows that is not the reader's: a rule's sentence, or a twin."""

    rows: tuple[int, ...]
    code: str = ""
    reasons: tuple[str, ...] = ()
    values: Mapping[str, str | int] = field(default_factory=dict)
    other: Other | None = None

    @property
    def sentence(self) -> str:
        """The rules' sentences, or the English one of the code."""
        return " ".join(self.reasons) or OUR_REASONS[self.code].format(**self.values)


@dataclass(slots=True, kw_only=True)
class Outcome:
    """The account of one file. rows = accepted + here + left out + faults, exactly."""

    reading: Reading[Any]
    report: Report
    made: dict[str, list[UUID]] = field(default_factory=dict)
    refused: list[Remark] = field(default_factory=list)
    here: list[Remark] = field(default_factory=list)
    likely: list[Remark] = field(default_factory=list)
    left_out: list[Remark] = field(default_factory=list)
    records: int = 0
    folded: int = 0  # rows beyond the first of a record

    @property
    def counts(self) -> dict[str, Any]:
        """Return the account in numbers; `made` goes from table to number of records."""
        here, refused, left_out = map(_rows_of, (self.here, self.refused, self.left_out))
        faults = len(self.reading.faults) + refused
        accepted = self.reading.rows_in - here - left_out - faults
        return {
            "rows": self.reading.rows_in,
            "accepted": accepted,
            "here": here,
            "left_out": left_out,
            "faults": faults,
            "likely": len(self.likely),
            "records": self.records,
            "folded": self.folded,
            "made": {table: len(ids) for table, ids in self.made.items()},
        }

    @property
    def faults(self) -> list[Fault]:
        """Return the reader's faults and the rules' in one list, by row."""
        by_rule = [
            Fault(
                row=row,
                column="",
                code=remark.code,
                reason=remark.sentence,
                values=remark.values,
            )
            for remark in self.refused
            for row in remark.rows
        ]
        return sorted([*self.reading.faults, *by_rule], key=lambda fault: fault.row)

    def record(
        self,
        table: str,
        items: Sequence[Item[P]],
        record: Callable[[Sequence[P]], list[UUID]],
        objections: Callable[[P], Iterable[str]] | None = None,
    ) -> None:
        """Record what the rows say, through the forms' own function.

        What that function refuses is sent back row by row, with its sentences. `objections`
        says the same of one plan without writing: it spares tries where many are refused.
        """
        for start in range(0, len(items), CHUNK):
            chunk = items[start : start + CHUNK]
            made = self._recorded_whole(chunk, record)
            if made is None:
                chunk = self._without_objections(chunk, objections) if objections else chunk
                made = list(self._recorded(chunk, record))
            found = [(one, item) for one, item in zip(made, chunk, strict=True) if one is not None]
            self._note(table, [one for one, _item in found])
            self.records += len(found)
            self.folded += sum(max(len(item.rows) - 1, 0) for _one, item in found)
            self.report(sum(len(item.rows) for item in items[start : start + CHUNK]))

    def _recorded_whole(
        self, items: Sequence[Item[P]], record: Callable[[Sequence[P]], list[UUID]]
    ) -> Sequence[UUID | None] | None:
        """Return the ids of plans that are recorded together, or None if any was refused."""
        try:
            with transaction.atomic():
                return record([item.plan for item in items])
        except (NotPermitted, NotVisible):
            raise
        except Refusal:
            return None

    def _without_objections(
        self, items: Sequence[Item[P]], objections: Callable[[P], Iterable[str]]
    ) -> list[Item[P]]:
        sound = []
        for item in items:
            if reasons := tuple(objections(item.plan)):
                self.refused.append(Remark(rows=item.rows, reasons=reasons))
            else:
                sound.append(item)
        return sound

    def record_beside(
        self, table: str, plans: Sequence[P], record: Callable[[Sequence[P]], list[UUID]]
    ) -> list[UUID | None]:
        """Record what rows point at and is not here; None in the place of what is refused."""
        ids = list(self._recorded([Item((), plan) for plan in plans], record))
        self._note(table, [one for one in ids if one is not None])
        return ids

    def _note(self, table: str, ids: list[UUID]) -> None:
        if ids:
            self.made.setdefault(table, []).extend(ids)

    def _recorded(
        self, items: Sequence[Item[P]], record: Callable[[Sequence[P]], list[UUID]]
    ) -> Iterator[UUID | None]:
        """Yield an id per item. A refused list is halved until the refused plans stand alone."""
        if not items:
            return
        try:
            with transaction.atomic():
                ids = record([item.plan for item in items])
        except (NotPermitted, NotVisible):
            raise
        except Refusal as refusal:
            if len(items) == 1:
                self.refused.append(Remark(rows=items[0].rows, reasons=refusal.reasons))
                yield None
                return
            half = len(items) // 2
            yield from self._recorded(items[:half], record)
            yield from self._recorded(items[half:], record)
        else:
            yield from ids


def _rows_of(remarks: Sequence[Remark]) -> int:
    return sum(len(remark.rows) for remark in remarks)
