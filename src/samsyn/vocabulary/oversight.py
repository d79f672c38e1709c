"""What somebody says of a reading that a review looks at, and what opens a room."""

from enum import StrEnum


class Verdict(StrEnum):
    """What becomes of a reading. It is said of the reading, never of a person."""

    IN_ORDER = "in_order"
    ASK_HEAD = "ask_head"  # the head of the reader's unit is asked
    INCIDENT = "incident"  # it is handled as a personal data incident


class EmergencyGround(StrEnum):
    """Why somebody opens another agency's room: always a danger, and always now."""

    LIFE = "life"  # to somebody's life or health
    ATTACK = "attack"  # serious violence is about to happen
    CHILD = "child"  # to a child
