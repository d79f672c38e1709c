"""What readers learn of people: walls, codes, fields by room, likely duplicates, lists."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.conftest import actor_named
from tests.office.people.people_of_the_play import FORMS, NOW, NUMBER, TODAY, plan, record, room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit.models import AuditEvent
from samsyn.office.people import changes, queries
from samsyn.office.people.changes import TiePlan
from samsyn.office.people.queries import AgencyPerson, JointPerson, PolicePerson
from samsyn.vocabulary.people import IdentityKind, ProtectedIdentity, TieKind
from samsyn.vocabulary.uncertain_dates import DateInterval

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["otto", "sami", "frida", "stig", "carin", "dag"])
def test_nobody_of_another_room_learns_of_the_polices_person(petra: Actor, name: str) -> None:
    person_id = record(petra, identity_number=NUMBER)
    other = actor_named(name)

    with access.acting_as(other):
        with pytest.raises(access.NotVisible):
            queries.person_sheet(other, person_id, today=TODAY)
        assert queries.people_by_words(other, "Öberg", today=TODAY).people == ()
        assert queries.people_by_number(other, NUMBER, today=TODAY).people == ()
        code = access.code_for("P", person_id)
        assert queries.people_by_words(other, code, today=TODAY).people == ()
        assert queries.likely_duplicates(other, names=[("Ali", "Öberg")], today=TODAY) == ()


@pytest.mark.parametrize("sought", ["Öberg", "oberg", "obe", "ali oberg", "Aly Öberg"])
def test_a_person_is_found_by_many_spellings(petra: Actor, sought: str) -> None:
    person_id = record(petra)
    record(petra, "Bo", "Lind")

    with access.acting_as(petra):
        found = queries.people_by_words(petra, sought, today=TODAY).people

    assert [one.label.person_id for one in found] == [person_id]


def test_a_person_is_found_by_number_code_and_case(petra: Actor) -> None:
    person_id = record(petra, identity_number=NUMBER, external_reference="K-77")

    with access.acting_as(petra):
        for text in ("K-77", access.code_for("P", person_id)):
            [one] = queries.people_by_words(petra, text, today=TODAY).people
            assert one.label.person_id == person_id
        [one] = queries.people_by_number(petra, "900101-2385", today=TODAY).people
    assert one.label.person_id == person_id


def test_the_best_answer_comes_first(petra: Actor) -> None:
    alike, exact = record(petra, "Muhamed", "Ek"), record(petra, "Mohammed", "Ek")

    with access.acting_as(petra):
        found = queries.people_by_words(petra, "Mohammed", today=TODAY).people

    assert [one.label.person_id for one in found] == [exact, alike]


def test_names_are_codes_until_they_are_revealed(petra: Actor) -> None:
    person_id = record(petra, identity_number=NUMBER)

    with access.acting_as(petra):
        hidden = queries.person_sheet(petra, person_id, today=TODAY)
        shown = queries.person_sheet(petra.revealing_names(), person_id, today=TODAY)

    assert "Öberg" not in repr(hidden)
    assert not any(form in repr(hidden) for form in FORMS)
    assert shown.heading == "Ali Öberg"
    assert shown.record.numbers == ("19900101-2385",)


def test_revealing_names_is_noted(petra: Actor, dag: Actor) -> None:
    person_id = record(petra)
    with access.acting_as(petra):
        queries.person_sheet(petra.revealing_names(), person_id, today=TODAY)

    with access.acting_as(dag):
        noted = set(
            AuditEvent.objects.filter(record_ids__contains=[str(person_id)]).values_list(
                "action", flat=True
            )
        )
    assert {"read", "reveal_names"} <= noted


@pytest.mark.parametrize(
    ("name", "key", "kind"),
    [
        ("petra", "orebro-police", PolicePerson),
        ("frida", "orebro-probation", PolicePerson),
        ("sami", "orebro-social", AgencyPerson),
        ("mona", "orebro-municipality", JointPerson),
        ("petra", "orebro-joint", JointPerson),
    ],
)
def test_fields_depend_on_the_kind_of_room(name: str, key: str, kind: type) -> None:
    actor = actor_named(name)
    person_id = record(actor, room_id=room(key), born=DateInterval.month(1990, 5))

    with access.acting_as(actor):
        sheet = queries.person_sheet(actor, person_id, today=TODAY)

    assert type(sheet.record) is kind
    assert sheet.record.born_years == (1990, 1990)


def test_linked_records_are_shown_as_one_with_their_rooms(petra: Actor, frida: Actor) -> None:
    one, other = record(petra), record(petra, "Aly", room_id=room("orebro-joint"))
    with access.acting_as(petra):
        changes.link_people(petra, one, other, verdict="same", reason="Samma.", now=NOW)
        sheet = queries.person_sheet(petra, one, today=TODAY)
    with access.acting_as(frida):
        part = queries.person_sheet(frida, other, today=TODAY)

    assert [record.room.name for record in sheet.records] == ["Polisen", "Gemensamt"]
    assert {name.room.name for name in sheet.names} == {"Polisen", "Gemensamt"}
    assert [note.link.other_id for note in sheet.links] == [other]
    assert [record.room.name for record in part.records] == ["Gemensamt"]
    assert part.links == ()


@pytest.mark.parametrize(
    ("born", "may_be_minor"),
    [
        (None, True),
        (DateInterval.year(2008), True),
        (DateInterval.day(date(2008, 11, 20)), False),
        (DateInterval.day(date(2008, 11, 21)), True),
        (DateInterval.year(2007), False),
    ],
)
def test_possible_age_counts(petra: Actor, born: DateInterval | None, may_be_minor: bool) -> None:
    person_id = record(petra, born=born)

    with access.acting_as(petra):
        assert queries.person_sheet(petra, person_id, today=TODAY).may_be_minor is may_be_minor


def test_a_likely_duplicate_is_explained_in_words(petra: Actor) -> None:
    person_id = record(petra, "Mohammed", "Qvist", born=DateInterval.year(1999))
    record(petra, "Bo", "Lind", born=DateInterval.year(1999))

    with access.acting_as(petra):
        [likely] = queries.likely_duplicates(
            petra, names=[("Muhamed", "Qvist")], born=DateInterval.year(1999), today=TODAY
        )

    assert likely.label.person_id == person_id
    assert likely.reasons == (
        "Same unusual family name.",
        "The given names are spelled differently but sound alike.",
        "Same birth year.",
    )
    assert not any(sign in " ".join(likely.reasons) for sign in "%0123456789")


def test_the_same_number_is_enough_and_a_far_birth_is_not(petra: Actor) -> None:
    person_id = record(petra, "Ali", "Ek", identity_number=NUMBER)

    with access.acting_as(petra):
        [same] = queries.likely_duplicates(
            petra, names=[("Bo", "Lind")], number=NUMBER, today=TODAY
        )
        far = queries.likely_duplicates(
            petra, names=[("Ali", "Ek")], born=DateInterval.year(1970), today=TODAY
        )

    assert same.label.person_id == person_id
    assert far == ()


def test_swapped_day_and_month_is_seen(petra: Actor) -> None:
    record(petra, born=DateInterval.day(date(1990, 3, 4)))

    with access.acting_as(petra):
        [likely] = queries.likely_duplicates(
            petra,
            names=[("Ali", "Öberg")],
            born=DateInterval.day(date(1990, 4, 3)),
            today=TODAY,
        )

    assert len(likely.reasons) == 3


def test_the_list_pages_by_key_and_meets_itself_again(petra: Actor) -> None:
    with access.acting_as(petra):
        for day in range(60):
            changes.record_person(petra, plan(f"Nr{day}"), now=NOW - timedelta(days=day))

        first = queries.people_list(petra, today=TODAY)
        second = queries.people_list(petra, today=TODAY, before=first.older)
        back = queries.people_list(petra, today=TODAY, after=second.newer)

    assert len(first.lines) == 50
    assert len(second.lines) == 10
    assert second.older is None
    assert first.newer is None
    assert back.lines == first.lines


def test_no_list_is_made_of_social_services(sami: Actor) -> None:
    record(sami, room_id=room("orebro-social"))

    with access.acting_as(sami), pytest.raises(access.NotPermitted):
        queries.people_list(sami, today=TODAY)


def test_somebody_unknown_and_protected_is_listed_as_such(petra: Actor) -> None:
    with access.acting_as(petra):
        unknown = plan(
            names=(),
            identity=IdentityKind.UNKNOWN,
            protected_identity=ProtectedIdentity.SECRECY_MARK,
        )
        changes.record_person(petra, unknown, now=NOW)
        [line] = queries.people_list(petra.revealing_names(), today=TODAY).lines

    assert line.is_protected
    assert line.label.text.startswith("P-")


def test_queries_do_not_grow_with_rows(petra: Actor) -> None:
    person_id = record(petra)
    others = [record(petra, f"Nr{place}") for place in range(8)]

    def cost() -> list[int]:
        counts = []
        for read in (
            lambda: queries.person_sheet(petra, person_id, today=TODAY),
            lambda: queries.people_list(petra, today=TODAY),
            lambda: queries.people_by_words(petra, "Öberg", today=TODAY),
            lambda: queries.likely_duplicates(petra, names=[("Ali", "Öberg")], today=TODAY),
        ):
            with CaptureQueriesContext(connection) as asked:
                read()
            counts.append(len(asked))
        return counts

    with access.acting_as(petra):
        changes.record_ties(petra, [friend(person_id, others[0])], now=NOW)
        few = cost()
        changes.record_ties(petra, [friend(person_id, one) for one in others], now=NOW)
        changes.record_people(petra, [plan()] * 20, now=NOW)
        assert cost() == few


def friend(one: object, other: object) -> TiePlan:
    return TiePlan(person_id=one, other_id=other, kind=TieKind.FRIEND)
