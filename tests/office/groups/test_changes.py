"""What may be recorded about a group, and what is refused with a sentence."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.groups import playing
from tests.office.groups.playing import NOW, TODAY

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, NotPermitted, NotVisible
from samsyn.office.groups import changes
from samsyn.office.groups.changes import (
    AliasPlan,
    AssessmentPlan,
    CannotRecord,
    GroupPlan,
    GroupRevision,
    RelationPlan,
    RelationRevision,
    StandingPlan,
    TerritoryPlan,
)
from samsyn.office.groups.models import Group, GroupAlias, GroupStanding, Membership, Territory
from samsyn.office.groups.names import swedish_order
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.groups import (
    GroupKind,
    GroupStatus,
    MembershipRole,
    RelationKind,
    RelationState,
)

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


def revision(group_id, version=1, **parts) -> GroupRevision:
    given = {"working_name": "Grupp Ask", "kind": GroupKind.LOOSE_NETWORK}
    return GroupRevision(group_id=group_id, version=version, **{**given, **parts})


def test_a_group_is_recorded_with_its_first_claims(petra: Actor) -> None:
    written = playing.group(
        petra,
        " Grupp  Ål ",
        aliases=("Norra",),
        areas="Vivalla",
        size_least=8,
        size_most=12,
        known="Träffas på torget.",
        mapped_on=date(2026, 10, 28),
    )

    with access.acting_as(petra):
        found = Group.objects.get(pk=written)
        assert found.working_name == "Grupp  Ål"
        assert found.groupaliass.get().name == "Norra"
        assert found.groupstandings.get().since == date(2026, 10, 28)
        assert found.groupassessments.get().size_most == 12
        assert found.territorys.get().areas == "Vivalla"


def test_a_thousand_groups_take_no_more_queries_than_two(petra: Actor) -> None:
    police = playing.room("orebro-police")

    def queries_for(count: int) -> int:
        plans = [
            GroupPlan(
                room_id=police, working_name=f"Grupp {n}", kind=GroupKind.CREW, areas="Torget"
            )
            for n in range(count)
        ]
        with (
            access.acting_as(petra),
            CaptureQueriesContext(
                connection,
            ) as asked,
        ):
            changes.record_groups(petra, plans, now=NOW)
        return len(asked)

    assert queries_for(1000) == queries_for(2)


def test_every_reason_is_given_at_once(petra: Actor) -> None:
    plan = GroupPlan(
        room_id=playing.room("orebro-police"),
        working_name=" ",
        kind=GroupKind.CREW,
        size_least=9,
        size_most=2,
        mapped_on=TOMORROW,
        outline=((15.2, 59.2), (15.3, 59.2)),
    )

    with access.acting_as(petra), pytest.raises(CannotRecord) as refused:
        changes.record_group(petra, plan, now=NOW)

    assert len(refused.value.reasons) == 4


def test_in_many_rows_the_faulty_one_is_numbered(petra: Actor) -> None:
    police = playing.room("orebro-police")
    plans = [
        GroupPlan(room_id=police, working_name="Grupp Alm", kind=GroupKind.CREW),
        GroupPlan(room_id=police, working_name="", kind=GroupKind.CREW),
    ]

    with access.acting_as(petra), pytest.raises(CannotRecord, match="2"):
        changes.record_groups(petra, plans, now=NOW)


def test_a_steering_member_records_nothing(stig: Actor) -> None:
    plan = GroupPlan(
        room_id=playing.room("orebro-joint"), working_name="Grupp Alm", kind=GroupKind.CREW
    )

    with access.acting_as(stig), pytest.raises(NotPermitted):
        changes.record_group(stig, plan, now=NOW)


def test_the_other_city_cannot_touch_the_group(petra: Actor, otto: Actor) -> None:
    written = playing.group(petra)

    with access.acting_as(otto), pytest.raises(NotVisible):
        changes.revise_group(otto, revision(written), now=NOW)


def test_a_stale_version_is_refused_with_who_saved_and_when(petra: Actor, aino: Actor) -> None:
    written = playing.group(petra)
    with access.acting_as(aino):
        changes.revise_group(aino, revision(written), now=NOW)

    with access.acting_as(petra), pytest.raises(ChangedMeanwhile, match=r"Aino.*2026-11-20 13:00"):
        changes.revise_group(petra, revision(written, working_name="Grupp Lind"), now=NOW)

    with access.acting_as(petra):
        assert Group.objects.get(pk=written).working_name == "Grupp Ask"


def test_the_same_alias_is_not_added_twice(petra: Actor) -> None:
    written = playing.group(petra, aliases=("Norra",))

    with access.acting_as(petra), pytest.raises(CannotRecord):
        changes.add_alias(petra, AliasPlan(group_id=written, name="norra"), now=NOW)

    with access.acting_as(petra):
        assert GroupAlias.objects.filter(group=written).count() == 1


def test_a_standing_of_tomorrow_is_refused(petra: Actor) -> None:
    written = playing.group(petra)
    plan = StandingPlan(group_id=written, standing=GroupStatus.DORMANT, since=TOMORROW)

    with access.acting_as(petra), pytest.raises(CannotRecord, match="2026-11-21"):
        changes.add_standing(petra, plan, now=NOW)


def test_a_standing_keeps_the_one_before_it(petra: Actor) -> None:
    written = playing.group(petra, standing_since=date(2025, 1, 1))
    plan = StandingPlan(group_id=written, standing=GroupStatus.DORMANT, since=TODAY)

    with access.acting_as(petra):
        changes.add_standing(petra, plan, now=NOW)

        assert GroupStanding.objects.filter(group=written).count() == 2


def test_an_empty_assessment_is_refused(petra: Actor) -> None:
    written = playing.group(petra)

    with access.acting_as(petra), pytest.raises(CannotRecord):
        changes.add_assessment(petra, AssessmentPlan(group_id=written, since=TODAY), now=NOW)


def test_a_territory_that_replaces_ends_the_earlier_one(petra: Actor) -> None:
    written = playing.group(petra, areas="Vivalla", mapped_on=date(2025, 5, 1))
    plan = TerritoryPlan(group_id=written, areas="Oxhagen", since=date(2026, 1, 1), replaces=True)

    with access.acting_as(petra):
        changes.add_territory(petra, plan, now=NOW)

        ends = dict(Territory.objects.filter(group=written).values_list("areas", "until"))
    assert ends == {"Vivalla": date(2026, 1, 1), "Oxhagen": None}


def test_two_groups_of_two_rooms_have_no_relation(petra: Actor) -> None:
    one, other = playing.group(petra), playing.group(petra, "Grupp Björk", "orebro-joint")

    with pytest.raises(CannotRecord):
        playing.dispute_between(petra, one, other)


def test_a_relation_that_stands_is_not_recorded_the_other_way_round(petra: Actor) -> None:
    one, other = playing.group(petra), playing.group(petra, "Grupp Björk")
    playing.dispute_between(petra, one, other)

    with pytest.raises(CannotRecord):
        playing.dispute_between(petra, other, one)


def test_the_same_relation_twice_in_one_file_is_refused(petra: Actor) -> None:
    one, other = playing.group(petra), playing.group(petra, "Grupp Björk")
    plan = RelationPlan(group_id=one, other_id=other, kind=RelationKind.DISPUTE)

    with access.acting_as(petra), pytest.raises(CannotRecord, match="2"):
        changes.record_relations(petra, [plan, plan], now=NOW)


def test_a_relation_is_revised_once_per_version(petra: Actor, aino: Actor) -> None:
    one, other = playing.group(petra), playing.group(petra, "Grupp Björk")
    written = playing.dispute_between(petra, one, other)
    plan = RelationRevision(
        relation_id=written,
        version=1,
        kind=RelationKind.TRUCE,
        state=RelationState.ACTIVE,
        certainty=Certainty.LIKELY,
    )
    with access.acting_as(aino):
        changes.revise_relation(aino, plan, now=NOW)

    with access.acting_as(petra), pytest.raises(ChangedMeanwhile, match="Aino"):
        changes.revise_relation(petra, plan, now=NOW)


def test_somebody_held_only_as_a_victim_is_refused_by_a_sentence(petra: Actor) -> None:
    hurt = playing.person(petra, standing="victim_only")

    with pytest.raises(CannotRecord, match=access.code_for("P", hurt)):
        playing.member(petra, hurt, playing.group(petra))

    with access.acting_as(petra):
        assert not Membership.objects.exists()


def test_a_child_who_may_be_under_the_limit_is_not_listed(petra: Actor) -> None:
    child = playing.person(petra, born_earliest=date(2010, 1, 1), born_latest=date(2011, 12, 31))

    with pytest.raises(CannotRecord, match="15"):
        playing.proposed(petra, child, playing.group(petra))


def test_nobody_is_listed_for_a_time_when_they_were_a_child(petra: Actor) -> None:
    young = playing.person(petra, born_earliest=date(2008, 6, 1), born_latest=date(2008, 6, 1))

    with pytest.raises(CannotRecord):
        playing.member(petra, young, playing.group(petra), since=date(2022, 6, 1))

    playing.member(petra, young, playing.group(petra), since=date(2023, 6, 1))


@pytest.mark.parametrize(
    "wrong",
    [
        {"since": TOMORROW},
        {"since": date(1202, 5, 1)},
        {"until": date(2024, 1, 1)},
        {"until": date(2126, 1, 1)},
        {"bases": (playing.basis(-1), playing.basis(3))},
        {"bases": (playing.basis(3),)},
        {"bases": (playing.basis(3), playing.basis(9, independent=False))},
        {"confirmed_on": (TOMORROW,)},
        {"approved_on": TOMORROW},
        {"disputed_on": TODAY},
        {"role": MembershipRole.FORMER},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_membership_that_cannot_be_is_refused(petra: Actor, wrong: dict[str, object]) -> None:
    with pytest.raises(CannotRecord):
        playing.member(petra, playing.person(petra), playing.group(petra), **wrong)


def test_nobody_is_listed_after_their_death(petra: Actor) -> None:
    dead = playing.person(petra, died_on=date(2024, 12, 31))

    with pytest.raises(CannotRecord):
        playing.member(petra, dead, playing.group(petra))


def test_a_person_is_not_listed_twice_at_the_same_time(petra: Actor) -> None:
    someone, alm = playing.person(petra), playing.group(petra)
    playing.member(petra, someone, alm, until=date(2026, 1, 1))

    with pytest.raises(CannotRecord):
        playing.member(petra, someone, alm, since=date(2025, 12, 31))

    playing.member(petra, someone, alm, since=date(2026, 1, 1))


def test_an_analyst_proposes_and_does_not_approve(petra: Actor, aino: Actor) -> None:
    someone, alm = playing.person(petra), playing.group(petra)

    with pytest.raises(NotPermitted):
        playing.member(aino, someone, alm)

    playing.proposed(aino, someone, alm)


def test_two_thousand_memberships_take_no_more_queries_than_two(petra: Actor) -> None:
    alm = playing.group(petra)
    people = [playing.person(petra) for _ in range(42)]

    def queries_for(chosen: list) -> int:
        plans = [playing.listed(one, alm) for one in chosen]
        with access.acting_as(petra), CaptureQueriesContext(connection) as asked:
            changes.record_memberships(petra, plans, now=NOW)
        return len(asked)

    assert queries_for(people[:40]) == queries_for(people[40:])


def test_swedish_order_puts_the_last_three_letters_last() -> None:
    names = ["Grupp Öst", "Grupp Al", "Grupp 10", "Grupp Äng", "grupp 2", "Grupp Ål", "Grupp Zed"]

    assert sorted(names, key=swedish_order) == [
        "grupp 2", "Grupp 10", "Grupp Al", "Grupp Zed", "Grupp Ål", "Grupp Äng", "Grupp Öst",
    ]  # fmt: skip
