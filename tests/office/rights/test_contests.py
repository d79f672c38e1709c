"""What is contested counts for nothing at once, receivers are told, and a person settles it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone
from tests.office.disclosures.conftest import Tell, tell, write_membership, write_person
from tests.office.groups import playing
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.models import RecallNotice
from samsyn.office.groups.models import Membership
from samsyn.office.groups.rosters import counting
from samsyn.office.people.models import Person, PersonName, PersonTie
from samsyn.office.people.queries import labels_of
from samsyn.office.retention.models import Removal
from samsyn.office.rights import changes, queries
from samsyn.office.rights.changes import CannotContest, ContestPlan
from samsyn.office.rights.models import Contest, ContestDecision
from samsyn.vocabulary.rights import ContestedKind, ContestOutcome, RaisedBy

__all__ = ["tell"]
pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def contested(actor: Actor, person: UUID, kind: ContestedKind, row: UUID, **changed: Any) -> UUID:
    neutral: dict[str, Any] = {
        "raised_by": RaisedBy.PERSON,
        "received_on": TODAY,
        "reason": "It is not me.",
    }
    plan = ContestPlan(person_id=person, kind=kind, row_id=row, **{**neutral, **changed})
    with access.acting_as(actor):
        return changes.contest(actor, plan, now=NOW)


def settled(actor: Actor, contest: UUID, outcome: ContestOutcome, reason: str = "Seen.") -> UUID:
    with access.acting_as(actor):
        return changes.settle(actor, contest, outcome, reason=reason, now=NOW)


def named(actor: Actor, key: str = "orebro-joint") -> tuple[UUID, UUID]:
    person = playing.person(actor, key)
    playing.name_of(actor, person, "Ada", "Alm")
    with access.acting_as(actor):
        return person, PersonName.objects.get(person=person).pk


def shown_name(actor: Actor, person: UUID) -> str:
    seen = actor.revealing_names()
    with access.acting_as(seen):
        return labels_of(seen, [person])[person].name


def status_of(actor: Actor, name: UUID) -> str:
    with access.acting_as(actor):
        return PersonName.objects.get(pk=name).status


def test_a_contested_name_is_shown_nowhere_but_on_its_page_and_comes_back_if_it_stands(
    petra: Actor, frida: Actor
) -> None:
    person, name = named(petra)
    before = shown_name(petra, person)

    contest = contested(petra, person, ContestedKind.NAME, name)
    meanwhile = shown_name(petra, person), status_of(petra, name)
    settled(frida, contest, ContestOutcome.STANDS)

    assert before == "Ada Alm"
    assert meanwhile == ("", "disputed")
    assert shown_name(petra, person) == "Ada Alm"


def test_what_was_wrong_is_withdrawn_and_nothing_is_deleted(petra: Actor) -> None:
    person, name = named(petra)
    contest = contested(petra, person, ContestedKind.NAME, name)

    settled(petra, contest, ContestOutcome.CORRECTED)

    assert status_of(petra, name) == "withdrawn"
    with access.acting_as(petra):
        assert ContestDecision.objects.get(contest=contest).outcome == "corrected"


def test_a_mistaken_contest_is_undone_by_a_row_of_its_own(petra: Actor) -> None:
    person, name = named(petra)
    contest = contested(petra, person, ContestedKind.NAME, name)

    settled(petra, contest, ContestOutcome.MISTAKEN, "The wrong Ada.")

    assert status_of(petra, name) == "accepted"
    with access.acting_as(petra):
        assert Contest.objects.filter(pk=contest).exists()
        for change in (
            lambda: Contest.objects.filter(pk=contest).update(reason="Other"),
            lambda: ContestDecision.objects.filter(contest=contest).update(reason="Other"),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()


def test_a_contested_membership_counts_for_nothing(petra: Actor) -> None:
    group = playing.group(petra, "Grupp Alm", "orebro-police")
    person = playing.person(petra)
    membership = write_membership(petra, person, group)

    before = _counts(petra, membership)
    contested(petra, person, ContestedKind.MEMBERSHIP, membership)

    assert (before, _counts(petra, membership)) == (True, False)


def test_a_record_contested_as_a_whole_leaves_every_list_and_keeps_its_page(
    petra: Actor, frida: Actor
) -> None:
    person = playing.person(petra, "orebro-joint")
    before = _is_listed(petra, person)

    contest = contested(petra, person, ContestedKind.RECORD, person)
    meanwhile = _is_listed(petra, person)
    settled(frida, contest, ContestOutcome.STANDS)

    assert (before, meanwhile, _is_listed(petra, person)) == (True, False, True)


def test_a_record_that_must_go_is_hidden_to_be_erased(petra: Actor) -> None:
    person = playing.person(petra, "orebro-joint")
    contest = contested(petra, person, ContestedKind.RECORD, person)

    settled(petra, contest, ContestOutcome.ERASED)

    with access.acting_as(petra):
        assert not Person.objects.filter(pk=person).exists()
        assert Removal.objects.get(record_id=person).reason == "contested_upheld"


def test_it_is_due_within_a_month_and_nobody_types_the_day(petra: Actor) -> None:
    person, name = named(petra)
    contest = contested(petra, person, ContestedKind.NAME, name, received_on=date(2026, 1, 31))

    with access.acting_as(petra):
        [line] = [one for one in queries.contests(petra) if one.id == contest]
    assert line.due_on == date(2026, 2, 28)
    assert line.is_late(TODAY)


def test_whoever_took_the_contest_does_not_decide_that_it_stands(petra: Actor) -> None:
    person, name = named(petra)
    contest = contested(petra, person, ContestedKind.NAME, name)

    with pytest.raises(CannotContest) as refused:
        settled(petra, contest, ContestOutcome.STANDS)

    assert "somebody else" in refused.value.reasons[0]


def test_the_same_is_not_contested_twice_and_needs_a_reason(petra: Actor) -> None:
    person, name = named(petra)
    contested(petra, person, ContestedKind.NAME, name)

    with pytest.raises(CannotContest) as refused:
        contested(
            petra,
            person,
            ContestedKind.NAME,
            name,
            reason=" ",
            received_on=TODAY + timedelta(days=1),
        )

    assert len(refused.value.reasons) == 3


def test_only_what_is_of_the_person_can_be_contested_and_only_by_who_may(
    petra: Actor, aino: Actor
) -> None:
    person, _name = named(petra, "orebro-police")
    _other, others = named(petra, "orebro-police")

    for row in (others, uuid4()):
        with pytest.raises(NotVisible):
            contested(petra, person, ContestedKind.NAME, row)
    with pytest.raises(NotPermitted):
        contested(aino, person, ContestedKind.RECORD, person)


def test_a_contested_tie_joins_nobody(petra: Actor) -> None:
    one, other = playing.person(petra), playing.person(petra)
    with access.acting_as(petra):
        first, second = Person.objects.get(pk=one), Person.objects.get(pk=other)
        tie = PersonTie.objects.create(
            room_id=first.room_id,
            compartment_id=first.compartment_id,
            other_compartment_id=second.compartment_id,
            recorded_at=NOW,
            recorded_by_id=petra.staff_id,
            person=first,
            other=second,
            kind="conflict",
            last_confirmed_on=TODAY,
        )
    contested(petra, one, ContestedKind.TIE, tie.pk)

    with access.acting_as(petra):
        found = queries.contestable(petra, one)
    assert tie.pk not in {claim.row_id for claim in found.claims}


def _counts(actor: Actor, membership: UUID) -> bool:
    with access.acting_as(actor):
        rows = access.in_use(actor, access.visible_to(actor, Membership.objects), on=TODAY)
        return counting(rows, TODAY).filter(pk=membership).exists()


def _is_listed(actor: Actor, person: UUID) -> bool:
    with access.acting_as(actor):
        rows = access.in_use(actor, access.visible_to(actor, Person.objects), on=TODAY)
        return rows.filter(pk=person).exists()


def test_every_room_that_was_told_has_the_correction_as_its_task_at_once(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    person = write_person(petra)
    sent = tell(petra, Kind.PERSON, person)
    with access.acting_as(petra):
        name = PersonName.objects.get(person=person, kind="legal").pk

    contested(petra, person, ContestedKind.NAME, name)

    with access.acting_as(mona):
        notice = RecallNotice.objects.get(receipt__disclosure_id=sent)
    assert (notice.kind, notice.outcome) == ("correction", "")
    assert notice.contents["names"] == []


def test_a_record_contested_as_a_whole_is_taken_back_from_every_room_that_was_told(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    person = write_person(petra)
    sent = tell(petra, Kind.PERSON, person)

    contested(petra, person, ContestedKind.RECORD, person)

    with access.acting_as(mona):
        assert RecallNotice.objects.get(receipt__disclosure_id=sent).kind == "withdrawal"


def test_whoever_decides_reads_which_claim_it_is_and_is_asked_once(
    petra: Actor, frida: Actor
) -> None:
    person = playing.person(petra, "orebro-joint")
    group = playing.group(petra, key="orebro-joint")
    membership = write_membership(petra, person, group)
    contest = contested(petra, person, ContestedKind.MEMBERSHIP, membership)
    page = reverse("rights:settle", args=[contest])
    client = signed_in("frida")

    asked = client.get(page).content.decode()
    client.post(page, {"outcome": ContestOutcome.STANDS.value, "reason": "Two sources."})
    told = client.get(page).content.decode()

    with access.acting_as(frida):
        assert Membership.objects.get(pk=membership).group.working_name in asked
    assert petra.name in asked
    assert 'name="outcome"' in asked
    assert 'name="outcome"' not in told
    assert "Two sources." in told
