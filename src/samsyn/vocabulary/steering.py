"""Words for how a site is steered: start-up, agreements, the year, what is kept up, hand-over."""

from enum import StrEnum
from typing import Final


class StartUpPhase(StrEnum):
    """A phase of the start-up. Help and consequences are in place before anybody is spoken to."""

    START_UP = "start_up"
    MAPPING = "mapping"
    FOCUS_AND_HELP = "focus_and_help"
    COMMUNICATING = "communicating"


class StartUpTask(StrEnum):
    """A step that every site's start-up has; a site adds its own."""

    MANDATE = "mandate"
    MANAGER_AND_ANALYST = "manager_and_analyst"
    BASELINE = "baseline"
    GROUP_AUDIT = "group_audit"
    INCIDENT_REVIEW = "incident_review"
    PROBLEM_ANALYSIS = "problem_analysis"
    HELP_LINE_STAFFED = "help_line_staffed"
    HELP_LINE_TESTED = "help_line_tested"
    LEVERS = "levers"
    REHEARSAL = "rehearsal"
    FIRST_CALL_IN = "first_call_in"


STANDARD_START_UP: Final = {
    StartUpTask.MANDATE: StartUpPhase.START_UP,
    StartUpTask.MANAGER_AND_ANALYST: StartUpPhase.START_UP,
    StartUpTask.BASELINE: StartUpPhase.START_UP,
    StartUpTask.GROUP_AUDIT: StartUpPhase.MAPPING,
    StartUpTask.INCIDENT_REVIEW: StartUpPhase.MAPPING,
    StartUpTask.PROBLEM_ANALYSIS: StartUpPhase.MAPPING,
    StartUpTask.HELP_LINE_STAFFED: StartUpPhase.FOCUS_AND_HELP,
    StartUpTask.HELP_LINE_TESTED: StartUpPhase.FOCUS_AND_HELP,
    StartUpTask.LEVERS: StartUpPhase.FOCUS_AND_HELP,
    StartUpTask.REHEARSAL: StartUpPhase.COMMUNICATING,
    StartUpTask.FIRST_CALL_IN: StartUpPhase.COMMUNICATING,
}


class AgreementState(StrEnum):
    """Where an agreement stands on a day."""

    NOT_SIGNED = "not_signed"
    COMING = "coming"
    IN_FORCE = "in_force"
    REVIEW_DUE = "review_due"
    ENDING = "ending"
    ENDED = "ended"


class PlanKind(StrEnum):
    """What is planned in the year. Call-ins stand in their own calendar."""

    STEERING_MEETING = "steering_meeting"
    REVIEW_MEETING = "review_meeting"
    GROUP_AUDIT = "group_audit"
    TRAINING = "training"
    EVALUATION = "evaluation"
    OTHER = "other"


class ContextKind(StrEnum):
    """Something outside the strategy that may move the violence."""

    POLICE_OPERATION = "police_operation"
    PANDEMIC = "pandemic"
    LAW_CHANGE = "law_change"
    ARRESTS = "arrests"
    MEDIA = "media"
    OTHER = "other"


class CoreElement(StrEnum):
    """A core element of the strategy, in the order in which the site does them."""

    MAPPING = "mapping"
    INCIDENT_REVIEW = "incident_review"
    CALL_IN = "call_in"
    TALKS = "talks"
    HELP = "help"
    CONSEQUENCE = "consequence"
    REPORT_BACK = "report_back"
    VICTIM_SUPPORT = "victim_support"
    MEETINGS = "meetings"
    STEERING = "steering"


class FidelityState(StrEnum):
    """Whether a core element is kept up."""

    KEPT_UP = "kept_up"
    OVERDUE = "overdue"
    NEVER = "never"
    UNKNOWN = "unknown"


class Trend(StrEnum):
    """How a quarter stands to the one before."""

    MORE = "more"
    SAME = "same"
    FEWER = "fewer"
    TOO_FEW = "too_few"


class ReturnStep(StrEnum):
    """What is done for somebody who comes out of custody, in its order."""

    CONFLICTS_ASSESSED = "conflicts_assessed"
    HELP_OFFERED = "help_offered"
    MEETER_CHOSEN = "meeter_chosen"
    TALK_PROPOSED = "talk_proposed"
    CHECKED = "checked"


class HandOverKind(StrEnum):
    """What a coordinator leaves to the next."""

    START_UP_STEP = "start_up_step"
    AGREEMENT = "agreement"
    PLAN_ITEM = "plan_item"
    RETURN = "return"
    CALL_IN = "call_in"
    CALL_IN_STEP = "call_in_step"
    TALK = "talk"
    ANSWER = "answer"  # to an incident
    ROUND = "round"
    PROMISE = "promise"
