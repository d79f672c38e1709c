"""What reaches the receiving room, as its door sees it: a disclosure, or a correction of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samsyn.office.disclosures.changes.cases import Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What copies are made of, in clear. `source_id` stands behind every claim made of it."""

    number: str
    room_id: int  # of the receiver
    sender_id: int
    source_id: UUID
    contents: Mapping[str, Any]

    def references(self, *fields: str) -> set[str]:
        """Return the numbers under which other records are named in these fields."""
        return {row["told"] for field in fields for row in self.contents.get(field) or ()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival(Told):
    """One disclosure. `earlier` are disclosures of the same record to the same room."""

    case: Case
    frozen: Mapping[str, Any]  # as the ledger keeps them: secrets sealed
    earlier: Sequence[UUID]
