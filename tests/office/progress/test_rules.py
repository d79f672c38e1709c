"""A report as canonical text, and the words of its editor in it."""

from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.progress.rules import (
    Draft,
    Figure,
    Help,
    Section,
    Sentence,
    Texts,
    Violence,
    Year,
    merged,
    read_draft,
    written,
)

words = st.text(alphabet="abcåäö ", max_size=20)
texts = st.builds(Texts, words, words)


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
