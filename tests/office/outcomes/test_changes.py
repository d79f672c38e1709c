"""Values are appended and never changed, and a day can be read again as it was."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from tests.office.outcomes import playing
from tests.office.outcomes.playing import NOW, TODAY

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, NotPermitted, NotVisible
from samsyn.office.outcomes import changes, queries
from samsyn.office.outcomes.changes import CannotRecord, IndicatorRevision, NewValue, VintagePlan
from samsyn.vocabulary.outcomes import MeasureKind, Period

pytestmark = pytest.mark.django_db
JANUARY = date(2023, 1, 1)


def values(actor: Actor, indicator: object, *, as_of: date = TODAY) -> list[int]:
    page = playing.page(actor, indicator, as_of=as_of)  # type: ignore[arg-type]
    return [int(one.value) for one in page.own.points]


def test_a_revised_value_stands_from_its_day_and_the_old_one_before(petra: Actor) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, JANUARY, [4, 2, 7], as_of=date(2023, 5, 2))
    playing.add(petra, made, date(2023, 3, 1), [9], as_of=date(2023, 8, 1))

    assert values(petra, made, as_of=date(2023, 5, 1)) == []
    assert values(petra, made, as_of=date(2023, 7, 31)) == [4, 2, 7]
    assert values(petra, made) == [4, 2, 9]


def test_what_came_in_late_but_was_known_early_does_not_hide_what_was_known_later(
    petra: Actor,
) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, JANUARY, [5], as_of=date(2023, 8, 1))
    playing.add(petra, made, JANUARY, [3], as_of=date(2023, 4, 1), now=NOW + timedelta(hours=1))

    assert values(petra, made) == [5]
    assert values(petra, made, as_of=date(2023, 5, 1)) == [3]


def test_taking_back_lets_what_stood_before_stand_again_and_deletes_nothing(petra: Actor) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, JANUARY, [4, 2], as_of=date(2023, 4, 1))
    wrong = playing.add(petra, made, date(2023, 2, 1), [20, 30], as_of=date(2023, 5, 1))
    with access.acting_as(petra):
        changes.take_back(petra, wrong, now=NOW + timedelta(hours=1))

    assert values(petra, made) == [4, 2]
    assert values(petra, made, as_of=date(2023, 6, 1)) == [4, 20, 30]
    page = playing.page(petra, made)
    assert [(one.takes_back, one.is_taken_back) for one in page.vintages] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_taking_back_leaves_later_values_alone_and_is_done_once(petra: Actor) -> None:
    made = playing.indicator(petra)
    first = playing.add(petra, made, JANUARY, [4, 2], as_of=date(2023, 4, 1))
    playing.add(petra, made, date(2023, 2, 1), [5], as_of=date(2023, 5, 1))
    with access.acting_as(petra):
        changes.take_back(petra, first, now=NOW)
        with pytest.raises(CannotRecord):
            changes.take_back(petra, first, now=NOW)

    assert values(petra, made) == [5]


def test_every_fault_of_a_vintage_is_said_and_nothing_of_it_is_written(petra: Actor) -> None:
    made = playing.indicator(petra)
    plan = VintagePlan(
        indicator_id=made,
        as_of=TODAY,
        values=(
            NewValue(first=JANUARY, value=Decimal(4)),
            NewValue(first=JANUARY, value=Decimal(4)),
            NewValue(first=date(2023, 2, 2), value=Decimal(1)),
            NewValue(first=date(2023, 3, 1), value=Decimal(-1)),
            NewValue(first=date(2023, 4, 1), value=Decimal("1.5")),
            NewValue(first=date(2023, 5, 1), value=None),
            NewValue(first=date(2026, 11, 1), value=Decimal(1)),
            NewValue(first=date(2023, 6, 1), value=Decimal(1), low=Decimal(0)),
            NewValue(first=date(2023, 7, 1), value=Decimal(1), low=Decimal(2), high=Decimal(3)),
        ),
    )
    with access.acting_as(petra), pytest.raises(CannotRecord) as refused:
        changes.add_vintage(petra, plan, now=NOW)

    assert len(refused.value.reasons) == 8
    assert values(petra, made) == []


def test_a_day_that_has_not_come_is_no_day_of_knowing(petra: Actor) -> None:
    made = playing.indicator(petra)
    with pytest.raises(CannotRecord):
        playing.add(petra, made, JANUARY, [4], as_of=TODAY + timedelta(days=1))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE outcomes_observation SET value = 1",
        "DELETE FROM outcomes_observation",
        "UPDATE outcomes_vintage SET as_of = '2020-01-01'",
        "DELETE FROM outcomes_vintage",
        "UPDATE outcomes_indicator SET definition = 'annat'",
        "UPDATE outcomes_indicator SET unit = 'annat'",
    ],
)
def test_the_database_itself_keeps_what_was_known(petra: Actor, statement: str) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, JANUARY, [4])
    with (
        access.acting_as(petra),
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_name_start_and_comparison_change_and_a_stale_page_is_told(petra: Actor) -> None:
    made, other = playing.indicator(petra), playing.indicator(petra, area="Gävle kommun")
    plan = IndicatorRevision(
        indicator_id=made,
        version=1,
        name="Skjutningar",
        starts_on=date(2024, 2, 1),
        compared_with=other,
    )
    with access.acting_as(petra):
        changes.revise_indicator(petra, plan, now=NOW)
        shown = queries.indicator_to_edit(petra, made)
        with pytest.raises(ChangedMeanwhile):
            changes.revise_indicator(petra, plan, now=NOW)

    assert (shown.name, shown.starts_on, shown.compared_with) == (
        "Skjutningar",
        date(2024, 2, 1),
        other,
    )


def test_only_counts_of_the_same_periods_are_compared(petra: Actor) -> None:
    yearly = playing.indicator(petra, period=Period.YEAR)
    survey = playing.indicator(petra, kind=MeasureKind.SHARE)
    for other in (yearly, survey):
        with pytest.raises(CannotRecord):
            playing.indicator(petra, compared_with=other)


def test_a_remark_needs_its_reason_and_is_withdrawn_without_a_trace_lost(petra: Actor) -> None:
    made = playing.indicator(petra)
    with pytest.raises(CannotRecord):
        playing.annotate(petra, made, reason=" ")
    remark = playing.annotate(petra, made)
    playing.add(petra, made, JANUARY, [4, 11])
    left_out = [one.is_excluded for one in playing.page(petra, made).own.points]
    with access.acting_as(petra):
        changes.withdraw_annotation(petra, remark, now=NOW)
    page = playing.page(petra, made)

    assert left_out == [False, True]
    assert [one.is_excluded for one in page.own.points] == [False, False]
    assert [(one.is_withdrawn, one.by) for one in page.annotations] == [(True, "Petra")]


def test_the_steering_group_reads_the_same_and_writes_nothing(petra: Actor, stig: Actor) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, JANUARY, [4])

    assert values(stig, made) == [4]
    with pytest.raises(NotPermitted):
        playing.add(stig, made, JANUARY, [5])


def test_another_city_sees_nothing(petra: Actor, otto: Actor) -> None:
    made = playing.indicator(petra)
    with pytest.raises(NotVisible):
        playing.page(otto, made)
