"""Who sits too close to whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

NEXT_ROW = 1  # row numbers between people who can touch or speak to one another
ELBOW_ROOM = 2  # places apart in the same or the next row


@dataclass(frozen=True, slots=True)
class Place:
    """A seat: rows are counted from the front, places from the left."""

    row: int
    place: int

    def is_close_to(self, other: "Place") -> bool:
        """Whether two on these seats sit in the same or the next row, within elbow room."""
        rows = abs(self.row - other.row)
        return rows <= NEXT_ROW and abs(self.place - other.place) <= ELBOW_ROOM


def too_close(
    seats: Mapping[UUID, Place], conflicts: Iterable[frozenset[UUID]]
) -> tuple[frozenset[UUID], ...]:
    """Return the pairs in conflict that are seated close to one another."""
    found = []
    for pair in conflicts:
        places = [seats[one] for one in sorted(pair) if one in seats]
        if len(places) == len(pair) > 1 and places[0].is_close_to(places[1]):
            found.append(pair)
    return tuple(found)
