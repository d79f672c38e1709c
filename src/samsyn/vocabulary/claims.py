"""How certain a statement is, who says so and where it stands.

A claim is a dated, sourced, graded statement. It is never a label on a person.
"""

from enum import StrEnum
from typing import Final


class SourceReliability(StrEnum):
    """Källtillförlitlighet: how far the source itself is trusted (UK 3x5x2)."""

    RELIABLE = "reliable"
    UNTESTED = "untested"
    NOT_RELIABLE = "not_reliable"
    NOT_ASSESSED = "not_assessed"


class InformationAccuracy(StrEnum):
    """Sakriktighet: how the source knows what it says (UK 3x5x2)."""

    KNOWN_DIRECTLY = "known_directly"
    KNOWN_INDIRECTLY_CORROBORATED = "known_indirectly_corroborated"
    KNOWN_INDIRECTLY = "known_indirectly"
    NOT_KNOWN = "not_known"
    SUSPECTED_FALSE = "suspected_false"
    NOT_ASSESSED = "not_assessed"


class Certainty(StrEnum):
    """The fixed scale in words: bekräftad, trolig, möjlig, okänd."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class ClaimStatus(StrEnum):
    """Where a claim stands. A disputed claim is visible and counts for nothing."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


# The values of a status by which a claim is in no list, count, selection or report.
COUNTING_FOR_NOTHING: Final = (ClaimStatus.DISPUTED.value, ClaimStatus.WITHDRAWN.value)


class SourceKind(StrEnum):
    """What a claim rests on."""

    OBSERVATION = "observation"
    POLICE_REPORT = "police_report"
    JUDGMENT = "judgment"
    PARTNER = "partner"
    RESIDENT = "resident"
    OPEN_SOURCE = "open_source"
    INTELLIGENCE = "intelligence"
    FILE = "file"
    DISCLOSURE = "disclosure"
