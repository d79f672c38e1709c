"""The rooms, staff and groups of a load register; every five rooms are one site."""

from collections.abc import Iterator
from datetime import date, timedelta

from samsyn.simulation.dice import Dice
from samsyn.simulation.names import MEN, SURNAMES, group_name
from samsyn.simulation.profile import RoomRole, SimulatedRoom, SimulatedStaff
from samsyn.simulation.records import DatedGroupStatus, SimulatedGroup
from samsyn.vocabulary.groups import Cohesion, GroupKind, GroupStatus
from samsyn.vocabulary.rooms import LegalRegime, Role, RoomKind

GROUPS_PER_ROOM = 30
LOAD_DAYS = 1460
ROOM_KINDS = (
    (RoomKind.POLICE, LegalRegime.CRIME_DATA, Role.OFFICER),
    (RoomKind.JOINT, LegalRegime.DATA_PROTECTION, Role.COORDINATOR),
    (RoomKind.PROBATION, LegalRegime.CRIME_DATA, Role.PROBATION_OFFICER),
    (RoomKind.SOCIAL_SERVICES, LegalRegime.SOCIAL_SERVICES, Role.SOCIAL_WORKER),
    (RoomKind.MUNICIPALITY, LegalRegime.DATA_PROTECTION, Role.COORDINATOR),
)


def rooms_of(site: int) -> Iterator[SimulatedRoom]:
    for kind, regime, _ in ROOM_KINDS:
        yield SimulatedRoom(
            key=f"load-{site}-{kind.value}",
            kind=kind,
            name=f"Belastningsprov {site + 1}, {kind.value}",
            agency=f"load-{site}",
            regime=regime,
        )


def staff_of(
    count: int, rooms: tuple[SimulatedRoom, ...], dice: Dice
) -> tuple[SimulatedStaff, ...]:
    roles = {kind: role for kind, _, role in ROOM_KINDS}
    return tuple(
        SimulatedStaff(
            key=f"load-staff-{number}",
            given_name=dice.pick(MEN)[0],
            family_name=dice.pick(SURNAMES),
            title="Belastningsprov",
            agency=room.agency,
            email=f"staff-{number}@load.example",
            roles=(RoomRole(room.key, roles[room.kind]),),
        )
        for number in range(count)
        for room in (rooms[number % len(rooms)],)
    )


def groups_of(rooms: tuple[SimulatedRoom, ...], today: date) -> Iterator[SimulatedGroup]:
    for room in rooms:
        if room.kind not in (RoomKind.POLICE, RoomKind.JOINT):
            continue
        for number in range(GROUPS_PER_ROOM):
            yield SimulatedGroup(
                key=f"{room.key}-g{number}",
                room=room.key,
                name=group_name(number),
                kind=GroupKind.LOOSE_NETWORK,
                cohesion=Cohesion.MIXED,
                size_min=20,
                size_max=200,
                territory=(),
                statuses=(DatedGroupStatus(GroupStatus.ACTIVE, today - timedelta(days=LOAD_DAYS)),),
            )
