"""Advice on plain language: laws of the measures, values worked out by hand, words found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.analysis.texts.plain_language import Advice, Reading, reading_of
from samsyn.analysis.texts.sentences import sentences_in, words_in

FOUR = (
    "Vi vill inte att du ska dö.\nVi vill inte att du ska döda.\n"
    "Om våldet fortsätter får det kännbara konsekvenser.\n"
    "Vi vill att du tar emot den hjälp vi erbjuder."
)
WORDS = st.text(alphabet="abcdeåäö", min_size=1, max_size=12)
SENTENCES = st.lists(WORDS, min_size=1, max_size=9).map(lambda words: " ".join(words) + ".")
TEXTS = st.lists(SENTENCES, min_size=1, max_size=6).map("\n".join)


def read(text: str, language: str = "sv") -> Reading:
    found = reading_of(text, language=language)
    assert found is not None
    return found


def test_the_four_sentences_are_measured_as_by_hand() -> None:
    found = read(FOUR)

    # 7 + 7 + 7 + 10 words in four sentences; fortsätter, kännbara, konsekvenser, erbjuder are long.
    assert (found.words, found.sentences, found.long_words) == (31, 4, 4)
    assert found.mean_sentence == pytest.approx(31 / 4)
    assert found.lix == pytest.approx(31 / 4 + 400 / 31)
    assert found.advice == ()


@given(TEXTS)
def test_saying_it_twice_changes_no_measure(text: str) -> None:
    once, twice = read(text), read(f"{text}\n{text}")

    assert twice.words == 2 * once.words
    assert twice.mean_sentence == pytest.approx(once.mean_sentence)
    assert twice.lix == pytest.approx(once.lix)
    assert twice.advice == once.advice


@given(TEXTS)
def test_one_sentence_of_two_never_reads_easier(text: str) -> None:
    joined = text.replace(".\n", " ")

    assert read(joined).lix >= read(text).lix - 1e-9


def test_a_text_without_words_is_measured_as_nothing() -> None:
    assert read("  …\n").lix == 0
    assert read("").mean_sentence == 0


def test_a_language_without_rules_of_ours_is_not_judged() -> None:
    assert reading_of("لا نريدك أن تموت.", language="ar") is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mötet är kl. 18.20. Kom i tid.", 2),
        ("Ta med t.ex. en vän. Ring.", 2),
        ("Kom! Vi väntar? Ja.", 3),
        ("Rubrik\n\nFörsta raden\nAndra raden", 3),
        ("”Kom.” Han sa det.", 2),
        ("هل تريد المساعدة؟ اتصل بنا.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(sentences_in(text)) == count


def test_figures_and_compounds_are_one_word_each() -> None:
    assert words_in("E-post kl. 18.20 till 070-174") == ("E-post", "kl", "18.20", "till", "070-174")


def test_long_sentences_and_heavy_words_are_pointed_out() -> None:
    heavy = (
        "Kommunstyrelsens samordningsansvarige handläggare tillhandahåller skyndsamt "
        "ändamålsenliga stödinsatser inom ramen för verksamhetens gemensamma uppdrag och ansvar "
        "tillsammans med Kriminalvården."
    )

    assert read(heavy).advice[:2] == (Advice.LONG_SENTENCES, Advice.HEAVY_WORDS)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Beslut fattas av polisen.", "sv", ("fattas",)),
        ("Du blir kontaktad i morgon.", "sv", ("blir kontaktad",)),
        ("Polisen beslutar. Hoppas vi ses. Stöd finns.", "sv", ()),
        ("Vi träffas tillsammans. Annars ringer du.", "sv", ()),
        ("Two men were shot. You will be contacted.", "en", ("were shot", "be contacted")),
        ("We decide. You are welcome.", "en", ()),
    ],
)
def test_passive_verbs_are_hinted_at(text: str, language: str, found: tuple[str, ...]) -> None:
    assert read(text, language).passive == found


@pytest.mark.parametrize(
    ("text", "language", "found", "blocks"),
    [
        ("Är du avhoppare?", "sv", "avhoppare", True),
        ("Gängkriget måste sluta.", "sv", "gängkriget", True),
        ("De kriminellas liv", "sv", "kriminellas", True),
        ("Polisen kan slå till mot er.", "sv", "slå till mot", True),
        ("Offer och anhöriga", "sv", "offer", False),
        ("Ta inte hämnd.", "sv", "hämnd", False),
        ("Gang members", "en", "gang", True),
        ("The victims", "en", "victims", False),
    ],
)
def test_listed_words_are_found_in_their_forms(
    text: str, language: str, found: str, *, blocks: bool
) -> None:
    [listed] = read(text, language).listed

    assert (listed.found, listed.blocks) == (found, blocks)


@pytest.mark.parametrize(
    "text", ["Kriminalvården och polisen", "gängse regler", "en karg gång", "Ett mål"]
)
def test_words_that_only_look_alike_are_left_alone(text: str) -> None:
    assert read(text).listed == ()
