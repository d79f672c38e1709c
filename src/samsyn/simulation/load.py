"""A large register for benchmarks: the same records as the city, made one at a time.

People of one slot live in one room, so that room, group and acquaintances follow from a person's
number alone and nothing needs to be held in memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from samsyn.simulation.bases import draw_bases
from samsyn.simulation.dice import Dice
from samsyn.simulation.incident_records import (
    DatedGrade,
    SimulatedIncident,
    SimulatedInvolvement,
)
from samsyn.simulation.incidents import Recorder
from samsyn.simulation.involvements import Parts
from samsyn.simulation.load_rooms import (
    GROUPS_PER_ROOM,
    LOAD_DAYS,
    ROOM_KINDS,
    groups_of,
    rooms_of,
    staff_of,
)
from samsyn.simulation.people import NumberBook, draw_person
from samsyn.simulation.places import District, near
from samsyn.simulation.profile import SimulatedRoom, SimulatedStaff
from samsyn.simulation.records import (
    Point,
    SimulatedGroup,
    SimulatedMembership,
    SimulatedPerson,
    SimulatedTie,
)
from samsyn.simulation.violence import Event
from samsyn.vocabulary.claims import Certainty, ClaimStatus
from samsyn.vocabulary.groups import MembershipRole
from samsyn.vocabulary.incidents import Harm, IncidentKind, InvolvementRole, SuspicionGrade
from samsyn.vocabulary.people import TieKind
from samsyn.vocabulary.uncertain_dates import DateInterval

PARTS_PER_INCIDENT = 2
SHARE_MEMBERSHIPS = 0.3
SLOTS_PER_SITE = 10  # seven in the police room, three in the joint room
_POLICE_SLOTS = 7
_CENTRE: Point = (15.0, 60.0)


class LoadTooSmall(ValueError):
    """The wanted sizes do not fit one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadWorld:
    """Rooms, staff and groups at once; people, claims and incidents as iterators.

    Claims are memberships, ties and the parts that people had in incidents. Each iterator starts
    anew and gives the same records every time.
    """

    seed: int
    today: date
    rooms: tuple[SimulatedRoom, ...]
    staff: tuple[SimulatedStaff, ...]
    groups: tuple[SimulatedGroup, ...]
    people_count: int
    membership_count: int
    tie_count: int
    incident_count: int

    @property
    def claim_count(self) -> int:
        """How many claims the iterators give together."""
        parts = self.incident_count * PARTS_PER_INCIDENT
        return self.membership_count + self.tie_count + parts

    def people(self) -> Iterator[SimulatedPerson]:
        """Give the people in order of number."""
        dice, numbers = Dice(self.seed, "load", "people"), NumberBook()
        for number in range(self.people_count):
            yield draw_person(
                key=_person(number),
                room=self._room_of(number).key,
                municipality_code="0000",
                dice=dice,
                today=self.today,
                numbers=numbers,
            )

    def memberships(self) -> Iterator[SimulatedMembership]:
        """Give the memberships; people take turns until the number is reached."""
        dice = Dice(self.seed, "load", "memberships")
        for number in range(self.membership_count):
            person, turn = number % self.people_count, number // self.people_count
            group = self._group_of(person, turn)
            since = self.today - timedelta(days=dice.whole(150, LOAD_DAYS))
            yield SimulatedMembership(
                key=f"load-m{number}",
                room=group.room,
                person=_person(person),
                group=group.key,
                role=MembershipRole.CORE if dice.chance(0.3) else MembershipRole.ASSOCIATE,
                since=DateInterval.day(since),
                until=None,
                bases=draw_bases(2, since, self.today, dice),
                confirmed_on=(since, self.today - timedelta(days=dice.whole(0, 150))),
                status=ClaimStatus.ACCEPTED,
            )

    def ties(self) -> Iterator[SimulatedTie]:
        """Give the ties, each between two people of one room."""
        dice = Dice(self.seed, "load", "ties")
        for number in range(self.tie_count):
            person, turn = number % self.people_count, number // self.people_count
            other = self._neighbour(person, turn + 1)
            yield SimulatedTie(
                key=f"load-t{number}",
                room=self._room_of(person).key,
                people=(_person(min(person, other)), _person(max(person, other))),
                kind=TieKind.FRIEND,
                since=self.today - timedelta(days=dice.whole(1, LOAD_DAYS)),
                source="Iakttagelse i belastningsprov",
                certainty=Certainty.LIKELY,
            )

    def incidents(self) -> Iterator[SimulatedIncident]:
        """Give the incidents in no order of time, each with two people's parts."""
        dice = Dice(self.seed, "load", "incidents")
        for number in range(self.incident_count):
            person = dice.whole(0, self.people_count - 1)
            other = self._neighbour(person, 1)
            room = self._room_of(person).key
            recorder = Recorder(
                site="load",
                room=room,
                groups=self._groups_around(person),
                today=self.today,
                dice=dice,
            )
            district = _DISTRICTS[number % len(_DISTRICTS)]
            event = Event(
                number=number,
                day=self.today - timedelta(days=dice.whole(1, LOAD_DAYS)),
                district=district,
                place=near(district.centre, 300.0, dice),
                acting=self._group_of(other, 0).key,
                targeted=self._group_of(person, 0).key,
                dispute=None,
            )
            yield recorder.record(event, _Pair(hurt=_person(person), suspected=_person(other)))

    @property
    def _period(self) -> int:
        return len(self.rooms) // len(ROOM_KINDS) * SLOTS_PER_SITE

    def _room_of(self, person: int) -> SimulatedRoom:
        slot = person % self._period
        in_police = slot % SLOTS_PER_SITE < _POLICE_SLOTS
        return self.rooms[slot // SLOTS_PER_SITE * len(ROOM_KINDS) + (0 if in_police else 1)]

    def _groups_around(self, person: int) -> tuple[SimulatedGroup, ...]:
        """Return the groups of the person's room."""
        slot = person % self._period
        in_police = slot % SLOTS_PER_SITE < _POLICE_SLOTS
        room = slot // SLOTS_PER_SITE * 2 + (0 if in_police else 1)
        return self.groups[room * GROUPS_PER_ROOM : (room + 1) * GROUPS_PER_ROOM]

    def _group_of(self, person: int, turn: int) -> SimulatedGroup:
        return self._groups_around(person)[(person // self._period + turn) % GROUPS_PER_ROOM]

    def _neighbour(self, person: int, turn: int) -> int:
        """Return somebody else of the same slot."""
        in_slot = (self.people_count - 1 - person % self._period) // self._period + 1
        place = (person // self._period + 1 + (turn - 1) % (in_slot - 1)) % in_slot
        return person % self._period + place * self._period


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """One hurt, one suspected: the parts of every incident of a load world."""

    hurt: str
    suspected: str

    def parts_of(self, event: Event, kind: IncidentKind, dice: Dice) -> Parts:
        outcome = Harm.DEAD if kind is IncidentKind.SHOOTING and dice.chance(0.1) else Harm.INJURED
        hurt = SimulatedInvolvement(
            person=self.hurt,
            role=InvolvementRole.VICTIM,
            outcome=outcome,
            grades=(DatedGrade(SuspicionGrade.NOT_SUSPECTED, event.day),),
        )
        suspected = SimulatedInvolvement(
            person=self.suspected,
            role=InvolvementRole.SUSPECT,
            outcome=Harm.NONE,
            grades=(DatedGrade(SuspicionGrade.REASONABLE, event.day),),
        )
        dead = int(outcome is Harm.DEAD)
        return Parts(involvements=(hurt, suspected), dead=dead, injured=1 - dead)


def make_load_world(  # noqa: PLR0913 (the sizes of one register, all named)
    *,
    seed: int,
    today: date,
    people: int = 50_000,
    claims: int = 400_000,
    incidents: int = 20_000,
    staff: int = 300,
    rooms: int = 40,
) -> LoadWorld:
    """Return a register of exactly these sizes.

    Raises `LoadTooSmall` if rooms are not five per site, if there are too few people for every
    room to hold two of each slot, or fewer claims than the parts in incidents.
    """
    sites, odd = divmod(rooms, len(ROOM_KINDS))
    parts = incidents * PARTS_PER_INCIDENT
    if odd or not sites:
        raise LoadTooSmall(f"{rooms} rooms are not five per site; choose a multiple of five.")
    if people < 2 * sites * SLOTS_PER_SITE:
        raise LoadTooSmall(f"{rooms} rooms need at least {2 * sites * SLOTS_PER_SITE} people.")
    if claims < parts:
        raise LoadTooSmall(f"{incidents} incidents carry {parts} claims; ask for at least those.")
    made = tuple(room for site in range(sites) for room in rooms_of(site))
    memberships = min(int(claims * SHARE_MEMBERSHIPS), claims - parts)
    return LoadWorld(
        seed=seed,
        today=today,
        rooms=made,
        staff=staff_of(staff, made, Dice(seed, "load", "staff")),
        groups=tuple(groups_of(made, today)),
        people_count=people,
        membership_count=memberships,
        tie_count=claims - parts - memberships,
        incident_count=incidents,
    )


def _person(number: int) -> str:
    return f"load-p{number}"


_DISTRICTS = tuple(
    District(
        name=f"Provområde {number + 1}",
        municipality_code="0000",
        centre=(round(_CENTRE[0] + 0.01 * number, 6), _CENTRE[1]),
        polygon=(),
    )
    for number in range(20)
)
