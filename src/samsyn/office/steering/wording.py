"""What the pages of steering say of what the queries found."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.office.steering.queries import OpenItem, StartUp
from samsyn.office.steering.rules import PlanClock
from samsyn.office.steering.words import refusal_of
from samsyn.office.ui import terms
from samsyn.office.ui.duties import DUTIES
from samsyn.vocabulary.call_ins import PlanTask
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

CLOCKS: Final[Mapping[str, Promise]] = {
    PlanClock.DONE: gettext_lazy("Done"),
    PlanClock.LATE: gettext_lazy("Late"),
    PlanClock.SOON: gettext_lazy("Soon"),
    PlanClock.LATER: gettext_lazy("Later"),
}
_WHERE_FROM: Final[Mapping[str, Promise]] = {
    CoreElement.MAPPING: gettext_lazy(
        "Group audits in the year's plan, and days noted on groups. Due every quarter."
    ),
    CoreElement.INCIDENT_REVIEW: gettext_lazy(
        "Reviews written on incidents in the joint room. Due every week."
    ),
    CoreElement.CALL_IN: gettext_lazy("Call-ins held. Due every year."),
    CoreElement.TALKS: gettext_lazy("Talks where the person was met. Due every month."),
    CoreElement.HELP: gettext_lazy("Contact cards handed over. Due every month."),
    CoreElement.CONSEQUENCE: gettext_lazy(
        "Decisions after violence, and measures that agencies took. Due after violence."
    ),
    CoreElement.REPORT_BACK: gettext_lazy("Promises noted when reporting back. Due every quarter."),
    CoreElement.VICTIM_SUPPORT: gettext_lazy(
        "Support to victims and families, done as a task after an incident. Due after violence."
    ),
    CoreElement.MEETINGS: gettext_lazy(
        "Signed weekly reviews, and review meetings done in the year's plan. Due every week."
    ),
    CoreElement.STEERING: gettext_lazy(
        "Meetings of the steering group done in the year's plan. Due every month."
    ),
}
AGREEMENT_TONES: Final[Mapping[str, str]] = {
    AgreementState.NOT_SIGNED: "warn",
    AgreementState.COMING: "",
    AgreementState.IN_FORCE: "ok",
    AgreementState.REVIEW_DUE: "warn",
    AgreementState.ENDING: "warn",
    AgreementState.ENDED: "plain",
}
FIDELITY_TONES: Final[Mapping[str, str]] = {
    FidelityState.KEPT_UP: "ok",
    FidelityState.OVERDUE: "danger",
    FidelityState.NEVER: "danger",
    FidelityState.UNKNOWN: "plain",
}
CLOCK_TONES: Final[Mapping[str, str]] = {
    PlanClock.DONE: "ok",
    PlanClock.LATE: "danger",
    PlanClock.SOON: "warn",
    PlanClock.LATER: "plain",
}


def all_words() -> dict[str, Mapping[str, str]]:
    """Return every word that the templates look up, by kind."""
    return {
        "phases": terms.words(StartUpPhase),
        "tasks": terms.words(StartUpTask),
        "states": terms.words(AgreementState),
        "planned": terms.words(PlanKind),
        "context": terms.words(ContextKind),
        "elements": terms.words(CoreElement),
        "fidelity": terms.words(FidelityState),
        "trends": terms.words(Trend),
        "return_steps": terms.words(ReturnStep),
        "handed": terms.words(HandOverKind),
        "duties": {key.value: str(one) for key, one in DUTIES.items()},
        "clocks": {key: str(one) for key, one in CLOCKS.items()},
        "where_from": {key: str(one) for key, one in _WHERE_FROM.items()},
        "agreement_tones": AGREEMENT_TONES,
        "fidelity_tones": FIDELITY_TONES,
        "clock_tones": CLOCK_TONES,
    }


def missing(page: StartUp) -> list[str]:
    """Return what stands in the way of messages, each as a sentence."""
    return [refusal_of(one) for one in page.objections]


def step_title(task: str, title: str) -> str:
    """Return what a step of the start-up is called."""
    return terms.word(StartUpTask(task)) if task else title


def item_title(item: OpenItem) -> str:
    """Return what a thing handed over is called."""
    if item.task and item.kind is HandOverKind.START_UP_STEP:
        return terms.word(StartUpTask(item.task))
    if item.task and item.kind is HandOverKind.CALL_IN_STEP:
        return terms.word(PlanTask(item.task))
    return item.title or _("Without a title")
