"""Gaps are found, judged and filled; what fills them is never read as a gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.vocabulary.message_parts import faults_of_parts, fill, parts_in, unfilled
from samsyn.vocabulary.messages import PARTS_OF, SITE_PARTS, MessageKind, Part

PLAIN = st.text(alphabet=st.characters(exclude_characters="{}"), max_size=40)
GAPS = st.sampled_from([f"{{{part.value}}}" for part in Part])
TEXTS = st.lists(st.one_of(PLAIN, GAPS), max_size=8).map("".join)
VALUES = st.fixed_dictionaries({part.value: st.text(min_size=1) for part in Part})


def test_parts_stand_in_the_order_of_the_text_each_once() -> None:
    assert parts_in("{telefon} {namn}", "{namn} {kod}") == (Part.TELEPHONE, Part.NAME, Part.CODE)


@pytest.mark.parametrize("written", ["{Öppettider}", "{ öppettider }", "{o\u0308ppettider}"])
def test_a_part_is_known_however_it_is_typed(written: str) -> None:
    assert parts_in(written) == (Part.HOURS,)
    assert fill(written, {"öppettider": "dygnet runt"}) == "dygnet runt"


@pytest.mark.parametrize(
    ("text", "unknown", "misplaced", "loose"),
    [
        ("Ring {telefon}.", (), (), False),
        ("Ring {telefonen}.", ("telefonen",), (), False),
        ("Kom {dag}.", (), ("dag",), False),
        ("Ring {telefon.", (), (), True),
        ("Ring {telefon}}.", (), (), True),
        ("Ring {{telefon}}.", (), (), True),
        ("Ring {}.", ("",), (), False),
    ],
)
def test_gaps_that_a_letter_may_not_hold_are_found(
    text: str, unknown: tuple[str, ...], misplaced: tuple[str, ...], *, loose: bool
) -> None:
    found = faults_of_parts(MessageKind.LETTER_PERSON, text)

    assert (found.unknown, found.misplaced, found.has_loose_brace) == (unknown, misplaced, loose)
    assert bool(found) == bool(unknown or misplaced or loose)


@given(TEXTS, VALUES)
def test_every_part_with_a_value_is_filled(text: str, values: dict[str, str]) -> None:
    blank = {part for part in parts_in(text) if not values[part.value].split()}

    assert set(unfilled(values, text)) == blank


@given(TEXTS)
def test_a_value_that_looks_like_a_gap_stays_as_it_is(text: str) -> None:
    values = {part.value: "{kod}" for part in Part}

    assert fill(text, values).count("{kod}") == len(
        text.split("{")[1:]  # every brace of these texts opens a gap
    )


def test_the_core_message_has_no_gaps_and_every_kind_says_what_it_may_hold() -> None:
    assert PARTS_OF[MessageKind.CORE_MESSAGE] == frozenset()
    assert set(PARTS_OF) == set(MessageKind)
    assert PARTS_OF[MessageKind.INVITATION] >= SITE_PARTS
