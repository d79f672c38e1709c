"""Words for stöd: the help line, and the case of somebody who wants help to leave."""

from enum import StrEnum


class Danger(StrEnum):
    """Whether anybody is in danger now: asked before anything else."""

    NO = "no"
    UNSURE = "unsure"
    YES = "yes"


class Caller(StrEnum):
    """Who gets in touch."""

    SELF = "self"
    RELATIVE = "relative"
    OTHER = "other"


class NumberFrom(StrEnum):
    """How they got the number."""

    CARD = "card"
    AGENCY = "agency"  # police, probation, a visiting team
    WEB = "web"
    OTHER = "other"


class Topic(StrEnum):
    """What it is about."""

    LEAVING = "leaving"
    THREAT = "threat"
    EVERYDAY = "everyday"  # housing, money, work
    SOMEBODY_CLOSE = "somebody_close"


class CallerWish(StrEnum):
    """What they want now."""

    TALK = "talk"
    CALL_BACK = "call_back"
    MEETING = "meeting"


class ContactEnd(StrEnum):
    """How a help contact ended."""

    CASE = "case"  # it became one
    ENOUGH = "enough"  # the caller wanted no more
    LED_ON = "led_on"  # to another help
    NOT_REACHED = "not_reached"


class ClockKind(StrEnum):
    """A response clock."""

    ANSWER = "answer"  # the same day
    FIRST_MEETING = "first_meeting"  # within 72 hours
    PLAN = "plan"  # within 14 days
    WEEKLY = "weekly"  # in touch every week
    AFTERCARE = "aftercare"  # after 3, 6 and 12 months


class ClockState(StrEnum):
    """Where a clock stands; computed."""

    RUNNING = "running"
    LATE = "late"
    IN_TIME = "in_time"
    TOO_LATE = "too_late"  # done, after the clock had run out


class NeedKind(StrEnum):
    """What somebody needs help with."""

    SAFETY = "safety"
    HOUSING = "housing"
    INCOME = "income"
    WORK = "work"
    SCHOOL = "school"
    DEBT = "debt"
    HEALTH = "health"
    TRAUMA = "trauma"
    ADDICTION = "addiction"
    FAMILY = "family"
    IDENTITY_PAPERS = "identity_papers"


class StepProgress(StrEnum):
    """How far a step of the plan has come."""

    AGREED = "agreed"
    STARTED = "started"
    DONE = "done"
    STOPPED = "stopped"


class TouchKind(StrEnum):
    """How the worker and the person were in touch."""

    MEETING = "meeting"
    CALL = "call"
    MESSAGE = "message"
    NOT_REACHED = "not_reached"


class CaseState(StrEnum):
    """Where a support case stands; computed from what is recorded, never set."""

    INTAKE = "intake"
    PLANNED = "planned"
    ACTIVE = "active"
    PAUSED = "paused"
    AFTERCARE = "aftercare"
    CLOSED = "closed"


class CaseMove(StrEnum):
    """What a worker can enter in a case."""

    PLAN = "plan"
    PROGRESS = "progress"
    TOUCH = "touch"
    PAUSE = "pause"
    RESUME = "resume"
    RELAPSE = "relapse"
    EXIT = "exit"
    FOLLOW_UP = "follow_up"
    REOPEN = "reopen"
    CONSENT = "consent"


class ExitKind(StrEnum):
    """How a case ended."""

    COMPLETED = "completed"
    MOVED = "moved"
    DROPPED = "dropped"
    CUSTODY = "custody"
    DIED = "died"


class AftercareResult(StrEnum):
    """What came of getting in touch after the end."""

    WELL = "well"
    WANTS_MORE = "wants_more"
    NOT_REACHED = "not_reached"


class ConsentScope(StrEnum):
    """Whom the person lets support tell something."""

    JOINT_ROOM = "joint_room"  # that the offer was accepted, or contact lost; nothing else
    PROBATION = "probation"
    HEALTH_CARE = "health_care"
    PROVIDER = "provider"
    FAMILY = "family"


class SignalKind(StrEnum):
    """All that support ever tells the joint room about somebody who was handed over."""

    OFFER_ACCEPTED = "offer_accepted"
    CONTACT_LOST = "contact_lost"
    SAFETY_CONCERN = "safety_concern"  # call me


class FigureKind(StrEnum):
    """A count that others than support may see."""

    CASELOAD = "caseload"
    ANSWERED = "answered"  # of the contacts, those answered the same day
    MET = "met"  # of the first meetings, those held within 72 hours
