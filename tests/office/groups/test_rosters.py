"""A membership counts exactly when the plain specification says so, on any day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.office.groups import playing
from tests.office.groups.playing import NOW

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups import queries
from samsyn.office.groups.models import (
    Membership,
    MembershipBasis,
    MembershipConfirmation,
    MembershipDispute,
)
from samsyn.office.groups.rosters import (
    COUNTING,
    MembershipDates,
    MembershipState,
    counting,
    state_on,
)
from samsyn.office.people.models import Person

pytestmark = pytest.mark.django_db

START = date(2026, 1, 1)
days = st.integers(0, 400).map(lambda number: START + timedelta(days=number))
maybe = st.none() | days


def dispute_of(first: date, length: int | None) -> tuple[date, date | None]:
    return first, None if length is None else first + timedelta(days=length)


@st.composite
def histories(draw: st.DrawFn) -> tuple[MembershipDates, tuple[tuple[date, bool], ...]]:
    since, until = draw(maybe), draw(maybe)
    if since and until and until < since:
        since, until = until, since
    bases = tuple(draw(st.lists(st.tuples(days, st.booleans()), max_size=4)))
    lengths = st.none() | st.integers(0, 200)
    disputes = draw(st.lists(st.builds(dispute_of, days, lengths), max_size=2))
    open_ones = [one for one in disputes if one[1] is None]
    confirmed = draw(st.lists(st.tuples(days, st.integers(1, 366)), max_size=3))
    dates = MembershipDates(
        since=since,
        until=until,
        approved_on=draw(maybe),
        confirmed=tuple((on, on + timedelta(days=held)) for on, held in confirmed),
        disputed=tuple(one for one in disputes if one[1] is not None) + tuple(open_ones[:1]),
        died_on=draw(maybe),
        is_withdrawn=draw(st.integers(0, 9)) == 0,
    )
    return dates, bases


def specification(dates: MembershipDates, bases: tuple[tuple[date, bool], ...], day: date) -> bool:
    """The rule as practice states it, read off the raw history."""
    return (
        not dates.is_withdrawn
        and (dates.since is None or dates.since <= day)
        and (dates.until is None or day < dates.until)
        and sum(independent and dated_on <= day for dated_on, independent in bases) >= 2
        and dates.approved_on is not None
        and dates.approved_on <= day
        and any(on <= day < until for on, until in dates.confirmed)
        and not any(on <= day and (end is None or day < end) for on, end in dates.disputed)
        and (dates.died_on is None or day <= dates.died_on)
    )


def write(actor: Actor, dates: MembershipDates, bases: tuple[tuple[date, bool], ...]) -> Membership:
    person = Person.objects.get(pk=playing.person(actor, died_on=dates.died_on))
    shared = {
        "room_id": person.room_id,
        "compartment_id": person.compartment_id,
        "recorded_at": NOW,
        "recorded_by_id": actor.staff_id,
    }
    membership = Membership.objects.create(
        person=person,
        group_id=playing.group(actor),
        group_compartment_id=person.compartment_id,
        role="core",
        since=dates.since,
        until=dates.until,
        approved_on=dates.approved_on,
        status="withdrawn" if dates.is_withdrawn else "accepted",
        last_confirmed_on=START,
        **shared,
    )
    part = {"membership": membership, "group_compartment_id": person.compartment_id, **shared}
    for dated_on, independent in bases:
        MembershipBasis.objects.create(
            kind="judgment", dated_on=dated_on, independent=independent, **part
        )
    for on, until in dates.confirmed:
        MembershipConfirmation.objects.create(confirmed_on=on, holds_days=(until - on).days, **part)
    for on, end in dates.disputed:
        MembershipDispute.objects.create(disputed_on=on, settled_on=end, reason="Fel", **part)
    membership.refresh_from_db()
    return membership


@pytest.mark.slow
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(history=histories(), asked=st.lists(days, min_size=6, max_size=12))
def test_the_database_counts_what_the_specification_counts(
    petra: Actor,
    history: tuple[MembershipDates, tuple[tuple[date, bool], ...]],
    asked: list[date],
) -> None:
    dates, bases = history
    edges = {day for pair in (*dates.confirmed, *dates.disputed) for day in pair if day}
    edges |= {day for day, _ in bases}
    edges |= {day for day in (dates.since, dates.until, dates.approved_on, dates.died_on) if day}

    with access.acting_as(petra):
        membership = write(petra, dates, bases)
        rows = Membership.objects.filter(pk=membership.pk)
        kept = replace(dates, second_basis_on=membership.second_basis_on)
        around = {day + timedelta(days=step) for day in edges for step in (-1, 0, 1)}
        for day in {*asked, *around}:
            expected = specification(dates, bases, day)
            assert counting(rows, day).exists() == expected, day
            assert (state_on(kept, day) in COUNTING) == expected, day


@pytest.mark.parametrize(
    ("dates", "state"),
    [
        (MembershipDates(), MembershipState.NEEDS_BASIS),
        (MembershipDates(second_basis_on=START), MembershipState.NEEDS_APPROVAL),
        (
            MembershipDates(second_basis_on=START, approved_on=START),
            MembershipState.EXPIRED,
        ),
        (
            MembershipDates(
                second_basis_on=START,
                approved_on=START,
                confirmed=((START, START + timedelta(days=180)),),
            ),
            MembershipState.COUNTS,
        ),
        (
            MembershipDates(
                second_basis_on=START,
                approved_on=START,
                confirmed=((START, START + timedelta(days=40)),),
            ),
            MembershipState.DUE,
        ),
        (MembershipDates(disputed=((START, None),)), MembershipState.DISPUTED),
        (MembershipDates(since=START + timedelta(days=90)), MembershipState.NOT_YET),
        (MembershipDates(until=START), MembershipState.ENDED),
        (MembershipDates(died_on=START), MembershipState.ENDED),
        (MembershipDates(is_withdrawn=True), MembershipState.WITHDRAWN),
    ],
)
def test_every_state_is_told_apart(dates: MembershipDates, state: MembershipState) -> None:
    assert state_on(dates, START + timedelta(days=20)) is state


def test_a_membership_leaves_the_list_by_itself_when_nobody_confirms_it(petra: Actor) -> None:
    alm, someone = playing.group(petra), playing.person(petra)
    playing.member(petra, someone, alm, approved_on=date(2026, 11, 1), bases=(
        playing.basis(100), playing.basis(90),
    ))  # fmt: skip
    last = date(2026, 11, 1) + timedelta(days=179)

    with access.acting_as(petra):
        assert len(queries.roster(petra, alm, on=last).members) == 1
        assert queries.roster(petra, alm, on=last + timedelta(days=1)).members == ()


def test_somebody_linked_across_rooms_is_listed_once(petra: Actor) -> None:
    from_police, from_joint = playing.group(petra), playing.group(petra, key="orebro-joint")
    one, other = playing.person(petra), playing.person(petra, "orebro-joint")
    playing.member(petra, one, from_police)
    playing.member(petra, other, from_joint)
    with access.acting_as(petra):
        playing.link(petra, from_police, from_joint)
        apart = queries.roster(petra, from_police, on=playing.TODAY)
        playing.link_people(petra, one, other)

        found = queries.roster(petra, from_police, on=playing.TODAY)

    assert len(apart.members) == 2
    assert len(found.members) == 1
    assert {room.name for room in found.members[0].rooms} == {"Polisen", "Gemensamt"}
