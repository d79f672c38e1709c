"""Words for the help line and for support cases: what helps, never what somebody is."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.support import (
    AftercareResult,
    Caller,
    CallerWish,
    CaseMove,
    CaseState,
    ClockKind,
    ClockState,
    ConsentScope,
    ContactEnd,
    Danger,
    ExitKind,
    FigureKind,
    NeedKind,
    NumberFrom,
    SignalKind,
    StepProgress,
    Topic,
    TouchKind,
)

_HELP_LINE: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    Danger: {
        Danger.NO: pgettext("danger", "No"),
        Danger.UNSURE: pgettext("danger", "Unsure"),
        Danger.YES: pgettext("danger", "Yes"),
    },
    Caller: {
        Caller.SELF: pgettext("caller", "Somebody for themselves"),
        Caller.RELATIVE: pgettext("caller", "A relative"),
        Caller.OTHER: pgettext("caller", "Somebody else"),
    },
    NumberFrom: {
        NumberFrom.CARD: pgettext("number from", "Contact card"),
        NumberFrom.AGENCY: pgettext("number from", "Police or probation"),
        NumberFrom.WEB: pgettext("number from", "The web"),
        NumberFrom.OTHER: pgettext("number from", "Another way"),
    },
    Topic: {
        Topic.LEAVING: pgettext("topic", "To leave"),
        Topic.THREAT: pgettext("topic", "Threat or fear"),
        Topic.EVERYDAY: pgettext("topic", "Housing, money, work"),
        Topic.SOMEBODY_CLOSE: pgettext("topic", "Somebody close"),
    },
    CallerWish: {
        CallerWish.TALK: pgettext("wish", "Just to talk"),
        CallerWish.CALL_BACK: pgettext("wish", "To be called"),
        CallerWish.MEETING: pgettext("wish", "To meet"),
    },
    ContactEnd: {
        ContactEnd.CASE: pgettext("end of contact", "Became a case"),
        ContactEnd.ENOUGH: pgettext("end of contact", "Wants no more help now"),
        ContactEnd.LED_ON: pgettext("end of contact", "Led on to other help"),
        ContactEnd.NOT_REACHED: pgettext("end of contact", "Could not be reached"),
    },
    ClockKind: {
        ClockKind.ANSWER: pgettext("clock", "Answer the same day"),
        ClockKind.FIRST_MEETING: pgettext("clock", "First meeting within 72 hours"),
        ClockKind.PLAN: pgettext("clock", "Plan within 14 days"),
        ClockKind.WEEKLY: pgettext("clock", "In touch every week"),
        ClockKind.AFTERCARE: pgettext("clock", "Aftercare"),
    },
    ClockState: {
        ClockState.RUNNING: pgettext("clock", "Running"),
        ClockState.LATE: pgettext("clock", "Late"),
        ClockState.IN_TIME: pgettext("clock", "In time"),
        ClockState.TOO_LATE: pgettext("clock", "Done late"),
    },
}
_CASES: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    NeedKind: {
        NeedKind.SAFETY: pgettext("need", "Safety"),
        NeedKind.HOUSING: pgettext("need", "Housing"),
        NeedKind.INCOME: pgettext("need", "Income"),
        NeedKind.WORK: pgettext("need", "Work"),
        NeedKind.SCHOOL: pgettext("need", "School"),
        NeedKind.DEBT: pgettext("need", "Debt"),
        NeedKind.HEALTH: pgettext("need", "Health"),
        NeedKind.TRAUMA: pgettext("need", "Hard experiences"),
        NeedKind.ADDICTION: pgettext("need", "Addiction"),
        NeedKind.FAMILY: pgettext("need", "Family"),
        NeedKind.IDENTITY_PAPERS: pgettext("need", "Identity papers"),
    },
    StepProgress: {
        StepProgress.AGREED: pgettext("step", "Agreed"),
        StepProgress.STARTED: pgettext("step", "Started"),
        StepProgress.DONE: pgettext("step", "Done"),
        StepProgress.STOPPED: pgettext("step", "Stopped"),
    },
    TouchKind: {
        TouchKind.MEETING: pgettext("touch", "Meeting"),
        TouchKind.CALL: pgettext("touch", "Call"),
        TouchKind.MESSAGE: pgettext("touch", "Message"),
        TouchKind.NOT_REACHED: pgettext("touch", "Tried, not reached"),
    },
    CaseState: {
        CaseState.INTAKE: pgettext("case", "Getting to know"),
        CaseState.PLANNED: pgettext("case", "Plan made"),
        CaseState.ACTIVE: pgettext("case", "Under way"),
        CaseState.PAUSED: pgettext("case", "Paused"),
        CaseState.AFTERCARE: pgettext("case", "Aftercare"),
        CaseState.CLOSED: pgettext("case", "Closed"),
    },
    CaseMove: {
        CaseMove.PLAN: pgettext("move", "Add a step to the plan"),
        CaseMove.PROGRESS: pgettext("move", "Say how far a step has come"),
        CaseMove.TOUCH: pgettext("move", "Note a contact"),
        CaseMove.PAUSE: pgettext("move", "Pause the case"),
        CaseMove.RESUME: pgettext("move", "Resume the case"),
        CaseMove.RELAPSE: pgettext("move", "Note a setback"),
        CaseMove.EXIT: pgettext("move", "End the case"),
        CaseMove.FOLLOW_UP: pgettext("move", "Note aftercare"),
        CaseMove.REOPEN: pgettext("move", "Reopen the case"),
        CaseMove.CONSENT: pgettext("move", "Enter a consent"),
    },
    ExitKind: {
        ExitKind.COMPLETED: pgettext("exit", "Completed"),
        ExitKind.MOVED: pgettext("exit", "Moved away"),
        ExitKind.DROPPED: pgettext("exit", "Broken off"),
        ExitKind.CUSTODY: pgettext("exit", "Deprived of liberty"),
        ExitKind.DIED: pgettext("exit", "Died"),
    },
    AftercareResult: {
        AftercareResult.WELL: pgettext("aftercare", "It is going well"),
        AftercareResult.WANTS_MORE: pgettext("aftercare", "Wants more help"),
        AftercareResult.NOT_REACHED: pgettext("aftercare", "Not reached"),
    },
    ConsentScope: {
        ConsentScope.JOINT_ROOM: pgettext("consent", "The joint room: that the offer was accepted"),
        ConsentScope.PROBATION: pgettext("consent", "Probation"),
        ConsentScope.HEALTH_CARE: pgettext("consent", "Health care"),
        ConsentScope.PROVIDER: pgettext("consent", "Whoever gives the help"),
        ConsentScope.FAMILY: pgettext("consent", "Family"),
    },
    SignalKind: {
        SignalKind.OFFER_ACCEPTED: pgettext("signal", "The offer is accepted"),
        SignalKind.CONTACT_LOST: pgettext("signal", "Contact is lost"),
        SignalKind.SAFETY_CONCERN: pgettext("signal", "Worried for safety: call me"),
    },
    FigureKind: {
        FigureKind.CASELOAD: pgettext("figure", "Open support cases"),
        FigureKind.ANSWERED: pgettext("figure", "Contacts answered the same day"),
        FigureKind.MET: pgettext("figure", "First meetings within 72 hours"),
    },
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {**_HELP_LINE, **_CASES}
