"""Words for custom notifications. Nobody is a target; a talk is a talk wherever it is held."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.talks import (
    AttemptOutcome,
    HelpWish,
    MessageDelivered,
    PriorityTier,
    Recipient,
    RecontactResult,
    SafetyVerdict,
    TalkEnd,
    TalkResponse,
    TalkState,
    TalkTrigger,
)

_TRIGGERS: Final[Mapping[str, Promise]] = {
    TalkTrigger.RETALIATION: pgettext("trigger", "Risk of revenge"),
    TalkTrigger.CONFLICT: pgettext("trigger", "Conflict"),
    TalkTrigger.OUTBREAK: pgettext("trigger", "Several acts of violence"),
    TalkTrigger.MISSED_CALL_IN: pgettext("trigger", "Did not come to the call-in"),
    TalkTrigger.REACH_GAP: pgettext("trigger", "The group has not been reached"),
    TalkTrigger.RELEASE: pgettext("trigger", "Release from custody"),
    TalkTrigger.GROUP_IN_FOCUS: pgettext("trigger", "The group is in focus"),
    TalkTrigger.PLANNED: pgettext("trigger", "The rolling plan"),
}
_TIERS: Final[Mapping[str, Promise]] = {
    PriorityTier.RETALIATION_WINDOW: pgettext("tier", "New violence close by"),
    PriorityTier.RISING_GROUP: pgettext("tier", "Violence around the group is rising"),
    PriorityTier.MISSED_CALL_IN: pgettext("tier", "Missed call-in"),
    PriorityTier.REACH_GAP: pgettext("tier", "Group not reached"),
    PriorityTier.RELEASE: pgettext("tier", "Soon released"),
    PriorityTier.ROUTINE: pgettext("tier", "Rolling plan"),
}
_RECIPIENTS: Final[Mapping[str, Promise]] = {
    Recipient.PERSON: pgettext("recipient", "The person"),
    Recipient.PARENT: pgettext("recipient", "A parent or guardian"),
    Recipient.RELATIVE: pgettext("recipient", "A relative"),
}
_STATES: Final[Mapping[str, Promise]] = {
    TalkState.PROPOSED: pgettext("talk", "Proposed"),
    TalkState.CLEARED: pgettext("talk", "Cleared"),
    TalkState.ASSIGNED: pgettext("talk", "Given to a team"),
    TalkState.ATTEMPTED: pgettext("talk", "Attempted"),
    TalkState.MET: pgettext("talk", "Held"),
    TalkState.HANDED_OVER: pgettext("talk", "Handed over to support"),
    TalkState.FOLLOWED_UP: pgettext("talk", "Followed up"),
    TalkState.FAILED: pgettext("talk", "Not held"),
    TalkState.CANCELLED: pgettext("talk", "Called off"),
}
_VERDICTS: Final[Mapping[str, Promise]] = {
    SafetyVerdict.SAFE: pgettext("safety", "Safe to go"),
    SafetyVerdict.WITH_PRECAUTIONS: pgettext("safety", "Safe with precautions"),
    SafetyVerdict.NOT_SAFE: pgettext("safety", "Not safe now"),
}
_OUTCOMES: Final[Mapping[str, Promise]] = {
    AttemptOutcome.MET_PERSON: pgettext("attempt", "The person"),
    AttemptOutcome.MET_RELATIVE: pgettext("attempt", "Relative"),
    AttemptOutcome.NOT_HOME: pgettext("attempt", "Nobody home"),
    AttemptOutcome.REFUSED: pgettext("attempt", "Did not want to talk"),
    AttemptOutcome.UNSAFE: pgettext("attempt", "Not safe, we left"),
}
_DELIVERED: Final[Mapping[str, Promise]] = {
    MessageDelivered.ALL: pgettext("message", "Yes, all"),
    MessageDelivered.PART: pgettext("message", "Some of it"),
    MessageDelivered.NONE: pgettext("message", "No"),
}
_RESPONSES: Final[Mapping[str, Promise]] = {
    TalkResponse.LISTENED: pgettext("response", "Listened"),
    TalkResponse.WANTED_TO_TALK: pgettext("response", "Wanted to talk more"),
    TalkResponse.TURNED_AWAY: pgettext("response", "Turned it away"),
    TalkResponse.HARD_TO_SAY: pgettext("response", "Hard to say"),
}
_WISHES: Final[Mapping[str, Promise]] = {
    HelpWish.NO: pgettext("help", "Not now"),
    HelpWish.CALL: pgettext("help", "Yes, call"),
    HelpWish.MEETING: pgettext("help", "Yes, a meeting"),
    HelpWish.AT_ONCE: pgettext("help", "Yes, at once"),
}
_RESULTS: Final[Mapping[str, Promise]] = {
    RecontactResult.REACHED: pgettext("re-contact", "Reached"),
    RecontactResult.NOT_REACHED: pgettext("re-contact", "Not reached"),
    RecontactResult.NOT_NEEDED: pgettext("re-contact", "No longer called for"),
}
_ENDS: Final[Mapping[str, Promise]] = {
    TalkEnd.FAILED: pgettext("end of talk", "We did not get to meet"),
    TalkEnd.CANCELLED: pgettext("end of talk", "The talk is called off"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    TalkTrigger: _TRIGGERS,
    PriorityTier: _TIERS,
    Recipient: _RECIPIENTS,
    TalkState: _STATES,
    SafetyVerdict: _VERDICTS,
    AttemptOutcome: _OUTCOMES,
    MessageDelivered: _DELIVERED,
    TalkResponse: _RESPONSES,
    HelpWish: _WISHES,
    RecontactResult: _RESULTS,
    TalkEnd: _ENDS,
}
