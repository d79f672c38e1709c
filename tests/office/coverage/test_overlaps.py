"""Who both came and was met cannot be worked out of two reports, nor who did one of them alone."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.office.coverage.solving import NEVER, Holds, Kind, count, heard, left_of

from samsyn.analysis.disclosure_control import Asked, Release, release
from samsyn.office.releases.rules import Reached, reached_by_month, reached_keys, views

MONTHS = [date(2026, month, 1) for month in range(1, 5)]
THRESHOLD = 5
MOMENT = st.sampled_from([NEVER, NEVER, 0, 1, 2, 3])
PEOPLE = st.lists(
    st.tuples(MOMENT, MOMENT).filter(lambda one: one != (NEVER, NEVER)), min_size=20, max_size=60
)
HOLDS = {
    Reached.CAME: lambda one, first, last: first <= one[0] <= last,
    Reached.MET: lambda one, first, last: first <= one[1] <= last,
    Reached.HEARD: lambda one, first, last: first <= heard(one) <= last,
}
Span = tuple[int, int]  # the first month and the last
PUBLIC = [(what, (0, 3)) for what in (Reached.CAME, Reached.MET)]
STEERING = [(Reached.HEARD, span) for span in ((0, 3), (0, 1), (2, 3))]
RETURN = [(Reached.MET, span) for span in ((2, 3), (0, 3))]


def told(people: Sequence[Kind], *reports: Sequence[tuple[Reached, Span]]) -> list[Release]:
    """Tell reports of the same people, one after the other."""
    named = [(uuid4(), one) for one in people]
    came = [(person, MONTHS[one[0]]) for person, one in named if one[0] != NEVER]
    met = [(person, MONTHS[one[1]]) for person, one in named if one[1] != NEVER]
    cells = reached_by_month(came, came, met, area="x", since=MONTHS[0], last=MONTHS[-1])
    found: list[Release] = []
    for report in reports:
        asks = [
            Asked(
                f"{what} {first} {last}",
                reached_keys(cells, what, first=MONTHS[first], last=MONTHS[last]),
            )
            for what, (first, last) in report
        ]
        found.append(release(cells, asks, earlier=found, threshold=THRESHOLD, views=views))
    return found


def known(found: Sequence[Release]) -> list[tuple[Holds, int]]:
    """Return what was told, as whom it counts."""
    sums = []
    for one in [
        answer for report in found for answer in report.answers if answer.count is not None
    ]:
        what, first, last = one.name.split()
        sums.append((holding(Reached(what), int(first), int(last)), one.count))
    return sums


def holding(what: Reached, first: int, last: int) -> Holds:
    return lambda one: HOLDS[what](one, first, last)


def both(one: Kind) -> bool:
    return NEVER not in one


def test_a_public_report_beside_a_steering_report_does_not_tell_who_did_both() -> None:
    people = [*[(0, NEVER)] * 9, *[(NEVER, 1)] * 9, (0, 2), (2, 3)]

    found = told(people, PUBLIC, STEERING)

    least, most = left_of(both, known(found), len(MONTHS))
    assert least <= 2 <= most
    assert most - least >= THRESHOLD - 1


@settings(max_examples=40, deadline=None)
@given(PEOPLE, st.permutations([PUBLIC, STEERING, RETURN]))
def test_no_few_people_are_left_between_reports_of_three_kinds(
    people: list[Kind], reports: list[list[tuple[Reached, Span]]]
) -> None:
    found = known(told(people, *reports))

    small: list[Holds] = [
        both,
        lambda one: one[1] == NEVER,
        lambda one: one[0] == NEVER,
        *(holding(what, month, month) for what in HOLDS for month in range(4)),
    ]
    for target in small:
        if 0 < count(people, target) < THRESHOLD:
            least, most = left_of(target, found, len(MONTHS))
            assert most - least >= THRESHOLD - 1
