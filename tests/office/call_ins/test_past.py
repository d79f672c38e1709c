"""A call-in that has been: told with its year, and as it was."""

from datetime import date, timedelta

import pytest
from tests.office.call_ins import playing
from tests.office.call_ins.test_pages import page_of, soon
from tests.office.groups import playing as groups
from tests.office.sign_in_of_tests import SignIn

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins import changes, queries
from samsyn.office.call_ins.changes import StatusPlan
from samsyn.vocabulary.call_ins import CandidateStatusKind

pytestmark = pytest.mark.django_db
AFTERWARDS = date(2027, 6, 1)
EVENING = playing.EVENING.date()


def ledger(actor: Actor, call_in_id: object, *, today: date) -> queries.Ledger:
    with access.acting_as(actor):
        return queries.ledger(actor, call_in_id, today=today)


def test_the_head_says_in_which_year_the_evening_is(petra: Actor, browser: SignIn) -> None:
    call_in = soon(petra, days=400)
    with access.acting_as(petra):
        head = queries.head_of(petra, call_in, today=playing.TODAY)

    assert f" {head.evening.year}, " in page_of(browser(petra), "call_in", call_in)


def test_nobody_more_is_offered_for_an_evening_that_has_been(petra: Actor) -> None:
    alm = playing.group(petra)
    groups.member(petra, playing.person(petra), alm)
    call_in = playing.call_in(petra, alm)

    before = ledger(petra, call_in, today=playing.TODAY)
    after = ledger(petra, call_in, today=AFTERWARDS)

    assert (len(before.candidates), before.cover[0].listed) == (1, 1)
    assert (after.candidates, after.cover[0].listed) == ((), 0)


def test_who_must_be_called_by_probation_is_told_so_in_the_list_before_they_are_chosen(
    petra: Actor, frida: Actor, browser: SignIn
) -> None:
    alm, person = playing.group(petra), playing.person(petra)
    groups.member(petra, person, alm)
    plan = StatusPlan(
        person_id=person, kind=CandidateStatusKind.SUPERVISED, since=playing.TODAY, until=None
    )
    with access.acting_as(frida):
        changes.enter_status(frida, plan, now=playing.NOW)

    page = page_of(browser(petra), "invitees", soon(petra, alm))

    assert "Står under övervakning" in page
    assert "Inget känt" not in page


@pytest.mark.parametrize(
    ("since", "until", "is_told"),
    [
        (EVENING - timedelta(days=100), EVENING + timedelta(days=100), True),
        (EVENING, None, True),
        (EVENING + timedelta(days=1), None, False),
        (EVENING - timedelta(days=100), EVENING - timedelta(days=1), False),
    ],
)
def test_what_did_not_hold_on_the_evening_is_not_told_of_it(
    petra: Actor, frida: Actor, since: date, until: date | None, is_told: bool
) -> None:
    person = playing.person(petra)
    call_in = playing.call_in(petra)
    playing.choose(petra, call_in, person)
    plan = StatusPlan(
        person_id=person, kind=CandidateStatusKind.SUPERVISED, since=since, until=until
    )
    with access.acting_as(frida):
        changes.enter_status(frida, plan, now=playing.NOW)

    [row] = ledger(petra, call_in, today=AFTERWARDS).rows

    assert bool(row.statuses) is is_told
