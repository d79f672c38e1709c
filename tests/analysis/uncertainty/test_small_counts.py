"""What may be told of a count hides whoever is alone on either side of it."""

import pytest

from samsyn.analysis.uncertainty.small_counts import Told, moves, tell, tell_part


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (10, 30, Told(10, 10)),
        (4, 30, Told(0, 4)),
        (0, 30, Told(0, 4)),
        (26, 30, Told(26, 30)),
        (30, 30, Told(26, 30)),
        (25, 30, Told(25, 25)),
        (5, 10, Told(5, 5)),
        (5, 9, None),
    ],
)
def test_a_part_is_told_where_both_sides_are_many(part: int, whole: int, told: Told | None) -> None:
    assert tell_part(part, whole, threshold=5) == told


def test_none_looks_like_four() -> None:
    assert tell(0, threshold=5) == tell(4, threshold=5) == Told(0, 4)
    assert tell(5, threshold=5).is_exact


def test_a_count_moves_with_the_fifth_who_comes_or_goes() -> None:
    shown = frozenset({1, 2, 3, 4, 5, 6})

    assert moves(None, shown, threshold=5)
    assert not moves(shown, frozenset({3, 4, 5, 6, 7, 8}), threshold=5)
    assert moves(shown, frozenset({3, 4, 5, 6, 7, 8, 9}), threshold=5)
