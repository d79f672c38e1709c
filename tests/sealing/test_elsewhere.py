"""Events of other sites may be known by their hash alone, where the sealed record says so."""

import json
from dataclasses import dataclass, replace

import pytest
from tests.sealing.play import AT, KEY, Event, as_file, keys, sealed

from samsyn.sealing import (
    ARRIVAL,
    End,
    Verdict,
    arrival_fields,
    elsewhere_line,
    end_line,
    header_line,
    verify,
)

CAME = 10  # events of the first two seals, which came with the site
ELSEWHERE = {2, 3, 7}


@dataclass(frozen=True)
class Arrival(Event):
    """That a site came: how many seals, and how many of their events did not."""

    seals: int = 2
    elsewhere: int = len(ELSEWHERE)

    def lines(self, *, with_text: bool = True) -> list[str]:
        [line] = super().lines(with_text=with_text)
        fields = arrival_fields(self.seals, self.elsewhere)
        return [json.dumps(json.loads(line) | {"fields": fields}, separators=(",", ":"))]


def record(left: set[int], *, site: str = "", arrival: Arrival | None = None) -> list[str]:
    """Fifteen events in three seals, of which some are left out, and an end that says so."""
    events = [Event(number) for number in range(1, 16)]
    if arrival:
        events[arrival.number - 1] = arrival
    lines = [
        elsewhere_line(number, number) if number in left else line
        for line in sealed(events)
        for number in [json.loads(line).get("event", 0)]
    ]
    end = End(**json.loads(lines[-1])["end"])
    said = replace(end, elsewhere=len(left), site=site)
    return [header_line(site), *lines[1:-1], end_line(said, KEY)]


def read(lines: list[str]) -> Verdict:
    return verify(as_file(lines), keys())


def test_the_record_of_one_site_holds_and_says_what_is_elsewhere() -> None:
    verdict = read(record(ELSEWHERE, site="orebro"))

    assert verdict.faults == []
    assert (verdict.site, verdict.events, verdict.elsewhere) == ("orebro", 12, 3)


def test_a_record_of_which_nothing_is_elsewhere_is_written_as_ever() -> None:
    assert record(set()) == sealed([Event(number) for number in range(1, 16)])
    assert "elsewhere" not in "".join(record(set()))


@pytest.mark.parametrize("left", [{12}, {6, 7, 8}])
def test_what_an_installation_leaves_out_of_its_own_record_is_missing(left: set[int]) -> None:
    faults = read(record(left)).faults

    assert [one for one in faults if "missing" in one] == [
        f"Event {number} (seal {(number + 4) // 5}) is missing." for number in sorted(left)
    ]


def test_a_record_that_came_with_a_site_holds_where_the_arrival_says_the_same() -> None:
    arrival = Arrival(11, action=ARRIVAL)

    assert read(record(ELSEWHERE, arrival=arrival)).faults == []
    assert read(record({*ELSEWHERE, 9}, arrival=arrival)).faults == [
        "3 events stayed where a site came from, and 4 are left out here."
    ]
    assert read(record({*ELSEWHERE, 14}, arrival=arrival)).faults == [
        "Event 14 (seal 3) is missing."
    ]


def test_a_record_is_not_made_anothers_by_its_first_line() -> None:
    lines = record(ELSEWHERE, site="orebro")
    lines[0] = header_line("malmo")

    assert read(lines).faults == [
        "The end names another site, or other events elsewhere, than the file has."
    ]


def test_more_cannot_be_left_out_than_the_end_says() -> None:
    lines = record(ELSEWHERE, site="orebro")
    [at] = [place for place, line in enumerate(lines) if '"event":9,' in line]
    lines[at] = elsewhere_line(9, 9)

    assert "other events elsewhere" in read(lines).faults[0]


@pytest.mark.parametrize("between", [(2, 9), (4, 3), (0, 1), (5, 5)])
def test_events_that_stand_here_cannot_be_elsewhere(between: tuple[int, int]) -> None:
    lines = record({2, 3}, site="orebro")
    [at, *_more] = [place for place, line in enumerate(lines) if "elsewhere" in line]
    lines[at] = elsewhere_line(*between)

    assert read(lines).faults


def test_a_line_about_elsewhere_that_says_nothing_is_a_fault() -> None:
    lines = record(ELSEWHERE, site="orebro")
    before_any_seal = [lines[0], elsewhere_line(1, 1), *lines[1:]]
    without_numbers = [*lines[:3], '{"elsewhere":{}}', *lines[3:]]

    assert "stand before any seal" in read(before_any_seal).faults[0]
    assert "does not say which events" in read(without_numbers).faults[0]


def test_the_moment_is_the_seals_own() -> None:
    assert read(record(ELSEWHERE, site="orebro")).last_at == AT
