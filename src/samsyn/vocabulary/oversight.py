"""What somebody says of a reading that a review of the log looks at."""

from enum import StrEnum


class Verdict(StrEnum):
    """What becomes of a reading. It is said of the reading, never of a person."""

    IN_ORDER = "in_order"
    ASK_HEAD = "ask_head"  # the head of the reader's unit is asked
    INCIDENT = "incident"  # it is handled as a personal data incident
