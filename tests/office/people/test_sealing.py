"""A sealed number opens only for its own person, field and key."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.people.sealing import BrokenSeal, match_key, seal, unseal

KEY, OTHER = b"k" * 32, b"o" * 32
PERSON = uuid4()


@given(st.text())
def test_what_is_sealed_can_be_opened(text: str) -> None:
    sealed = seal(text, person_id=PERSON, field="number", key=KEY)

    assert unseal(sealed, person_id=PERSON, field="number", key=KEY) == text
    assert text.encode() not in sealed or len(text) < 4


@pytest.mark.parametrize(
    ("person", "field", "key"),
    [(UUID(int=7), "number", KEY), (PERSON, "name", KEY), (PERSON, "number", OTHER)],
)
def test_it_opens_for_nothing_else(person: object, field: str, key: bytes) -> None:
    sealed = seal("199001012385", person_id=PERSON, field="number", key=KEY)

    with pytest.raises(BrokenSeal):
        unseal(sealed, person_id=person, field=field, key=key)


@given(st.integers(0, 40), st.integers(1, 255))
def test_a_changed_byte_is_noticed(place: int, change: int) -> None:
    sealed = bytearray(seal("199001012385", person_id=PERSON, field="number", key=KEY))
    sealed[place] ^= change

    with pytest.raises(BrokenSeal):
        unseal(bytes(sealed), person_id=PERSON, field="number", key=KEY)


def test_the_same_number_is_sealed_differently_and_matched_alike() -> None:
    once, again = (seal("1", person_id=PERSON, field="number", key=KEY) for _ in range(2))

    assert once != again
    assert match_key("1", key=KEY) == match_key("1", key=KEY) != match_key("1", key=OTHER)
