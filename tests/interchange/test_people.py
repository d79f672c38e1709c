"""Files of people, memberships and ties."""

from dataclasses import replace
from datetime import date

import pytest

from samsyn.interchange.guessing import guess_mapping
from samsyn.interchange.mappings import TableKind
from samsyn.interchange.memberships import read_memberships
from samsyn.interchange.people import read_people
from samsyn.interchange.tables import open_table
from samsyn.interchange.ties import read_ties
from samsyn.vocabulary.groups import BasisKind, MembershipRole
from samsyn.vocabulary.identity_numbers import luhn_digit
from samsyn.vocabulary.people import IdentityNumberKind, TieKind
from samsyn.vocabulary.uncertain_dates import DateInterval

TODAY = date(2026, 11, 21)
NUMBER = f"19900101-238{luhn_digit('900101238')}"
HEADER = "id;namn;alias;personnummer;födelsedatum;födelseår\n"


def people(text, header=HEADER):
    table = open_table((header + text).encode(), "personer.csv")
    return read_people(table, guess_mapping(table, TableKind.PEOPLE), today=TODAY)


def memberships(text):
    table = open_table(text.encode(), "medlemmar.csv")
    return read_memberships(table, guess_mapping(table, TableKind.MEMBERSHIPS), today=TODAY)


def ties(text, **changes):
    table = open_table(text.encode(), "band.csv")
    mapping = replace(guess_mapping(table, TableKind.TIES), **changes)
    return read_ties(table, mapping, today=TODAY)


def test_a_person_is_read_with_names_and_the_birth_date_of_the_number():
    reading = people(f"P1;Kim Exempel;Kimpa / Snabben;{NUMBER};;\n")

    (person,) = reading.rows
    assert person.name == "Kim Exempel"
    assert person.aliases == ("Kimpa", "Snabben")
    assert person.born == DateInterval.day(date(1990, 1, 1))
    assert person.identity_number.kind is IdentityNumberKind.PERSONNUMMER


def test_a_coordination_number_carries_its_kind():
    number = "900161238"
    reading = people(f"P1;Kim Exempel;;19{number}{luhn_digit(number)};;\n")

    assert reading.rows[0].identity_number.kind is IdentityNumberKind.SAMORDNINGSNUMMER


def test_first_and_last_name_are_joined():
    reading = people("Kim;Exempel;\n", header="Förnamn;Efternamn;Smeknamn\n")

    assert reading.rows[0].name == "Kim Exempel"
    assert reading.rows[0].external_reference == ""


def test_a_year_alone_is_an_interval():
    reading = people("P1;Kim;;;;1990\n")

    assert reading.rows[0].born == DateInterval.year(1990)


@pytest.mark.parametrize("number", ["19900101-2380", "1990-01-01", "19901301-2384", "123456789012"])
def test_a_wrong_identity_number_is_faulted_without_being_told(number):
    reading = people(f"P1;Kim;;{number};;\n")

    (fault,) = reading.faults
    assert (fault.code, fault.column) == ("identity_number", "personnummer")
    assert number not in fault.reason
    assert number not in str(fault.values)


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (f"P1;Kim;;{NUMBER};1991-02-03;\n", "birth_disagrees", "födelsedatum"),
        (f"P1;Kim;;{NUMBER};;1991\n", "birth_disagrees", "födelseår"),
        ("P1;Kim;;;2099-01-01;\n", "in_future", "födelsedatum"),
        ("P1;Kim;;;;nittio\n", "not_a_date", "födelseår"),
        (";;x;;;\n", "no_identity", "id"),
    ],
)
def test_a_faulty_person_is_told_by_row_and_column(row, code, column):
    reading = people(row)

    assert [(fault.row, fault.code, fault.column) for fault in reading.faults] == [
        (2, code, column)
    ]
    assert not reading.rows


def test_a_person_given_twice_alike_is_folded_and_unlike_is_sent_back():
    reading = people("P1;Kim;;;;\nP1;Kim;;;;\nP2;Li;;;;\nP2;Lo;;;;\n")

    assert [row.file_rows for row in reading.rows] == [(2, 3)]
    assert [(fault.row, fault.code) for fault in reading.faults] == [
        (4, "reference_used_twice"),
        (5, "reference_used_twice"),
    ]
    assert reading.rows_accepted == 2


def test_a_membership_is_read_in_swedish():
    reading = memberships(
        "Person;Gruppering;Roll;Från;Till;Grund\n"
        "P1;Nordgruppen;Ledare;mars 2025;;Dom\n"
        "P2;Nordgruppen;tidigare;2024;2025-06-01;Observation\n"
    )

    first, second = reading.rows
    assert (first.person, first.group, first.role) == (
        *("P1", "Nordgruppen", MembershipRole.KEY_PERSON),
    )
    assert first.since == DateInterval.month(2025, 3)
    assert first.basis is BasisKind.JUDGMENT
    assert second.until == DateInterval.day(date(2025, 6, 1))


def test_a_membership_that_ends_before_it_starts_is_a_fault():
    reading = memberships("person;grupp;från;till\nP1;A;2025-06-01;2025-05-01\n")

    assert [fault.code for fault in reading.faults] == ["ends_before_start"]


def test_memberships_said_twice_are_folded_and_counted():
    reading = memberships("person;grupp\nP1;A\nP1;A\nP1;B\n;A\n")

    assert [row.file_rows for row in reading.rows] == [(2, 3), (4,)]
    assert [(fault.row, fault.column) for fault in reading.faults] == [(5, "person")]
    assert "duplicates" in {note.code for note in reading.notes}


def test_repeated_ties_are_folded_and_their_weights_added():
    reading = ties("source,target,weight\nA,B,2\nA,B,3\nB,A,1\n")

    assert [(row.source, row.target, row.weight) for row in reading.rows] == [
        ("A", "B", 5),
        ("B", "A", 1),
    ]
    assert next(note for note in reading.notes if note.code == "tie_weights").values["count"] == 1


@pytest.mark.parametrize(
    ("row", "code"),
    [
        *(("A,A,1", "self_tie"), ("A,,1", "missing"), ("A,B,0", "not_positive")),
        *(("A,B,-2", "not_positive"), ("A,B,x", "not_a_number")),
    ],
)
def test_a_faulty_tie_is_sent_back(row, code):
    reading = ties(f"source,target,weight\n{row}\nC,D,1\n")

    assert [(fault.row, fault.code) for fault in reading.faults] == [(2, code)]
    assert len(reading.rows) == 1


def test_kinds_of_ties_are_translated_and_may_be_constant():
    translated = ties("från;till;typ\nA;B;släkt\n")
    constant = ties("a;b\nA;B\n", constants={"kind": "co_offending"})

    assert translated.rows[0].kind is TieKind.FAMILY
    assert constant.rows[0].kind is TieKind.CO_OFFENDING


def test_somebody_at_an_event_of_the_same_number_is_no_self_tie():
    reading = ties("person,event,role\n1,1,victim\n1,1,suspect\n")

    assert [(row.to_event, row.role) for row in reading.rows] == [
        (True, "victim"),
        (True, "suspect"),
    ]
