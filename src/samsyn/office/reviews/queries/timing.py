"""Hours from an incident to its first review: by whoever reviewed it, or in the room itself."""

from collections.abc import Iterable
from datetime import datetime
from math import ceil

from samsyn.office.reviews.queries.lines import Names
from samsyn.office.reviews.rules import Frozen
from samsyn.vocabulary.reviews import ReviewSection


def hours_of(lines: Iterable[Frozen], names: Names) -> list[int | None]:
    """Return the hours of each incident, None for one that nobody has reviewed or marked."""
    return [_hours(one, names) for one in lines if one.section is ReviewSection.INCIDENTS]


def _hours(line: Frozen, names: Names) -> int | None:
    known: int | None = line.facts["reviewed_hours"]
    mark = names.marks.get(line.incident_id) if line.incident_id else None
    if known is not None or mark is None:
        return known
    happened = datetime.fromisoformat(line.facts["happened_at"])
    return max(0, ceil((mark.at - happened).total_seconds() / 3600))
