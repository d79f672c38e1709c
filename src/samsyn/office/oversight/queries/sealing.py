"""How far the record of the whole installation is sealed and copied out, for a reader of a log."""

from dataclasses import dataclass
from datetime import datetime

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit.sealing import MAY_WAIT, sealing_state


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """Numbers and times; nothing of what the events are about."""

    sealed: int  # events
    seals: int
    sealed_at: datetime | None
    waiting: int
    copied: int  # seals
    copied_at: datetime | None
    has_stopped: bool
    copying_has_stopped: bool


def how_far_sealed(actor: Actor, *, now: datetime) -> Sealing:
    """Return how far it is. Raises `NotPermitted` if no role of theirs lets them read a log."""
    rooms = actor.rooms_granting(Deed.READ_AUDIT)
    access.require(actor, Deed.READ_AUDIT, about=RoomItself(min(rooms, default=0)))
    state = sealing_state()
    return Sealing(
        sealed=state.sealed,
        seals=state.seals,
        sealed_at=state.sealed_at,
        waiting=state.waiting,
        copied=state.copied or 0,
        copied_at=state.copied_at,
        has_stopped=_is_late(state.waiting_since, now),
        copying_has_stopped=state.copied is not None and _is_late(state.copied_behind, now),
    )


def _is_late(since: datetime | None, now: datetime) -> bool:
    return since is not None and now - since > MAY_WAIT
