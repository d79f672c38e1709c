"""The life of a membership: approved, confirmed, disputed, ended; each by the right person."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from tests.office.groups import playing
from tests.office.groups.playing import NOW, TODAY, basis

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.groups import changes, queries
from samsyn.office.groups.changes import CannotDecide, CannotRecord, EndPlan, EndReason
from samsyn.office.groups.models import Membership, MembershipConfirmation

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=30)


@pytest.fixture
def proposed(petra: Actor, aino: Actor) -> UUID:
    """Somebody whom Aino has proposed, on two bases."""
    return playing.proposed(aino, playing.person(petra), playing.group(petra), basis(90), basis(10))


@pytest.fixture
def counts(proposed: UUID, petra: Actor) -> UUID:
    """The same, approved by Petra."""
    with access.acting_as(petra):
        changes.approve_membership(petra, proposed, now=NOW)
    return proposed


def is_listed(actor: Actor, membership_id: UUID, on: date = TODAY) -> bool:
    with access.acting_as(actor):
        group_id = Membership.objects.get(pk=membership_id).group_id
        return bool(queries.roster(actor, group_id, on=on).members)


def test_a_proposal_counts_when_a_coordinator_approves_it(proposed: UUID, petra: Actor) -> None:
    assert not is_listed(petra, proposed)

    with access.acting_as(petra):
        changes.approve_membership(petra, proposed, now=NOW)

    assert is_listed(petra, proposed)
    assert not is_listed(petra, proposed, TODAY - timedelta(days=1))


def test_an_analyst_does_not_approve(proposed: UUID, aino: Actor) -> None:
    with access.acting_as(aino), pytest.raises(NotPermitted):
        changes.approve_membership(aino, proposed, now=NOW)


def test_one_basis_is_not_enough(petra: Actor, aino: Actor) -> None:
    one = playing.proposed(aino, playing.person(petra), playing.group(petra), basis(10))

    with access.acting_as(petra), pytest.raises(CannotDecide, match="1"):
        changes.approve_membership(petra, one, now=NOW)


def test_two_bases_of_one_origin_are_not_enough(petra: Actor, aino: Actor) -> None:
    one = playing.proposed(
        aino,
        playing.person(petra),
        playing.group(petra),
        basis(10),
        basis(20, independent=False),
    )

    with access.acting_as(petra), pytest.raises(CannotDecide):
        changes.approve_membership(petra, one, now=NOW)


def test_old_bases_alone_are_not_enough(petra: Actor, aino: Actor) -> None:
    one = playing.proposed(
        aino, playing.person(petra), playing.group(petra), basis(900), basis(180)
    )

    with access.acting_as(petra), pytest.raises(CannotDecide, match="2026-05-24"):
        changes.approve_membership(petra, one, now=NOW)


def test_nobody_approves_what_they_wrote_alone(petra: Actor, aino: Actor) -> None:
    mine = playing.proposed(petra, playing.person(petra), playing.group(petra), basis(9), basis(8))

    with access.acting_as(petra), pytest.raises(CannotDecide):
        changes.approve_membership(petra, mine, now=NOW)

    with access.acting_as(aino):
        changes.add_basis(aino, mine, basis(3), now=NOW)
    with access.acting_as(petra):
        changes.approve_membership(petra, mine, now=NOW)
    assert is_listed(petra, mine)


def test_the_other_city_decides_nothing(proposed: UUID, otto: Actor) -> None:
    with access.acting_as(otto), pytest.raises(NotVisible):
        changes.approve_membership(otto, proposed, now=NOW)


def test_a_confirmation_holds_as_long_as_the_site_says(counts: UUID, petra: Actor) -> None:
    evidence = basis(-20)

    with access.acting_as(petra):
        changes.confirm_membership(petra, counts, evidence=evidence, now=LATER)
        newest = MembershipConfirmation.objects.filter(membership=counts).latest("confirmed_on")

    assert newest.confirmed_on == LATER.date()
    assert newest.holds_until == LATER.date() + timedelta(days=180)


def test_nothing_new_confirms_nothing(counts: UUID, petra: Actor) -> None:
    with access.acting_as(petra), pytest.raises(CannotDecide, match="2026-11-20"):
        changes.confirm_membership(petra, counts, now=LATER)

    with access.acting_as(petra), pytest.raises(CannotDecide):
        changes.confirm_membership(petra, counts, evidence=basis(0), now=LATER)


def test_evidence_of_tomorrow_confirms_nothing(counts: UUID, petra: Actor) -> None:
    with access.acting_as(petra), pytest.raises(CannotDecide):
        changes.confirm_membership(petra, counts, evidence=basis(-31), now=LATER)


def test_one_new_basis_confirms_once(counts: UUID, petra: Actor, aino: Actor) -> None:
    with access.acting_as(aino):
        changes.add_basis(aino, counts, basis(-5), now=LATER)
    with access.acting_as(petra):
        changes.confirm_membership(petra, counts, now=LATER)

        with pytest.raises(CannotDecide):
            changes.confirm_membership(petra, counts, now=LATER + timedelta(days=60))


def test_a_dispute_takes_the_person_off_the_list_until_it_is_settled(
    counts: UUID, petra: Actor, aino: Actor
) -> None:
    with access.acting_as(aino):
        changes.dispute_membership(aino, counts, reason="Fel person", now=NOW)
    assert not is_listed(petra, counts)

    with access.acting_as(petra):
        changes.settle_dispute(petra, counts, upheld=False, outcome="Rätt person", now=LATER)

    assert not is_listed(petra, counts, LATER.date() - timedelta(days=1))
    assert is_listed(petra, counts, LATER.date())


def test_a_second_dispute_leaves_the_first_one_in_the_past(
    counts: UUID, petra: Actor, aino: Actor
) -> None:
    for days_on in (10, 40):
        with access.acting_as(aino):
            begun = NOW + timedelta(days=days_on)
            changes.dispute_membership(aino, counts, reason="Fel", now=begun)
        with access.acting_as(petra):
            settled = begun + timedelta(days=5)
            changes.settle_dispute(petra, counts, upheld=False, outcome="Rätt", now=settled)

    listed = [is_listed(petra, counts, TODAY + timedelta(days=n)) for n in (9, 12, 15, 42, 45)]
    assert listed == [True, False, True, False, True]


def test_a_dispute_that_is_upheld_leaves_the_past_too(
    counts: UUID, petra: Actor, aino: Actor
) -> None:
    with access.acting_as(aino):
        changes.dispute_membership(aino, counts, reason="Fel person", now=LATER)
    with access.acting_as(petra):
        changes.settle_dispute(petra, counts, upheld=True, outcome="Förväxling", now=LATER)

    assert not is_listed(petra, counts)


def test_who_raised_a_dispute_does_not_dismiss_it(counts: UUID, petra: Actor) -> None:
    with access.acting_as(petra):
        changes.dispute_membership(petra, counts, reason="Fel", now=NOW)

        with pytest.raises(CannotDecide):
            changes.settle_dispute(petra, counts, upheld=False, outcome="Nej", now=NOW)


Step = Callable[[Actor, UUID], object]
STEPS: dict[str, Step] = {
    "approve": lambda actor, one: changes.approve_membership(actor, one, now=LATER),
    "confirm": lambda actor, one: changes.confirm_membership(
        actor, one, evidence=basis(-9), now=LATER
    ),
    "dispute": lambda actor, one: changes.dispute_membership(actor, one, reason="x", now=LATER),
    "settle": lambda actor, one: changes.settle_dispute(
        actor, one, upheld=True, outcome="x", now=LATER
    ),
    "basis": lambda actor, one: changes.add_basis(actor, one, basis(1), now=LATER),
    "end": lambda actor, one: changes.end_membership(
        actor, one, EndPlan(reason=EndReason.LEFT, on=TODAY), now=LATER
    ),
}


@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_decided_about_a_membership_that_has_ended(
    counts: UUID, petra: Actor, step: str
) -> None:
    with access.acting_as(petra):
        changes.end_membership(petra, counts, EndPlan(reason=EndReason.LEFT, on=TODAY), now=NOW)

        with pytest.raises((CannotDecide, CannotRecord)):
            STEPS[step](petra, counts)


def test_somebody_who_left_stays_on_the_lists_of_the_time_before(
    counts: UUID, petra: Actor
) -> None:
    end = EndPlan(reason=EndReason.LEFT, on=LATER.date())
    with access.acting_as(petra):
        changes.end_membership(petra, counts, end, now=LATER)

    assert is_listed(petra, counts, LATER.date() - timedelta(days=1))
    assert not is_listed(petra, counts, LATER.date())


def test_somebody_who_never_met_the_criteria_leaves_every_list(counts: UUID, petra: Actor) -> None:
    end = EndPlan(reason=EndReason.NEVER_MET_CRITERIA, on=LATER.date())
    with access.acting_as(petra):
        changes.end_membership(petra, counts, end, now=LATER)

    assert not is_listed(petra, counts)


def test_a_membership_is_not_ended_far_ahead(counts: UUID, petra: Actor) -> None:
    end = EndPlan(reason=EndReason.LEFT, on=TODAY + timedelta(days=2))

    with access.acting_as(petra), pytest.raises(CannotDecide):
        changes.end_membership(petra, counts, end, now=NOW)


def test_one_source_is_not_counted_as_two(petra: Actor) -> None:
    source = playing.source(petra)
    bases = (basis(30, source_id=source), basis(10, source_id=source))

    with pytest.raises(CannotRecord):
        playing.proposed(petra, playing.person(petra), playing.group(petra), *bases)


def test_a_source_of_another_room_is_refused(petra: Actor) -> None:
    source = playing.source(petra, "orebro-joint")

    with pytest.raises(CannotRecord):
        playing.proposed(
            petra, playing.person(petra), playing.group(petra), basis(3, source_id=source)
        )


def test_the_day_is_swedish(petra: Actor, proposed: UUID) -> None:
    with access.acting_as(petra):
        changes.approve_membership(petra, proposed, now=datetime(2026, 11, 20, 23, 30, tzinfo=UTC))
        assert Membership.objects.get(pk=proposed).approved_on == date(2026, 11, 21)
