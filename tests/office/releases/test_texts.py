"""Numbers and names in a text that somebody wrote beside what was computed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.releases.rules import Named, foreign_numbers, named_in, numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("I 49 samtal fick 44 personer budskapet.", ["49", "44"]),
        ("1\u00a0234,5 kronor", ["1234.5"]),
        ("1,234.5 kronor", ["1234.5"]),
        ("Tio av de trettio ringde.", ["10", "30"]),
        ("ungefär hälften", ["1/2"]),
        ("Vi har en plan, och om ett par veckor den andra delen.", []),
        ("det blev en ny skjutning bland de unga", ["1"]),
        ("ännu ett mord, det tredje dödsfallet", ["1", "3"]),
        ("one more shooting, a few young people", ["1", "2+"]),
        ("ett tiotal, dussintals", ["10", "12"]),
        ("tjugofem av hundratolv", ["25", "112"]),
        ("Twenty-five of them", ["25"]),
        ("två-tre fall, ½ kvar", ["2", "3", "0.5"]),
    ],
)
def test_numbers_are_found_in_digits_and_in_words(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == numbers


def test_a_figure_said_in_words_is_the_computed_one() -> None:
    assert foreign_numbers("Tio hörde av sig, eller 11.", ["10 personer"]) == ["11"]
    said = "Det blev en ny skjutning, och Tolv gånger."
    assert foreign_numbers(said, []) == ["en ny skjutning", "Tolv"]


@given(st.integers(0, 10_000_000))
def test_a_computed_number_is_never_foreign_to_its_own_sentence(number: int) -> None:
    for text in (f"{number}", f"{number:,}".replace(",", "\u00a0"), f"{number:,}"):
        assert foreign_numbers(f"Det är {text} nu.", [f"{number}"]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi mötte Alm i går.", ["Alm"]),
        ("Alms familj, Alm’s brother", ["Alms", "Alm’s"]),
        ("i Almby", []),
        ("NORRA  GÄNGETS hus, norra delen", ["NORRA  GÄNGETS"]),
        ("Vargarna och vargarna", ["Vargarna"]),
        ("Räven är borta", ["Räven"]),
        ("räven är ett djur", []),
        ("Kim är ett vanligt namn", []),
    ],
)
def test_family_names_and_aliases_are_found_and_common_words_are_not(
    text: str, found: list[str]
) -> None:
    aliases = ("Räven", "Bo", "Norra gänget", "Vargarna")
    known = [Named("Kim", "Alm"), *(Named(one, "", is_alias=True) for one in aliases)]

    assert named_in(text, known) == found
