"""Words for custom notifications: enskilda samtal with one person, or with somebody close."""

from enum import StrEnum


class TalkTrigger(StrEnum):
    """What calls for a talk."""

    RETALIATION = "retaliation"
    CONFLICT = "conflict"
    OUTBREAK = "outbreak"
    MISSED_CALL_IN = "missed_call_in"
    REACH_GAP = "reach_gap"
    RELEASE = "release"
    GROUP_IN_FOCUS = "group_in_focus"
    PLANNED = "planned"  # the rolling plan


class PriorityTier(StrEnum):
    """In what order talks are due, most pressing first. About occasion and time, not a person."""

    RETALIATION_WINDOW = "retaliation_window"
    RISING_GROUP = "rising_group"
    MISSED_CALL_IN = "missed_call_in"
    REACH_GAP = "reach_gap"
    RELEASE = "release"
    ROUTINE = "routine"


class Recipient(StrEnum):
    """Whom the team talks with."""

    PERSON = "person"
    PARENT = "parent"
    RELATIVE = "relative"


class TalkState(StrEnum):
    """Where a talk stands; computed from what is recorded, never set."""

    PROPOSED = "proposed"
    CLEARED = "cleared"
    ASSIGNED = "assigned"
    ATTEMPTED = "attempted"
    MET = "met"
    HANDED_OVER = "handed_over"
    FOLLOWED_UP = "followed_up"
    FAILED = "failed"
    CANCELLED = "cancelled"


class SafetyVerdict(StrEnum):
    """What the safety check says of going there."""

    SAFE = "safe"
    WITH_PRECAUTIONS = "with_precautions"
    NOT_SAFE = "not_safe"


class AttemptOutcome(StrEnum):
    """How one attempt ended, and who heard the message. Several attempts are normal."""

    MET_PERSON = "met_person"
    MET_RELATIVE = "met_relative"
    NOT_HOME = "not_home"
    REFUSED = "refused"
    UNSAFE = "unsafe"

    @property
    def is_meeting(self) -> bool:
        return self in (AttemptOutcome.MET_PERSON, AttemptOutcome.MET_RELATIVE)


class MessageDelivered(StrEnum):
    """How much of the message was said."""

    ALL = "all"
    PART = "part"
    NONE = "none"


class TalkResponse(StrEnum):
    """How it was received."""

    LISTENED = "listened"
    WANTED_TO_TALK = "wanted_to_talk"
    TURNED_AWAY = "turned_away"
    HARD_TO_SAY = "hard_to_say"


class HelpWish(StrEnum):
    """Whether social services are wanted, and how soon."""

    NO = "no"
    CALL = "call"
    MEETING = "meeting"
    AT_ONCE = "at_once"


class RecontactResult(StrEnum):
    """What came of getting in touch again."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    NOT_NEEDED = "not_needed"


class TalkEnd(StrEnum):
    """How a talk that never came about was closed by somebody named."""

    FAILED = "failed"
    CANCELLED = "cancelled"
