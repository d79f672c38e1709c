"""The rules of the log review at their edges: plain rows, no database."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import pytest

from samsyn.office.audit.changes import Reading
from samsyn.office.oversight.rules import (
    Facts,
    Seen,
    bounds_of,
    months_to_draw,
    pointed_at,
    sample_of,
    sample_of_systems,
    system_sample_size,
)
from samsyn.office.oversight.rules.anomalies import (
    BURST_AT_LEAST,
    DORMANT,
    burst,
    dormant,
    no_case_link,
    out_of_hours,
    own_name,
    repeated_output,
)
from samsyn.vocabulary.rooms import Role

SWEDEN = ZoneInfo("Europe/Stockholm")
FACTS = Facts(zone=SWEDEN)
READER = 7
MONDAY = datetime(2026, 10, 5, 10, tzinfo=SWEDEN)


def person(number: int) -> UUID:
    return uuid5(UUID(int=0), str(number))


def seen(
    at: datetime, who: int = 1, *, number: int = 1, reader: int = READER,
    way: Reading = Reading.PAGE,
) -> Seen:  # fmt: skip
    return Seen(number=number, at=at, staff_id=reader, way=way, people=(person(who),))


def opened(count: int, begin: datetime, *, every: timedelta, first: int = 0) -> list[Seen]:
    return [
        seen(begin + turn * every, turn, number=first + turn + 1, reader=READER)
        for turn in range(count)
    ]


@pytest.mark.parametrize(
    ("moment", "is_out"),
    [
        (datetime(2026, 10, 5, 6, 0, tzinfo=SWEDEN), False),
        (datetime(2026, 10, 5, 5, 59, tzinfo=SWEDEN), True),
        (datetime(2026, 10, 5, 19, 59, tzinfo=SWEDEN), False),
        (datetime(2026, 10, 5, 20, 0, tzinfo=SWEDEN), True),
        (datetime(2026, 10, 2, 19, 59, tzinfo=SWEDEN), False),  # Friday
        (datetime(2026, 10, 3, 12, 0, tzinfo=SWEDEN), True),  # Saturday
        (datetime(2026, 10, 4, 23, 59, tzinfo=SWEDEN), True),  # Sunday
        (datetime(2026, 10, 4, 22, 30, tzinfo=UTC), True),  # Monday 00.30 here
        (datetime(2026, 10, 26, 5, 30, tzinfo=UTC), False),  # 06.30 in winter time
        (datetime(2026, 10, 23, 3, 59, tzinfo=UTC), True),  # 05.59 in summer time
        (datetime(2026, 10, 23, 4, 0, tzinfo=UTC), False),
    ],
)
def test_hours_are_those_of_the_site_whatever_the_clocks_did(
    moment: datetime, *, is_out: bool
) -> None:
    assert bool(list(out_of_hours([seen(moment)], FACTS))) is is_out


def test_a_night_is_two_days_and_each_is_pointed_at_once() -> None:
    night = datetime(2026, 10, 5, 23, 50, tzinfo=SWEDEN)
    rows = [seen(night + timedelta(minutes=5 * turn), number=turn) for turn in range(4)]

    found = list(out_of_hours(rows, FACTS))

    assert [(one.number, dict(one.inputs)) for one in found] == [
        (0, {"readings": 2, "clock": "23:50"}),
        (2, {"readings": 2, "clock": "00:00"}),
    ]


def test_a_burst_counts_different_people_within_an_hour_that_passed() -> None:
    quick = opened(BURST_AT_LEAST, MONDAY, every=timedelta(minutes=3))
    slow = opened(BURST_AT_LEAST, MONDAY, every=timedelta(minutes=4))
    same = [seen(MONDAY + timedelta(minutes=turn), 1, number=turn) for turn in range(40)]

    [found] = burst(quick, FACTS)

    assert (found.number, found.inputs) == (20, {"people": 20, "limit": 20})
    assert not list(burst(quick[:-1], FACTS))
    assert not list(burst(slow, FACTS))
    assert not list(burst(same, FACTS))


def test_the_hour_that_comes_twice_in_october_is_two_hours() -> None:
    begin = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)  # 02.00 here, for the first time
    first = opened(10, begin, every=timedelta(minutes=1))
    again = opened(20, begin + timedelta(hours=1), every=timedelta(minutes=1), first=100)[10:]

    clocks = {f"{row.at.astimezone(SWEDEN):%H:%M}" for row in (first[0], again[0])}

    assert clocks == {"02:00", "02:10"}
    assert not list(burst([*first, *again], FACTS))


def test_a_burst_is_measured_by_the_readers_own_usual_once_that_is_known() -> None:
    usual = [
        row
        for day in range(5)
        for row in opened(10, MONDAY - timedelta(days=30 - day), every=timedelta(minutes=1))
    ]
    rows = opened(30, MONDAY, every=timedelta(minutes=1))

    [found] = burst(rows, Facts(zone=SWEDEN, earlier=usual))

    assert found.inputs == {"people": 30, "limit": 30, "usual": 10}
    assert not list(burst(rows[:29], Facts(zone=SWEDEN, earlier=usual)))
    assert len(list(burst(rows[:29], Facts(zone=SWEDEN, earlier=usual[:40])))) == 1


def test_own_name_is_the_family_name_in_any_case_and_is_told_once_without_the_name() -> None:
    facts = Facts(
        zone=SWEDEN,
        staff_names={READER: "Åberg"},
        families={person(1): frozenset({"ÅBERG"}), person(2): frozenset({"Berg"})},
    )
    rows = [seen(MONDAY, 1), seen(MONDAY, 1, number=2), seen(MONDAY, 2, number=3)]

    [found] = own_name(rows, facts)

    assert (found.number, found.inputs) == (1, {})
    assert not list(own_name(rows, FACTS))


def test_a_missing_case_is_only_pointed_at_for_those_with_single_cases() -> None:
    rows = [seen(MONDAY, 1), seen(MONDAY, 2, number=2), seen(MONDAY, 2, number=3)]
    roles = {READER: frozenset({Role.OFFICER})}
    links = frozenset({(READER, person(1))})
    mapper = {READER: frozenset({Role.OFFICER, Role.ANALYST})}

    found = list(no_case_link(rows, Facts(zone=SWEDEN, roles=roles, case_links=links)))

    assert [one.number for one in found] == [2]
    assert not list(no_case_link(rows, Facts(zone=SWEDEN, roles=mapper)))
    assert not list(no_case_link(rows, FACTS))


def test_an_account_sleeps_for_sixty_days_to_the_second_and_a_new_one_does_not() -> None:
    long = Facts(zone=SWEDEN, seen_before={READER: MONDAY - DORMANT})
    less = Facts(zone=SWEDEN, seen_before={READER: MONDAY - DORMANT + timedelta(seconds=1)})
    rows = [seen(MONDAY), seen(MONDAY + timedelta(hours=1), number=2)]

    assert [one.inputs for one in dormant(rows, long)] == [{"days": 60}]
    assert not list(dormant(rows, less))
    assert not list(dormant(rows, FACTS))


def test_the_third_print_or_file_within_a_day_is_pointed_at_and_then_it_counts_anew() -> None:
    times = (0, 1, 23, 24, 25)
    rows = [
        seen(MONDAY + timedelta(hours=hour), number=hour, way=way)
        for hour, way in zip(
            times, [Reading.PRINT, Reading.EXPORT, *[Reading.PRINT] * 3], strict=True
        )
    ]

    assert [one.number for one in repeated_output(rows, FACTS)] == [23]
    assert not list(repeated_output([rows[0], rows[1], rows[3]], FACTS))  # just a day apart


def test_what_rules_point_at_is_the_same_in_whatever_order_rows_come() -> None:
    rows = opened(25, MONDAY.replace(hour=21), every=timedelta(minutes=1))

    assert pointed_at(rows, FACTS) == pointed_at(rows[::-1], FACTS)


def test_a_sample_is_drawn_again_from_its_seed_and_has_its_size() -> None:
    rows = opened(50, MONDAY, every=timedelta(minutes=1))

    first = sample_of(rows, seed=1, size=20)

    assert first == sample_of(rows[::-1], seed=1, size=20)
    assert first != sample_of(rows, seed=2, size=20)
    assert len(first) == 20
    assert len(sample_of(rows[:3], seed=1, size=20)) == 3


def test_systems_are_drawn_in_turn_so_that_one_that_asks_all_day_hides_no_other() -> None:
    busy = opened(3_000, MONDAY, every=timedelta(seconds=1))
    seldom = [seen(MONDAY, number=9_000 + turn, reader=8) for turn in range(2)]
    once = [seen(MONDAY, number=9_100, reader=9)]
    rows = [*busy, *seldom, *once]

    drawn = sample_of_systems(rows, seed=1, size=system_sample_size(20))

    assert drawn == sample_of_systems(rows[::-1], seed=1, size=5)
    assert drawn != sample_of_systems(rows, seed=2, size=5)
    assert drawn >= {9_000, 9_001, 9_100}
    assert len(drawn) == 5
    assert drawn >= sample_of(busy, seed=1, size=2)  # the lowest of its own


def test_every_system_that_has_read_is_drawn_at_least_once() -> None:
    rows = [seen(MONDAY, number=turn, reader=100 + turn % 7) for turn in range(70)]

    drawn = sample_of_systems(rows, seed=1, size=system_sample_size(1))

    assert system_sample_size(1) == 1
    assert {number % 7 for number in drawn} == set(range(7))
    assert sample_of_systems([], seed=1, size=5) == frozenset()


def test_months_are_whole_made_up_for_and_bounded_by_local_midnights() -> None:
    assert months_to_draw(date(2026, 1, 1), latest=None) == [date(2025, 12, 1)]
    assert months_to_draw(date(2026, 3, 31), latest=date(2025, 12, 1)) == [
        date(2026, 1, 1),
        date(2026, 2, 1),
    ]
    assert months_to_draw(date(2026, 3, 31), latest=date(2026, 2, 1)) == []
    assert len(months_to_draw(date(2026, 3, 1), latest=date(2020, 1, 1))) == 12
    begins, ends = bounds_of(date(2026, 10, 1), SWEDEN)
    assert (begins.astimezone(UTC).hour, ends.astimezone(UTC).hour) == (22, 23)
