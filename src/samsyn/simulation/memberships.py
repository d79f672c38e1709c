"""Who belongs to which group, and on which grounds the register says so.

Claims that count rest on two independent bases; some are disputed, some rest on one basis only,
some have expired for want of new grounds. Nobody held only as a victim is ever listed.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from samsyn.simulation.bases import draw_bases
from samsyn.simulation.dice import Dice
from samsyn.simulation.groups import ALWAYS_ACTIVE
from samsyn.simulation.records import (
    BASES_NEEDED,
    STAYS_CURRENT,
    SimulatedGroup,
    SimulatedMembership,
    SimulatedPerson,
)
from samsyn.vocabulary.claims import (
    ClaimStatus,
)
from samsyn.vocabulary.groups import GroupStatus, MembershipRole
from samsyn.vocabulary.people import Standing
from samsyn.vocabulary.uncertain_dates import DateInterval

SHARE_UNAFFILIATED = 0.05
SHARE_CLAIMED_TWICE = 0.02
SHARE_FADING = 0.05
KEY_PEOPLE_PER_GROUP = 2
YOUNGEST_CLAIM_YEARS = 15
_DISPUTES = (
    "Personen säger att kontakten har upphört.",
    "Frivården delar inte bedömningen.",
    "Källorna pekar på olika grupper.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """The claims of the register, and for whom they are true (person → group)."""

    memberships: tuple[SimulatedMembership, ...]
    group_of: dict[str, str]


def assign_memberships(
    people: tuple[SimulatedPerson, ...],
    groups: tuple[SimulatedGroup, ...],
    dice: Dice,
    *,
    start: date,
    today: date,
) -> Belonging:
    """Return claims for the people of the groups' room; none where no group is mapped."""
    if not groups:
        return Belonging(memberships=(), group_of={})
    listed = [
        person
        for person in people
        if person.room == groups[0].room
        and person.standing is Standing.IN_SCOPE
        and not dice.chance(SHARE_UNAFFILIATED)
    ]
    key_people = [0] * len(groups)
    memberships: list[SimulatedMembership] = []
    group_of: dict[str, str] = {}
    for number, person in enumerate(listed):
        place = _place(number, person, groups, dice, today=today)
        group = groups[place]
        role = _role(
            person, dice, today=today, is_key_free=key_people[place] < KEY_PEOPLE_PER_GROUP
        )
        key_people[place] += role is MembershipRole.KEY_PERSON
        claim = _claim(person, group, role, dice, start=start, today=today)
        memberships.append(claim)
        if claim.status is not ClaimStatus.WITHDRAWN:
            group_of[person.key] = group.key
        if len(groups) > 1 and dice.chance(SHARE_CLAIMED_TWICE):
            elsewhere = (place + dice.whole(1, len(groups) - 1)) % len(groups)
            other = groups[_fitting(elsewhere, person, groups, today)]
            if other.key != group.key:
                memberships.append(_second_claim(person, other, dice, start=start, today=today))
    return Belonging(memberships=tuple(memberships), group_of=group_of)


def _place(
    number: int,
    person: SimulatedPerson,
    groups: tuple[SimulatedGroup, ...],
    dice: Dice,
    *,
    today: date,
) -> int:
    """Return the group's place: three people each, then by chance."""
    place = number % len(groups) if number < 3 * len(groups) else dice.whole(0, len(groups) - 1)
    return _fitting(place, person, groups, today)


def _fitting(
    place: int, person: SimulatedPerson, groups: tuple[SimulatedGroup, ...], today: date
) -> int:
    """Return the place, or an active group's for the young: the former ended before their time."""
    if len(groups[place].statuses) > 1 and person.ages_on(today).may_be_minor:
        return place % ALWAYS_ACTIVE
    return place


def end_at_death(
    memberships: tuple[SimulatedMembership, ...], died_on: Mapping[str, date]
) -> tuple[SimulatedMembership, ...]:
    """Return the claims with those on people who died ended on that day, later ones left out."""
    ended = []
    for claim in memberships:
        day = died_on.get(claim.person)
        if day is None:
            ended.append(claim)
        elif claim.since.latest <= day:
            ended.append(_ended(claim, day))
    return tuple(ended)


def fit_sizes(
    groups: tuple[SimulatedGroup, ...], memberships: tuple[SimulatedMembership, ...]
) -> tuple[SimulatedGroup, ...]:
    """Return the groups with size estimates that hold at least everybody named."""
    named = Counter(claim.group for claim in memberships)
    return tuple(
        replace(
            group,
            size_min=max(group.size_min, named[group.key]),
            size_max=max(group.size_max, named[group.key] + 3),
        )
        for group in groups
    )


