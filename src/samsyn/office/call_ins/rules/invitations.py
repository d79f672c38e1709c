"""Where an invitation stands, and what can be done with it next. Computed from its facts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from samsyn.vocabulary.call_ins import InvitationState, Reply


class Move(StrEnum):
    """One thing that can be done with an invitation."""

    APPROVE = "approve"
    DELIVER = "deliver"
    NOTE_REPLY = "note_reply"
    NOTE_ARRIVAL = "note_arrival"
    NOTE_ABSENCE = "note_absence"
    CALL_OFF = "call_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationFacts:
    """When what happened; None is not yet."""

    approved_at: datetime | None = None
    delivered_at: datetime | None = None
    reply: Reply = Reply.NONE
    came_at: datetime | None = None
    stayed_at: datetime | None = None
    talked_at: datetime | None = None
    is_absent: bool = False
    called_off_at: datetime | None = None


_LATEST_FIRST = (
    ("called_off_at", InvitationState.CALLED_OFF),
    ("is_absent", InvitationState.ABSENT),
    ("talked_at", InvitationState.TALKED),
    ("stayed_at", InvitationState.STAYED),
    ("came_at", InvitationState.CAME),
)
_AWAITED = frozenset({InvitationState.DELIVERED, InvitationState.SAID_YES, InvitationState.SAID_NO})
_THERE = frozenset({InvitationState.CAME, InvitationState.STAYED, InvitationState.TALKED})


def state_of(facts: InvitationFacts) -> InvitationState:
    """Return where the invitation stands: the latest of what has happened."""
    for name, state in _LATEST_FIRST:
        if getattr(facts, name):
            return state
    if facts.delivered_at is None:
        return InvitationState.APPROVED if facts.approved_at else InvitationState.SUGGESTED
    return {
        Reply.NONE: InvitationState.DELIVERED,
        Reply.YES: InvitationState.SAID_YES,
        Reply.NO: InvitationState.SAID_NO,
    }[facts.reply]


def moves_from(state: InvitationState, *, evening_has_come: bool) -> frozenset[Move]:
    """Return what can be done now. Whoever was not reached may come all the same."""
    if state is InvitationState.CALLED_OFF:
        return frozenset()
    if evening_has_come:
        return _on_the_evening(state)
    if state is InvitationState.SUGGESTED:
        return frozenset({Move.APPROVE, Move.CALL_OFF})
    if state is InvitationState.APPROVED:
        return frozenset({Move.DELIVER, Move.CALL_OFF})
    return frozenset({Move.NOTE_REPLY, Move.CALL_OFF})


def _on_the_evening(state: InvitationState) -> frozenset[Move]:
    if state in _THERE:
        return frozenset({Move.NOTE_ARRIVAL})
    awaited = frozenset({Move.NOTE_ARRIVAL, Move.NOTE_ABSENCE, Move.CALL_OFF})
    if state in _AWAITED or state is InvitationState.ABSENT:
        return awaited
    if state is InvitationState.APPROVED:
        return awaited | {Move.DELIVER}
    return frozenset({Move.APPROVE, Move.CALL_OFF})
