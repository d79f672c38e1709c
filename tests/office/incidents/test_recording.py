"""What may be recorded of an incident, by whom, and in how many queries."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.office.incidents.builders import (
    NOW,
    at,
    make_group,
    make_person,
    make_plan,
    make_source,
    record,
    suspect,
    victim,
)

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.incidents.changes import (
    CannotRecord,
    IncidentPlan,
    InvolvementPlan,
    SidePlan,
    record_incidents,
)
from samsyn.office.incidents.models import Incident, IncidentGroup, IncidentReview, Involvement
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.incidents import (
    GroupSide,
    Harm,
    IncidentKind,
    IncidentStatus,
    InvolvementRole,
    MemberInvolved,
    PlacePrecision,
    SuspicionGrade,
    Weapon,
)
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

pytestmark = pytest.mark.django_db


def reasons_against(actor: Actor, *plans: IncidentPlan) -> tuple[str, ...]:
    with pytest.raises(CannotRecord) as refusal:
        record_incidents(actor, plans, now=NOW)
    return refusal.value.reasons


def test_an_incident_is_recorded_with_people_and_groups(petra: Actor) -> None:
    with access.acting_as(petra):
        hit, suspected, group = make_person(petra), make_person(petra), make_group(petra)
        side = SidePlan(group_id=group.pk, side=GroupSide.ACTING, certainty=Certainty.LIKELY)

        found = record(petra, injured=1, people=(victim(hit), suspect(suspected)), sides=(side,))

        parts = Involvement.objects.filter(incident=found)
        assert {(part.person_id, part.role) for part in parts} == {
            (hit.pk, "victim"),
            (suspected.pk, "suspect"),
        }
        assert IncidentGroup.objects.get(incident=found).certainty == "likely"


def test_fifteen_incidents_take_no_more_queries_than_one(petra: Actor) -> None:
    def queries_for(plans: Sequence[IncidentPlan]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            record_incidents(petra, plans, now=NOW)
        return len(captured)

    with access.acting_as(petra):
        person, group, source = make_person(petra), make_group(petra), make_source(petra)
        plan = make_plan(
            injured=1,
            source_id=source.pk,
            people=(victim(person), suspect()),
            sides=(SidePlan(group_id=group.pk, side=GroupSide.TARGETED),),
        )

        one, many = queries_for([plan]), queries_for([plan] * 15)

    assert one == many


def test_a_refused_incident_leaves_nothing_of_its_batch(petra: Actor) -> None:
    with access.acting_as(petra):
        reasons = reasons_against(petra, make_plan(), make_plan(injured=-1))

        assert not Incident.objects.exists()

    assert len(reasons) == 1
    assert "2" in reasons[0]


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"occurred": at(2026, 11, 20, 12, 1)}, "framtid"),
        ({"longitude": 15.2}, "longitud"),
        ({"longitude": 181.0, "latitude": 59.0}, "180"),
        ({"longitude": 15.0, "latitude": 91.0}, "90"),
        ({"longitude": float("nan"), "latitude": 59.0}, "180"),
        (
            {"longitude": 15.2, "latitude": 59.2, "place_precision": PlacePrecision.UNKNOWN},
            "exakt",
        ),
        ({"area": "", "place_precision": PlacePrecision.ADDRESS}, "adress"),
        ({"area": "", "place_precision": PlacePrecision.DISTRICT}, "område"),
        ({"area": "x" * 121}, "120"),
        ({"weapon": Weapon.KNIFE}, "vapn"),
        ({"dead": 1000}, "999"),
        ({"kind": IncidentKind.EXPLOSION}, "kriteri"),
        ({"kind": IncidentKind.ARSON, "has_traces": None, "shots_fired": 3}, "skott"),
        ({"kind": IncidentKind.OTHER_HOMICIDE, "has_traces": None}, "död"),
        ({"status": IncidentStatus.CONFIRMED, "has_traces": None}, "bekräftad"),
        (
            {"status": IncidentStatus.CONFIRMED, "lawful_or_accidental": True},
            "bekräftad",
        ),
    ],
)
def test_a_fact_that_cannot_be_is_refused(petra: Actor, changes: dict[str, Any], word: str) -> None:
    with access.acting_as(petra):
        reasons = reasons_against(petra, make_plan(**changes))

    assert len(reasons) == 1
    assert word in reasons[0].casefold()


def test_a_precision_shorter_than_its_interval_is_refused(petra: Actor) -> None:
    night = at(2026, 11, 14, 21, hours=8)
    pretended = MomentInterval(night.earliest, night.latest, Precision.MINUTE)

    with access.acting_as(petra):
        reasons = reasons_against(petra, make_plan(occurred=pretended))

    assert len(reasons) == 1


def test_what_is_recorded_has_happened(petra: Actor) -> None:
    today = at(2026, 11, 20, 0, hours=23)

    with access.acting_as(petra):
        found = record(petra, occurred=today)

        assert Incident.objects.get(pk=found).latest_at == NOW


def test_a_shooting_is_confirmed_by_two_independent_eyewitnesses(petra: Actor) -> None:
    with access.acting_as(petra):
        found = record(
            petra, status=IncidentStatus.CONFIRMED, has_traces=None, independent_witnesses=True
        )

        assert Incident.objects.get(pk=found).status == "confirmed"
        assert IncidentReview.objects.get(incident=found).status == "confirmed"


@pytest.mark.parametrize(
    ("people", "changes"),
    [
        ((victim(), victim()), {"injured": 1}),
        ((victim(harm=Harm.DEAD),), {"injured": 1}),
        ((suspect(grade=SuspicionGrade.NOT_SUSPECTED),), {}),
        ((victim(suspicion=SuspicionGrade.REASONABLE),), {"injured": 1}),
        ((suspect(grade=SuspicionGrade.CHARGED),), {}),
    ],
)
def test_parts_that_contradict_the_incident_are_refused(
    petra: Actor, people: tuple[InvolvementPlan, ...], changes: dict[str, Any]
) -> None:
    with access.acting_as(petra):
        assert len(reasons_against(petra, make_plan(people=people, **changes))) == 1


def test_the_same_person_and_part_twice_is_refused(petra: Actor) -> None:
    with access.acting_as(petra):
        person = make_person(petra)
        plan = make_plan(injured=2, people=(victim(person), victim(person)))

        (reason,) = reasons_against(petra, plan)

    assert access.code_for("P", person.pk) in reason


def test_a_person_may_be_both_victim_and_suspect(petra: Actor) -> None:
    with access.acting_as(petra):
        person = make_person(petra)

        found = record(petra, injured=1, people=(victim(person), suspect(person)))

        assert Involvement.objects.filter(incident=found).count() == 2


def test_somebody_held_only_as_a_victim_is_no_suspect(petra: Actor) -> None:
    with access.acting_as(petra):
        person = make_person(petra, standing="victim_only")

        (reason,) = reasons_against(petra, make_plan(people=(suspect(person),)))

    assert access.code_for("P", person.pk) in reason


def test_the_database_too_refuses_a_victim_as_suspect(petra: Actor) -> None:
    with access.acting_as(petra):
        person = make_person(petra, standing="victim_only")
        found = record(petra, injured=1, people=(victim(person),))

        with pytest.raises(DatabaseError, match="only_as_a_victim"), transaction.atomic():
            Involvement.objects.filter(incident=found).update(
                role="suspect", suspicion="reasonable"
            )


def test_people_and_groups_of_another_city_do_not_exist(petra: Actor, otto: Actor) -> None:
    with access.acting_as(otto):
        person, group = make_person(otto, "malmo-police"), make_group(otto, "malmo-police")
    ghost = InvolvementPlan(person_id=person.pk, role=InvolvementRole.PRESENT)
    side = SidePlan(group_id=group.pk, side=GroupSide.ACTING)

    with access.acting_as(petra):
        reasons = reasons_against(petra, make_plan(people=(ghost,), sides=(side,)))

    assert len(reasons) == 2


def test_a_person_of_another_room_is_refused(petra: Actor) -> None:
    with access.acting_as(petra):
        person = make_person(petra, "orebro-joint")
        part = InvolvementPlan(person_id=person.pk, role=InvolvementRole.PRESENT)

        assert len(reasons_against(petra, make_plan(people=(part,)))) == 1


def test_frida_records_nothing_in_the_police_room(petra: Actor, frida: Actor) -> None:
    with access.acting_as(petra):
        plan = make_plan()

    with access.acting_as(frida), pytest.raises(access.NotPermitted):
        record_incidents(frida, [plan], now=NOW)


def test_stig_records_nothing_at_all(stig: Actor, petra: Actor) -> None:
    with access.acting_as(petra):
        plan = make_plan("orebro-joint")

    with access.acting_as(stig), pytest.raises(access.NotPermitted):
        record_incidents(stig, [plan], now=NOW)


def test_recording_with_a_judgement_leaves_the_judgement_in_the_history(petra: Actor) -> None:
    with access.acting_as(petra):
        found = record(
            petra,
            status=IncidentStatus.REVIEWED,
            member_involved=MemberInvolved.LIKELY,
            involvement_basis="Två kännetecken.",
        )

        review = IncidentReview.objects.get(incident=found)

    assert (review.member_involved, review.basis) == ("likely", "Två kännetecken.")


def test_a_protected_person_hides_the_place(petra: Actor) -> None:
    with access.acting_as(petra):
        person = make_person(petra, protected_identity="secrecy_mark")
        where = {"place": "Exempelgatan 1", "place_precision": PlacePrecision.ADDRESS}

        hidden = record(petra, injured=1, people=(victim(person),), **where)
        shown = record(petra, injured=1, people=(victim(person, at_home=False),), **where)

        assert Incident.objects.get(pk=hidden).hides_place
        assert not Incident.objects.get(pk=shown).hides_place
