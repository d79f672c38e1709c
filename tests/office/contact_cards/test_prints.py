"""Sheets of cards: safe to carry, readable, accessible; refused when anything lacks."""

import re
from dataclasses import replace

import pytest
from tests.office.contact_cards.papers import WORDS, line, settings, sheet
from tests.office.printing.reading_pdf import claims_accessibility, opened, tags_of, text_of

from samsyn.office.contact_cards.prints import print_cards, qr_code
from samsyn.office.contact_cards.words import DANGEROUS
from samsyn.office.printing import CannotPrint

FIVE = ("sv", "en", "ar", "so", "pl")


def printed(*languages: str, **parts: object) -> bytes:
    return print_cards(sheet(*languages, **parts), settings(line())).content


def test_ten_cards_are_a_front_and_a_back_page() -> None:
    assert len(opened(printed(*FIVE)).pages) == 2
    assert len(opened(printed(*FIVE, cards=20)).pages) == 4


def test_a_card_holds_number_words_code_and_address_and_no_mark_of_an_agency() -> None:
    cards = sheet(*FIVE)

    text = text_of(print_cards(cards, settings(line())).content)

    assert text.count("070-174 06 40") >= 10
    assert text.count("Vill du prata med någon?") == 10
    assert text.count("Svar inom 24 timmar") == 10
    assert text.count("Call or text. You can stay anonymous.") == 10
    assert text.count("stod.exempel.example/prata") == 10
    assert all(card.code in text for card in cards.cards)
    assert not [word for word in DANGEROUS if word in text.lower()]
    assert not [word for word in ("Örebro", "Utskriven", "Sida") if word in text]


def test_every_page_is_tagged_and_the_picture_says_where_it_leads() -> None:
    made = printed(*FIVE)

    assert claims_accessibility(made)
    assert tags_of(made).count("/Figure") == 10


def test_the_number_can_be_read_at_arms_length() -> None:
    sizes: list[float] = []

    def note(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if "070" in text:
            sizes.append(abs(size * matrix[0]))

    opened(printed("sv")).pages[0].extract_text(visitor_text=note)

    assert sizes
    assert min(sizes) >= 20


def test_cards_in_arabic_first_are_printed() -> None:
    text = text_of(printed("ar", "sv"))

    assert text.count("070-174 06 40") == 20  # once on its own, once in a sentence
    assert text.count("Ring eller sms:a. Du kan vara anonym.") == 10


def test_only_cards_that_wait_are_printed() -> None:
    cards = sheet("sv")
    given = replace(cards.cards[0], state="handed_over")

    text = text_of(
        print_cards(replace(cards, cards=(given, *cards.cards[1:])), settings(line())).content
    )

    assert given.code not in text
    assert cards.cards[1].code in text


def test_the_picture_is_the_same_on_every_card_and_of_the_middle_level() -> None:
    picture = qr_code("https://stod.exempel.example/prata")

    assert picture == qr_code("https://stod.exempel.example/prata")
    assert re.search(r'viewBox="0 0 29 29"', picture)


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ({"line": None}, ("Fyll först i stödlinjen under Nummer och texter.",)),
        (
            {"so": None},
            ("Texten på somaliska är inte godkänd. Skriv och godkänn den först.",),
        ),
        (
            {"line": None, "so": None},
            (
                "Fyll först i stödlinjen under Nummer och texter.",
                "Texten på somaliska är inte godkänd. Skriv och godkänn den först.",
            ),
        ),
        (
            {"so": replace(WORDS["so"], answer_line="Saacadaha {open}")},
            ("Texten på somaliska anger öppettider, men stödlinjen har inga.",),
        ),
    ],
)
def test_a_card_that_lacks_anything_is_not_printed(
    lacking: dict[str, object], said: tuple[str, ...]
) -> None:
    number = lacking.pop("line", line())

    with pytest.raises(CannotPrint) as refusal:
        print_cards(sheet("sv", "so"), settings(number, **lacking))

    assert refusal.value.reasons == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"who_answers": "Ring " * 100}, "”Kortets framsida” får inte plats"),
        ({"answer_line": "Svar " * 40}, "”Kortets nederkant” får inte plats"),
    ],
)
def test_words_that_do_not_fit_are_refused_and_not_cut(words: dict[str, str], said: str) -> None:
    with pytest.raises(CannotPrint, match=said):
        print_cards(sheet("sv"), settings(line(), sv=replace(WORDS["sv"], **words)))


def test_too_much_on_the_back_is_refused_and_not_cut() -> None:
    long = replace(WORDS["en"], short_line="Call or text us whenever you like. " * 12)

    with pytest.raises(CannotPrint, match="”Rader på baksidan” får inte plats"):
        print_cards(sheet("sv", "en"), settings(line(), en=long))


@pytest.mark.parametrize(
    "parts",
    [
        {"number": "+46 70-174 06 40 00 00 00"},
        {"help_page": "https://" + "x" * 52},
    ],
)
def test_a_number_or_address_too_long_for_its_line_is_refused(parts: dict[str, str]) -> None:
    with pytest.raises(CannotPrint, match="får inte plats"):
        print_cards(sheet("sv"), settings(line(**parts)))


@pytest.mark.parametrize("parts", [{"state": "handed_over"}, {"state": "lost"}])
def test_a_batch_with_no_card_left_is_not_printed(parts: dict[str, str]) -> None:
    with pytest.raises(CannotPrint, match="väntar på att lämnas över"):
        printed("sv", **parts)


def test_a_withdrawn_batch_is_not_printed() -> None:
    with pytest.raises(CannotPrint, match="indragen"):
        printed("sv", is_withdrawn=True)
