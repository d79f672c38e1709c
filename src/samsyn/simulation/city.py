"""The whole simulated world: `make_world` gives six sites from a seed and a day.

Nothing in it is about a real person, and nothing that has happened lies after `today`.
"""

from dataclasses import dataclass, replace
from datetime import date

from samsyn.simulation.consequence_records import SimulatedRound
from samsyn.simulation.consequences import answer_violence
from samsyn.simulation.dice import Dice
from samsyn.simulation.disclosures import Holdings, disclose
from samsyn.simulation.groups import form_groups, relate_groups
from samsyn.simulation.incident_records import (
    SimulatedDisclosure,
    SimulatedIncident,
    SiteTruth,
)
from samsyn.simulation.incidents import Recorder
from samsyn.simulation.involvements import Company
from samsyn.simulation.memberships import Belonging, assign_memberships, end_at_death, fit_sizes
from samsyn.simulation.outreach import Outreach, reach_out
from samsyn.simulation.people import NumberBook, Population, make_population
from samsyn.simulation.places import District, lay_out_districts
from samsyn.simulation.profile import SimulatedStaff, SiteProfile
from samsyn.simulation.records import (
    SimulatedGroup,
    SimulatedMembership,
    SimulatedPerson,
    SimulatedRelation,
)
from samsyn.simulation.sites import PROFILES
from samsyn.simulation.staff import (
    NATIONAL_AGENCIES,
    NATIONAL_ROOM,
    hire_national_staff,
    hire_staff,
)
from samsyn.simulation.ties import Acquaintance, tie_people
from samsyn.simulation.violence import Event, ViolenceProcess, unfold
from samsyn.simulation.world import NationalOffice, SimulatedSite, World
from samsyn.vocabulary.rooms import RoomKind

YEARS_OF_HISTORY = 4


def make_world(seed: int, *, today: date, years: int = YEARS_OF_HISTORY) -> World:
    """Return the six sites with `years` of incidents up to the day before `today`."""
    numbers = NumberBook()
    return World(
        seed=seed,
        today=today,
        sites=tuple(
            make_site(profile, seed, today=today, years=years, numbers=numbers)
            for profile in PROFILES
        ),
        national=NationalOffice(
            agencies=NATIONAL_AGENCIES,
            room=NATIONAL_ROOM,
            staff=hire_national_staff(Dice(seed, "national", "staff")),
        ),
    )


def make_site(
    profile: SiteProfile, seed: int, *, today: date, years: int, numbers: NumberBook
) -> SimulatedSite:
    """Return one site. `numbers` hands out identity numbers, each once in the world."""
    start = date(today.year - years, today.month, min(today.day, 28))
    districts = lay_out_districts(profile, _dice(seed, profile, "districts"))
    staff = hire_staff(profile, _dice(seed, profile, "staff"))
    population = make_population(
        profile, _dice(seed, profile, "people"), today=today, numbers=numbers
    )
    groups = form_groups(
        profile, districts, _dice(seed, profile, "groups"), start=start, today=today
    )
    relations = relate_groups(
        profile, groups, _dice(seed, profile, "relations"), start=start, today=today
    )
    belonging = assign_memberships(
        population.people, groups, _dice(seed, profile, "members"), start=start, today=today
    )
    groups = fit_sizes(groups, belonging.memberships)
    process = ViolenceProcess(
        total=round(profile.size.incidents_per_year * years),
        starts_on=start,
        today=today,
        programme_started_on=profile.programme_started_on,
        latest_week=profile.size.latest_week,
    )
    events = unfold(process, groups, relations, districts, _dice(seed, profile, "violence"))
    site = _Draft(profile, seed, today, staff, districts, population, groups, relations, belonging)
    return site.finished(process, events)


def _dice(seed: int, profile: SiteProfile, part: str) -> Dice:
    return Dice(seed, profile.key, part)


