"""Where a sanction round stands, why it is to be reviewed, and what can be done with it."""

from dataclasses import dataclass
from datetime import date, timedelta

from samsyn.office.sanctions.rules.clocks import LENGTHS, Lengths
from samsyn.vocabulary.sanctions import ReviewReason, RoundMove, RoundState


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFacts:
    """What decides where a round stands."""

    started_on: date | None = None
    decided_on: date | None = None  # the last time that somebody decided on start or going on
    review_on: date | None = None
    last_violence_on: date | None = None  # confirmed or likely the group's
    ground_holds: bool = True  # at least one incident of the trigger still counts to the group
    group_stands: bool = True  # neither dissolved nor merged into another
    ended_on: date | None = None
    has_lessons: bool = False

    @property
    def quiet_since(self) -> date | None:
        """The day from which quiet days are counted: the last violence, or the start."""
        if self.started_on is None:
            return None
        return max(self.started_on, self.last_violence_on or self.started_on)


def quiet_days(facts: RoundFacts, *, today: date) -> int:
    """Return the days without violence that is confirmed or likely the group's."""
    since = facts.quiet_since
    until = min(today, facts.ended_on or today)
    return max(0, (until - since).days) if since else 0


def lapses_on(facts: RoundFacts, lengths: Lengths = LENGTHS) -> date | None:
    """Return the day on which the round lapses unless somebody decides anew."""
    return facts.decided_on + timedelta(days=lengths.longest) if facts.decided_on else None


def review_reasons(
    facts: RoundFacts, *, today: date, lengths: Lengths = LENGTHS
) -> tuple[ReviewReason, ...]:
    """Return why a running round is to be looked at by people now; none is no reason."""
    tests = (
        (ReviewReason.GROUND_FALLEN, not facts.ground_holds),
        (ReviewReason.GROUP_GONE, not facts.group_stands),
        (ReviewReason.QUIET, quiet_days(facts, today=today) >= lengths.quiet),
        (ReviewReason.REVIEW_DAY, facts.review_on is not None and facts.review_on <= today),
    )
    return tuple(reason for reason, is_so in tests if is_so)


def state_of_round(facts: RoundFacts, *, today: date, lengths: Lengths = LENGTHS) -> RoundState:
    """Return where the round stands today. Nothing has to run for it to lapse."""
    if facts.ended_on is not None:
        return RoundState.LESSONS_WRITTEN if facts.has_lessons else RoundState.ENDED
    if facts.started_on is None:
        return RoundState.PREPARED
    lapse = lapses_on(facts, lengths)
    if lapse is None or lapse <= today:
        return RoundState.LAPSED
    reasons = review_reasons(facts, today=today, lengths=lengths)
    return RoundState.EXIT_REVIEW if reasons else RoundState.ACTIVE


_RUNNING = frozenset(
    {
        RoundMove.REVISE,
        RoundMove.REQUEST_MEASURE,
        RoundMove.DECIDE_ANEW,
        RoundMove.END,
        RoundMove.REPORT_BACK,
    }
)
_MOVES = {
    RoundState.PREPARED: frozenset({RoundMove.REVISE, RoundMove.START, RoundMove.END}),
    RoundState.ACTIVE: _RUNNING,
    RoundState.EXIT_REVIEW: _RUNNING,
    RoundState.LAPSED: frozenset({RoundMove.DECIDE_ANEW, RoundMove.END, RoundMove.REPORT_BACK}),
    RoundState.ENDED: frozenset({RoundMove.REPORT_BACK, RoundMove.WRITE_LESSONS}),
    RoundState.LESSONS_WRITTEN: frozenset({RoundMove.REPORT_BACK}),
}


def moves_of_round(state: RoundState, *, ground_holds: bool = True) -> frozenset[RoundMove]:
    """Return what can be done now. Where the ground has fallen, nothing new is begun."""
    moves: frozenset[RoundMove] = _MOVES[state]
    if ground_holds:
        return moves
    return moves - {RoundMove.START, RoundMove.REQUEST_MEASURE, RoundMove.DECIDE_ANEW}


RUNNING = frozenset({RoundState.ACTIVE, RoundState.EXIT_REVIEW, RoundState.LAPSED})
OVER = frozenset({RoundState.ENDED, RoundState.LESSONS_WRITTEN})
