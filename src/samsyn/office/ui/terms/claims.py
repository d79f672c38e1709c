"""Words for claims: how certain, from whom, where they stand, and how exact a time is."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.claims import (
    Certainty,
    ClaimStatus,
    InformationAccuracy,
    SourceKind,
    SourceReliability,
)
from samsyn.vocabulary.uncertain_dates import Precision

_RELIABILITIES: Final[Mapping[str, Promise]] = {
    SourceReliability.RELIABLE: pgettext("reliability", "The source is reliable"),
    SourceReliability.UNTESTED: pgettext("reliability", "The source is untested"),
    SourceReliability.NOT_RELIABLE: pgettext("reliability", "The source is not reliable"),
    SourceReliability.NOT_ASSESSED: pgettext("reliability", "The source has not been assessed"),
}
_ACCURACIES: Final[Mapping[str, Promise]] = {
    InformationAccuracy.KNOWN_DIRECTLY: pgettext("accuracy", "Knows it from being there"),
    InformationAccuracy.KNOWN_INDIRECTLY_CORROBORATED: pgettext(
        "accuracy", "Heard it, and others confirm it"
    ),
    InformationAccuracy.KNOWN_INDIRECTLY: pgettext("accuracy", "Heard it from somebody else"),
    InformationAccuracy.NOT_KNOWN: pgettext("accuracy", "It is not known how the source knows"),
    InformationAccuracy.SUSPECTED_FALSE: pgettext("accuracy", "It is thought to be false"),
    InformationAccuracy.NOT_ASSESSED: pgettext("accuracy", "How it knows has not been assessed"),
}
_CERTAINTIES: Final[Mapping[str, Promise]] = {
    Certainty.CONFIRMED: pgettext("certainty", "Confirmed"),
    Certainty.LIKELY: pgettext("certainty", "Likely"),
    Certainty.POSSIBLE: pgettext("certainty", "Possible"),
    Certainty.UNKNOWN: pgettext("certainty", "Unknown"),
}
_STATUSES: Final[Mapping[str, Promise]] = {
    ClaimStatus.PROPOSED: pgettext("claim", "Proposed"),
    ClaimStatus.ACCEPTED: pgettext("claim", "Accepted"),
    ClaimStatus.DISPUTED: pgettext("claim", "Disputed"),
    ClaimStatus.WITHDRAWN: pgettext("claim", "Withdrawn"),
}
_SOURCES: Final[Mapping[str, Promise]] = {
    SourceKind.OBSERVATION: pgettext("kind of source", "Observation"),
    SourceKind.POLICE_REPORT: pgettext("kind of source", "Police report"),
    SourceKind.JUDGMENT: pgettext("kind of source", "Judgment"),
    SourceKind.PARTNER: pgettext("kind of source", "Partner"),
    SourceKind.RESIDENT: pgettext("kind of source", "Resident"),
    SourceKind.OPEN_SOURCE: pgettext("kind of source", "Open source"),
    SourceKind.INTELLIGENCE: pgettext("kind of source", "Intelligence"),
    SourceKind.FILE: pgettext("kind of source", "File"),
    SourceKind.DISCLOSURE: pgettext("kind of source", "Disclosure"),
}
_PRECISIONS: Final[Mapping[str, Promise]] = {
    Precision.MINUTE: pgettext("precision", "To the minute"),
    Precision.HOUR: pgettext("precision", "About the hour"),
    Precision.DAY: pgettext("precision", "The day"),
    Precision.MONTH: pgettext("precision", "The month"),
    Precision.YEAR: pgettext("precision", "The year"),
    Precision.RANGE: pgettext("precision", "Between two times"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    SourceReliability: _RELIABILITIES,
    InformationAccuracy: _ACCURACIES,
    Certainty: _CERTAINTIES,
    ClaimStatus: _STATUSES,
    SourceKind: _SOURCES,
    Precision: _PRECISIONS,
}
