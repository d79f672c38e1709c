"""The staff of a site: the named cast of the play, and invented colleagues in every other post."""

from collections.abc import Iterator
from dataclasses import dataclass

from samsyn.simulation.dice import Dice
from samsyn.simulation.names import MEN, SURNAMES, WOMEN
from samsyn.simulation.profile import (
    RoomRole,
    SimulatedAgency,
    SimulatedRoom,
    SimulatedStaff,
    SiteProfile,
)
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, Role, RoomKind

# (site, post) → the name by which tests and tutorials know the person.
CAST = {
    ("orebro", "police-coordinator"): ("Petra", "Almkvarn"),
    ("orebro", "police-analyst"): ("Aino", "Björkvinge"),
    ("orebro", "probation-coordinator"): ("Frida", "Lindlykta"),
    ("orebro", "enforcement-officer"): ("Kim", "Lövkrona"),
    ("orebro", "social-1880-worker"): ("Sami", "Ekspegel"),
    ("orebro", "municipality-1880-coordinator"): ("Mona", "Rönnhjul"),
    ("orebro", "steering-1"): ("Stig", "Granstege"),
    ("orebro", "police-data-protection-officer"): ("Dag", "Asklykta"),
    ("orebro", "community-partner-1"): ("Carin", "Häggnyckel"),
    ("malmo", "police-coordinator"): ("Otto", "Bokgnista"),
}
NATIONAL_AGENCIES = (
    SimulatedAgency(
        key="national-bra",
        name="Brå",
        kind=AgencyKind.NATIONAL_SUPPORT,
        controller="Brottsförebyggande rådet",
        part="Sprider strategin och stöder lokalt arbete",
    ),
    SimulatedAgency(
        key="national-police",
        name="Polismyndigheten, nationellt stöd",
        kind=AgencyKind.NATIONAL_SUPPORT,
        controller="Polismyndigheten",
        part="Sprider strategin och stöder lokalt arbete",
    ),
    SimulatedAgency(
        key="national-probation",
        name="Kriminalvården, nationellt stöd",
        kind=AgencyKind.NATIONAL_SUPPORT,
        controller="Kriminalvården",
        part="Sprider strategin och stöder lokalt arbete",
    ),
)
NATIONAL_ROOM = SimulatedRoom(
    key="national-room",
    kind=RoomKind.NATIONAL,
    name="Nationella rummet",
    agency="national-bra",
    regime=LegalRegime.AGGREGATES,
)

