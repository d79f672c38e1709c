"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.interchange.numbers import NotANumber, parse_count, parse_number, parse_yes_or_no


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("59,27", 59.27), ("59.27", 59.27), ("-75.1", -75.1), ("\u221275,1", -75.1), (".5", 0.5)),
        *(
            ("1 234,5", 1234.5),
            ("1\u00a0234,5", 1234.5),
            ("1\u2009234", 1234),
            ("1\u202f234", 1234),
        ),
        *(("1,234.5", 1234.5), ("1.234,5", 1234.5), ("1'234.5", 1234.5), ("1,234,567", 1234567)),
        *(("1.234.567", 1234567), ("1e3", 1000), (" 7 ", 7), ("+7", 7)),
    ],
)
def test_numbers_are_read_as_they_are_meant(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "x", "1 2", "1,2,3", "1.2.3", "nan", "inf", "1e999", "12 34", "٣", "--1", "1,2.3,4"],
)
def test_what_can_be_read_in_two_ways_or_none_is_refused(text):
    with pytest.raises(NotANumber):
        parse_number(text)


@pytest.mark.parametrize("text", ["-1", "0,5", "10000", "två", "1e9"])
def test_what_cannot_count_people_is_refused(text):
    with pytest.raises(NotANumber):
        parse_count(text, limit=9999)


@pytest.mark.parametrize("text", ["1", "1.0", "Ja", "TRUE", "yes", "Y", "x"])
def test_yes(text):
    assert parse_yes_or_no(text) is True


@pytest.mark.parametrize("text", ["0", "0.0", "Nej", "FALSE", "no", "N"])
def test_no(text):
    assert parse_yes_or_no(text) is False


def test_neither_yes_nor_no():
    with pytest.raises(NotANumber):
        parse_yes_or_no("kanske")


@given(st.floats(-1e9, 1e9).map(lambda number: round(number, 6)))
def test_a_decimal_comma_changes_nothing(number):
    assert parse_number(f"{number:.6f}".replace(".", ",")) == parse_number(f"{number:.6f}")


@given(st.integers(-(10**9), 10**9), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"]))
def test_spaces_between_thousands_change_nothing(number, space):
    assert parse_number(f"{number:,}".replace(",", space)) == number
