"""The published facts and the set-up of each site, with where the figure stands."""

from datetime import date

import pytest
from tests.simulation.checks import TODAY, world

from samsyn.simulation.names import SURNAMES, TREES
from samsyn.simulation.profile import SimulatedStaff
from samsyn.simulation.published import Published
from samsyn.simulation.sites import PROFILES
from samsyn.simulation.staff import CAST
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, Role, RoomKind

FIGURES = [
    ("orebro", lambda p: p.call_ins[0].invited, 10, "polisen.se"),
    ("orebro", lambda p: p.call_ins[0].when.earliest, date(2022, 10, 1), "polisen.se"),
    ("orebro", lambda p: p.notifications[0].people, 30, "polisen.se"),
    ("orebro", lambda p: p.help_contacts[0].people, 10, "polisen.se"),
    ("orebro", lambda p: p.help_contacts[0].of_people, 30, "polisen.se"),
    ("orebro", lambda p: p.sanction_rounds[0].rounds, 4, "polisen.se"),
    ("orebro", lambda p: p.cadences[0].at_least_per_year, 1, "polisen.se"),
    ("jarfalla-upplands-bro", lambda p: p.notifications[0].conversations, 40, "jarfalla.se"),
    ("jarfalla-upplands-bro", lambda p: p.notifications[0].since.earliest, date(2023, 4, 1), ""),
    ("jarfalla-upplands-bro", lambda p: len(p.call_ins[0].speakers), 7, "jarfalla.se"),
    ("goteborg", lambda p: p.agreements[0].when.earliest, date(2021, 11, 25), "polisen.se"),
    ("goteborg", lambda p: p.agreements[1].when.earliest, date(2022, 3, 25), "polisen.se"),
    ("goteborg", lambda p: p.agreements[1].ends_on, date(2025, 3, 25), "polisen.se"),
    ("goteborg", lambda p: len(p.agreements[1].parties), 3, "polisen.se"),
    ("goteborg", lambda p: p.call_ins[0].when.earliest, date(2023, 5, 16), "vartgoteborg.se"),
    ("malmo", lambda p: [c.when.earliest.year for c in p.call_ins], [2018, 2019, 2019], ""),
    ("malmo", lambda p: p.call_ins[2].invited, 12, "kriminalvarden.se"),
    ("malmo", lambda p: p.reached_in_call_ins[0].people, 25, "polisen.se"),
    ("malmo", lambda p: p.notifications[0].conversations, 49, "polisen.se"),
    ("malmo", lambda p: p.notifications[0].people, 44, "polisen.se"),
    ("malmo", lambda p: [n.people for n in p.notifications[1:]], [24, 22], "malmo.se"),
    ("malmo", lambda p: len(p.evaluations), 2, ""),
    ("uppsala", lambda p: len(p.agreements), 1, "uppsala.se"),
    ("huddinge", lambda p: p.agreements[0].when.earliest, date(2022, 2, 9), "polisen.se"),
]


@pytest.mark.parametrize(("key", "figure", "expected", "source"), FIGURES)
def test_a_published_figure_is_carried(key, figure, expected, source) -> None:  # type: ignore[no-untyped-def]
    published = world().site(key).published

    assert figure(published) == expected
    assert source in repr(published)


def test_every_published_fact_names_its_source() -> None:
    for profile in PROFILES:
        for name in Published.__dataclass_fields__:
            assert all(fact.source for fact in getattr(profile.published, name))


def test_facts_are_left_out_before_they_were_so() -> None:
    published = world(1, date(2022, 6, 1)).site("orebro").published

    assert published.agreements
    assert not published.call_ins


def test_malmo_has_the_citys_own_yearly_shootings() -> None:
    counts = world().site("malmo").published.annual_counts

    shootings = [fact.value for fact in counts if fact.indicator == "skjutningar"]

    assert shootings == [61, 65, 47, 34, 20, 21, 29]


def test_malmo_has_its_own_brand() -> None:
    assert world().site("malmo").profile.brand == "Sluta skjut"


def test_the_message_has_four_sentences_where_the_consequence_is_told_else_three() -> None:
    sentences = {p.key: p.message.sentences for p in PROFILES}

    assert {key: len(said) for key, said in sentences.items()} == {
        "orebro": 4,
        "jarfalla-upplands-bro": 4,
        "goteborg": 3,
        "malmo": 3,
        "uppsala": 3,
        "huddinge": 3,
    }
    assert sentences["orebro"] != sentences["jarfalla-upplands-bro"]


