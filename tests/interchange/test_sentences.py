"""Every sentence is used, complete and free of surprises."""

from pathlib import Path

import pytest

from samsyn import interchange
from samsyn.interchange.faults import rows_in_words, shown
from samsyn.interchange.sentences import NOTES, REASONS, REFUSALS

CODE = "".join(
    path.read_text(encoding="utf-8")
    for path in Path(interchange.__file__).parent.glob("*.py")
    if path.name != "sentences.py"
)


@pytest.mark.parametrize("code", [*REFUSALS, *REASONS, *NOTES])
def test_every_code_is_used(code):
    assert f'"{code}"' in CODE


@pytest.mark.parametrize("sentence", [*REFUSALS.values(), *REASONS.values(), *NOTES.values()])
def test_every_sentence_ends(sentence):
    assert sentence.endswith((".", "}"))


@pytest.mark.parametrize("number", ["19900101-2384", "900101-2384", "199001012384", "900101 2384"])
def test_an_identity_number_is_never_shown(number):
    assert shown(f"ring {number} nu") == "ring (number) nu"


def test_a_long_cell_is_shortened_to_one_line():
    assert shown("a\n" * 100) == "a " * 18 + "a..."


def test_rows_are_listed_up_to_a_few():
    assert rows_in_words([2, 3]) == "2, 3"
    assert rows_in_words(list(range(2, 20))) == "2, 3, 4, 5, 6 and 13 more"
