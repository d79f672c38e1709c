"""Words for what is kept, for how long, and why it is removed."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.retention import (
    AppliesTo,
    KeptKind,
    KeptText,
    RemovalAction,
    RemovalReason,
    StartEvent,
)

WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    KeptKind: {
        KeptKind.PERSON: pgettext("kept", "A person"),
        KeptKind.GROUP: pgettext("kept", "Group"),
        KeptKind.INCIDENT: pgettext("kept", "Incident"),
        KeptKind.HELP_CONTACT: pgettext("kept", "Contact with the help line"),
        KeptKind.IMPORT: pgettext("kept", "Imported file"),
        KeptKind.ASK: pgettext("kept", "Request to another room"),
        KeptKind.ASK_NOTICE: pgettext("kept", "Request from another room"),
        KeptKind.RECALL_NOTICE: pgettext("kept", "Notice that something told was wrong"),
        KeptKind.REQUEST: pgettext("kept", "A person's request"),
    },
    KeptText: {
        KeptText.EMERGENCY: pgettext("kept", "Texts on emergency access"),
        KeptText.TOKEN: pgettext("kept", "Ended tokens of other systems"),
    },
    AppliesTo: {
        AppliesTo.ALL: pgettext("kept of", "All"),
        AppliesTo.SUSPECTED: pgettext("kept of", "Those suspected"),
        AppliesTo.NOT_SUSPECTED: pgettext("kept of", "Those not suspected"),
        AppliesTo.VICTIMS: pgettext("kept of", "Victims only"),
    },
    StartEvent: {
        StartEvent.RECORDED: pgettext("counted from", "From when it was recorded"),
        StartEvent.LAST_REGISTRATION: pgettext("counted from", "From the latest registration"),
        StartEvent.HAPPENED: pgettext("counted from", "From when it happened"),
        StartEvent.ENDED: pgettext("counted from", "From when it was finished"),
        StartEvent.RELEASED: pgettext("counted from", "From the release"),
        StartEvent.DIED: pgettext("counted from", "From the death"),
    },
    RemovalAction: {
        RemovalAction.ERASE: pgettext("removal", "Is erased"),
        RemovalAction.ANONYMISE: pgettext("removal", "Is kept without people"),
        RemovalAction.ARCHIVE: pgettext("removal", "Goes to the archive, then is erased"),
    },
    RemovalReason: {
        RemovalReason.PERIOD_OVER: pgettext("removed because", "The period is over"),
        RemovalReason.NO_LEGAL_GROUND: pgettext("removed because", "No legal ground to have it"),
        RemovalReason.CONTESTED_UPHELD: pgettext("removed because", "Contested, and upheld"),
        RemovalReason.CRITERIA_NEVER_MET: pgettext(
            "removed because", "The criteria were never met"
        ),
        RemovalReason.MISTAKEN: pgettext("removed because", "Recorded by mistake"),
        RemovalReason.ROOM_CLOSED: pgettext("removed because", "The room is closed"),
    },
}
