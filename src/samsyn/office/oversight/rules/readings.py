"""One reading of persons, as the rules take it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from samsyn.office.audit.changes import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """That a member of staff was shown people of one room. `number` is the event's."""

    number: int
    at: datetime
    staff_id: int
    way: Reading
    people: tuple[UUID, ...]

    @property
    def opened(self) -> UUID | None:
        """Return the one person that it was about, None for a list."""
        return self.people[0] if len(self.people) == 1 else None

    @property
    def moment(self) -> datetime:
        """Return when, so that a difference is time that passed, whatever the clocks did."""
        return self.at.astimezone(UTC)
