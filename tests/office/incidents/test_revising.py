"""Revising, reviewing and withdrawing: whose word stands, and what is kept."""

from typing import Any
from uuid import UUID

import pytest
from tests.office.incidents.builders import NOW, make_person, make_plan, record, suspect, victim

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile
from samsyn.office.incidents.changes import (
    CannotRecord,
    CannotReview,
    NewcomerPlan,
    ReportPlan,
    ReviewPlan,
    RevisionPlan,
    WithdrawalPlan,
    report_incident,
    review_incident,
    revise_incident,
    withdraw_incident,
)
from samsyn.office.incidents.models import Incident, IncidentReview, Involvement
from samsyn.office.people.models import Person
from samsyn.vocabulary.incidents import (
    GroupMotivated,
    IncidentStatus,
    MemberInvolved,
    PlacePrecision,
    SuspicionGrade,
)

pytestmark = pytest.mark.django_db


def revise(actor: Actor, incident: UUID, *, version: int = 1, **changes: Any) -> None:
    keeps = changes.pop("keeps_place", False)
    revise_incident(
        actor,
        RevisionPlan(
            incident_id=incident,
            version=version,
            report=ReportPlan(incident=make_plan(**changes)),
            keeps_place=keeps,
        ),
        now=NOW,
    )


def review(actor: Actor, incident: UUID, *, version: int = 1, **changes: Any) -> None:
    given: dict[str, Any] = {
        "member_involved": MemberInvolved.LIKELY,
        "group_motivated": GroupMotivated.UNKNOWN,
        "basis": "Vittnesuppgifter.",
        **changes,
    }
    review_incident(actor, ReviewPlan(incident_id=incident, version=version, **given), now=NOW)


def test_facts_are_written_anew_and_the_judgement_stays(petra: Actor) -> None:
    with access.acting_as(petra):
        found = record(petra)
        review(petra, found)

        revise(petra, found, version=2, area="Oxhagen")

        row = Incident.objects.get(pk=found)
        assert (row.area, row.member_involved, row.version) == ("Oxhagen", "likely", 3)


def test_the_second_of_two_writers_hears_who_was_first(petra: Actor, aino: Actor) -> None:
    with access.acting_as(petra):
        found = record(petra)
    with access.acting_as(aino):
        revise(aino, found, area="Oxhagen")

    with access.acting_as(petra), pytest.raises(ChangedMeanwhile) as refusal:
        revise(petra, found, area="Vivalla")

    assert "Aino" in refusal.value.reasons[0]
    with access.acting_as(petra):
        assert Incident.objects.get(pk=found).area == "Oxhagen"


def test_somebody_no_longer_named_is_withdrawn_and_not_deleted(petra: Actor) -> None:
    with access.acting_as(petra):
        stays, leaves = make_person(petra), make_person(petra)
        found = record(petra, injured=2, people=(victim(stays), victim(leaves)))

        revise(petra, found, injured=2, people=(victim(stays), victim()))

        parts = Involvement.objects.filter(incident=found)
        status = {part.person_id: part.status for part in parts}
        assert status == {stays.pk: "accepted", leaves.pk: "withdrawn", None: "accepted"}


def test_a_cleared_suspect_asks_for_a_new_review(petra: Actor) -> None:
    with access.acting_as(petra):
        person = make_person(petra)
        found = record(petra, people=(suspect(person),))
        review(petra, found)

        revise(petra, found, version=2, people=(suspect(person, SuspicionGrade.CLEARED),))

        assert Incident.objects.get(pk=found).review_again


def test_a_hidden_place_survives_a_writer_who_did_not_see_it(petra: Actor) -> None:
    with access.acting_as(petra):
        person = make_person(petra, protected_identity="secrecy_mark")
        where = {"place": "Exempelgatan 1", "place_precision": PlacePrecision.ADDRESS}
        found = record(petra, injured=1, people=(victim(person),), **where)

        revise(petra, found, injured=1, people=(victim(person),), keeps_place=True)

        row = Incident.objects.get(pk=found)
        assert (row.place, row.hides_place) == ("Exempelgatan 1", True)


