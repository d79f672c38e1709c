"""What reaches the receiving room: a decided disclosure, as its door sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samsyn.office.disclosures.changes.cases import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One disclosure with its contents in clear.

    `source_id` stands behind every claim made of it; `earlier` are disclosures of the same
    record to the same room, by which the copy is found again.
    """

    case: Case
    number: str
    source_id: UUID
    contents: Mapping[str, Any]
    frozen: Mapping[str, Any]  # as the ledger keeps them: secrets sealed
    earlier: Sequence[UUID]

    @property
    def room_id(self) -> int:
        return self.case.receiver.pk

    def references(self, *fields: str) -> set[str]:
        """Return the numbers under which other records are named in these fields."""
        return {row["told"] for field in fields for row in self.contents.get(field) or ()}
