"""What a disclosure takes: a decision that somebody has made, still to be judged."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samsyn.office.disclosures.grounds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosurePlan:
    """Chosen fields of one record for one room. `decided_at` is now unless it was told before."""

    kind: Kind
    record_id: UUID
    to_room_id: int
    fields: tuple[str, ...]
    purpose: str
    ground_key: str
    decided_at: datetime | None = None
