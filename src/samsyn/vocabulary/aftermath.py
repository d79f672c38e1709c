"""Words for what is done after an incident: the six steps, the window, the partners' tasks."""

from enum import StrEnum


class ResponseStep(StrEnum):
    """The steps of the answer to an incident, in their order on the page."""

    CONFIRM = "confirm"  # the first review
    CONFLICT = "conflict"  # which groups, which dispute
    RISK = "risk"  # of retaliation
    TALKS = "talks"  # with those who can stop the next act
    STAND = "stand"  # act, do not act, defer
    TELL = "tell"  # the groups and the local community


class StepState(StrEnum):
    """Where a step stands; computed from what is recorded, never set."""

    DONE = "done"
    UNDER_WAY = "under_way"
    READY = "ready"  # may begin
    WAITING = "waiting"  # for another step


class RetaliationWindow(StrEnum):
    """How near in time an incident is. About the situation, never about a person."""

    ACUTE = "acute"
    ELEVATED = "elevated"
    WATCH = "watch"  # where a dispute lives
    OVER = "over"


class DisputeVerdict(StrEnum):
    """Whether an incident belongs to a dispute. Ruling one out is recorded too."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    RULED_OUT = "ruled_out"


class NoteKind(StrEnum):
    """What somebody says of a step."""

    DONE = "done"
    REOPENED = "reopened"


class ResponseEnd(StrEnum):
    """How the work on an answer ended."""

    COMPLETE = "complete"
    NOT_GROUP_RELATED = "not_group_related"


class PartnerTaskKind(StrEnum):
    """What a partner is asked to do in the first days. Carries nothing about a person."""

    PROTECTION = "protection"
    VICTIM_SUPPORT = "victim_support"
    FAMILY_SUPPORT = "family_support"
    SUPERVISED = "supervised"  # who of those concerned is under supervision
    SCHOOLS = "schools"
    PLACE = "place"
    COMMUNITY = "community"
    OTHER = "other"


class TalkReason(StrEnum):
    """Why a talk with somebody is proposed. A reason, not a rank of people."""

    KEY_PERSON_HIT = "key_person_hit"  # of a group on the side that was hit
    KEY_PERSON_NAMED = "key_person_named"  # of another group on a side
    KEY_PERSON_IN_DISPUTE = "key_person_in_dispute"  # of a group in dispute with one of those
    HEARD_MESSAGE = "heard_message"  # of such a group, and heard the message before
