"""Files into the register: what is made, what is sent back, and that nothing is made twice."""

import gzip
import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.interchange.broken_files import SOUND_ROW, csv_of, faulty_files
from tests.office.imports.playing import (
    INCIDENTS,
    NETWORKS,
    NOW,
    PEOPLE,
    accept,
    batch_of,
    needs_shared_files,
    plan,
    register_of,
    room_of,
    stage,
    take,
)

from samsyn.interchange.mappings import mapping_from_json
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import Group, Membership, MembershipBasis
from samsyn.office.imports import changes
from samsyn.office.imports.models import Batch, FilePiece, Finding, SavedMapping
from samsyn.office.incidents.models import Incident
from samsyn.office.people.models import Person, PersonName, PersonTie, Source

pytestmark = pytest.mark.django_db
TIE_FILES = sorted(
    path.name
    for path in (*NETWORKS.glob("*_edges.csv"), *NETWORKS.glob("*_person_*.csv"))
    if not path.name.startswith("synthetic")
)
CAUSES = {
    "shooting": 2518,
    "stabbing": 162,
    "serious_assault": 67,
    "arson": 12,
    "other_homicide": 152,
}


def assert_balanced(counts: dict[str, int]) -> None:
    assert counts["rows"] == (
        counts["accepted"] + counts["here"] + counts["left_out"] + counts["faults"]
    )


@needs_shared_files
@pytest.mark.parametrize(
    ("name", "rows", "incidents", "folded", "faults"),
    [
        pytest.param(
            "philadelphia_shooting_victims.csv", 14861, 13340, 1238, 283, marks=pytest.mark.slow
        ),
        ("chicago_homicides_2013_2018.csv", 2911, 2911, 0, 0),
        pytest.param("nyc_shooting_victims.csv", 27939, 21903, 6036, 0, marks=pytest.mark.slow),
        ("chicago_arson.csv", 522, 522, 0, 0),
        ("chicago_shootings_2017.csv", 3438, 3438, 0, 0),
        ("chicago_burglary_month1.csv", 970, 970, 0, 0),
    ],
)
def test_published_incident_files_are_taken_unedited_and_every_row_is_accounted_for(
    petra: Actor, name: str, rows: int, incidents: int, folded: int, faults: int
) -> None:
    outcome = take(petra, INCIDENTS / name, "incidents")

    counts = outcome.counts
    assert (counts["rows"], counts["records"], counts["folded"], counts["faults"]) == (
        *(rows, incidents, folded, faults),
    )
    assert counts["rows"] == counts["records"] + counts["folded"] + counts["faults"]
    assert len(outcome.faults) == faults
    assert all(fault.reason and fault.row for fault in outcome.faults)
    with access.acting_as(petra):
        assert Incident.objects.count() == incidents
        assert Incident.objects.filter(source__title=name).count() == incidents


@needs_shared_files
def test_victims_and_kinds_of_a_homicide_file_reach_the_register(petra: Actor) -> None:
    take(petra, INCIDENTS / "chicago_homicides_2013_2018.csv", "incidents")

    with access.acting_as(petra):
        kinds = list(Incident.objects.values_list("kind", flat=True))
        assert {kind: kinds.count(kind) for kind in set(kinds)} == CAUSES
        assert not Incident.objects.exclude(dead=1, harm_known=True).exists()


@needs_shared_files
@pytest.mark.slow
@pytest.mark.parametrize("name", TIE_FILES)
def test_published_tie_files_are_taken_into_an_empty_room(petra: Actor, name: str) -> None:
    outcome = take(petra, NETWORKS / name, "ties")

    counts = outcome.counts
    assert_balanced(counts)
    assert counts["faults"] == counts["here"] == 0
    with access.acting_as(petra):
        assert PersonTie.objects.count() == counts["records"] > 0
        assert Person.objects.count() == counts["made"]["people_person"]
        assert not PersonTie.objects.exclude(source__title=name).exists()


@needs_shared_files
@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "synthetic_cooffending_1e4_person_incident.csv",
        "synthetic_cooffending_1e4_dense_person_incident.csv",
    ],
)
def test_ten_thousand_people_in_events_are_taken(petra: Actor, name: str) -> None:
    counts = take(petra, NETWORKS / name, "ties").counts

    assert_balanced(counts)
    assert counts["faults"] == 0
    assert counts["made"]["people_person"] > 5000


