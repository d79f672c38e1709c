"""Words for consequences: triggers, rounds, measures and the lever catalogue."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.levers import Decider, Lever, NoLever
from samsyn.vocabulary.sanctions import (
    ClockState,
    MeasureState,
    MeasureStep,
    ReviewReason,
    RoundEnd,
    RoundMove,
    RoundState,
    TriggerMove,
    TriggerRule,
    TriggerState,
    TriggerVerdict,
)

_RULES: Final[Mapping[str, Promise]] = {
    TriggerRule.FIRST_HOMICIDE: pgettext("trigger", "First with a homicide after the call-in"),
    TriggerRule.MOST_VIOLENT: pgettext("trigger", "Most violent group of the period"),
    TriggerRule.JUDGEMENT: pgettext("trigger", "A judgement of ours"),
}
_TRIGGERS: Final[Mapping[str, Promise]] = {
    TriggerState.OPEN: pgettext("trigger", "Awaits memo and decision"),
    TriggerState.MEMO_WRITTEN: pgettext("trigger", "Awaits decision"),
    TriggerState.DEFERRED: pgettext("trigger", "Deferred"),
    TriggerState.DECIDED: pgettext("trigger", "Decided to act"),
    TriggerState.IN_ROUND: pgettext("trigger", "Increased focus"),
    TriggerState.REPORTED_BACK: pgettext("trigger", "Reported back"),
    TriggerState.CLOSED: pgettext("trigger", "Closed"),
}
_VERDICTS: Final[Mapping[str, Promise]] = {
    TriggerVerdict.ACT: pgettext("verdict", "Act"),
    TriggerVerdict.NOT_ACT: pgettext("verdict", "Do not act"),
    TriggerVerdict.DEFER: pgettext("verdict", "Defer to a day"),
}
_TRIGGER_MOVES: Final[Mapping[str, Promise]] = {
    TriggerMove.WRITE_MEMO: pgettext("trigger", "Write the memo"),
    TriggerMove.DECIDE: pgettext("trigger", "Decide"),
    TriggerMove.PREPARE_ROUND: pgettext("trigger", "Prepare the round"),
}
_ROUNDS: Final[Mapping[str, Promise]] = {
    RoundState.PREPARED: pgettext("round", "Being prepared"),
    RoundState.ACTIVE: pgettext("round", "Under way"),
    RoundState.EXIT_REVIEW: pgettext("round", "To be reviewed"),
    RoundState.LAPSED: pgettext("round", "Lapsed"),
    RoundState.ENDED: pgettext("round", "Ended"),
    RoundState.LESSONS_WRITTEN: pgettext("round", "Ended, lessons written"),
}
_REASONS: Final[Mapping[str, Promise]] = {
    ReviewReason.QUIET: pgettext("review", "28 days without violence by the group"),
    ReviewReason.REVIEW_DAY: pgettext("review", "The planned review is due"),
    ReviewReason.GROUND_FALLEN: pgettext("review", "The ground has fallen"),
    ReviewReason.GROUP_GONE: pgettext("review", "The group is dissolved or merged"),
}
_ENDS: Final[Mapping[str, Promise]] = {
    RoundEnd.EFFECT_SEEN: pgettext("end of a round", "An effect was seen"),
    RoundEnd.NO_EFFECT: pgettext("end of a round", "No effect was seen"),
    RoundEnd.ERROR: pgettext("end of a round", "It rested on an error"),
    RoundEnd.REPLACED: pgettext("end of a round", "Replaced by another round"),
}
_ROUND_MOVES: Final[Mapping[str, Promise]] = {
    RoundMove.REVISE: pgettext("round", "Change the ground"),
    RoundMove.START: pgettext("round", "Start"),
    RoundMove.REQUEST_MEASURE: pgettext("round", "Ask for a measure"),
    RoundMove.DECIDE_ANEW: pgettext("round", "Decide to go on"),
    RoundMove.END: pgettext("round", "End"),
    RoundMove.REPORT_BACK: pgettext("round", "Report back"),
    RoundMove.WRITE_LESSONS: pgettext("round", "Write the lessons"),
}
_MEASURES: Final[Mapping[str, Promise]] = {
    MeasureState.REQUESTED: pgettext("measure", "Asked for"),
    MeasureState.WITHDRAWN: pgettext("measure", "Withdrawn"),
    MeasureState.DECLINED: pgettext("measure", "Declined"),
    MeasureState.ACCEPTED: pgettext("measure", "Accepted"),
    MeasureState.STARTED: pgettext("measure", "Started"),
    MeasureState.DONE: pgettext("measure", "Done"),
    MeasureState.STOPPED: pgettext("measure", "Stopped"),
}
_STEPS: Final[Mapping[str, Promise]] = {
    MeasureStep.WITHDRAW: pgettext("step of a measure", "Withdraw"),
    MeasureStep.ACCEPT: pgettext("step of a measure", "Accept"),
    MeasureStep.DECLINE: pgettext("step of a measure", "Decline"),
    MeasureStep.START: pgettext("step of a measure", "Started"),
    MeasureStep.DONE: pgettext("step of a measure", "Done"),
    MeasureStep.STOP: pgettext("step of a measure", "Stopped"),
}
_CLOCKS: Final[Mapping[str, Promise]] = {
    ClockState.DONE: pgettext("clock", "Done in time"),
    ClockState.DONE_LATE: pgettext("clock", "Done late"),
    ClockState.DUE: pgettext("clock", "To be done"),
    ClockState.OVERDUE: pgettext("clock", "Overdue"),
}
_LEVERS: Final[Mapping[str, Promise]] = {
    Lever.PATROL_FOCUS: pgettext("lever", "Concentrated police presence"),
    Lever.TRAFFIC_CHECKS: pgettext("lever", "Checks of cars and people"),
    Lever.SEIZURES: pgettext("lever", "Searches and seizures"),
    Lever.WARRANTS: pgettext("lever", "Arrests where the law allows"),
    Lever.PRIORITISED_INQUIRY: pgettext("lever", "Open inquiries moved up"),
    Lever.JOINT_OPERATION: pgettext("lever", "Operation together with other agencies"),
    Lever.EXCLUSION_ORDER: pgettext("lever", "Preventive exclusion order"),
    Lever.SUPERVISION_FOCUS: pgettext("lever", "Raised focus on supervised clients"),
    Lever.CLOSER_CONTACT: pgettext("lever", "Meetings more often"),
    Lever.RESIDENCE_CONDITION: pgettext("lever", "Exclusion area as a condition of supervision"),
    Lever.RELEASE_FORFEITURE: pgettext("lever", "Conditional release forfeited"),
    Lever.SENTENCES_FIRST: pgettext("lever", "Sentences already passed served first"),
    Lever.PROSECUTOR_HANDLER: pgettext("lever", "One prosecutor for the group"),
    Lever.DEBT_FIRST: pgettext("lever", "Debts and distraint taken first"),
    Lever.TAX_AUDIT: pgettext("lever", "Tax audit taken first"),
    Lever.BENEFIT_CHECK: pgettext("lever", "Check of benefits"),
    Lever.CUSTOMS_CHECK: pgettext("lever", "Customs checks"),
    Lever.PERMIT_INSPECTION: pgettext("lever", "Inspection of permits and premises"),
    Lever.TENANCY: pgettext("lever", "Unlawful subletting followed up with landlords"),
    Lever.LICENCE_SUPERVISION: pgettext("lever", "Supervision of licensed businesses"),
}
_DECIDERS: Final[Mapping[str, Promise]] = {
    Decider.POLICE_CHIEF: pgettext("decider", "Local police chief"),
    Decider.PROSECUTOR: pgettext("decider", "Prosecutor"),
    Decider.PROBATION_OFFICE: pgettext("decider", "Probation office"),
    Decider.SUPERVISION_BOARD: pgettext("decider", "Supervision board"),
    Decider.PRISON_SERVICE: pgettext("decider", "Prison and probation service"),
    Decider.AUTHORITY: pgettext("decider", "The agency itself"),
    Decider.MUNICIPAL_BOARD: pgettext("decider", "Municipal board"),
    Decider.COUNTY_BOARD: pgettext("decider", "County board"),
}
_NEVER: Final[Mapping[str, Promise]] = {
    NoLever.YOUTH_CARE: pgettext("no lever", "Compulsory care of the young"),
    NoLever.ADDICTION_CARE: pgettext("no lever", "Compulsory care for addiction"),
    NoLever.REPORT_OF_CONCERN: pgettext("no lever", "Report of concern for a child"),
    NoLever.HELP_WITHHELD: pgettext("no lever", "Help withheld"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    TriggerRule: _RULES,
    TriggerState: _TRIGGERS,
    TriggerVerdict: _VERDICTS,
    TriggerMove: _TRIGGER_MOVES,
    RoundState: _ROUNDS,
    ReviewReason: _REASONS,
    RoundEnd: _ENDS,
    RoundMove: _ROUND_MOVES,
    MeasureState: _MEASURES,
    MeasureStep: _STEPS,
    ClockState: _CLOCKS,
    Lever: _LEVERS,
    Decider: _DECIDERS,
    NoLever: _NEVER,
}
