"""Due, hidden, shown again, held back, approved by somebody else, erased with a receipt."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.partners.models import Compartment, Room
from samsyn.office.people.models import Person, PersonName, SearchToken
from samsyn.office.retention import changes, journal, queries
from samsyn.office.retention.changes import Archive, CannotRemove, HoldPlan
from samsyn.office.retention.models import Erasure, Removal, Rule
from samsyn.office.retention.rules.dates import Period, due_on
from samsyn.vocabulary.retention import KeptKind, RemovalReason

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LONG_AGO = datetime(2020, 1, 1, 12, tzinfo=UTC)
AFTER_THE_WAIT = NOW + timedelta(days=31)


def person_of(actor: Actor, room: str, *, at: datetime = LONG_AGO, **values: Any) -> UUID:
    part = Compartment.objects.get(room__key=room, is_default=True)
    place = {
        "room_id": part.room_id,
        "compartment_id": part.pk,
        "recorded_at": at,
        "recorded_by_id": actor.staff_id,
    }
    with access.acting_as(actor):
        person = Person.objects.create(**place, **values)
        PersonName.objects.create(
            **place, person=person, given="Ada", sort_key="ada", last_confirmed_on=at.date()
        )
        SearchToken.objects.create(**place, person=person, token=1, weight=1)
        return person.pk


def is_seen(actor: Actor, person: UUID) -> bool:
    with access.acting_as(actor):
        return access.visible_to(actor, Person.objects).filter(pk=person).exists()


def run() -> int:
    return changes.hide_due(now=NOW, is_demo=True)


def removal_of(actor: Actor, record: UUID) -> Removal:
    with access.acting_as(actor):
        return queries.in_my_rooms(actor, Removal.objects).get(record_id=record)


def hide(actor: Actor, person: UUID) -> UUID:
    with access.acting_as(actor):
        return changes.hide_record(
            actor, KeptKind.PERSON, person, RemovalReason.NO_LEGAL_GROUND, now=NOW
        )


def prepare(actor: Actor, room: str = "orebro-police", rule: int | None = None) -> UUID:
    with access.acting_as(actor):
        room_id = Room.objects.get(key=room).pk
        return changes.prepare_batch(actor, room_id, rule, now=AFTER_THE_WAIT)


def approve(actor: Actor, batch: UUID, *, has_looked: bool = True) -> None:
    with access.acting_as(actor):
        changes.approve_batch(
            actor, batch, has_looked=has_looked, archive_reference="", now=AFTER_THE_WAIT
        )


def test_what_is_due_is_hidden_at_once_from_everybody_with_what_hangs_on_it(
    petra: Actor, aino: Actor
) -> None:
    person = person_of(petra, "orebro-police")

    assert run() == 1

    assert not is_seen(petra, person)
    assert not is_seen(aino, person)
    with access.acting_as(petra):
        assert not PersonName.objects.filter(person_id=person).exists()
        assert not SearchToken.objects.filter(person_id=person).exists()


def test_what_is_not_due_stays_and_a_second_run_hides_nothing_more(petra: Actor) -> None:
    fresh = person_of(petra, "orebro-police", at=NOW)
    person_of(petra, "orebro-police")

    assert (run(), run()) == (1, 0)
    assert is_seen(petra, fresh)


def test_a_newer_row_about_somebody_counts_as_a_registration(petra: Actor) -> None:
    person = person_of(petra, "orebro-police")
    with access.acting_as(petra):
        PersonName.objects.filter(person_id=person).update(recorded_at=NOW)

    assert run() == 0
    assert is_seen(petra, person)


def test_whoever_is_suspected_is_kept_for_longer(petra: Actor) -> None:
    two_years_ago = NOW - timedelta(days=730)
    suspected = person_of(petra, "orebro-police", at=two_years_ago, not_suspected=False)
    other = person_of(petra, "orebro-police", at=two_years_ago)

    run()

    assert is_seen(petra, suspected)
    assert not is_seen(petra, other)


def test_outside_the_demo_a_rule_that_nobody_has_approved_removes_nothing(petra: Actor) -> None:
    person = person_of(petra, "orebro-police")

    assert changes.hide_due(now=NOW, is_demo=False) == 0
    assert is_seen(petra, person)


def test_the_day_in_the_receipt_is_the_day_that_was_computed(petra: Actor, dag: Actor) -> None:
    person = person_of(petra, "orebro-police")
    run()

    removal = removal_of(dag, person)

    assert removal.starts_on == LONG_AGO.date()
    assert removal.due_on == date(2021, 1, 1)
    assert removal.erasable_on == timezone.localdate(NOW) + timedelta(days=30)


@pytest.mark.parametrize("start", [date(2004, 2, 29), date(2003, 1, 31), date(2001, 8, 31)])
@pytest.mark.parametrize("paused", [0, 17, 4000])
def test_database_and_program_compute_the_same_day(petra: Actor, start: date, paused: int) -> None:
    with access.acting_as(petra):
        for number, rule in enumerate(Rule.objects.order_by("pk")):
            period = Period(months=rule.months, most_months=rule.most_months, pauses=True)
            row = Removal(**removal(rule, start, paused, petra), record_id=UUID(int=number))
            row.save()
            row.refresh_from_db()

            assert row.due_on == due_on(start, period, paused)


def removal(rule: Rule, start: date, paused: int, actor: Actor) -> dict[str, Any]:
    return {
        "room_id": Room.objects.get(key="orebro-police").pk,
        "kind": "person",
        "reason": "period_over",
        "rule": rule,
        "starts_on": start,
        "months": rule.months,
        "most_months": rule.most_months,
        "paused_days": paused,
        "wait_days": rule.wait_days,
        "hidden_on": date(2090, 1, 1),
        "hidden_at": NOW,
        "hidden_by_id": actor.staff_id,
    }


def write(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "typed", ["due_on = '2126-01-01'", "months = 1200", "hidden_on = '2020-01-01'"]
)
def test_nobody_types_a_day(petra: Actor, typed: str) -> None:
    person_of(petra, "orebro-police")
    run()

    with access.acting_as(petra), pytest.raises(DatabaseError), transaction.atomic():
        write(f"UPDATE retention_removal SET {typed}; SET CONSTRAINTS ALL IMMEDIATE")  # noqa: S608  of this test


def test_what_is_hidden_can_be_shown_again_where_it_lay(petra: Actor, dag: Actor) -> None:
    person = person_of(petra, "orebro-police")
    hide(petra, person)
    removal = removal_of(dag, person)

    with access.acting_as(dag):
        changes.show_again(dag, removal.pk, now=NOW)

    assert is_seen(petra, person)
    with access.acting_as(petra):
        assert SearchToken.objects.filter(person_id=person).exists()


def test_an_analyst_removes_nobody(aino: Actor, petra: Actor) -> None:
    person = person_of(petra, "orebro-police")

    with pytest.raises(NotPermitted):
        hide(aino, person)


def test_nobody_removes_what_they_do_not_see(mona: Actor, petra: Actor) -> None:
    person = person_of(petra, "orebro-police")

    with pytest.raises(NotVisible):
        hide(mona, person)


def test_that_a_period_is_over_is_not_for_people_to_say(petra: Actor) -> None:
    person = person_of(petra, "orebro-police")

    with access.acting_as(petra), pytest.raises(CannotRemove):
        changes.hide_record(petra, KeptKind.PERSON, person, RemovalReason.PERIOD_OVER, now=NOW)


def test_nothing_is_prepared_before_it_has_waited(petra: Actor) -> None:
    hide(petra, person_of(petra, "orebro-police"))

    with access.acting_as(petra), pytest.raises(CannotRemove):
        changes.prepare_batch(petra, Room.objects.get(key="orebro-police").pk, None, now=NOW)


def test_who_prepares_does_not_approve_and_nobody_approves_unseen(petra: Actor, dag: Actor) -> None:
    hide(petra, person_of(petra, "orebro-police"))
    batch = prepare(petra)

    with pytest.raises(CannotRemove, match="prepared"):
        approve(petra, batch)
    with pytest.raises(CannotRemove):
        approve(dag, batch, has_looked=False)
    with access.acting_as(petra), pytest.raises(IntegrityError), transaction.atomic():
        Erasure.objects.filter(pk=batch).update(approved_at=NOW, approved_by_id=petra.staff_id)


def test_another_room_neither_sees_nor_decides(petra: Actor, otto: Actor) -> None:
    hide(petra, person_of(petra, "orebro-police"))
    batch = prepare(petra)

    with access.acting_as(otto):
        assert not Removal.objects.exists()
        assert not Erasure.objects.exists()
    with pytest.raises(NotVisible):
        approve(otto, batch)


def test_what_is_sent_back_waits_again(petra: Actor, dag: Actor) -> None:
    person = person_of(petra, "orebro-police")
    hide(petra, person)
    batch = prepare(petra)

    with access.acting_as(dag):
        changes.send_back(dag, batch, now=AFTER_THE_WAIT)

    assert removal_of(dag, person).batch_id is None
    with pytest.raises(CannotRemove):
        approve(dag, batch)


def test_a_hold_stops_erasure_and_not_hiding(petra: Actor, dag: Actor, tmp_path: Path) -> None:
    person = person_of(petra, "orebro-police")
    hide(petra, person)
    batch = prepare(petra)
    approve(dag, batch)
    plan = HoldPlan(
        ground="Mål B 123-26",
        owner_id=dag.staff_id,
        review_on=timezone.localdate(NOW) + timedelta(days=90),
    )
    with access.acting_as(dag):
        hold = changes.place_hold(dag, removal_of(dag, person).pk, plan, now=NOW)

    erased = changes.erase_batch(batch, now=AFTER_THE_WAIT, kept_in=tmp_path / "journal")

    assert erased == 0
    assert not is_seen(petra, person)
    assert removal_of(dag, person).batch_id is None
    with (
        queries.as_service(now=NOW),
        pytest.raises(DatabaseError, match="hold"),
        transaction.atomic(),
    ):
        Person.objects.filter(pk=person).delete()
    with access.acting_as(dag):
        changes.lift_hold(dag, hold, because="Domen står fast", now=NOW)
    again = prepare(petra)
    approve(dag, again)
    assert changes.erase_batch(again, now=AFTER_THE_WAIT, kept_in=tmp_path / "journal") == 1


def test_a_hold_says_everything_that_is_missing(petra: Actor, dag: Actor, aino: Actor) -> None:
    person = person_of(petra, "orebro-police")
    hide(petra, person)
    far = timezone.localdate(NOW) + timedelta(days=4000)

    with access.acting_as(dag), pytest.raises(CannotRemove) as refusal:
        changes.place_hold(
            dag,
            removal_of(dag, person).pk,
            HoldPlan(ground=" ", owner_id=aino.staff_id, review_on=far),
            now=NOW,
        )

    assert len(refusal.value.reasons) == 3


def test_what_is_erased_leaves_a_receipt_and_cannot_be_shown_again(
    petra: Actor, dag: Actor, tmp_path: Path
) -> None:
    person = person_of(petra, "orebro-police")
    hide(petra, person)
    batch = prepare(petra)
    approve(dag, batch)
    kept_in = tmp_path / "journal.jsonl"

    changes.erase_batch(batch, now=AFTER_THE_WAIT, kept_in=kept_in)

    receipt = removal_of(dag, person)
    assert (receipt.outcome, receipt.erased_at) == ("erased", AFTER_THE_WAIT)
    with access.acting_as(dag):
        assert Erasure.objects.get(pk=batch).counts["people_personname"] == 1
        with pytest.raises(CannotRemove, match="erased"):
            changes.show_again(dag, receipt.pk, now=NOW)
        with pytest.raises(DatabaseError, match="receipt"), transaction.atomic():
            Removal.objects.filter(pk=receipt.pk).update(reason="mistaken")
    assert list(journal.erased(kept_in)) == [(KeptKind.PERSON, person)]


def test_what_a_restored_copy_brings_back_is_erased_again(
    petra: Actor, dag: Actor, tmp_path: Path
) -> None:
    person, other = person_of(petra, "orebro-police"), person_of(petra, "orebro-police")
    run()
    kept_in = tmp_path / "journal.jsonl"
    journal.append(kept_in, [{"kind": "person", "record": str(person)}])
    journal.append(kept_in, [{"kind": "person", "record": str(UUID(int=7))}])

    erased = changes.erase_again(journal.erased(kept_in), now=NOW)

    assert erased == 1
    with queries.as_service(now=NOW) as service:
        left = access.visible_to(service, Person.objects).filter(pk__in=[person, other])
        assert list(left.values_list("pk", flat=True)) == [other]


def test_a_line_of_the_journal_that_was_cut_off_is_passed_over(tmp_path: Path) -> None:
    kept_in = tmp_path / "journal.jsonl"
    journal.append(kept_in, [{"kind": "person", "record": str(UUID(int=7))}])
    with kept_in.open("a") as file:
        file.write('{"kind": "pers')

    assert list(journal.erased(kept_in)) == [(KeptKind.PERSON, UUID(int=7))]
    assert kept_in.stat().st_mode & 0o077 == 0


def test_what_goes_to_the_archive_is_erased_only_with_the_archives_reference(
    mona: Actor, petra: Actor
) -> None:
    del petra
    with access.acting_as(mona):
        room = Room.objects.get(key="orebro-municipality").pk
        batch = Erasure.objects.create(
            room_id=room, action="archive", prepared_at=NOW, prepared_by_id=1
        )
        with pytest.raises(CannotRemove, match="archive"):
            changes.approve_batch(mona, batch.pk, has_looked=True, archive_reference=" ", now=NOW)
        changes.approve_batch(
            mona,
            batch.pk,
            has_looked=True,
            archive_reference="SE/1880/7",
            now=NOW,
            archive=Archive("archive", "age1"),
        )
        batch.refresh_from_db()

    assert batch.archive_reference == "SE/1880/7"


def test_tables_of_removals_are_walled_for_their_owner_too() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relname IN"
            " ('retention_erasure', 'retention_removal', 'retention_hold')"
            " AND relrowsecurity AND relforcerowsecurity"
        )
        assert len(cursor.fetchall()) == 3
