"""Words for the third leg: the trigger, its decision, the sanction round and how it ends."""

from enum import StrEnum


class TriggerRule(StrEnum):
    """Which test points at the group. The system names a rule; people choose the group."""

    FIRST_HOMICIDE = "first_homicide"
    MOST_VIOLENT = "most_violent"
    JUDGEMENT = "judgement"  # neither test points there: somebody named says why


class TriggerState(StrEnum):
    """Where a trigger stands, read off what is recorded."""

    OPEN = "open"
    MEMO_WRITTEN = "memo_written"
    DEFERRED = "deferred"
    DECIDED = "decided"  # to act: the round is not yet prepared
    IN_ROUND = "in_round"
    REPORTED_BACK = "reported_back"
    CLOSED = "closed"


class TriggerVerdict(StrEnum):
    """What was decided on a trigger."""

    ACT = "act"
    NOT_ACT = "not_act"
    DEFER = "defer"


class TriggerMove(StrEnum):
    """One thing that can be done with a trigger."""

    WRITE_MEMO = "write_memo"
    DECIDE = "decide"
    PREPARE_ROUND = "prepare_round"


class RoundState(StrEnum):
    """Where a sanction round stands, read off what is recorded."""

    PREPARED = "prepared"
    ACTIVE = "active"
    EXIT_REVIEW = "exit_review"
    LAPSED = "lapsed"  # 90 days have passed since somebody last decided
    ENDED = "ended"
    LESSONS_WRITTEN = "lessons_written"


class ReviewReason(StrEnum):
    """Why a running round is to be reviewed now."""

    QUIET = "quiet"
    REVIEW_DAY = "review_day"
    GROUND_FALLEN = "ground_fallen"
    GROUP_GONE = "group_gone"


class RoundEnd(StrEnum):
    """How a round ended."""

    EFFECT_SEEN = "effect_seen"
    NO_EFFECT = "no_effect"
    ERROR = "error"
    REPLACED = "replaced"


class RoundMove(StrEnum):
    """One thing that can be done with a round."""

    REVISE = "revise"
    START = "start"
    REQUEST_MEASURE = "request_measure"
    DECIDE_ANEW = "decide_anew"
    END = "end"
    REPORT_BACK = "report_back"
    WRITE_LESSONS = "write_lessons"


class MeasureState(StrEnum):
    """Where a measure stands, read off its steps."""

    REQUESTED = "requested"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    ACCEPTED = "accepted"
    STARTED = "started"
    DONE = "done"
    STOPPED = "stopped"


class MeasureStep(StrEnum):
    """One step of a measure. All but the withdrawal are the owning agency's alone."""

    WITHDRAW = "withdraw"
    ACCEPT = "accept"
    DECLINE = "decline"
    START = "start"
    DONE = "done"
    STOP = "stop"


class ClockState(StrEnum):
    """How something promised stands to its last day."""

    DONE = "done"
    DONE_LATE = "done_late"
    DUE = "due"
    OVERDUE = "overdue"
