"""Where a talk stands, read off the facts: the state, what stops it, and what is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.utils import timezone

from samsyn.office.notifications.queries.facts import ClearanceFacts, TalkFacts
from samsyn.office.notifications.queries.rules import Rules
from samsyn.vocabulary.talks import (
    HelpWish,
    Recipient,
    RecontactResult,
    SafetyVerdict,
    TalkEnd,
    TalkState,
)

CLOSED = frozenset({TalkState.FOLLOWED_UP, TalkState.FAILED, TalkState.CANCELLED})
HELD = frozenset({TalkState.MET, TalkState.HANDED_OVER, TalkState.FOLLOWED_UP})


class Stop(StrEnum):
    """Why nobody may go there now."""

    DEAD = "dead"
    PROTECTED = "protected"
    NOT_CHECKED = "not_checked"
    NOT_SAFE = "not_safe"
    NO_CHILD_ASSESSMENT = "no_child_assessment"
    LEGAL_TEXT_EXPIRED = "legal_text_expired"


class Prompt(StrEnum):
    """What somebody should do about the talk."""

    CHECK = "check"
    GIVE_TO_TEAM = "give_to_team"
    ATTEMPT_IS_LATE = "attempt_is_late"
    TRY_ANOTHER_WAY = "try_another_way"
    RECONTACT_IS_DUE = "recontact_is_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a talk stands now. `since` is when it came there."""

    state: TalkState
    since: datetime
    stops: tuple[Stop, ...]
    prompts: tuple[Prompt, ...]
    attempt_due_at: datetime | None  # of the first attempt, while none is made
    recontact_on: date | None  # when somebody should get in touch again

    @property
    def is_open(self) -> bool:
        """Whether the talk is still to be held."""
        return self.state not in CLOSED | HELD

    @property
    def is_late(self) -> bool:
        return Prompt.ATTEMPT_IS_LATE in self.prompts or Prompt.RECONTACT_IS_DUE in self.prompts


def standing_of(talk: TalkFacts, rules: Rules, *, now: datetime) -> Standing:
    """Return where the talk stands. Nothing has to run for a clock to run out."""
    today = timezone.localdate(now)
    state, since = _state(talk)
    is_open = state not in CLOSED | HELD
    stops = tuple(_stops(talk, today)) if is_open else ()
    within = rules.first_attempt_within(urgent=talk.is_urgent)
    due = talk.clock_starts_at + within if is_open and not talk.attempts else None
    again = _recontact_on(talk, rules) if state in HELD - CLOSED else None
    prompts = (
        [*_prompts(talk, state, stops, rules)]
        + [Prompt.ATTEMPT_IS_LATE] * (due is not None and due < now)
        + [Prompt.RECONTACT_IS_DUE] * (again is not None and again <= today)
    )
    return Standing(
        state=state,
        since=since,
        stops=stops,
        prompts=tuple(prompts),
        attempt_due_at=due,
        recontact_on=again,
    )


def _state(talk: TalkFacts) -> tuple[TalkState, datetime]:
    if talk.ended_as and talk.ended_at:
        ended = {TalkEnd.FAILED: TalkState.FAILED, TalkEnd.CANCELLED: TalkState.CANCELLED}
        return ended[talk.ended_as], talk.ended_at
    if talk.meeting:
        return _after_meeting(talk, talk.meeting.happened_at)
    if talk.attempts:
        return TalkState.ATTEMPTED, talk.attempts[-1].happened_at
    if talk.brief:
        return TalkState.ASSIGNED, talk.brief.at
    if talk.clearance and talk.clearance.safety is not SafetyVerdict.NOT_SAFE:
        return TalkState.CLEARED, talk.clearance.at
    return TalkState.PROPOSED, talk.proposed_at


def _after_meeting(talk: TalkFacts, met_at: datetime) -> tuple[TalkState, datetime]:
    if any(one.result is not RecontactResult.NOT_REACHED for one in talk.recontacts):
        return TalkState.FOLLOWED_UP, met_at
    if wants_help(talk):
        return TalkState.HANDED_OVER, met_at
    return TalkState.MET, met_at


def wants_help(talk: TalkFacts) -> bool:
    """Whether somebody met agreed to be contacted by social services."""
    return any(one.help_wish not in (None, HelpWish.NO) for one in talk.attempts)


def _stops(talk: TalkFacts, today: date) -> Iterator[Stop]:
    if talk.is_dead:
        yield Stop.DEAD
    if talk.is_protected:
        yield Stop.PROTECTED
    if not child_may_be_met(talk, today):
        yield Stop.NO_CHILD_ASSESSMENT
    if talk.clearance is None:
        yield Stop.NOT_CHECKED
        return
    if talk.clearance.safety is SafetyVerdict.NOT_SAFE:
        yield Stop.NOT_SAFE
    if legal_text_has_expired(talk.clearance, today):
        yield Stop.LEGAL_TEXT_EXPIRED


def needs_child_assessment(talk: TalkFacts) -> bool:
    """Whether the talk may be with somebody under 18; with a parent it is not."""
    return talk.may_be_minor and talk.recipient is not Recipient.PARENT


def child_may_be_met(talk: TalkFacts, day: date) -> bool:
    """Whether an assessment lets somebody be met on a day; who is surely 18 needs none."""
    if not needs_child_assessment(talk):
        return True
    newest = talk.child_assessment
    return newest is not None and newest.lets_meet(day, talk.child_need)


def legal_text_has_expired(clearance: ClearanceFacts, today: date) -> bool:
    """Whether there is a legal text that may no longer be said."""
    until = clearance.legal_valid_to
    return bool(clearance.legal_text) and (until is None or until < today)


def _prompts(
    talk: TalkFacts, state: TalkState, stops: tuple[Stop, ...], rules: Rules
) -> Iterator[Prompt]:
    if state is TalkState.PROPOSED:
        yield Prompt.CHECK
    if state is TalkState.CLEARED and not stops:
        yield Prompt.GIVE_TO_TEAM
    if state is TalkState.ATTEMPTED and len(talk.attempts) >= rules.most_attempts:
        yield Prompt.TRY_ANOTHER_WAY


def _recontact_on(talk: TalkFacts, rules: Rules) -> date | None:
    if talk.meeting is None:
        return None
    return timezone.localdate(talk.meeting.happened_at) + timedelta(days=rules.recontact_days)
