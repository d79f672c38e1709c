"""Words of the calendar. Those for outside the house name no person, group or place."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.office.calendar.queries import EntryKind
from samsyn.office.ui import terms
from samsyn.vocabulary.call_ins import PlanTask

KINDS: Final[Mapping[EntryKind, Promise]] = {
    EntryKind.CALL_IN: _("Call-in"),
    EntryKind.STEP: _("A step of a call-in is due"),
    EntryKind.TALK_DUE: _("A talk is due"),
    EntryKind.TALK: _("Talk"),
    EntryKind.RECONTACT: _("Get in touch again after a talk"),
    EntryKind.ANSWER_STEP: _("A step of the answer to an incident is due"),
    EntryKind.PARTNER_TASK: _("A task for a partner is due"),
    EntryKind.REVIEW_TASK: _("A task from the weekly review is due"),
    EntryKind.DOOR_PROPOSAL: _("A disclosure waits for an answer"),
    EntryKind.DOOR_NOTICE: _("A correction from another room waits for an answer"),
    EntryKind.DOOR_ASK: _("A request from another room waits for an answer"),
    EntryKind.LOG_REVIEW: _("A review of the log is due"),
    EntryKind.EMERGENCY_REVIEW: _("A review of emergency access is due"),
    EntryKind.PERSON_REQUEST: _("A person's request is to be answered"),
    EntryKind.CONTEST: _("Something contested is to be decided"),
    EntryKind.HOLD_REVIEW: _("A hold on a record is to be looked at again"),
    EntryKind.EXPORT_DECISION: _("A list that somebody takes out waits for a decision"),
}


def entry_words() -> dict[str, Any]:
    """Return what the row of an entry is written with, for every page that shows one."""
    return {
        "kinds": {kind.value: str(word) for kind, word in KINDS.items()},
        "tasks": terms.words(PlanTask),
        "word": terms.word,
    }
