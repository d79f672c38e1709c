"""Promises that were called upon, and the triggers and rounds that await somebody."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from samsyn.office.access import Actor
from samsyn.office.reviews.rules import Frozen
from samsyn.office.sanctions.queries import TriggerShown, kept_promises
from samsyn.office.sanctions.rules import AWAITING, OPEN, OVER, RUNNING
from samsyn.vocabulary.promises import PromiseState
from samsyn.vocabulary.reviews import ReviewSection
from samsyn.vocabulary.sanctions import RoundState, TriggerState

LOOKS_BACK: Final = timedelta(days=90)  # promises that were kept or broken longer ago are history
_ORDER: Final = (PromiseState.BROKEN, PromiseState.DUE, PromiseState.KEPT, PromiseState.SET_ASIDE)
_STANDING: Final = frozenset({RoundState.PREPARED, *RUNNING})


def promise_lines(here: Actor, *, zone: ZoneInfo, at: datetime) -> Iterator[Frozen]:
    """Yield the promises that violence called upon: those under way, and what came of others."""
    today = at.astimezone(zone).date()
    for line in kept_promises(here, today=today).lines:
        state = line.keeping.state
        recent = any(one.opened_on > today - LOOKS_BACK for one in line.triggers)
        stands = state is PromiseState.DUE or (state is PromiseState.BROKEN and not line.triggers)
        if stands or (state in _ORDER and recent):
            yield Frozen(
                section=ReviewSection.PROMISES,
                promise_id=line.promise.id,
                facts={
                    "state": state.value,
                    "kind": line.promise.kind.value,
                    "made_on": line.promise.made_on.isoformat(),
                    "triggers": [one.code for one in line.triggers],
                },
            )


def round_lines(triggers: Sequence[TriggerShown]) -> Iterator[Frozen]:
    """Yield the triggers that await a decision, and the rounds that are not reported back."""
    for one in triggers:
        if _concerns(one):
            yield Frozen(section=ReviewSection.ROUNDS, trigger_id=one.id, facts=_facts(one))


def rounds_by_group(triggers: Sequence[TriggerShown]) -> Mapping[UUID, str]:
    """Return group -> where its round stands, for rounds that are prepared or run."""
    return {
        one.round.group.id: one.round.state.value
        for one in reversed(triggers)
        if one.round is not None and one.round.state in _STANDING
    }


def _concerns(one: TriggerShown) -> bool:
    if one.state in AWAITING or one.state is TriggerState.DECIDED:
        return True
    held = one.round
    return held is not None and (held.state not in OVER or bool(held.still_to_tell))


def _facts(one: TriggerShown) -> dict[str, object]:
    held = one.round
    return {
        "code": one.code,
        "group": str(one.group.id),
        "state": one.state.value,
        "decision_due": one.decision_clock.due_on.isoformat(),
        "decision": one.decision_clock.state.value,
        "awaits": one.state in AWAITING,
        "round": held.state.value if held else "",
        "round_id": str(held.id) if held else "",
        "review_on": held.review_on.isoformat() if held and held.review_on else None,
        "lapses_on": held.lapses_on.isoformat() if held and held.lapses_on else None,
        "measures": len(held.measures) if held else 0,
        "measures_open": sum(m.state in OPEN for m in held.measures) if held else 0,
        "to_tell": len(held.still_to_tell) if held and held.state in OVER else 0,
    }
