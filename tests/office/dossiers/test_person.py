"""The page of one person: what stands there, for whom, and in how many queries."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.conftest import actor_named
from tests.office.people.people_of_the_play import FORMS, NOW, NUMBER, TODAY, record, room
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.dossiers import queries
from samsyn.office.groups import changes as groups
from samsyn.office.groups.rosters import MembershipState
from samsyn.office.incidents import changes as incidents
from samsyn.office.people import changes
from samsyn.vocabulary.groups import BasisKind, GroupKind, MembershipRole
from samsyn.vocabulary.incidents import (
    Harm,
    IncidentKind,
    InvolvementRole,
    SuspicionGrade,
)
from samsyn.vocabulary.people import ProtectedIdentity, Standing, TieKind
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

pytestmark = pytest.mark.django_db
BASIS_DAYS = (date(2026, 9, 1), date(2026, 10, 1))


def join(actor: Actor, person_id: UUID, name: str = "Grupp Alm") -> UUID:
    """Put the person in a new group, on two bases, approved."""
    group = groups.GroupPlan(room_id=room(), working_name=name, kind=GroupKind.CREW)
    group_id = groups.record_group(actor, group, now=NOW)
    groups.record_memberships(
        actor,
        [
            groups.MembershipPlan(
                person_id=person_id,
                group_id=group_id,
                role=MembershipRole.CORE,
                since=BASIS_DAYS[0],
                bases=tuple(
                    groups.BasisPlan(kind=BasisKind.OBSERVED_TOGETHER, dated_on=day)
                    for day in BASIS_DAYS
                ),
                confirmed_on=(BASIS_DAYS[1],),
                approved_on=BASIS_DAYS[1],
            )
        ],
        now=NOW,
    )
    return group_id


def involve(actor: Actor, *parts: incidents.InvolvementPlan) -> UUID:
    """Record a shooting in the police's room with these people."""
    moment = MomentInterval(NOW, NOW, Precision.MINUTE)
    plan = incidents.IncidentPlan(
        room_id=room(),
        kind=IncidentKind.SHOOTING,
        occurred=moment,
        area="Varberga",
        injured=sum(part.harm is Harm.INJURED for part in parts),
        people=parts,
    )
    return incidents.record_incidents(actor, [plan], now=NOW)[0]


def victim(person_id: UUID) -> incidents.InvolvementPlan:
    return incidents.InvolvementPlan(
        person_id=person_id, role=InvolvementRole.VICTIM, harm=Harm.INJURED
    )


def suspect(person_id: UUID) -> incidents.InvolvementPlan:
    return incidents.InvolvementPlan(
        person_id=person_id, role=InvolvementRole.SUSPECT, suspicion=SuspicionGrade.REASONABLE
    )


def test_a_membership_stands_with_its_bases_and_whether_it_counts(petra: Actor) -> None:
    person_id = record(petra)
    with access.acting_as(petra):
        join(petra, person_id)
        [line] = queries.dossier_of(petra, person_id, today=TODAY).memberships
        [later] = queries.dossier_of(petra, person_id, today=date(2027, 11, 1)).memberships

    assert line.group_name == "Grupp Alm"
    assert line.counts
    [claim] = line.claims
    assert [basis.dated_on for basis in claim.bases] == list(BASIS_DAYS)
    assert later.claims[0].state is MembershipState.EXPIRED


def test_victim_and_suspect_always_stand_together(petra: Actor) -> None:
    person_id = record(petra)
    with access.acting_as(petra):
        involve(petra, victim(person_id))
        involve(petra, suspect(person_id))
        lines = queries.dossier_of(petra, person_id, today=TODAY).incidents

        is_suspected = queries.dossier_of(petra, person_id, today=TODAY).is_suspected

    assert sorted(part.role for line in lines for part in line.parts) == ["suspect", "victim"]
    assert is_suspected


def test_the_place_of_somebody_protected_is_hidden(petra: Actor) -> None:
    person_id = record(petra, protected_identity=ProtectedIdentity.SECRECY_MARK)
    with access.acting_as(petra):
        involve(petra, victim(person_id))
        [line] = queries.dossier_of(petra, person_id, today=TODAY).incidents

    assert line.area == ""


