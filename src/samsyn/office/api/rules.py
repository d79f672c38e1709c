"""What a token can be for, how long it may last, and how often it may ask."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

from samsyn.vocabulary.rooms import RoomKind

LASTS: Final = timedelta(days=90)  # unless somebody says otherwise
LONGEST: Final = timedelta(days=365)
LIFETIMES: Final = (30, 90, 180, 365)  # days that the form offers
MOST_ON_A_PAGE: Final = 200
USUAL_ON_A_PAGE: Final = 100
LONGEST_KEY: Final = 200  # signs of an idempotency key


class Scope(StrEnum):
    """One thing that a token is for. What it reads is told apart by the kind of record."""

    READ_INCIDENTS = "incidents.read"
    READ_GROUPS = "groups.read"
    READ_PEOPLE = "people.read"
    READ_MEMBERSHIPS = "memberships.read"
    READ_PROMISES = "promises.read"
    READ_CALENDAR = "calendar.read"
    READ_DISCLOSURES = "disclosures.read"
    READ_MEASURES = "measures.read"
    WRITE_INCIDENTS = "incidents.write"
    WRITE_MEASURES = "measures.write"


OF_MEASURES: Final = frozenset({Scope.READ_MEASURES, Scope.WRITE_MEASURES})
# Case data there may be sought by name, number or case only (SoLPuF 15 §): never listed.
NEVER_LISTED: Final = frozenset({RoomKind.SOCIAL_SERVICES})
