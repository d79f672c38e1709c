"""Laws of where versions stand, for any history of a text."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from samsyn.office.messages.states import VersionState, state_of

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))
HAPPENED = st.sampled_from([None, NOON])


@dataclass(frozen=True)
class Drawn:
    """A version as Hypothesis draws it, within what the database allows."""

    number: int
    submitted_at: datetime | None
    approved_at: datetime | None
    withdrawn_at: datetime | None
    valid_from: date | None
    valid_to: date | None


@st.composite
def versions(draw: st.DrawFn) -> list[Drawn]:
    found = []
    for number in range(draw(st.integers(1, 5))):
        approved = draw(HAPPENED)
        submitted = approved or draw(HAPPENED)
        first = draw(DAYS)
        end = first + timedelta(days=draw(st.integers(1, 60)))
        found.append(Drawn(number + 1, submitted, approved, draw(HAPPENED), first, end))
    return found


@given(versions(), DAYS)
def test_at_most_one_version_is_in_force(family: list[Drawn], day: date) -> None:
    in_force = [one for one in family if state_of(one, family, on=day) is VersionState.IN_FORCE]

    assert len(in_force) <= 1


@given(versions(), DAYS)
def test_what_is_in_force_is_approved_dated_and_not_withdrawn(
    family: list[Drawn], day: date
) -> None:
    for one in family:
        if state_of(one, family, on=day) is VersionState.IN_FORCE:
            assert one.approved_at
            assert not one.withdrawn_at
            assert one.valid_from <= day < one.valid_to


@given(versions(), DAYS)
def test_a_superseded_version_has_a_later_one_that_has_begun(
    family: list[Drawn], day: date
) -> None:
    for one in family:
        if state_of(one, family, on=day) is VersionState.SUPERSEDED:
            assert any(
                later.number > one.number
                and later.approved_at
                and not later.withdrawn_at
                and later.valid_from <= day
                for later in family
            )


@given(versions(), DAYS)
def test_the_order_of_the_versions_does_not_matter(family: list[Drawn], day: date) -> None:
    for one in family:
        assert state_of(one, family, on=day) is state_of(one, family[::-1], on=day)


@given(versions(), DAYS, st.integers(1, 40))
def test_time_alone_never_brings_a_version_back(family: list[Drawn], day: date, days: int) -> None:
    over = {VersionState.EXPIRED, VersionState.SUPERSEDED, VersionState.WITHDRAWN}
    for one in family:
        if state_of(one, family, on=day) in over:
            assert state_of(one, family, on=day + timedelta(days=days)) in over
