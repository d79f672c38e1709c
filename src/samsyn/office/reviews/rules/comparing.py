"""Compares the lines of a review, as they were frozen, with what the data say now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from samsyn.vocabulary.reviews import ChangedSince, ReviewSection

_REVIEWED: Final = "reviewed_hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """One line: what it is about, and the facts that everybody in the room may see of it."""

    section: ReviewSection
    incident_id: UUID | None = None
    group_id: UUID | None = None
    other_id: UUID | None = None
    promise_id: UUID | None = None
    trigger_id: UUID | None = None
    facts: Mapping[str, Any]

    @property
    def about(self) -> tuple[object, ...]:
        """What the line is about: the same as long as the record is."""
        ends = (self.incident_id, self.group_id, self.other_id, self.promise_id, self.trigger_id)
        return (self.section, *ends)


@dataclass(frozen=True, slots=True)
class Compared:
    """A line and how it stands to now. A new one is only in the data of now."""

    line: Frozen
    since: ChangedSince


def compared(
    frozen: Sequence[Frozen], now: Sequence[Frozen], sections: Collection[ReviewSection]
) -> tuple[Compared, ...]:
    """Return every line with how it stands to now: the frozen ones in order, then the new ones.

    Outside the sections that are compared a line stands as it was frozen.
    """
    current = {one.about: one.facts for one in now}
    known = {one.about for one in frozen}
    return (
        *(
            Compared(one, _since(one, current) if one.section in sections else ChangedSince.SAME)
            for one in frozen
        ),
        *(Compared(one, ChangedSince.NEW) for one in now if one.about not in known),
    )


def _since(line: Frozen, current: Mapping[tuple[object, ...], Mapping[str, Any]]) -> ChangedSince:
    if line.about not in current:
        return ChangedSince.GONE
    then, now = dict(line.facts), dict(current[line.about])
    if then.get(_REVIEWED) is not None:  # the first review was the first, whatever is added later
        now[_REVIEWED] = then[_REVIEWED]
    return ChangedSince.SAME if then == now else ChangedSince.CHANGED
