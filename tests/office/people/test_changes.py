"""Recording and correcting people: what is refused, what is kept, what the audit says."""

from datetime import date

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from tests.conftest import actor_named
from tests.office.people.people_of_the_play import FORMS, NOW, NUMBER, plan, record, room

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile
from samsyn.office.people import changes
from samsyn.office.people.changes import (
    NamePlan,
    RestrictionPlan,
    RevisionPlan,
    SourcePlan,
    TiePlan,
)
from samsyn.office.people.models import (
    IdentityNumber,
    Person,
    PersonLink,
    PersonName,
    PersonTie,
    SearchToken,
)
from samsyn.vocabulary.claims import SourceKind
from samsyn.vocabulary.people import IdentityKind, Standing, TieKind
from samsyn.vocabulary.uncertain_dates import DateInterval

pytestmark = pytest.mark.django_db


def test_a_person_is_recorded_with_names_number_and_tokens(petra: Actor) -> None:
    with access.acting_as(petra):
        person_id = changes.record_person(petra, plan(identity_number=NUMBER), now=NOW)

        person = Person.objects.get(pk=person_id)
        assert person.born_earliest == person.born_latest == date(1990, 1, 1)
        assert PersonName.objects.get(person=person).sort_key == "z3berg0ali"
        assert IdentityNumber.objects.get(person=person).kind == "personnummer"
        assert SearchToken.objects.filter(person=person).count() > 5


def test_every_fault_is_named_at_once(petra: Actor) -> None:
    wrong = plan(names=(), died_on=date(2030, 1, 1), identity_number="19900101-2384")

    with access.acting_as(petra), pytest.raises(changes.CannotRecord) as refused:
        changes.record_person(petra, wrong, now=NOW)

    assert len(refused.value.reasons) == 3


def test_a_fault_among_many_says_which(petra: Actor) -> None:
    with access.acting_as(petra), pytest.raises(changes.CannotRecord, match="2") as refused:
        changes.record_people(petra, [plan(), plan(names=())], now=NOW)

    assert len(refused.value.reasons) == 1


def test_somebody_unknown_needs_no_name(petra: Actor) -> None:
    unknown = plan(names=(), identity=IdentityKind.UNKNOWN)

    with access.acting_as(petra):
        assert changes.record_person(petra, unknown, now=NOW)


def test_nobody_records_in_a_room_of_another_city(otto: Actor) -> None:
    with access.acting_as(otto), pytest.raises(access.NotPermitted):
        changes.record_person(otto, plan(), now=NOW)


def test_a_thousand_people_cost_as_many_queries_as_one(petra: Actor) -> None:
    counts = []
    with access.acting_as(petra):
        for people in (1, 1000):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                changes.record_people(petra, [plan(identity_number=NUMBER)] * people, now=NOW)
            counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_stale_revision_is_refused_and_says_who_changed_it(petra: Actor, aino: Actor) -> None:
    with access.acting_as(petra):
        person_id = changes.record_person(petra, plan(), now=NOW)
    with access.acting_as(aino):
        changes.revise_person(aino, person_id, RevisionPlan(version=1), now=NOW)

    with access.acting_as(petra), pytest.raises(ChangedMeanwhile, match="Aino"):
        changes.revise_person(petra, person_id, RevisionPlan(version=1), now=NOW)


def test_a_birth_date_that_contradicts_the_number_is_refused(petra: Actor) -> None:
    wrong = plan(identity_number=NUMBER, born=DateInterval.year(1985))

    with access.acting_as(petra), pytest.raises(changes.CannotRecord, match="disagree"):
        changes.record_person(petra, wrong, now=NOW)


def test_a_reserve_number_is_kept_as_such(petra: Actor) -> None:
    person_id = record(petra, identity_number="19900101tf12")

    with access.acting_as(petra):
        assert IdentityNumber.objects.get(person=person_id).kind == "reserve"


