"""Groups under tree names with districts and statuses; disputes and alliances between them."""

from datetime import date, timedelta

from samsyn.simulation.dice import Dice
from samsyn.simulation.names import group_name
from samsyn.simulation.places import District
from samsyn.simulation.profile import SiteProfile
from samsyn.simulation.records import (
    DatedGroupStatus,
    DatedRelationState,
    SimulatedGroup,
    SimulatedRelation,
    SimulatedTerritory,
)
from samsyn.vocabulary.groups import (
    Cohesion,
    GroupKind,
    GroupStatus,
    RelationKind,
    RelationState,
)
from samsyn.vocabulary.rooms import RoomKind

DISPUTES_PER_GROUP = 0.9
ALLIANCES_PER_GROUP = 0.3
ALWAYS_ACTIVE = 7  # the first groups of a site are active all the time
_STRIDE = 7  # takes disputes and alliances alike through all parts of the history
_KINDS = (
    (GroupKind.LOOSE_NETWORK, 0.45),
    (GroupKind.CREW, 0.4),
    (GroupKind.AD_HOC, 0.08),
    (GroupKind.BIKER, 0.04),
    (GroupKind.CLAN, 0.03),
)
_COHESIONS = ((Cohesion.LOOSE, 0.45), (Cohesion.MIXED, 0.35), (Cohesion.TIGHT, 0.2))
_DISPUTE_REASONS = (
    "Oenighet om en skuld, uppgifter från två källor.",
    "Personer ur grupperna har hotat varandra vid flera tillfällen.",
    "Konflikt efter en misshandel, båda grupperna har nämnt den.",
    "Konkurrens om samma område, enligt områdespolis.",
)
_ALLIANCE_REASONS = (
    "Personer ur grupperna har setts tillsammans flera gånger.",
    "Gemensamt misstänkta i två utredningar.",
)


def form_groups(
    profile: SiteProfile, districts: tuple[District, ...], dice: Dice, *, start: date, today: date
) -> tuple[SimulatedGroup, ...]:
    """Return the site's groups. From the eighth on some are no longer active."""
    room = profile.room(RoomKind.POLICE).key
    groups = []
    for number in range(profile.size.groups):
        size = dice.whole(8, 22)
        homes = [districts[number % len(districts)]]
        if dice.chance(0.25):
            homes.append(districts[(number + 1) % len(districts)])
        founded = start - timedelta(days=dice.whole(30, 900))
        groups.append(
            SimulatedGroup(
                key=f"{profile.key}-g{number + 1:02d}",
                room=room,
                name=group_name(number),
                kind=dice.weighted(_KINDS),
                cohesion=dice.weighted(_COHESIONS),
                size_min=size,
                size_max=size + dice.whole(2, 12),
                territory=tuple(
                    SimulatedTerritory(district=home.name, polygon=home.polygon, since=founded)
                    for home in homes
                ),
                statuses=_statuses(number, founded, today, dice),
            )
        )
    return tuple(groups)


def relate_groups(
    profile: SiteProfile,
    groups: tuple[SimulatedGroup, ...],
    dice: Dice,
    *,
    start: date,
    today: date,
) -> tuple[SimulatedRelation, ...]:
    """Return disputes (the first one goes on today) and alliances between different pairs."""
    pairs = dice.shuffled(
        [
            (one.key, other.key)
            for place, one in enumerate(groups)
            for other in groups[place + 1 :]
            if GroupStatus.ACTIVE is one.status_on(today) is other.status_on(today)
        ]
    )
    disputes = min(len(pairs), max(1, round(len(groups) * DISPUTES_PER_GROUP)))
    alliances = min(len(pairs) - disputes, round(len(groups) * ALLIANCES_PER_GROUP))
    room = profile.room(RoomKind.POLICE).key
    relations = []
    for number, pair in enumerate(pairs[: disputes + alliances]):
        quarrel = number < disputes
        lasting = dice.whole(200, 900)
        if number == 0:
            begins = today - timedelta(days=dice.whole(60, 160))
            lasting = 10_000
        else:
            begins = _spread_begin(number, disputes + alliances, start, today, dice)
        relations.append(
            SimulatedRelation(
                key=f"{profile.key}-r{number + 1:02d}",
                room=room,
                groups=pair,
                kind=RelationKind.DISPUTE if quarrel else RelationKind.ALLIANCE,
                states=_relation_states(begins, lasting, today, dice),
                reason=dice.pick(_DISPUTE_REASONS if quarrel else _ALLIANCE_REASONS),
            )
        )
    return tuple(relations)


def _spread_begin(number: int, count: int, start: date, today: date, dice: Dice) -> date:
    """Return a first day; the relations of a site begin one after another, evenly spread.

    Chance alone would give some years many disputes and others none.
    """
    first = start - timedelta(days=700)
    span = (today - timedelta(days=60) - first).days
    turn = number * _STRIDE % count
    return first + timedelta(days=int(span * (turn + dice.fraction()) / count))


def _statuses(number: int, founded: date, today: date, dice: Dice) -> tuple[DatedGroupStatus, ...]:
    active = DatedGroupStatus(GroupStatus.ACTIVE, founded)
    ended_on = today - timedelta(days=dice.whole(100, 500))
    later = {0: GroupStatus.DORMANT, 1: GroupStatus.DISSOLVED, 4: GroupStatus.MERGED}
    turn = (number - ALWAYS_ACTIVE) % 12
    if number >= ALWAYS_ACTIVE and turn in later:
        return (active, DatedGroupStatus(later[turn], ended_on))
    return (active,)


def _relation_states(
    begins: date, lasting: int, today: date, dice: Dice
) -> tuple[DatedRelationState, ...]:
    steps = (
        (RelationState.SUSPECTED, 0),
        (RelationState.ACTIVE, dice.whole(5, 25)),
        (RelationState.COOLING, lasting),
        (RelationState.CLOSED, lasting + dice.whole(30, 90)),
    )
    dated = [DatedRelationState(state, begins + timedelta(days=days)) for state, days in steps]
    return tuple(state for state in dated if state.since < today)
