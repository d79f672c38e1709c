"""Whether the record of the whole installation is sealed and copied out, for a reader of a log.

No number and no time of it: they move with every event, also those of rooms that the reader does
not read, so that somebody could tell from them that the help line has just had a call.
"""

from dataclasses import dataclass
from datetime import datetime

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit.sealing import MAY_WAIT, sealing_state


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """What holds; nothing of when, or of how much."""

    is_sealed: bool
    is_copied: bool
    has_stopped: bool
    copying_has_stopped: bool


def how_far_sealed(actor: Actor, *, now: datetime) -> Sealing:
    """Return whether it is. Raises `NotPermitted` if no role of theirs lets them read a log."""
    rooms = actor.rooms_granting(Deed.READ_AUDIT)
    access.require(actor, Deed.READ_AUDIT, about=RoomItself(min(rooms, default=0)))
    state = sealing_state()
    return Sealing(
        is_sealed=state.sealed_at is not None,
        is_copied=state.copied_at is not None,
        has_stopped=_is_late(state.waiting_since, now),
        copying_has_stopped=state.copied is not None and _is_late(state.copied_behind, now),
    )


def _is_late(since: datetime | None, now: datetime) -> bool:
    return since is not None and now - since > MAY_WAIT