@needs_shared_files
@pytest.mark.slow
def test_ten_thousand_memberships_are_taken(petra: Actor) -> None:
    counts = take(petra, NETWORKS / "synthetic_cooffending_1e4_groups.csv", "memberships").counts

    assert (counts["rows"], counts["records"], counts["faults"]) == (10_000, 10_000, 0)


@needs_shared_files
def test_nodes_first_and_ties_after_make_each_person_once(petra: Actor) -> None:
    take(petra, NETWORKS / "london_gang_nodes.csv", "people")
    outcome = take(petra, NETWORKS / "london_gang_edges.csv", "ties")

    assert "people_person" not in outcome.made
    with access.acting_as(petra):
        assert Person.objects.count() == 54
        assert PersonTie.objects.count() == 315


def test_people_who_took_part_in_the_same_event_are_tied_but_not_victims(petra: Actor) -> None:
    data = b"person,event,role\nA,E1,suspect\nB,E1,suspect\nC,E1,victim\nA,E2,suspect\nB,E2,dual\n"

    take(petra, data, "ties")

    with access.acting_as(petra):
        tie = PersonTie.objects.select_related("person", "other").get()
        assert {tie.person.external_reference, tie.other.external_reference} == {"A", "B"}
        assert tie.weight == 2
        assert Person.objects.count() == 3


def test_a_tie_named_both_ways_round_is_one_tie_and_weights_are_added(petra: Actor) -> None:
    counts = take(petra, b"source,target,weight\nA,B,2\nB,A,3\n", "ties").counts

    assert (counts["records"], counts["folded"]) == (1, 1)
    with access.acting_as(petra):
        assert PersonTie.objects.get().weight == 5


def test_names_birth_and_references_of_people_reach_the_register(petra: Actor) -> None:
    take(petra, PEOPLE, "people")

    with access.acting_as(petra):
        name = PersonName.objects.select_related("person").get(family="Granbacke")
        assert (name.given, name.person.external_reference) == ("Vilgot", "A1")
        assert str(name.person.born_earliest) == str(name.person.born_latest) == "2001-03-04"
        assert name.source is not None
        assert name.source.title == "fil.csv"


def test_memberships_find_people_by_reference_and_name_and_make_the_group(petra: Actor) -> None:
    take(petra, PEOPLE, "people")
    data = "person;grupp;roll;sedan;grund\nA1;Norra;kärna;2026-01-02;dom\nTure Bokhage;norra;;;\n"

    counts = take(petra, data.encode(), "memberships").counts

    assert (counts["records"], counts["faults"]) == (2, 0)
    with access.acting_as(petra):
        assert Group.objects.get().working_name == "Norra"
        assert Person.objects.count() == 2
        assert set(Membership.objects.values_list("role", "approved_on")) == {
            ("core", None),
            ("associate", None),
        }
        assert MembershipBasis.objects.get().kind == "judgment"


def test_who_is_missing_is_sent_back_where_nobody_is_to_be_made(petra: Actor) -> None:
    take(petra, PEOPLE, "people")
    data = b"source,target\nA1,A2\nA1,A9\n"

    outcome = take(petra, data, "ties", makes_missing=False)

    assert (outcome.records, [fault.row for fault in outcome.faults]) == (1, [3])
    assert 'nobody called "A9"' in outcome.faults[0].reason


def test_two_people_of_one_reference_are_never_confused(petra: Actor) -> None:
    take(petra, PEOPLE, "people")
    with access.acting_as(petra):
        Person.objects.update(external_reference="A1")

    outcome = take(petra, b"source,target\nA1,B\n", "ties")

    assert "Several people" in outcome.faults[0].reason


def test_what_the_rules_of_the_room_refuse_is_sent_back_and_the_rest_is_taken(
    petra: Actor,
) -> None:
    data = "ref;namn;född\nA1;Vilgot Granbacke;2001\nA2;Ture Bokhage;2015-01-01\n"
    take(petra, data.encode(), "people")

    outcome = take(petra, b"person;grupp\nA1;Norra\nA2;Norra\n", "memberships")

    assert (outcome.records, [fault.row for fault in outcome.faults]) == (1, [3])
    assert "15" in outcome.faults[0].reason
    assert_balanced(outcome.counts)