def test_a_source_of_another_room_is_refused(petra: Actor) -> None:
    with access.acting_as(petra):
        source = changes.record_source(
            petra,
            SourcePlan(room_id=room("orebro-joint"), kind=SourceKind.PARTNER, title="Möte"),
            now=NOW,
        )
        with pytest.raises(changes.CannotRecord, match="same room"):
            changes.record_person(petra, plan(source_id=source), now=NOW)


def test_the_sealed_number_and_the_name_are_nowhere_in_the_audit(petra: Actor) -> None:
    record(petra, "Zlatkovac", "Qvarnström", identity_number=NUMBER)

    with access.acting_as(petra), connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(to_jsonb(e)::text, ' ') FROM samsyn_log.audit_auditevent e"
        )
        [text] = cursor.fetchone()
    assert "people_person" in text
    assert not any(secret in text for secret in ("Zlatkovac", "Qvarnström", *FORMS))


def test_a_new_name_is_found_and_a_withdrawn_one_is_not(petra: Actor) -> None:
    person_id = record(petra)
    with access.acting_as(petra):
        before = tokens_of(person_id)
        [name_id] = changes.add_names(petra, person_id, [NamePlan(given="Kalle")], now=NOW)
        assert tokens_of(person_id) > before

        changes.withdraw_name(petra, name_id, now=NOW)

        assert tokens_of(person_id) == before
        assert PersonName.objects.get(pk=name_id).status == "withdrawn"


def tokens_of(person_id: object) -> set[int]:
    found = SearchToken.objects.filter(person=person_id)
    return set(found.values_list("token", flat=True))


def test_the_last_name_of_somebody_known_stays(petra: Actor) -> None:
    person_id = record(petra)

    with access.acting_as(petra), pytest.raises(changes.CannotRecord):
        changes.withdraw_name(petra, PersonName.objects.get(person=person_id).pk, now=NOW)


def test_a_tie_joins_two_people_of_one_room(petra: Actor) -> None:
    one, other = record(petra), record(petra, "Bo")
    elsewhere = record(petra, "Cia", room_id=room("orebro-joint"))
    with access.acting_as(petra):
        tie = TiePlan(person_id=one, other_id=other, kind=TieKind.FRIEND)
        [tie_id] = changes.record_ties(petra, [tie], now=NOW)
        assert PersonTie.objects.get(pk=tie_id).kind == "friend"

        across = TiePlan(person_id=one, other_id=elsewhere, kind=TieKind.FRIEND)
        with pytest.raises(changes.CannotRecord, match="same room"):
            changes.record_ties(petra, [across], now=NOW)


def test_a_tie_to_somebody_unseen_is_as_one_to_nobody(petra: Actor, otto: Actor) -> None:
    one = record(petra)
    hidden = record(otto, room_id=room("malmo-police"))
    tie = TiePlan(person_id=one, other_id=hidden, kind=TieKind.FAMILY)

    with access.acting_as(petra), pytest.raises(access.NotVisible):
        changes.record_ties(petra, [tie], now=NOW)


def test_linking_keeps_both_records_and_can_be_undone(petra: Actor) -> None:
    one, other = record(petra), record(petra, room_id=room("orebro-joint"))
    with access.acting_as(petra):
        before = list(Person.objects.order_by("pk").values())
        link_id = changes.link_people(
            petra, one, other, verdict="same", reason="Samma nummer.", now=NOW
        )
        assert list(Person.objects.order_by("pk").values()) == before

        with pytest.raises(changes.CannotLink, match="already"):
            changes.link_people(petra, other, one, verdict="different", reason="Nej.", now=NOW)
        changes.undo_link(petra, link_id, now=NOW)
        with pytest.raises(changes.CannotLink):
            changes.undo_link(petra, link_id, now=NOW)
        assert changes.link_people(petra, one, other, verdict="different", reason="Nej.", now=NOW)
        assert PersonLink.objects.count() == 2


