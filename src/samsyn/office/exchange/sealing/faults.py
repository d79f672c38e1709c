"""Why something from another installation is not taken in. Words for each are in `wording`."""

from enum import StrEnum


class Fault(StrEnum):
    """One reason. Its value is what the sender is told, and what the outbox keeps."""

    NOT_A_PACKAGE = "not_a_package"
    TOO_LARGE = "too_large"
    NEWER_FORMAT = "newer_format"
    FOR_ANOTHER = "for_another"  # installation
    OTHER_ROOM = "other_room"
    UNKNOWN_SENDER = "unknown_sender"
    UNCONFIRMED = "unconfirmed"
    CHANGED = "changed"  # on the way
    WRONG_SIGNATURE = "wrong_signature"
    TOO_OLD = "too_old"
    CLOCK = "clock"  # sealed in the future
    SENT_OTHERWISE = "sent_otherwise"  # taken in before, with other contents
    NOT_UNDERSTOOD = "not_understood"
    NOT_YET = "not_yet"  # refers to what has not come
    ROOM_REFUSES = "room_refuses"
    OLDER_THAN_HELD = "older_than_held"
    WRONG_PERIOD = "wrong_period"
    UNREACHABLE = "unreachable"  # noted by the sender itself
    BUSY = "busy"


PASSING = frozenset({Fault.NOT_YET, Fault.UNREACHABLE, Fault.BUSY, Fault.CLOCK, Fault.UNCONFIRMED})


def is_passing(fault: Fault) -> bool:
    """Say whether the same package may be taken in later."""
    return fault in PASSING


class Refused(ValueError):
    """A package, receipt or card is not taken in, for this reason."""

    def __init__(self, fault: Fault, *, sender: str = "") -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.sender = sender  # key of the peer whose signature was found good; else ''