def test_jarfalla_and_upplands_bro_share_one_police_room_and_have_two_social_rooms() -> None:
    profile = world().site("jarfalla-upplands-bro").profile
    kinds = [room.kind for room in profile.rooms]

    assert [place.code for place in profile.municipalities] == ["0123", "0139"]
    assert kinds.count(RoomKind.POLICE) == 1
    assert kinds.count(RoomKind.SOCIAL_SERVICES) == 2
    assert any(agency.kind is AgencyKind.HEALTH_CARE for agency in profile.agencies)


def test_orebro_has_a_county_board_room_that_may_hold_no_person() -> None:
    room = world().site("orebro").profile.room(RoomKind.COUNTY_BOARD)

    assert room.regime is LegalRegime.AGGREGATES
    assert room.key not in {person.room for person in world().site("orebro").people}


def test_a_site_without_the_room_says_what_to_do() -> None:
    with pytest.raises(LookupError, match="add one to its profile"):
        world().site("malmo").profile.room(RoomKind.COUNTY_BOARD)


def test_goteborg_starts_with_support_and_is_steered_by_three_heads() -> None:
    profile = world().site("goteborg").profile

    assert profile.support_before_messages
    assert len(profile.steering_group) == 3


@pytest.mark.parametrize(
    ("name", "site", "kind", "role"),
    [
        ("petra", "orebro", RoomKind.POLICE, Role.COORDINATOR),
        ("aino", "orebro", RoomKind.POLICE, Role.ANALYST),
        ("frida", "orebro", RoomKind.PROBATION, Role.COORDINATOR),
        ("sami", "orebro", RoomKind.SOCIAL_SERVICES, Role.SOCIAL_WORKER),
        ("mona", "orebro", RoomKind.MUNICIPALITY, Role.COORDINATOR),
        ("stig", "orebro", RoomKind.JOINT, Role.STEERING),
        ("dag", "orebro", RoomKind.POLICE, Role.DATA_PROTECTION_OFFICER),
        ("carin", "orebro", RoomKind.JOINT, Role.COMMUNITY_PARTNER),
        ("otto", "malmo", RoomKind.POLICE, Role.COORDINATOR),
    ],
)
def test_the_cast_has_its_parts(name: str, site: str, kind: RoomKind, role: Role) -> None:
    play = world().site(site)
    rooms = {room.key: room.kind for room in play.profile.rooms}

    held = {(rooms[r.room], r.role) for s in play.staff if s.key == name for r in s.roles}

    assert (kind, role) in held


def test_every_member_of_the_cast_is_hired_once() -> None:
    names = [member.given_name for site in world().sites for member in site.staff]

    assert {names.count(given) for given, _ in CAST.values()} == {1}


def test_national_support_has_roles_in_the_national_room_only() -> None:
    national = world().national

    assert len(national.staff) == 3
    assert {r.room for member in national.staff for r in member.roles} == {national.room.key}
    assert national.room.regime is LegalRegime.AGGREGATES


def test_staff_addresses_lie_in_a_reserved_domain() -> None:
    staff: list[SimulatedStaff] = [m for site in world().sites for m in site.staff]

    assert all(member.email.endswith(".example") for member in staff)
    assert len({member.email for member in staff}) == len(staff)


def test_every_agency_of_a_room_and_of_staff_is_a_partner() -> None:
    for site in world().sites:
        partners = {agency.key for agency in site.profile.agencies}
        assert {room.agency for room in site.profile.rooms} <= partners
        assert {member.agency for member in site.staff} <= partners


def test_names_and_trees_do_not_repeat() -> None:
    assert len(set(SURNAMES)) == len(SURNAMES)
    assert len(set(TREES)) == len(TREES) >= 25


def test_the_site_with_little_data_has_almost_nothing_and_nothing_this_week() -> None:
    site = world().site("uppsala")

    assert TODAY not in {incident.reported_on for incident in site.incidents}
    assert not site.published.call_ins
    assert not site.published.notifications


def test_huddinge_holds_two_records_and_no_group_whatever_the_seed() -> None:
    for seed in (1, 2, 3):
        site = world(seed).site("huddinge")

        assert (len(site.people), len(site.incidents), len(site.groups)) == (1, 1, 0)
        assert not site.memberships
        assert not site.outreach.call_ins
        assert not site.outreach.talks
