"""Words for violent incidents, their harm, and the parts that people and groups had."""

from enum import StrEnum


class IncidentKind(StrEnum):
    """What happened. Explosion kinds follow the police's published counting."""

    SHOOTING = "shooting"
    EXPLOSION = "explosion"
    ATTEMPTED_EXPLOSION = "attempted_explosion"
    PREPARED_EXPLOSION = "prepared_explosion"
    HAND_GRENADE = "hand_grenade"
    ARSON = "arson"
    STABBING = "stabbing"
    SERIOUS_ASSAULT = "serious_assault"
    KIDNAPPING = "kidnapping"
    OTHER_HOMICIDE = "other_homicide"
    OTHER = "other"  # held for comparison, as burglaries are; never counted as violence


class Harm(StrEnum):
    """Worst harm of an incident, an ordered scale."""

    NONE = "none"
    INJURED = "injured"
    DEAD = "dead"
    UNKNOWN = "unknown"


def worst_harm(dead: int, injured: int, *, is_known: bool) -> Harm:
    """Return the worst harm of an incident with so many dead and injured."""
    if dead:
        return Harm.DEAD
    if injured:
        return Harm.INJURED
    return Harm.NONE if is_known else Harm.UNKNOWN


class Weapon(StrEnum):
    """What was used."""

    HANDGUN = "handgun"
    AUTOMATIC = "automatic"
    SHOTGUN = "shotgun"
    FIREARM_UNKNOWN = "firearm_unknown"
    EXPLOSIVE = "explosive"
    HAND_GRENADE = "hand_grenade"
    KNIFE = "knife"
    BLUNT = "blunt"
    FIRE = "fire"
    OTHER = "other"


class PlacePrecision(StrEnum):
    """How exactly the place is known; coordinates without it mean nothing."""

    ADDRESS = "address"
    BLOCK = "block"  # about 100 metres
    NEIGHBOURHOOD = "neighbourhood"
    DISTRICT = "district"
    UNKNOWN = "unknown"


class IncidentStatus(StrEnum):
    """Where the work on an incident stands."""

    REPORTED = "reported"
    REVIEWED = "reviewed"
    CONFIRMED = "confirmed"
    OUT_OF_SCOPE = "out_of_scope"


class MemberInvolved(StrEnum):
    """Whether a group member took part or was hit, whatever the motive."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    UNLIKELY = "unlikely"
    NO = "no"
    UNKNOWN = "unknown"


class GroupMotivated(StrEnum):
    """Whether the act was done for or because of a group; kept apart from the above."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class InvolvementRole(StrEnum):
    """A person's part in an incident. Victim and suspect are kept apart."""

    VICTIM = "victim"
    SUSPECT = "suspect"
    WITNESS = "witness"
    PRESENT = "present"


class SuspicionGrade(StrEnum):
    """Swedish grades of suspicion; who has been cleared stays cleared."""

    NOT_SUSPECTED = "not_suspected"
    REASONABLE = "reasonable"  # skälig misstanke
    PROBABLE = "probable"  # sannolika skäl
    CHARGED = "charged"
    CONVICTED = "convicted"
    CLEARED = "cleared"


class GroupSide(StrEnum):
    """On which side of an incident a group stood."""

    ACTING = "acting"
    TARGETED = "targeted"
