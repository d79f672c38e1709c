"""How long what is kept, from which event, and why it is removed."""

from enum import StrEnum


class KeptKind(StrEnum):
    """A kind of record that a rule of retention is about; what hangs on it goes with it."""

    PERSON = "person"
    GROUP = "group"
    INCIDENT = "incident"
    HELP_CONTACT = "help_contact"
    IMPORT = "import"
    ASK = "ask"  # what a room has asked another for
    ASK_NOTICE = "ask_notice"  # the same, in the room that was asked
    RECALL_NOTICE = "recall_notice"  # that something told was wrong, where it was received
    REQUEST = "request"  # a person's own, of what is held of them


class KeptText(StrEnum):
    """Texts outside the wall that a rule empties by itself; what the log says of them stays."""

    EMERGENCY = "emergency"  # why a room was opened in an emergency, and what the review came to
    TOKEN = "token"  # noqa: S105  an ended token of another system, with its account


class StartEvent(StrEnum):
    """What a period counts from."""

    RECORDED = "recorded"  # the record was made
    LAST_REGISTRATION = "last_registration"  # the newest row about it
    HAPPENED = "happened"
    ENDED = "ended"
    RELEASED = "released"  # the latest time in custody ended
    DIED = "died"


class AppliesTo(StrEnum):
    """Which records of a kind a rule is about."""

    ALL = "all"
    SUSPECTED = "suspected"
    NOT_SUSPECTED = "not_suspected"
    VICTIMS = "victims"


class RemovalAction(StrEnum):
    """What becomes of a record when its period is over."""

    ERASE = "erase"
    ANONYMISE = "anonymise"  # kept for statistics, without what tells who
    ARCHIVE = "archive"  # handed to the archive, then erased here


class RemovalReason(StrEnum):
    """Why a record is removed."""

    PERIOD_OVER = "period_over"
    NO_LEGAL_GROUND = "no_legal_ground"
    CONTESTED_UPHELD = "contested_upheld"
    CRITERIA_NEVER_MET = "criteria_never_met"
    MISTAKEN = "mistaken"
    ROOM_CLOSED = "room_closed"