def test_a_restricted_person_takes_membership_and_part_along(petra: Actor, aino: Actor) -> None:
    person_id, other = record(petra), record(petra, "Bo")
    with access.acting_as(petra):
        join(petra, person_id)
        involve(petra, suspect(person_id), victim(other))
        tie = changes.TiePlan(person_id=other, other_id=person_id, kind=TieKind.CONFLICT)
        changes.record_ties(petra, [tie], now=NOW)
        plan = changes.RestrictionPlan(team=frozenset({petra.staff_id}), reason="Släkt.")
        changes.restrict_person(petra, person_id, plan, now=NOW)

    again = actor_named("petra")
    with access.acting_as(again):
        seen = queries.dossier_of(again, person_id, today=TODAY)
    with access.acting_as(aino):
        with pytest.raises(access.NotVisible):
            queries.dossier_of(aino, person_id, today=TODAY)
        about_other = queries.dossier_of(aino, other, today=TODAY)

    assert len(seen.memberships) == len(seen.incidents) == len(seen.sheet.ties) == 1
    assert about_other.sheet.ties == ()
    assert [part.role for part in about_other.incidents[0].parts] == ["victim"]


def test_somebody_held_only_as_a_victim_cannot_become_so_while_listed(petra: Actor) -> None:
    person_id = record(petra)
    with access.acting_as(petra):
        join(petra, person_id)
        plan = changes.RevisionPlan(version=1, standing=Standing.VICTIM_ONLY)
        with pytest.raises(changes.CannotRecord, match="coordinator"):
            changes.revise_person(petra, person_id, plan, now=NOW)


def test_the_page_costs_the_same_with_more_on_it(petra: Actor) -> None:
    person_id = record(petra)

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            queries.dossier_of(petra, person_id, today=TODAY)
        return len(asked)

    with access.acting_as(petra):
        join(petra, person_id)
        involve(petra, victim(person_id))
        few = cost()
        for name in ("Grupp Ek", "Grupp Gran"):
            join(petra, person_id, name)
            involve(petra, suspect(person_id))
        assert cost() == few


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_opens_in_both_languages(petra: Actor, language: str) -> None:
    person_id, other = record(petra, identity_number=NUMBER), record(petra, "Bo")
    linked = record(petra, room_id=room("orebro-joint"))
    with access.acting_as(petra):
        join(petra, person_id)
        involve(petra, victim(person_id), suspect(other))
        tie = changes.TiePlan(person_id=person_id, other_id=other, kind=TieKind.FRIEND)
        changes.record_ties(petra, [tie], now=NOW)
        changes.link_people(petra, person_id, linked, verdict="same", reason="Ja.", now=NOW)

    page = signed_in("petra", language).get(reverse("people:person", args=[person_id]))

    text = page.content.decode()
    assert page.status_code == 200
    assert f'lang="{language}"' in text
    assert "Grupp Alm" in text
    assert "Varberga" in text
    assert access.code_for("P", other) in text
    assert not any(secret in text for secret in ("Öberg", *FORMS))


def test_names_and_number_stand_there_once_they_are_revealed(petra: Actor) -> None:
    person_id = record(petra, identity_number=NUMBER)
    browser = signed_in("petra")
    browser.post(reverse("sign_in:names"), {"show": "yes", "next": "/"})

    text = browser.get(reverse("people:person", args=[person_id])).content.decode()

    assert "Ali Öberg" in text
    assert "19900101-2385" in text


def test_somebody_with_protected_data_is_marked(petra: Actor) -> None:
    person_id = record(petra, protected_identity=ProtectedIdentity.PROTECTED_REGISTRATION)

    page = signed_in("petra", "en").get(reverse("people:person", args=[person_id]))

    assert b"The person has protected personal data." in page.content


def test_a_hidden_person_answers_byte_for_byte_as_nobody(petra: Actor) -> None:
    person_id = record(petra)

    for name in ("otto", "sami", "frida", "stig", "carin", "dag"):
        browser = signed_in(name)
        hidden = browser.get(reverse("people:person", args=[person_id]))
        unknown = browser.get(reverse("people:person", args=[uuid4()]))

        assert hidden.status_code == unknown.status_code == 404
        assert hidden.content == unknown.content
