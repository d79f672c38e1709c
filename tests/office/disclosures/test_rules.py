"""Who may tell whom: the direction matrix, ages, fields and the records that never cross."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError
from hypothesis import given
from hypothesis import strategies as st
from tests.office.disclosures.conftest import (
    NOW,
    Tell,
    write_group,
    write_incident,
    write_person,
)

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures import grounds
from samsyn.office.disclosures.changes import CannotDisclose, Kind
from samsyn.office.disclosures.models import Approval, Disclosure, Ground, NumberSeries, Receipt
from samsyn.office.incidents import changes as incidents
from samsyn.office.partners.models import Site
from samsyn.office.people import changes as people
from samsyn.vocabulary.incidents import IncidentKind
from samsyn.vocabulary.people import ProtectedIdentity, Standing
from samsyn.vocabulary.rooms import LegalRegime, Role, RoomKind
from samsyn.vocabulary.uncertain_dates import DateInterval

pytestmark = pytest.mark.django_db


def reasons_against(tell: Tell, actor: Actor, kind: Kind, record: Any, **changes: Any) -> str:
    with pytest.raises(CannotDisclose) as refused:
        tell(actor, kind, record, **changes)
    return " ".join(refused.value.reasons)


def test_police_may_tell_probation(petra: Actor, tell: Tell) -> None:
    assert tell(
        petra, Kind.PERSON, write_person(petra), to="orebro-probation", ground_key="osl-10-15a"
    )


def test_police_may_tell_social_services_of_a_child(petra: Actor, tell: Tell) -> None:
    child = write_person(petra, born=DateInterval.year(2012))

    assert tell(petra, Kind.PERSON, child, to="orebro-social", ground_key="polislagen-6")


@pytest.mark.parametrize("sender", list(RoomKind))
def test_no_ground_leads_to_the_national_room(sender: RoomKind) -> None:
    assert not Ground.objects.filter(from_kind=sender.value, to_kind="national").exists()


@pytest.mark.parametrize("kind", list(Kind))
def test_no_field_may_be_told_to_a_room_of_figures(kind: Kind) -> None:
    assert grounds.fields_for(kind, LegalRegime.AGGREGATES) == ()


def test_the_community_has_no_room_to_tell() -> None:
    assert "community" not in {kind.value for kind in RoomKind}
    assert not Ground.objects.exclude(to_kind__in=[kind.value for kind in RoomKind]).exists()


def test_another_site_is_never_told(petra: Actor, tell: Tell) -> None:
    told = write_person(petra)

    reasons = reasons_against(
        tell, petra, Kind.PERSON, told, to="malmo-joint", ground_key="osl-10-27-vuxen"
    )

    assert "another site" in reasons or "annan" in reasons


def test_a_room_does_not_tell_itself(petra: Actor, tell: Tell) -> None:
    assert reasons_against(tell, petra, Kind.PERSON, write_person(petra), to="orebro-police")


def test_a_ground_in_the_wrong_direction_is_refused(petra: Actor, tell: Tell) -> None:
    assert reasons_against(
        tell, petra, Kind.PERSON, write_person(petra), ground_key="lag-2025-170-5"
    )


def test_a_made_up_ground_is_refused(petra: Actor, tell: Tell) -> None:
    assert reasons_against(tell, petra, Kind.PERSON, write_person(petra), ground_key="påhittad")


def test_somebody_who_may_be_under_age_is_not_placed_in_the_joint_room(
    petra: Actor, tell: Tell
) -> None:
    may_be_17 = write_person(petra, born=DateInterval.year(2008))
    of_unknown_age = write_person(petra, born=None)

    assert reasons_against(tell, petra, Kind.PERSON, may_be_17)
    assert reasons_against(tell, petra, Kind.PERSON, of_unknown_age)


def test_the_age_counts_on_the_day_of_the_decision(petra: Actor, tell: Tell) -> None:
    turned_18_in_june = write_person(petra, born=DateInterval.day(date(2008, 6, 1)))

    assert reasons_against(
        tell,
        petra,
        Kind.PERSON,
        turned_18_in_june,
        decided_at=datetime(2026, 5, 31, 12, tzinfo=UTC),
    )
    assert tell(petra, Kind.PERSON, turned_18_in_june)


@pytest.mark.parametrize(
    "protected", [ProtectedIdentity.SECRECY_MARK, ProtectedIdentity.PROTECTED_REGISTRATION]
)
def test_a_protected_identity_never_crosses(
    petra: Actor, tell: Tell, protected: ProtectedIdentity
) -> None:
    told = write_person(petra, protected_identity=protected)

    assert reasons_against(tell, petra, Kind.PERSON, told)


def test_somebody_held_only_as_a_victim_is_not_placed_in_the_joint_room(
    petra: Actor, tell: Tell
) -> None:
    victim = write_person(petra, standing=Standing.VICTIM_ONLY, not_suspected=True)

    assert reasons_against(tell, petra, Kind.PERSON, victim)
    assert tell(petra, Kind.PERSON, victim, to="orebro-social", ground_key="polislagen-6")


def test_a_restricted_record_is_disclosed_by_the_coordinator_only(
    petra: Actor, aino: Actor, tell: Tell
) -> None:
    told = write_person(petra)
    team = frozenset({petra.staff_id, aino.staff_id})
    with access.acting_as(petra):
        people.restrict_person(petra, told, people.RestrictionPlan(team=team, reason="Få"), now=NOW)
    petra, aino = (access.actor_for(one.staff_id, now=NOW) for one in (petra, aino))

    assert reasons_against(tell, aino, Kind.PERSON, told)
    assert tell(petra, Kind.PERSON, told)


def test_a_colleague_who_is_shut_out_does_not_meet_the_person_in_the_joint_room(
    petra: Actor, aino: Actor, tell: Tell
) -> None:
    told = write_person(petra)
    with access.acting_as(petra):
        people.restrict_person(
            petra,
            told,
            people.RestrictionPlan(shut_out=frozenset({aino.staff_id}), reason="Släkt"),
            now=NOW,
        )
    petra = access.actor_for(petra.staff_id, now=NOW)

    assert reasons_against(tell, petra, Kind.PERSON, told)
    assert tell(petra, Kind.PERSON, told, to="orebro-probation", ground_key="osl-10-15a")


def test_the_municipality_is_not_told_of_aliases(petra: Actor, tell: Tell) -> None:
    told = write_person(petra)

    assert reasons_against(
        tell, petra, Kind.PERSON, told, to="orebro-municipality", fields=("names", "aliases")
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"fields": ()},
        {"fields": ("external_reference",)},
        {"fields": ("identity_number",)},
        {"purpose": "   "},
        {"purpose": "x" * 301},
        {"decided_at": NOW + timedelta(minutes=1)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_plan_that_says_too_little_or_too_much_is_refused(
    petra: Actor, tell: Tell, changes: dict[str, Any]
) -> None:
    assert reasons_against(tell, petra, Kind.PERSON, write_person(petra), **changes)


def test_a_refused_disclosure_leaves_nothing_and_takes_no_number(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    told = write_person(petra)
    reasons_against(tell, petra, Kind.PERSON, told, purpose="")

    with access.acting_as(petra):
        assert not Disclosure.objects.exists()
        assert not NumberSeries.objects.exists()
    with access.acting_as(mona):
        assert not Receipt.objects.exists()


def test_a_withdrawn_incident_is_not_told(petra: Actor, tell: Tell) -> None:
    told = write_incident(petra, kind=IncidentKind.OTHER, weapon=None)
    with access.acting_as(petra):
        withdraw(petra, told)

    assert reasons_against(tell, petra, Kind.INCIDENT, told)


def withdraw(actor: Actor, incident_id: Any) -> None:
    plan = incidents.WithdrawalPlan(incident_id=incident_id, version=1, reason="Fel område")
    incidents.withdraw_incident(actor, plan, now=NOW)


def test_who_told_a_room_is_not_told_the_same_back(petra: Actor, frida: Actor, tell: Tell) -> None:
    told = write_group(petra)
    tell(petra, Kind.GROUP, told, to="orebro-probation", ground_key="osl-10-15a")
    with access.acting_as(frida):
        copy = Receipt.objects.get().group_id

    assert reasons_against(
        tell, frida, Kind.GROUP, copy, to="orebro-police", ground_key="osl-10-15a"
    )
    assert tell(frida, Kind.GROUP, copy)


def test_without_the_role_nothing_is_told(petra: Actor, tell: Tell) -> None:
    mine = write_person(petra)
    officer = replace(petra, roles=tuple(replace(held, role=Role.OFFICER) for held in petra.roles))

    with pytest.raises(access.NotPermitted):
        tell(officer, Kind.PERSON, mine)


def test_what_is_not_visible_cannot_be_told(petra: Actor, otto: Actor, tell: Tell) -> None:
    with pytest.raises(access.NotVisible):
        tell(otto, Kind.PERSON, write_person(petra), to="malmo-joint")


def test_an_example_opens_no_door_outside_the_demo(petra: Actor, tell: Tell, settings: Any) -> None:
    told = write_person(petra)
    settings.ENVIRONMENT = SimpleNamespace(is_demo=False)

    assert reasons_against(tell, petra, Kind.PERSON, told)


def test_the_application_cannot_approve_a_ground(petra: Actor) -> None:
    with pytest.raises(DatabaseError, match="Only the lawyers"), access.acting_as(petra):
        Approval.objects.create(
            ground=Ground.objects.all()[0],
            site=Site.objects.all()[0],
            approved_by="Jag",
            approved_on=NOW.date(),
        )


@given(
    born=st.dates(date(1950, 1, 1), date(2020, 1, 1)),
    days=st.integers(0, 4000),
    youngest=st.none() | st.integers(0, 30),
    oldest=st.none() | st.integers(0, 30),
)
def test_knowing_the_birth_better_never_closes_a_ground(
    born: date, days: int, youngest: int | None, oldest: int | None
) -> None:
    day = NOW.date()
    wide = DateInterval(born - timedelta(days=days), born + timedelta(days=days))
    exact = DateInterval.day(born)

    if grounds.fits_ages(wide, day, youngest=youngest, oldest=oldest):
        assert grounds.fits_ages(exact, day, youngest=youngest, oldest=oldest)
