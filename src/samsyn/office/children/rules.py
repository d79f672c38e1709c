"""When a contact needs an assessment of the child, and how long one holds."""

from datetime import date
from enum import StrEnum
from typing import Final

from samsyn.vocabulary.children import YOUNG
from samsyn.vocabulary.uncertain_dates import FULL_AGE, DateInterval, age_on

HOLDS_DAYS: Final = 90
HOLDS_DAYS_YOUNG: Final = 30


class Need(StrEnum):
    """What a contact with somebody of that age needs first."""

    NOTHING = "nothing"
    ASSESSMENT = "assessment"
    STRICT = "strict"  # may be under 15: guardians agree, and social services take part


def need_on(day: date, born: DateInterval | None) -> Need:
    """Return what is needed on the day. The possible age counts; an unknown one is a child's."""
    if born is None:
        return Need.ASSESSMENT
    youngest = age_on(day, born).youngest
    if youngest < YOUNG:
        return Need.STRICT
    return Need.ASSESSMENT if youngest < FULL_AGE else Need.NOTHING


def holds_days(need: Need) -> int:
    """Return for how many days an assessment holds: nobody types the last one."""
    return HOLDS_DAYS_YOUNG if need is Need.STRICT else HOLDS_DAYS
