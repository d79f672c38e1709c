"""The fixed part of a site: who works there, in which rooms, with which words and goals.

A profile is configuration; everything invented is drawn from the seed elsewhere.
"""

from dataclasses import dataclass
from datetime import date

from samsyn.simulation.published import Published
from samsyn.simulation.records import Point
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, Role, RoomKind

# The four outcome families of the strategy, the same at every site.
GOALS = (
    "Färre fall av dödligt och grovt våld av kriminella grupper",
    "Fler känner sig trygga",
    "Mindre av polisens resurser går åt till att utreda grovt våld",
    "Mindre av vårdens och samhällets andra resurser går åt",
)


@dataclass(frozen=True, slots=True)
class Municipality:
    """SCB's four-digit code, as text, and the name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedAgency:
    """A partner; `controller` is the body answerable under data protection law."""

    key: str
    name: str
    kind: AgencyKind
    controller: str
    part: str  # what it brings to the site


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedRoom:
    """A room and the agency that answers for it."""

    key: str
    kind: RoomKind
    name: str
    agency: str
    regime: LegalRegime
    municipality_code: str | None = None


@dataclass(frozen=True, slots=True)
class RoomRole:
    """A role in a room."""

    room: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedStaff:
    """An invented member of staff; the address lies in the reserved domain `.example`."""

    key: str
    given_name: str
    family_name: str
    title: str
    agency: str
    email: str
    roles: tuple[RoomRole, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageVersion:
    """The shared message in the site's own wording and order."""

    number: int
    valid_from: date
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSize:
    """How much is invented for the site."""

    groups: int
    people: int
    incidents_per_year: float
    districts: int
    latest_week: int  # incidents planned in the last week before today


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteProfile:
    """One site. `programme_started_on` is the first day on which the message was given."""

    key: str
    name: str
    brand: str
    municipalities: tuple[Municipality, ...]
    police_region: str
    centre: Point
    decided_on: date
    programme_started_on: date
    agencies: tuple[SimulatedAgency, ...]
    rooms: tuple[SimulatedRoom, ...]
    message: MessageVersion
    steering_group: tuple[str, ...]
    community: tuple[str, ...]
    emphasis: tuple[str, ...]
    support_before_messages: bool
    published: Published
    size: SiteSize
    goals: tuple[str, ...] = GOALS

    def room(self, kind: RoomKind, municipality_code: str | None = None) -> SimulatedRoom:
        """Return the site's first room of the kind, of the municipality if one is named.

        Raises LookupError if the site has no such room.
        """
        for room in self.rooms:
            if room.kind is kind and municipality_code in (None, room.municipality_code):
                return room
        raise LookupError(f"{self.name} has no room of kind {kind}; add one to its profile.")
