"""How a report says its counts, days and ranges, in both languages."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from samsyn.office.steering_reports.rules import (
    Days,
    Element,
    Figure,
    Measure,
    Period,
    Section,
    Series,
    Snapshot,
    SupportCount,
    read_snapshot,
    written_snapshot,
)
from samsyn.office.steering_reports.wording import Line, lines_of, written
from samsyn.vocabulary.outcomes import Period as Length

SNAPSHOT = Snapshot(
    length="month",
    first="2026-10-01",
    on="2026-11-20",
    figures=(
        Figure(measure="met", now=None, before=7, year=1234, withheld=("now",)),
        Figure(measure="groups", now=5, whole=7),
        Figure(measure="tasks", now=0, whole=0),
    ),
    days=(
        Days(measure="decision", times=6, in_time=5, waiting=1, low=2, middle=3.5, high=6),
        Days(measure="first-measure", times=2, in_time=2, waiting=0),
        Days(measure="report-back", times=0, in_time=0, waiting=0),
    ),
    elements=(Element(element="talks", state="overdue", last_on="2026-09-01"),),
    support=(
        SupportCount(kind="caseload", room="Stöd", until="2026-11-01", least=0, most=4),
        SupportCount(
            kind="answered",
            room="Stöd",
            until="2026-11-01",
            least=17,
            most=17,
            part_least=13,
            part_most=17,
        ),
        SupportCount(kind="met", room="Stöd", until="2026-11-01", least=9, most=9),
    ),
    series=(
        Series(
            indicator="i",
            family="violence",
            name="Skjutningar",
            area="Örebro",
            unit="skjutningar",
            source="Polisen",
            period="month",
            first="2026-10-01",
            value="3",
            ratio=0.8,
            low=0.6,
            high=1.1,
            change={"sv": "Lägre.", "en": "Lower."},
            clock={"sv": "För tidigt.", "en": "Too early."},
        ),
    ),
    summary="Ett.\n\nTvå.",
)


def line(measure: Measure) -> Line:
    held = lines_of(SNAPSHOT).sections
    return next(one for lines in held.values() for one in lines if one.measure is measure)


@pytest.fixture(autouse=True)
def swedish() -> object:
    with translation.override("sv"):
        yield


def test_a_withheld_count_is_said_and_one_that_is_not_there_is_a_dash() -> None:
    met = line(Measure.MET)

    assert [written(one) for one in (met.now, met.before, met.year)] == [
        "för få för att visas",
        "7",
        "1\u00a0234",
    ]
    assert written(line(Measure.GROUPS).now) == "5 av 7"
    assert written(line(Measure.TASKS).now) == "–"
    assert written(line(Measure.REVIEWS).now) == "–"


def test_days_are_a_median_only_where_there_are_enough() -> None:
    assert line(Measure.DECISION).said == (
        "median 3,5 dagar, mittersta hälften 2 till 6, 6 gånger, 5 i tid, 1 väntar"
    )
    assert line(Measure.FIRST_MEASURE).said == "2 gånger, 2 i tid, för få för en median"
    assert line(Measure.REPORT_BACK).said == "Inget våld har utlöst det."


def test_counts_of_support_stay_the_ranges_that_were_published() -> None:
    held = lines_of(SNAPSHOT).sections[Section.SUPPORT]

    assert [one.now for one in held] == ["färre än 5", "minst 13 av 17", "För få för att säga"]
    assert held[0].said == "Stöd, före 1 nov 2026"


def test_the_same_report_reads_in_english() -> None:
    with translation.override("en"):
        lines = lines_of(SNAPSHOT)

    assert lines.title == "Steering report, October 2026"
    assert lines.series[0].change == "Lower."
    assert lines.sections[Section.REACHED][1].now == "too few to be shown"
    assert lines.summary == ("Ett.", "Två.")


def test_a_report_comes_back_whole_from_what_is_kept_of_it() -> None:
    assert read_snapshot(written_snapshot(SNAPSHOT)) == SNAPSHOT
    other = replace(SNAPSHOT, risks=("En", "Två"), decisions=("Tre",))
    assert read_snapshot(written_snapshot(other)) == other


def test_a_quarter_has_three_months_and_a_year_that_ends_with_it() -> None:
    summer = Period(Length.QUARTER, date(2026, 7, 1))

    assert summer.months == (date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1))
    assert summer.last == date(2026, 9, 30)
    assert (summer.year[0], summer.year[-1]) == (date(2025, 10, 1), date(2026, 9, 1))
    assert summer.before.first == date(2026, 4, 1)