def test_the_dry_run_gives_the_account_of_the_taking_and_leaves_nothing(petra: Actor) -> None:
    before = register_of(petra)
    data = csv_of(SOUND_ROW, "A2;2099-01-01;;skottlossning;;;0;1", SOUND_ROW.replace("A1", "A3"))

    batch_id = stage(petra, data, "incidents")
    looked_through = batch_of(petra, batch_id).counts

    assert register_of(petra) == before
    assert accept(petra, batch_id).counts == looked_through
    assert (looked_through["records"], looked_through["faults"]) == (2, 1)


def test_rows_that_are_here_already_are_counted_and_not_doubled(petra: Actor) -> None:
    take(petra, csv_of(SOUND_ROW), "incidents")
    more = csv_of(SOUND_ROW, "A2;2026-03-02;01:10;skottlossning;58,28;14,22;0;1")

    counts = take(petra, more, "incidents").counts

    assert (counts["here"], counts["records"]) == (1, 1)
    assert_balanced(counts)
    with access.acting_as(petra):
        assert Incident.objects.count() == 2


def test_a_file_of_nothing_new_leaves_no_source_behind(petra: Actor) -> None:
    take(petra, PEOPLE, "people")

    counts = take(petra, PEOPLE + b"\n", "people").counts

    assert (counts["here"], counts["records"], counts["made"]) == (2, 0, {})
    with access.acting_as(petra):
        assert Source.objects.count() == 1


@pytest.mark.parametrize("leaves_out", [False, True])
def test_a_likely_duplicate_is_pointed_out_and_left_out_only_if_so_chosen(
    petra: Actor, leaves_out: bool
) -> None:
    take(petra, csv_of(SOUND_ROW), "incidents")
    other = csv_of(SOUND_ROW.replace("A1", "K-77").replace("23:05", "22:50"))

    batch_id = stage(petra, other, "incidents", leaves_out_likely=leaves_out)
    counts = accept(petra, batch_id).counts

    assert (counts["records"], counts["left_out"]) == ((0, 1) if leaves_out else (1, 0))
    assert_balanced(counts)
    with access.acting_as(petra):
        first = Incident.objects.get(external_reference="A1")
        assert Finding.objects.get(batch_id=batch_id).other_id == first.pk


def test_a_namesake_born_another_year_is_no_likely_duplicate(petra: Actor) -> None:
    take(petra, PEOPLE, "people")
    data = "ref;namn;född\nB1;Vilgot Granbacke;2001\nB2;Ture Bokhage;1980\n"

    counts = take(petra, data.encode(), "people").counts

    assert (counts["likely"], counts["records"]) == (1, 2)


def test_the_same_identity_number_is_the_same_person(petra: Actor) -> None:
    take(petra, b"ref;namn;personnummer\nA1;Vilgot Granbacke;19900101-2385\n", "people")

    counts = take(petra, b"ref;namn;personnummer\nB7;V Granbacke;900101-2385\n", "people").counts

    assert (counts["here"], counts["records"]) == (1, 0)


def test_the_same_file_is_refused_with_the_name_of_the_earlier_batch(petra: Actor) -> None:
    first = stage(petra, PEOPLE, "people")

    with pytest.raises(changes.AlreadyImported, match=r"Petra .* fil\.csv") as refused:
        stage(petra, PEOPLE, "people", name="samma.csv")

    assert refused.value.batch_id == first


def test_a_batch_is_taken_once(petra: Actor, aino: Actor) -> None:
    batch_id = stage(petra, PEOPLE, "people")
    accept(petra, batch_id)

    with pytest.raises(changes.NotNow, match="Petra"):
        accept(aino, batch_id)


def test_of_a_taken_file_only_the_rejected_rows_are_kept(petra: Actor) -> None:
    clean = stage(petra, csv_of(SOUND_ROW), "incidents")
    faulty = stage(petra, csv_of(SOUND_ROW, "B;2099-01-01;;skott;;;0;1"), "incidents")
    accept(petra, clean)
    accept(petra, faulty)

    with access.acting_as(petra):
        assert not FilePiece.objects.filter(batch_id=clean).exists()
        kept = changes.take_out_rejects(petra, faulty, now=NOW).decode("utf-8-sig")
        assert not Batch.objects.exclude(sample={}).exists()
    assert kept.count("\r\n") == 2
    assert kept.splitlines()[1].startswith("B;2099-01-01")


def test_rejected_rows_can_be_corrected_and_taken(petra: Actor) -> None:
    batch_id = stage(petra, csv_of(SOUND_ROW, "B;2099-01-01;;skott;;;0;1"), "incidents")
    accept(petra, batch_id)
    with access.acting_as(petra):
        sent_back = changes.take_out_rejects(petra, batch_id, now=NOW)

    counts = take(petra, sent_back.replace(b"2099", b"2026"), "incidents").counts

    assert (counts["records"], counts["faults"]) == (1, 0)


