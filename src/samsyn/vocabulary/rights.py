"""A person's request for what is held of them, what is withheld and why, and what they contest."""

from enum import StrEnum


class IdentityCheck(StrEnum):
    """How it was made sure that whoever asks is who they say."""

    E_IDENTIFICATION = "e_id"
    ID_DOCUMENT = "id_document"
    SIGNED_LETTER = "letter"  # answered to the address in the population register
    POWER_OF_ATTORNEY = "attorney"
    GUARDIAN = "guardian"


class LineDecision(StrEnum):
    """What becomes of one row in the answer."""

    TELL = "tell"
    MASK = "mask"  # told without its free text
    WITHHOLD = "withhold"


class WithholdGround(StrEnum):
    """Why something is not told: a closed list."""

    THIRD_PARTY = "third_party"
    SOURCE = "source"
    STAFF = "staff"
    INVESTIGATION = "investigation"
    INTELLIGENCE = "intelligence"
    SOCIAL_SERVICES = "social_services"
    SAFETY = "safety"
    OTHERS_FILE = "others_file"


class RequestOutcome(StrEnum):
    """How a request was answered."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    NOTHING_HELD = "nothing_held"


class ContestedKind(StrEnum):
    """What can be contested: one claim, or what the record itself says."""

    RECORD = "record"
    NAME = "name"
    TIE = "tie"
    MEMBERSHIP = "membership"
    INVOLVEMENT = "involvement"


class RaisedBy(StrEnum):
    """Who contests."""

    PERSON = "person"
    GUARDIAN = "guardian"
    AGENT = "agent"
    AGENCY = "agency"


class ContestOutcome(StrEnum):
    """What came of it."""

    CORRECTED = "corrected"  # it was wrong: it is withdrawn, and what is right is recorded anew
    STANDS = "stands"
    ERASED = "erased"
    MISTAKEN = "mistaken"  # nobody meant to contest it
