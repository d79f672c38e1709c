"""What reaches the receiving room, as its door sees it: a disclosure, or a correction of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from samsyn.office.disclosures.grounds import Kind


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
    """One disclosure. `earlier` are other disclosures of the same record to the same room."""

    kind: Kind
    disclosure_id: UUID
    purpose: str
    fields: tuple[str, ...]
    origin: str  # name of the sender
    provision: str
    decided_at: datetime
    lasting: Mapping[str, Any]  # the columns from which the ledger counts the end
    frozen: Mapping[str, Any]  # as the ledger keeps them: secrets sealed
    earlier: Sequence[UUID]
    made_from: tuple[UUID, int] | None = None  # record and part, where they lie here