def test_no_cell_of_the_rejected_rows_can_run_as_a_formula(petra: Actor) -> None:
    batch_id = stage(petra, csv_of(SOUND_ROW, "=HYPERLINK(1);2099-01-01;;skott;;;0;1"), "incidents")

    with access.acting_as(petra):
        kept = changes.take_out_rejects(petra, batch_id, now=NOW).decode("utf-8-sig")

    assert "\n'=HYPERLINK(1);" in kept


def test_the_mapping_of_a_source_is_remembered_in_its_room(petra: Actor, aino: Actor) -> None:
    data = b"ref;hemligt namn\nA1;Vilgot Granbacke\n"
    batch_id = stage(petra, data, "people")
    kept = batch_of(petra, batch_id).mapping
    kept["columns"]["name"] = "hemligt namn"
    mapping = mapping_from_json(json.dumps(kept))
    with access.acting_as(petra):
        changes.correct_mapping(
            petra,
            changes.MappingPlan(batch_id=batch_id, mapping=mapping, source_title="Min lista"),
            now=NOW,
        )
    accept(petra, batch_id)

    second = stage(aino, b"ref;hemligt namn\nA2;Ture Bokhage\n", "people")

    assert batch_of(aino, second).mapping["columns"]["name"] == "hemligt namn"
    assert batch_of(aino, second).source_title == "Min lista"
    assert accept(aino, second).counts["records"] == 1
    with access.acting_as(petra):
        assert PersonName.objects.count() == 2
        assert SavedMapping.objects.get().source_title == "Min lista"


def test_old_files_are_forgotten_when_the_next_one_comes(petra: Actor) -> None:
    old = stage(petra, PEOPLE, "people")
    later = datetime(2026, 12, 25, tzinfo=UTC)

    with access.acting_as(petra):
        changes.stage_batch(petra, plan(csv_of(SOUND_ROW), "incidents"), now=later)

        assert not FilePiece.objects.filter(batch_id=old).exists()
    with pytest.raises(changes.NotNow, match=r"no longer kept|finns inte kvar"):
        accept(petra, old)


@pytest.mark.parametrize("name", sorted(faulty_files()))
def test_a_faulty_row_is_sent_back_and_the_sound_one_is_taken(petra: Actor, name: str) -> None:
    broken = faulty_files()[name]()

    outcome = take(petra, broken.data, broken.kind, name=broken.name)

    codes = {each.code for fault in outcome.faults for each in (fault, *fault.also)}
    assert broken.code in codes
    assert outcome.records >= 1
    assert_balanced(outcome.counts)


def test_a_compressed_file_is_taken(petra: Actor) -> None:
    counts = take(petra, gzip.compress(PEOPLE), "people", name="folk.csv.gz").counts

    assert counts["records"] == 2


def test_a_file_into_a_room_of_another_city_is_not_permitted(petra: Actor, otto: Actor) -> None:
    elsewhere = room_of("malmo-police")

    with access.acting_as(petra), pytest.raises(access.NotPermitted):
        changes.stage_batch(
            petra,
            changes.StagePlan(**{**_fields(plan(PEOPLE, "people")), "room_id": elsewhere}),
            now=NOW,
        )


def _fields(given: changes.StagePlan) -> dict[str, object]:
    return {name: getattr(given, name) for name in type(given).__dataclass_fields__}


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A1", "A2", "A3", ""]),
            st.sampled_from(["2026-03-01", "2099-01-01", "x", ""]),
            st.sampled_from(["skottlossning", "sprängning", "bus"]),
            st.sampled_from(["0", "1", "-1"]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_every_row_of_any_file_is_accounted_for(
    petra: Actor, rows: list[tuple[str, str, str, str]]
) -> None:
    lines = [f"{ref};{day};;{kind};;;{dead};0" for ref, day, kind, dead in rows]
    with access.acting_as(petra):
        before = Incident.objects.count()

    try:
        outcome = take(petra, csv_of(*lines), "incidents")
    except changes.AlreadyImported:
        return

    assert_balanced(outcome.counts)
    counts = outcome.counts
    assert counts["accepted"] == counts["records"] + counts["folded"]
    with access.acting_as(petra):
        assert Incident.objects.count() == before + outcome.records
