"""Codes can be said aloud, catch what is misheard, and cannot be guessed."""

import secrets
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.contact_cards import codes, sealing
from samsyn.office.contact_cards.changes.quoting import OF_ALL
from samsyn.office.contact_cards.codes import ALPHABET, LENGTH, is_whole, new_code, normal, spoken

# Signs that are taken for one another when seen, and when named in Swedish.
LOOK_ALIKE = ("0OQD", "1IL7T", "2Z", "5S", "8B", "6G", "UV", "4H", "MN", "CG", "EF", "KX", "PR")
SOUND_ALIKE = ("3BCDEGPTV", "2HK", "5M", "1N", "6SX", "FSX", "7QUY", "IJ", "MN", "0O")

wholes = st.randoms(use_true_random=False).map(lambda draw: new_code(draw.choice))
places = st.integers(0, LENGTH - 1)


def test_no_two_signs_look_or_sound_alike() -> None:
    confused = [
        (one, other)
        for one, other in combinations(ALPHABET, 2)
        if any({one, other} <= set(alike) for alike in (*LOOK_ALIKE, *SOUND_ALIKE))
    ]

    assert confused == [("7", "L")]  # a printed 7 has no foot: they are kept, and said differently


@given(wholes)
def test_every_code_that_is_drawn_is_whole_and_reads_back(code: str) -> None:
    assert is_whole(code)
    assert len(code) == LENGTH
    assert normal(spoken(code).lower()) == code
    assert normal(f" {spoken(code)} ".replace("-", " ")) == code


@given(wholes, places, st.sampled_from(ALPHABET))
def test_every_single_wrong_sign_is_caught(code: str, place: int, sign: str) -> None:
    wrong = code[:place] + sign + code[place + 1 :]

    assert is_whole(wrong) == (wrong == code)


@given(wholes, st.integers(0, LENGTH - 2))
def test_every_swap_of_neighbours_is_caught(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

    assert is_whole(swapped) == (swapped == code)


@given(wholes, places, places)
def test_every_swap_of_any_two_signs_is_caught(code: str, one: int, other: int) -> None:
    signs = list(code)
    signs[one], signs[other] = signs[other], signs[one]
    swapped = "".join(signs)

    assert is_whole(swapped) == (swapped == code)


@given(st.text(max_size=12))
def test_anything_can_be_asked(text: str) -> None:
    assert is_whole(normal(text)) in (True, False)


def test_a_code_that_is_cut_or_foreign_is_not_whole() -> None:
    code = new_code(secrets.choice)

    assert not is_whole(code[:-1])
    assert not is_whole(code + ALPHABET[0])
    assert not is_whole("")
    assert not is_whole(code[:-1] + "0")


def test_the_numbers_of_the_decision_record_hold() -> None:
    """docs/decisions/0010: a guess, and guessing day and night as fast as the limit lets."""
    odds = codes.odds(live=10_000, guesses_a_day=OF_ALL.wrong)

    assert odds.space == 815_730_721
    assert odds.one_in == 81_573
    assert odds.days_to_one_hit == 407


def test_one_code_in_thirteen_typed_at_random_passes_its_check_sign() -> None:
    whole = sum(is_whole(f"A47R9L2W{sign}") for sign in ALPHABET)

    assert whole == 1
    assert len(ALPHABET) == 13


@given(wholes, wholes)
def test_neither_hash_of_a_code_leads_to_the_other(code: str, other: str) -> None:
    key = b"k" * 32
    card, mark = sealing.card_id(code, key=key), sealing.quote_mark(code, key=key)

    assert card.bytes not in mark
    assert (card == sealing.card_id(other, key=key)) == (code == other)
    assert (mark == sealing.quote_mark(other, key=key)) == (code == other)
    assert card != sealing.card_id(code, key=b"l" * 32)