def test_a_link_is_seen_only_by_who_sees_both(petra: Actor, frida: Actor) -> None:
    one, other = record(petra), record(petra, room_id=room("orebro-joint"))
    with access.acting_as(petra):
        changes.link_people(petra, one, other, verdict="same", reason="Samma.", now=NOW)

    with access.acting_as(frida):
        assert Person.objects.filter(pk=other).exists()
        assert not PersonLink.objects.exists()
        with pytest.raises(access.NotVisible):
            changes.link_people(frida, other, one, verdict="same", reason="Gissar.", now=NOW)


def restriction(*team: Actor, shut_out: tuple[Actor, ...] = ()) -> RestrictionPlan:
    return RestrictionPlan(
        team=frozenset(one.staff_id for one in team),
        shut_out=frozenset(one.staff_id for one in shut_out),
        reason="Släkt på enheten.",
    )


def test_a_restricted_person_and_all_that_follows_are_gone_for_others(
    petra: Actor, aino: Actor
) -> None:
    person_id, other = record(petra, identity_number=NUMBER), record(petra, "Bo")
    with access.acting_as(petra):
        tie = TiePlan(person_id=person_id, other_id=other, kind=TieKind.FAMILY)
        changes.record_ties(petra, [tie], now=NOW)
        changes.restrict_person(petra, person_id, restriction(petra), now=NOW)

    for name, sees in (("petra", True), ("aino", False)):
        with access.acting_as(actor_named(name)):
            assert Person.objects.filter(pk=person_id).exists() is sees
            for model in (PersonName, IdentityNumber, SearchToken):
                assert model.objects.filter(person=person_id).exists() is sees
            assert PersonTie.objects.exists() is sees


def test_shutting_one_out_leaves_it_to_the_rest(petra: Actor, aino: Actor) -> None:
    person_id = record(petra)
    with access.acting_as(petra):
        changes.restrict_person(petra, person_id, restriction(shut_out=(aino,)), now=NOW)

    for name, sees in (("petra", True), ("aino", False)):
        with access.acting_as(actor_named(name)):
            assert Person.objects.filter(pk=person_id).exists() is sees


def test_a_lifted_restriction_lets_the_room_read_again(petra: Actor, aino: Actor) -> None:
    person_id = record(petra)
    with access.acting_as(petra):
        changes.restrict_person(petra, person_id, restriction(petra), now=NOW)
    again = actor_named("petra")
    with access.acting_as(again):
        changes.lift_restriction(again, person_id, now=NOW)

    with access.acting_as(aino):
        assert Person.objects.filter(pk=person_id).exists()


def test_who_restricts_stays_and_names_only_staff_of_the_room(
    petra: Actor, aino: Actor, otto: Actor
) -> None:
    person_id = record(petra)

    with access.acting_as(petra):
        for wrong in (restriction(aino), restriction(petra, otto), restriction(shut_out=(petra,))):
            with pytest.raises(changes.CannotRestrict):
                changes.restrict_person(petra, person_id, wrong, now=NOW)


def test_an_analyst_may_not_restrict_and_the_database_says_so_too(
    petra: Actor, aino: Actor
) -> None:
    person_id = record(petra)

    with access.acting_as(aino), pytest.raises(access.NotPermitted):
        changes.restrict_person(aino, person_id, restriction(aino), now=NOW)


def test_the_database_itself_refuses_a_restriction_without_the_deed(aino: Actor) -> None:
    ask = "SELECT samsyn_restrict(%s, %s, '{}')"

    with (
        pytest.raises(DatabaseError, match="No role here"),
        access.acting_as(aino),
        connection.cursor() as cursor,
    ):
        cursor.execute(ask, [room(), [aino.staff_id]])


def test_standing_as_a_victim_only_is_kept(petra: Actor) -> None:
    person_id = record(petra, standing=Standing.VICTIM_ONLY)

    with access.acting_as(petra):
        assert Person.objects.get(pk=person_id).standing == "victim_only"
