"""Figures and names in a text, and a report as canonical text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.progress.rules import (
    Draft,
    Figure,
    Help,
    Named,
    Section,
    Sentence,
    Texts,
    Violence,
    Year,
    foreign_numbers,
    merged,
    named_in,
    numbers_in,
    read_draft,
    written,
)

words = st.text(alphabet="abcåäö ", max_size=20)
texts = st.builds(Texts, words, words)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("I 49 samtal fick 44 personer budskapet.", ["49", "44"]),
        ("1\u00a0234,5 kronor", ["1234.5"]),
        ("1,234.5 kronor", ["1234.5"]),
        ("Tio av de trettio ringde.", ["10", "30"]),
        ("Om en person ringer, en gång.", []),
        ("ungefär hälften", ["1/2"]),
    ],
)
def test_numbers_are_found_in_digits_and_in_words(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == numbers


def test_a_figure_said_in_words_is_the_computed_one() -> None:
    assert foreign_numbers("Tio hörde av sig, eller 11.", ["10 personer"]) == ["11"]


@given(st.integers(0, 10_000_000))
def test_a_computed_number_is_never_foreign_to_its_own_sentence(number: int) -> None:
    for text in (f"{number}", f"{number:,}".replace(",", "\u00a0"), f"{number:,}"):
        assert foreign_numbers(f"Det är {text} nu.", [f"{number}"]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi mötte Alm i går.", ["Alm"]),
        ("Alms familj", []),
        ("Räven är borta", ["Räven"]),
        ("räven är ett djur", []),
        ("Kim är ett vanligt namn", []),
    ],
)
def test_family_names_and_aliases_are_found_and_common_words_are_not(
    text: str, found: list[str]
) -> None:
    known = [Named("Kim", "Alm"), Named("Räven", "", is_alias=True), Named("Bo", "", is_alias=True)]

    assert named_in(text, known) == found


def draft(sentences: tuple[Sentence, ...] = (), years: tuple[Year, ...] = ()) -> Draft:
    return Draft(
        site="orebro",
        place="Örebro",
        brand="GVI Örebro",
        first="2026-05-01",
        last="2026-10-31",
        threshold=5,
        partners=("Polisen",),
        message=(Texts("Vi vill inte att du ska dö.", "We do not want you to die."),),
        help=Help("070-174 06 40", "Linjen", "https://help.example", 24),
        headline=Texts("Rubrik", "Headline"),
        sentences=sentences,
        violence=Violence("Skjutningar", "", "Polisen", "Örebro", "2024-01-01", years),
    )


@given(
    st.lists(
        st.builds(
            Sentence,
            words,
            st.sampled_from(Section),
            texts,
            st.tuples(st.builds(Figure, words, texts)),
        ),
        max_size=4,
    ),
    st.lists(st.builds(Year, st.integers(2000, 2030), st.none() | st.integers(0, 99)), max_size=4),
)
def test_what_is_written_is_read_again(sentences: list[Sentence], years: list[Year]) -> None:
    made = draft(tuple(sentences), tuple(years))

    assert read_draft(written(made)) == made


def test_own_words_replace_a_sentence_and_an_empty_one_does_not() -> None:
    one = Sentence("rounds", Section.CONSEQUENCES, Texts("Två perioder.", "Two rounds."))

    found = merged(
        draft((one,)), {("rounds", "sv"): "Båda perioderna.", ("own_lead", "sv"): "Hej."}
    )

    assert found.sentence("rounds") == Sentence(
        "rounds", Section.CONSEQUENCES, Texts("Båda perioderna.", "Two rounds.")
    )
    assert found.sentence("own_lead") == Sentence("own_lead", Section.LEAD, Texts("Hej.", ""))
