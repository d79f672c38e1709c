"""What a disclosure takes: a decision that somebody has made, still to be judged."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samsyn.office.disclosures.grounds import Answer, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosurePlan:
    """Chosen fields of one record for one room. `decided_at` is now unless it was told before.

    `proposed_by` decided, where the ground asks for a second person and that one confirms.
    """

    kind: Kind
    record_id: UUID
    to_room_id: int
    fields: tuple[str, ...]
    purpose: str
    ground_key: str
    answers: tuple[Answer, ...] = ()  # to the ground's own tests
    decided_at: datetime | None = None
    proposed_by: int | None = None
    is_oral: bool = False
