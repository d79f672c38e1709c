"""What an assessment of a child's best interests says before anybody gets in touch."""

from enum import StrEnum
from typing import Final

YOUNG: Final = 15  # years; below it nobody is contacted without a guardian and social services


class ChildVerdict(StrEnum):
    """What the assessment comes to."""

    MAY = "may"
    NOT = "not"


class GuardianPart(StrEnum):
    """What the guardians have to do with it."""

    AGREED = "agreed"
    INFORMED = "informed"
    NOT_TOLD = "not_told"  # with the reason in the assessment


class SocialPart(StrEnum):
    """What social services have to do with it."""

    TAKES_PART = "takes_part"
    ASKED = "asked"
    REPORTED = "reported"  # a report of concern was made