def _ended(claim: SimulatedMembership, day: date) -> SimulatedMembership:
    return replace(
        claim,
        until=day if claim.until is None else min(claim.until, day),
        confirmed_on=tuple(seen for seen in claim.confirmed_on if seen <= day),
        bases=tuple(replace(basis, dated_on=min(basis.dated_on, day)) for basis in claim.bases),
    )


def _role(person: SimulatedPerson, dice: Dice, *, today: date, is_key_free: bool) -> MembershipRole:
    youngest = person.ages_on(today).youngest
    if is_key_free and youngest >= 21:  # noqa: PLR2004 (of age when the claim began, too)
        return MembershipRole.KEY_PERSON
    if youngest < 18:  # noqa: PLR2004 (of age)
        return MembershipRole.ASSOCIATE
    return dice.weighted(
        (
            (MembershipRole.CORE, 0.3),
            (MembershipRole.ASSOCIATE, 0.62),
            (MembershipRole.FORMER, 0.08),
        )
    )


def _claim(
    person: SimulatedPerson,
    group: SimulatedGroup,
    role: MembershipRole,
    dice: Dice,
    *,
    start: date,
    today: date,
) -> SimulatedMembership:
    years = 18 if role is MembershipRole.KEY_PERSON else YOUNGEST_CLAIM_YEARS
    since = _began(person, group, dice, years=years, start=start, today=today)
    until = _until(group, role, dice, since=since, today=today)
    status = ClaimStatus.ACCEPTED if role is MembershipRole.KEY_PERSON else dice.weighted(_STATUSES)
    wanted = 1 if status is ClaimStatus.PROPOSED else dice.whole(BASES_NEEDED, BASES_NEEDED + 1)
    fades = role is not MembershipRole.KEY_PERSON and dice.chance(SHARE_FADING)
    return SimulatedMembership(
        key=f"{person.key}-{group.key.rpartition('-')[2]}",
        room=group.room,
        person=person.key,
        group=group.key,
        role=role,
        since=since,
        until=until,
        bases=draw_bases(wanted, since.latest, today, dice),
        confirmed_on=_confirmations(since.latest, until or today, dice, fades=fades, today=today),
        status=status,
        dispute=dice.pick(_DISPUTES) if status is ClaimStatus.DISPUTED else "",
    )


_STATUSES = (
    (ClaimStatus.ACCEPTED, 0.88),
    (ClaimStatus.PROPOSED, 0.07),
    (ClaimStatus.DISPUTED, 0.03),
    (ClaimStatus.WITHDRAWN, 0.02),
)


def _second_claim(
    person: SimulatedPerson, group: SimulatedGroup, dice: Dice, *, start: date, today: date
) -> SimulatedMembership:
    claim = _claim(person, group, MembershipRole.ASSOCIATE, dice, start=start, today=today)
    return replace(claim, status=ClaimStatus.DISPUTED, dispute=_DISPUTES[2])


def _began(
    person: SimulatedPerson,
    group: SimulatedGroup,
    dice: Dice,
    *,
    years: int,
    start: date,
    today: date,
) -> DateInterval:
    of_age = person.born.latest + timedelta(days=int(years * 365.25) + 1)
    first = max(of_age, start - timedelta(days=400), group.statuses[0].since)
    last = today - timedelta(days=40)
    if len(group.statuses) > 1:
        last = min(last, group.statuses[-1].since)
    began = dice.day(min(first, last), last)
    if dice.chance(0.5) or began.replace(day=1) < first:
        return DateInterval.day(began)
    month = DateInterval.month(began.year, began.month)
    return month if month.latest <= last else DateInterval.day(began)


def _until(
    group: SimulatedGroup, role: MembershipRole, dice: Dice, *, since: DateInterval, today: date
) -> date | None:
    status = group.statuses[-1]
    if status.status in (GroupStatus.DISSOLVED, GroupStatus.MERGED):
        return max(status.since, since.latest)
    if role is MembershipRole.FORMER:
        return dice.day(since.latest, today - timedelta(days=10))
    return None


def _confirmations(
    first: date, last: date, dice: Dice, *, fades: bool, today: date
) -> tuple[date, ...]:
    """Return a chain of confirmations, broken off about half a year ago if it fades."""
    stop = min(last, today - STAYS_CURRENT - timedelta(days=dice.whole(-13, 8))) if fades else last
    days = [first]
    while (days[-1] + timedelta(days=150)) < stop:
        days.append(days[-1] + timedelta(days=dice.whole(90, 150)))
    if fades and days[-1] < stop:
        days.append(stop)
    return tuple(days)