@dataclass(frozen=True, slots=True)
class _Draft:
    """A site before its incidents are recorded."""

    profile: SiteProfile
    seed: int
    today: date
    staff: tuple[SimulatedStaff, ...]
    districts: tuple[District, ...]
    population: Population
    groups: tuple[SimulatedGroup, ...]
    relations: tuple[SimulatedRelation, ...]
    belonging: Belonging

    def finished(self, process: ViolenceProcess, events: tuple[Event, ...]) -> SimulatedSite:
        room = self.profile.room(RoomKind.POLICE).key
        in_room = [person for person in self.population.people if person.room == room]
        company = Company(in_room, self.belonging.memberships, today=self.today)
        recorder = Recorder(
            site=self.profile.key,
            room=room,
            groups=self.groups,
            today=self.today,
            dice=self.dice("incidents"),
        )
        incidents = tuple(recorder.record(event, company) for event in events)
        memberships = end_at_death(self.belonging.memberships, company.died_on)
        people = self.people_with_deaths(company)
        known = tie_people(
            self.profile.key, memberships, incidents, self.dice("ties"), today=self.today
        )
        outreach = reach_out(self.profile, people, self.dice("outreach"), today=self.today)
        rounds = answer_violence(
            self.profile,
            self.groups,
            memberships,
            incidents,
            self.dice("consequences"),
            today=self.today,
        )
        return SimulatedSite(
            profile=self.profile,
            published=self.profile.published.until(self.today),
            staff=self.staff,
            districts=self.districts,
            people=people,
            groups=self.groups,
            memberships=memberships,
            ties=known.ties,
            relations=self.relations_with_incidents(events, recorder),
            incidents=incidents,
            outreach=outreach,
            rounds=rounds,
            disclosures=self.disclosures(people, memberships, incidents, outreach, rounds),
            truth=self.truth(process, events, recorder, known),
        )

    def dice(self, part: str) -> Dice:
        return _dice(self.seed, self.profile, part)

    def people_with_deaths(self, company: Company) -> tuple[SimulatedPerson, ...]:
        died_on = dict(company.died_on)
        for original, copy in self.population.same_person:
            if original in died_on:
                died_on[copy] = died_on[original]
        return tuple(
            replace(person, died_on=died_on.get(person.key)) for person in self.population.people
        )

    def relations_with_incidents(
        self, events: tuple[Event, ...], recorder: Recorder
    ) -> tuple[SimulatedRelation, ...]:
        explained: dict[str, list[str]] = {}
        for event in events:
            if event.dispute is not None:
                explained.setdefault(event.dispute, []).append(recorder.key(event.number))
        return tuple(
            replace(relation, incidents=tuple(explained.get(relation.key, ())))
            for relation in self.relations
        )

    def disclosures(
        self,
        people: tuple[SimulatedPerson, ...],
        memberships: tuple[SimulatedMembership, ...],
        incidents: tuple[SimulatedIncident, ...],
        outreach: Outreach,
        rounds: tuple[SimulatedRound, ...],
    ) -> tuple[SimulatedDisclosure, ...]:
        holdings = Holdings(
            groups=self.groups,
            people=people,
            memberships=memberships,
            incidents=incidents,
            wanted_on=outreach.days_wanted(),
            answered={one: held.opened_on for held in rounds for one in held.incidents},
            police_coordinator=self.coordinator(RoomKind.POLICE),
            probation_coordinator=self.coordinator(RoomKind.PROBATION),
        )
        return disclose(self.profile, holdings, self.dice("disclosures"), today=self.today)

    def coordinator(self, kind: RoomKind) -> str:
        """Return the first member of staff of the room; the posts begin with the coordinator."""
        room = self.profile.room(kind).key
        return next(
            person.key for person in self.staff if any(role.room == room for role in person.roles)
        )

    def truth(
        self,
        process: ViolenceProcess,
        events: tuple[Event, ...],
        recorder: Recorder,
        known: Acquaintance,
    ) -> SiteTruth:
        key = recorder.key
        return SiteTruth(
            acting_group={key(event.number): event.acting for event in events},
            targeted_group={key(event.number): event.targeted for event in events},
            retaliation_for={
                key(event.number): key(event.retaliation_for)
                for event in events
                if event.retaliation_for is not None
            },
            near_repeat_of={
                key(event.number): key(event.near_repeat_of)
                for event in events
                if event.near_repeat_of is not None
            },
            group_of=self.belonging.group_of,
            ties=known.true_pairs,
            same_person=self.population.same_person,
            programme_factor=process.programme_factor,
            programme_started_on=process.programme_started_on,
        )
