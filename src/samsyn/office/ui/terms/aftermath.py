"""Words for answers to incidents."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.aftermath import (
    DisputeVerdict,
    NoteKind,
    PartnerTaskKind,
    ResponseEnd,
    ResponseStep,
    RetaliationWindow,
    StepState,
    TalkReason,
)

_STEPS: Final[Mapping[str, Promise]] = {
    ResponseStep.CONFIRM: pgettext("step of a response", "Confirm what happened"),
    ResponseStep.CONFLICT: pgettext("step of a response", "Check groups and disputes"),
    ResponseStep.RISK: pgettext("step of a response", "Assess the risk for retaliation"),
    ResponseStep.TALKS: pgettext("step of a response", "Talk with those who can stop the next act"),
    ResponseStep.STAND: pgettext("step of a response", "Decide on consequences"),
    ResponseStep.TELL: pgettext("step of a response", "Tell what happens now"),
}
_STATES: Final[Mapping[str, Promise]] = {
    StepState.DONE: pgettext("state of a step", "Done"),
    StepState.UNDER_WAY: pgettext("state of a step", "Under way"),
    StepState.READY: pgettext("state of a step", "Ready to begin"),
    StepState.WAITING: pgettext("state of a step", "Cannot begin yet"),
}
_WINDOWS: Final[Mapping[str, Promise]] = {
    RetaliationWindow.ACUTE: pgettext("risk for retaliation", "Acute"),
    RetaliationWindow.ELEVATED: pgettext("risk for retaliation", "Elevated"),
    RetaliationWindow.WATCH: pgettext("risk for retaliation", "Watch"),
    RetaliationWindow.OVER: pgettext("risk for retaliation", "Over"),
}
_VERDICTS: Final[Mapping[str, Promise]] = {
    DisputeVerdict.CONFIRMED: pgettext("belongs to a dispute", "Confirmed"),
    DisputeVerdict.LIKELY: pgettext("belongs to a dispute", "Likely"),
    DisputeVerdict.RULED_OUT: pgettext("belongs to a dispute", "Ruled out"),
}
_NOTES: Final[Mapping[str, Promise]] = {
    NoteKind.DONE: pgettext("note on a step", "Done"),
    NoteKind.REOPENED: pgettext("note on a step", "Open again"),
}
_ENDS: Final[Mapping[str, Promise]] = {
    ResponseEnd.COMPLETE: pgettext("end of a response", "All steps are done"),
    ResponseEnd.NOT_GROUP_RELATED: pgettext("end of a response", "It does not concern groups"),
}
_TASKS: Final[Mapping[str, Promise]] = {
    PartnerTaskKind.PROTECTION: pgettext("task", "Assess the need for protection"),
    PartnerTaskKind.VICTIM_SUPPORT: pgettext("task", "Offer support to whoever was hit"),
    PartnerTaskKind.FAMILY_SUPPORT: pgettext("task", "Offer support to the family"),
    PartnerTaskKind.SUPERVISED: pgettext("task", "See who is under supervision"),
    PartnerTaskKind.SCHOOLS: pgettext("task", "Tell schools and youth centres nearby"),
    PartnerTaskKind.PLACE: pgettext("task", "Make the place safe"),
    PartnerTaskKind.COMMUNITY: pgettext("task", "Speak with the local community"),
    PartnerTaskKind.OTHER: pgettext("task", "Something else"),
}
_REASONS: Final[Mapping[str, Promise]] = {
    TalkReason.KEY_PERSON_HIT: pgettext(
        "reason for a talk", "Can influence the group that was hit"
    ),
    TalkReason.KEY_PERSON_NAMED: pgettext(
        "reason for a talk", "Can influence a group on the other side"
    ),
    TalkReason.KEY_PERSON_IN_DISPUTE: pgettext(
        "reason for a talk", "Can influence a group in dispute with one of those"
    ),
    TalkReason.HEARD_MESSAGE: pgettext("reason for a talk", "Has heard the message and can remind"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    DisputeVerdict: _VERDICTS,
    NoteKind: _NOTES,
    PartnerTaskKind: _TASKS,
    ResponseEnd: _ENDS,
    ResponseStep: _STEPS,
    RetaliationWindow: _WINDOWS,
    StepState: _STATES,
    TalkReason: _REASONS,
}
