"""The simulated world as a whole: what `make_world` gives."""

from dataclasses import dataclass
from datetime import date

from samsyn.simulation.consequence_records import SimulatedRound
from samsyn.simulation.incident_records import SimulatedDisclosure, SimulatedIncident, SiteTruth
from samsyn.simulation.outreach import Outreach
from samsyn.simulation.places import District
from samsyn.simulation.profile import SimulatedAgency, SimulatedRoom, SimulatedStaff, SiteProfile
from samsyn.simulation.published import Published
from samsyn.simulation.records import (
    SimulatedGroup,
    SimulatedMembership,
    SimulatedPerson,
    SimulatedRelation,
    SimulatedTie,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedSite:
    """One site: its profile, what its rooms hold, and the truth behind it."""

    profile: SiteProfile
    published: Published  # what had been published by `today`
    staff: tuple[SimulatedStaff, ...]
    districts: tuple[District, ...]
    people: tuple[SimulatedPerson, ...]
    groups: tuple[SimulatedGroup, ...]
    memberships: tuple[SimulatedMembership, ...]
    ties: tuple[SimulatedTie, ...]
    relations: tuple[SimulatedRelation, ...]
    incidents: tuple[SimulatedIncident, ...]
    outreach: Outreach
    rounds: tuple[SimulatedRound, ...]
    disclosures: tuple[SimulatedDisclosure, ...]
    truth: SiteTruth

    @property
    def key(self) -> str:
        """The site's key, as `orebro`."""
        return self.profile.key


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalOffice:
    """National support: a room for aggregates and its staff."""

    agencies: tuple[SimulatedAgency, ...]
    room: SimulatedRoom
    staff: tuple[SimulatedStaff, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All sites as of `today`."""

    seed: int
    today: date
    sites: tuple[SimulatedSite, ...]
    national: NationalOffice

    def site(self, key: str) -> SimulatedSite:
        """Return a site by its key. Raises LookupError naming the keys there are."""
        for site in self.sites:
            if site.key == key:
                return site
        there = ", ".join(site.key for site in self.sites)
        raise LookupError(f"There is no site {key!r}; choose one of {there}.")
