"""What the pages of consequences say, in the language of the page."""

from django.utils import translation

from samsyn.office.sanctions import wording
from samsyn.office.sanctions.rules import Spread


def test_half_a_day_is_written_with_a_comma_in_swedish_and_a_point_in_english() -> None:
    found = Spread(days=(2, 4, 9, 10), in_time=4, waiting=0)

    with translation.override("sv"):
        swedish = wording._middle(found)
    with translation.override("en"):
        english = wording._middle(found)

    assert "6,5" in swedish
    assert "6.5" in english