_VISITING = frozenset({"Områdespolis", "Frivårdsinspektör", "Socialsekreterare"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    name: str
    title: str
    agency: str
    rooms: tuple[str, ...]
    role: Role

    @property
    def visits(self) -> bool:
        """Whether whoever holds it goes with the teams that hold talks."""
        return self.title in _VISITING


def hire_staff(profile: SiteProfile, dice: Dice) -> tuple[SimulatedStaff, ...]:
    """Return one member of staff for every post of the site."""
    joint = profile.room(RoomKind.JOINT).key
    teams = RoomRole(joint, Role.TEAM_MEMBER)
    return (
        *_fill(profile.key, _posts(profile), dice, teams=teams),
        *_fill(profile.key, list(_partner_posts(profile)), dice),
        *_fill(profile.key, list(_lawyer_posts(profile)), dice),
    )


def hire_national_staff(dice: Dice) -> tuple[SimulatedStaff, ...]:
    """Return one member of national support staff per national agency."""
    posts = [
        _Post(
            name=f"support-{agency.key.removeprefix('national-')}",
            title="Nationellt stöd",
            agency=agency.key,
            rooms=(NATIONAL_ROOM.key,),
            role=Role.NATIONAL_SUPPORT,
        )
        for agency in NATIONAL_AGENCIES
    ]
    return _fill("national", posts, dice)


def _posts(profile: SiteProfile) -> list[_Post]:
    return [
        *_police_posts(profile),
        *_probation_posts(profile),
        *(post for place in profile.municipalities for post in _local_posts(profile, place.code)),
        *_shared_posts(profile),
    ]


def _police_posts(profile: SiteProfile) -> Iterator[_Post]:
    room, joint = profile.room(RoomKind.POLICE).key, profile.room(RoomKind.JOINT).key
    agency = f"{profile.key}-police"
    for name, title, rooms, role in (
        ("police-coordinator", "Samordnare, polisen", (room, joint), Role.COORDINATOR),
        ("police-analyst", "Analytiker, polisen", (room, joint), Role.ANALYST),
        ("police-officer-1", "Områdespolis", (room,), Role.OFFICER),
        ("police-officer-2", "Områdespolis", (room,), Role.OFFICER),
        (
            "police-data-protection-officer",
            "Dataskyddsombud, polisen",
            (room,),
            Role.DATA_PROTECTION_OFFICER,
        ),
    ):
        yield _Post(name=name, title=title, agency=agency, rooms=rooms, role=role)


def _probation_posts(profile: SiteProfile) -> Iterator[_Post]:
    room, joint = profile.room(RoomKind.PROBATION).key, profile.room(RoomKind.JOINT).key
    agency = f"{profile.key}-probation"
    for name, title, rooms, role in (
        ("probation-coordinator", "Samordnare, frivården", (room, joint), Role.COORDINATOR),
        ("probation-officer", "Frivårdsinspektör", (room,), Role.PROBATION_OFFICER),
    ):
        yield _Post(name=name, title=title, agency=agency, rooms=rooms, role=role)


def _local_posts(profile: SiteProfile, code: str) -> Iterator[_Post]:
    social = profile.room(RoomKind.SOCIAL_SERVICES, code).key
    municipality = profile.room(RoomKind.MUNICIPALITY, code).key
    joint = profile.room(RoomKind.JOINT).key
    agency = f"{profile.key}-social-{code}"
    for name, title, role in (
        ("worker", "Socialsekreterare", Role.SOCIAL_WORKER),
        ("help-line", "Kurator, hjälptelefonen", Role.SOCIAL_WORKER),
    ):
        yield _Post(
            name=f"social-{code}-{name}", title=title, agency=agency, rooms=(social,), role=role
        )
    yield _Post(
        name=f"municipality-{code}-coordinator",
        title="Samordnare, kommunen",
        agency=f"{profile.key}-municipality-{code}",
        rooms=(municipality, joint),
        role=Role.COORDINATOR,
    )
    yield _Post(
        name=f"municipality-{code}-data-protection-officer",
        title="Dataskyddsombud, kommunen",
        agency=f"{profile.key}-municipality-{code}",
        rooms=(municipality,),
        role=Role.DATA_PROTECTION_OFFICER,
    )


def _shared_posts(profile: SiteProfile) -> Iterator[_Post]:
    joint = profile.room(RoomKind.JOINT).key
    for number, title in enumerate(profile.steering_group, 1):
        yield _Post(
            name=f"steering-{number}",
            title=f"Styrgrupp: {title}",
            agency=_agency_of_manager(profile, title),
            rooms=(joint,),
            role=Role.STEERING,
        )
    for number, organisation in enumerate(profile.community, 1):
        yield _Post(
            name=f"community-partner-{number}",
            title=organisation,
            agency=f"{profile.key}-community",
            rooms=(joint,),
            role=Role.COMMUNITY_PARTNER,
        )
    for room in profile.rooms:
        if room.kind is RoomKind.COUNTY_BOARD:
            yield _Post(
                name="county-board-coordinator",
                title="Samordnare, länsstyrelsen",
                agency=room.agency,
                rooms=(room.key,),
                role=Role.COORDINATOR,
            )


def _lawyer_posts(profile: SiteProfile) -> Iterator[_Post]:
    """Yield who approves the grounds: one at the police, one for each municipality's rooms."""
    yield _Post(
        name="police-lawyer",
        title="Verksjurist, polisen",
        agency=f"{profile.key}-police",
        rooms=(profile.room(RoomKind.POLICE).key, profile.room(RoomKind.JOINT).key),
        role=Role.LAWYER,
    )
    for place in profile.municipalities:
        yield _Post(
            name=f"municipality-{place.code}-lawyer",
            title="Kommunjurist",
            agency=f"{profile.key}-municipality-{place.code}",
            rooms=(
                profile.room(RoomKind.SOCIAL_SERVICES, place.code).key,
                profile.room(RoomKind.MUNICIPALITY, place.code).key,
            ),
            role=Role.LAWYER,
        )


def _partner_posts(profile: SiteProfile) -> Iterator[_Post]:
    """Yield somebody for each other agency that answers for measures of its own."""
    kinds = {agency.key: agency for agency in profile.agencies}
    for room in profile.rooms:
        if room.kind is RoomKind.AGENCY:
            agency = kinds[room.agency]
            yield _Post(
                name=f"{agency.kind.value.split('_')[0]}-officer",
                title=f"Handläggare, {agency.controller}",
                agency=agency.key,
                rooms=(room.key, profile.room(RoomKind.JOINT).key),
                role=Role.PARTNER_OFFICER,
            )


def _agency_of_manager(profile: SiteProfile, title: str) -> str:
    if "polis" in title:
        return f"{profile.key}-police"
    if "frivård" in title:
        return f"{profile.key}-probation"
    if title == "länsråd":
        return f"{profile.key}-county-board"
    named = [place for place in profile.municipalities if place.name in title]
    place = (named or list(profile.municipalities))[0]
    kind = "social" if "social" in title else "municipality"
    return f"{profile.key}-{kind}-{place.code}"


def _fill(
    site: str, posts: list[_Post], dice: Dice, *, teams: RoomRole | None = None
) -> tuple[SimulatedStaff, ...]:
    cast = [given for given, _ in CAST.values()]
    free = [names[0] for names in (*WOMEN, *MEN) if names[0] not in cast]
    taken = [family for _, family in CAST.values()]
    surnames = dice.some([name for name in SURNAMES if name not in taken], len(posts))
    staff = []
    for number, post in enumerate(posts):
        named = CAST.get((site, post.name))
        given, family = named or (dice.pick(free), surnames[number])
        key = given.lower() if named else f"{site}-{post.name}"
        staff.append(
            SimulatedStaff(
                key=key,
                given_name=given,
                family_name=family,
                title=post.title,
                agency=post.agency,
                email=f"{key}@{site}.example",
                roles=(
                    *(RoomRole(room, post.role) for room in post.rooms),
                    *((teams,) if teams and post.visits else ()),
                ),
            )
        )
    return tuple(staff)
