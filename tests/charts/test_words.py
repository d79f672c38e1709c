"""The language of a picture: what a command chooses, else what the page speaks."""

from datetime import date

from django.utils import translation

from samsyn import charts
from samsyn.charts.words import speaking

COLUMN = charts.Column(year=2026, name="1", value=3)


def _heading() -> str:
    return charts.columns([COLUMN], measure="Antal").twin.columns[0]


def test_a_picture_on_a_page_speaks_the_language_of_the_page() -> None:
    with translation.override("sv"):
        swedish = _heading()
    with translation.override("en"):
        english = _heading()

    assert (swedish, english) == ("År", "Year")


def test_a_command_chooses_its_language_and_gives_it_back() -> None:
    with translation.override("sv"):
        with speaking("en-gb"):
            inside = _heading()

        assert (inside, _heading()) == ("Year", "År")


def test_numbers_and_days_follow_the_words() -> None:
    lanes = charts.Swimlane(
        by_group=[charts.IncidentMark(day=date(2026, 5, 2), kind="shooting", harm="dead", name="x")]
    )

    with speaking("sv"):
        (row,) = charts.swimlane(lanes, today=date(2026, 11, 19), group="Alm").twin.rows

    assert row == ("2 maj 2026", "Våld från gruppen", "x, avliden")