def test_a_confirmed_shooting_cannot_lose_what_confirms_it(petra: Actor) -> None:
    with access.acting_as(petra):
        found = record(petra, status=IncidentStatus.CONFIRMED)

        with pytest.raises(CannotRecord):
            revise(petra, found, has_traces=False)


def test_a_review_keeps_involvement_and_motive_apart(petra: Actor) -> None:
    with access.acting_as(petra):
        found = record(petra)

        review(petra, found, group_motivated=GroupMotivated.NO)

        row = Incident.objects.get(pk=found)
        assert (row.status, row.member_involved, row.group_motivated) == (
            "reviewed",
            "likely",
            "no",
        )


def test_every_judgement_stays_readable(petra: Actor) -> None:
    with access.acting_as(petra):
        found = record(petra)
        review(petra, found)
        review(petra, found, version=2, member_involved=MemberInvolved.CONFIRMED)

        judged = IncidentReview.objects.filter(incident=found).values_list(
            "member_involved", flat=True
        )
        assert sorted(judged) == ["confirmed", "likely"]


@pytest.mark.parametrize(
    "changes",
    [
        {"basis": " "},
        {"basis": "x" * 301},
        {"status": IncidentStatus.OUT_OF_SCOPE},
        {"status": IncidentStatus.REPORTED},
    ],
)
def test_a_judgement_that_cannot_stand_is_refused(petra: Actor, changes: dict[str, Any]) -> None:
    with access.acting_as(petra):
        found = record(petra)

        with pytest.raises(CannotReview):
            review(petra, found, **changes)


def test_a_shooting_is_not_confirmed_by_a_review_alone(petra: Actor) -> None:
    with access.acting_as(petra):
        found = record(petra, has_traces=None)

        with pytest.raises(CannotReview):
            review(petra, found, status=IncidentStatus.CONFIRMED)


def test_withdrawing_needs_a_reason_and_can_be_taken_back_by_a_review(petra: Actor) -> None:
    with access.acting_as(petra):
        found = record(petra)
        plan = {"incident_id": found, "version": 1}

        with pytest.raises(CannotReview):
            withdraw_incident(petra, WithdrawalPlan(**plan, reason=" "), now=NOW)
        withdraw_incident(petra, WithdrawalPlan(**plan, reason="Fyrverkeri."), now=NOW)
        with pytest.raises(CannotRecord):
            revise(petra, found, version=2)
        review(petra, found, version=2)

        assert Incident.objects.get(pk=found).status == "reviewed"


def test_otto_can_neither_revise_nor_review_what_he_cannot_see(petra: Actor, otto: Actor) -> None:
    with access.acting_as(petra):
        found = record(petra)

    with access.acting_as(otto):
        with pytest.raises(access.NotVisible):
            review(otto, found)
        with pytest.raises(access.NotVisible):
            withdraw_incident(
                otto, WithdrawalPlan(incident_id=found, version=1, reason="Fel."), now=NOW
            )


def test_a_victim_registered_with_the_incident_is_held_as_nothing_more(petra: Actor) -> None:
    newcomer = NewcomerPlan(part=victim(), given="Exempel", family="Person", birth_year=2001)

    with access.acting_as(petra):
        plan = ReportPlan(incident=make_plan(injured=1), newcomers=(newcomer,))
        found = report_incident(petra, plan, now=NOW)

        part = Involvement.objects.get(incident=found)
        assert Person.objects.get(pk=part.person_id).standing == "victim_only"


def test_nobody_is_registered_with_an_incident_that_is_refused(petra: Actor) -> None:
    newcomer = NewcomerPlan(part=suspect(), given="Exempel", family="Person")

    with access.acting_as(petra):
        plan = ReportPlan(incident=make_plan(longitude=15.0), newcomers=(newcomer,))
        with pytest.raises(CannotRecord):
            report_incident(petra, plan, now=NOW)

        assert not Person.objects.exists()
