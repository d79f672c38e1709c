"""Invented people: those in scope, people held only as victims, unknown ones, the young.

Most live in the police room. Some are also known to probation or social services, each with a
record of their own there; that two records are one person is known to the truth alone.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from samsyn.simulation.dice import Dice
from samsyn.simulation.identity import make_test_number, numbers_of_a_day
from samsyn.simulation.names import NICKNAMES, SURNAMES, draw_given_name, is_womans_name
from samsyn.simulation.profile import SiteProfile
from samsyn.simulation.records import SimulatedPerson
from samsyn.vocabulary.people import (
    IdentityKind,
    IdentityNumberKind,
    ProtectedIdentity,
    Standing,
)
from samsyn.vocabulary.rooms import RoomKind
from samsyn.vocabulary.uncertain_dates import DateInterval

SHARE_IN_PROBATION = 0.12
SHARE_IN_SOCIAL_SERVICES = 0.03
SHARE_VICTIM_ONLY = 0.09
SHARE_UNKNOWN = 0.05
SHARE_YOUNG = 0.09  # between fifteen and seventeen
_DAYS_PER_YEAR = 365.25
_YOUNGEST, _ADULT, _OLDEST = 15.2, 18.2, 44.0


class NumberBook:
    """Hands out test identity numbers, each once."""

    def __init__(self) -> None:
        self._turns: dict[tuple[date, bool, bool], int] = {}

    def issue(self, born: date, *, woman: bool, coordination: bool) -> str | None:
        """Return the next free number of the day and sex; none when all are taken."""
        kind = born, woman, coordination
        turn = self._turns.get(kind, 0)
        if turn >= numbers_of_a_day(born, coordination=coordination):
            return None
        self._turns[kind] = turn + 1
        return make_test_number(born, turn, woman=woman, coordination=coordination)


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """The people of a site; `same_person` pairs the records of one person in two rooms."""

    people: tuple[SimulatedPerson, ...]
    same_person: tuple[tuple[str, str], ...]


def make_population(
    profile: SiteProfile, dice: Dice, *, today: date, numbers: NumberBook
) -> Population:
    """Return `profile.size.people` records over the site's rooms."""
    total = profile.size.people
    in_probation = int(total * SHARE_IN_PROBATION)
    in_social = int(total * SHARE_IN_SOCIAL_SERVICES)
    police = profile.room(RoomKind.POLICE).key
    people = [
        draw_person(
            key=f"{profile.key}-p{number + 1:03d}",
            room=police,
            municipality_code=dice.pick(profile.municipalities).code,
            dice=dice,
            today=today,
            numbers=numbers,
        )
        for number in range(total - in_probation - in_social)
    ]
    copies, pairs = _known_elsewhere(profile, people, dice, (in_probation, in_social))
    return Population(people=(*people, *copies), same_person=tuple(pairs))


def draw_person(
    *,
    key: str,
    room: str,
    municipality_code: str,
    dice: Dice,
    today: date,
    numbers: NumberBook,
) -> SimulatedPerson:
    """Return one invented person."""
    spellings = draw_given_name(dice)
    unknown = dice.chance(SHARE_UNKNOWN)
    born = _birth_day(dice, today, young=not unknown and dice.chance(SHARE_YOUNG))
    if unknown:
        return _unknown(key, room, municipality_code, born, dice)
    coordination = dice.chance(0.05)
    number = numbers.issue(born, woman=is_womans_name(spellings), coordination=coordination)
    return SimulatedPerson(
        key=key,
        room=room,
        identity=IdentityKind.KNOWN,
        given_name=spellings[0],
        family_name=dice.pick(SURNAMES),
        aliases=_aliases(spellings, dice),
        born=DateInterval.day(born),
        identity_number=number,
        identity_number_kind=_kind(number, coordination=coordination),
        protected=_protection(dice),
        standing=Standing.VICTIM_ONLY if dice.chance(SHARE_VICTIM_ONLY) else Standing.IN_SCOPE,
        municipality_code=municipality_code,
    )


def _birth_day(dice: Dice, today: date, *, young: bool) -> date:
    years = dice.between(_YOUNGEST, _ADULT - 0.4) if young else _ADULT
    if not young:
        years += (_OLDEST - _ADULT) * dice.fraction() ** 2  # most are in their twenties
    return today - timedelta(days=int(years * _DAYS_PER_YEAR))


def _unknown(
    key: str, room: str, municipality_code: str, born: date, dice: Dice
) -> SimulatedPerson:
    return SimulatedPerson(
        key=key,
        room=room,
        identity=IdentityKind.UNKNOWN,
        given_name="",
        family_name="",
        aliases=(dice.pick(NICKNAMES),),
        born=DateInterval(date(born.year - dice.whole(1, 3), 1, 1), date(born.year, 12, 31)),
        identity_number=None,
        identity_number_kind=None,
        protected=ProtectedIdentity.NONE,
        standing=Standing.IN_SCOPE,
        municipality_code=municipality_code,
    )


def _aliases(spellings: tuple[str, ...], dice: Dice) -> tuple[str, ...]:
    aliases = []
    if len(spellings) > 1 and dice.chance(0.4):
        aliases.append(dice.pick(spellings[1:]))
    if dice.chance(0.3):
        aliases.append(dice.pick(NICKNAMES))
    return tuple(aliases)


def _kind(number: str | None, *, coordination: bool) -> IdentityNumberKind | None:
    if number is None:
        return None
    return IdentityNumberKind.SAMORDNINGSNUMMER if coordination else IdentityNumberKind.PERSONNUMMER


def _protection(dice: Dice) -> ProtectedIdentity:
    return dice.weighted(
        (
            (ProtectedIdentity.NONE, 0.965),
            (ProtectedIdentity.SECRECY_MARK, 0.025),
            (ProtectedIdentity.PROTECTED_REGISTRATION, 0.01),
        )
    )


def _known_elsewhere(
    profile: SiteProfile, people: list[SimulatedPerson], dice: Dice, counts: tuple[int, int]
) -> tuple[list[SimulatedPerson], list[tuple[str, str]]]:
    known = [
        person
        for person in people
        if person.identity is IdentityKind.KNOWN and person.standing is Standing.IN_SCOPE
    ]
    copies, pairs = [], []
    for letter, kind, count in (
        ("f", RoomKind.PROBATION, counts[0]),
        ("s", RoomKind.SOCIAL_SERVICES, counts[1]),
    ):
        for number, person in enumerate(dice.some(known, count), 1):
            code = person.municipality_code if kind is RoomKind.SOCIAL_SERVICES else None
            key = f"{profile.key}-{letter}{number:03d}"
            copies.append(replace(person, key=key, room=profile.room(kind, code).key, aliases=()))
            pairs.append((person.key, key))
    return copies, pairs
