"""Words for steering."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.steering import (
    AgreementState,
    ContextKind,
    CoreElement,
    FidelityState,
    HandOverKind,
    PlanKind,
    ReturnStep,
    StartUpPhase,
    StartUpTask,
    Trend,
)

_PHASES: Final[Mapping[str, Promise]] = {
    StartUpPhase.START_UP: pgettext("phase of the start-up", "Start-up"),
    StartUpPhase.MAPPING: pgettext("phase of the start-up", "Mapping"),
    StartUpPhase.FOCUS_AND_HELP: pgettext("phase of the start-up", "Focus and help"),
    StartUpPhase.COMMUNICATING: pgettext("phase of the start-up", "Communicating"),
}
_TASKS: Final[Mapping[str, Promise]] = {
    StartUpTask.MANDATE: pgettext("step of the start-up", "Mandate and agreement"),
    StartUpTask.MANAGER_AND_ANALYST: pgettext(
        "step of the start-up", "Project manager and analyst in place"
    ),
    StartUpTask.BASELINE: pgettext("step of the start-up", "Baseline of at least 24 months frozen"),
    StartUpTask.GROUP_AUDIT: pgettext("step of the start-up", "Group audit"),
    StartUpTask.INCIDENT_REVIEW: pgettext("step of the start-up", "Incident review"),
    StartUpTask.PROBLEM_ANALYSIS: pgettext("step of the start-up", "Problem analysis"),
    StartUpTask.HELP_LINE_STAFFED: pgettext("step of the start-up", "Help line staffed"),
    StartUpTask.HELP_LINE_TESTED: pgettext("step of the start-up", "Help line tested"),
    StartUpTask.LEVERS: pgettext("step of the start-up", "Measures after new violence agreed"),
    StartUpTask.REHEARSAL: pgettext("step of the start-up", "Rehearsal"),
    StartUpTask.FIRST_CALL_IN: pgettext("step of the start-up", "First call-in"),
}
_AGREEMENTS: Final[Mapping[str, Promise]] = {
    AgreementState.NOT_SIGNED: pgettext("state of an agreement", "Not signed"),
    AgreementState.COMING: pgettext("state of an agreement", "Signed, not in force yet"),
    AgreementState.IN_FORCE: pgettext("state of an agreement", "In force"),
    AgreementState.REVIEW_DUE: pgettext("state of an agreement", "In force, review due"),
    AgreementState.ENDING: pgettext("state of an agreement", "In force, ends soon"),
    AgreementState.ENDED: pgettext("state of an agreement", "Ended"),
}
_PLANNED: Final[Mapping[str, Promise]] = {
    PlanKind.STEERING_MEETING: pgettext("kind of planned thing", "Meeting of the steering group"),
    PlanKind.REVIEW_MEETING: pgettext("kind of planned thing", "Review meeting"),
    PlanKind.GROUP_AUDIT: pgettext("kind of planned thing", "Group audit"),
    PlanKind.TRAINING: pgettext("kind of planned thing", "Training"),
    PlanKind.EVALUATION: pgettext("kind of planned thing", "Evaluation"),
    PlanKind.OTHER: pgettext("kind of planned thing", "Something else"),
}
_CONTEXT: Final[Mapping[str, Promise]] = {
    ContextKind.POLICE_OPERATION: pgettext("kind of context event", "Special police operation"),
    ContextKind.PANDEMIC: pgettext("kind of context event", "Pandemic"),
    ContextKind.LAW_CHANGE: pgettext("kind of context event", "New law or rule"),
    ContextKind.ARRESTS: pgettext("kind of context event", "Many arrests or a large trial"),
    ContextKind.MEDIA: pgettext("kind of context event", "Media"),
    ContextKind.OTHER: pgettext("kind of context event", "Something else"),
}
_ELEMENTS: Final[Mapping[str, Promise]] = {
    CoreElement.MAPPING: pgettext("core element", "Mapping and group audit"),
    CoreElement.INCIDENT_REVIEW: pgettext("core element", "Review of incidents"),
    CoreElement.CALL_IN: pgettext("core element", "Call-ins held"),
    CoreElement.TALKS: pgettext("core element", "Individual talks"),
    CoreElement.HELP: pgettext("core element", "Offer of help handed over"),
    CoreElement.CONSEQUENCE: pgettext("core element", "Consequence after violence"),
    CoreElement.REPORT_BACK: pgettext("core element", "Report back to the groups"),
    CoreElement.VICTIM_SUPPORT: pgettext("core element", "Support for victims and families"),
    CoreElement.MEETINGS: pgettext("core element", "Review meetings"),
    CoreElement.STEERING: pgettext("core element", "Meetings of the steering group"),
}
_FIDELITY: Final[Mapping[str, Promise]] = {
    FidelityState.KEPT_UP: pgettext("how a core element stands", "Kept up"),
    FidelityState.OVERDUE: pgettext("how a core element stands", "Overdue"),
    FidelityState.NEVER: pgettext("how a core element stands", "Never done"),
    FidelityState.UNKNOWN: pgettext("how a core element stands", "Unknown"),
}
_TRENDS: Final[Mapping[str, Promise]] = {
    Trend.MORE: pgettext("trend", "More than before"),
    Trend.SAME: pgettext("trend", "As many as before"),
    Trend.FEWER: pgettext("trend", "Fewer than before"),
    Trend.TOO_FEW: pgettext("trend", "Too few to say"),
}
_RETURNS: Final[Mapping[str, Promise]] = {
    ReturnStep.CONFLICTS_ASSESSED: pgettext("step of a return", "Conflicts assessed"),
    ReturnStep.HELP_OFFERED: pgettext("step of a return", "Help offered before the release"),
    ReturnStep.MEETER_CHOSEN: pgettext("step of a return", "Decided who meets them"),
    ReturnStep.TALK_PROPOSED: pgettext("step of a return", "Talk proposed"),
    ReturnStep.CHECKED: pgettext("step of a return", "Checked 30 days after"),
}
_HANDED: Final[Mapping[str, Promise]] = {
    HandOverKind.START_UP_STEP: pgettext("kind of thing handed over", "Steps of the start-up"),
    HandOverKind.AGREEMENT: pgettext("kind of thing handed over", "Agreements"),
    HandOverKind.PLAN_ITEM: pgettext("kind of thing handed over", "The year's plan"),
    HandOverKind.RETURN: pgettext("kind of thing handed over", "Releases"),
    HandOverKind.CALL_IN: pgettext("kind of thing handed over", "Call-ins"),
    HandOverKind.CALL_IN_STEP: pgettext("kind of thing handed over", "Steps of call-ins"),
    HandOverKind.TALK: pgettext("kind of thing handed over", "Talks"),
    HandOverKind.ANSWER: pgettext("kind of thing handed over", "Answers to incidents"),
    HandOverKind.ROUND: pgettext("kind of thing handed over", "Rounds of consequences"),
    HandOverKind.PROMISE: pgettext("kind of thing handed over", "Promises noted"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    StartUpPhase: _PHASES,
    StartUpTask: _TASKS,
    AgreementState: _AGREEMENTS,
    PlanKind: _PLANNED,
    ContextKind: _CONTEXT,
    CoreElement: _ELEMENTS,
    FidelityState: _FIDELITY,
    Trend: _TRENDS,
    ReturnStep: _RETURNS,
    HandOverKind: _HANDED,
}
