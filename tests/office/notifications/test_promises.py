"""What a team promised at a talk, in the ledger of promises."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from tests.office.groups import playing as groups
from tests.office.notifications import playing
from tests.office.notifications.playing import JOINT, NOW
from tests.office.notifications.test_pages import client_of, words_of

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.groups import changes as group_changes
from samsyn.office.groups.changes import EndPlan
from samsyn.office.groups.changes.plans import EndReason
from samsyn.office.notifications import changes
from samsyn.office.people import changes as people
from samsyn.office.people.changes import RestrictionPlan
from samsyn.office.promises import queries as promises
from samsyn.vocabulary.promises import PromiseKind, PromiseOccasion

pytestmark = pytest.mark.django_db
SAID = "Vi ringer dig på fredag"


def promised(petra: Actor, vera: Actor, person: UUID) -> tuple[UUID, UUID]:
    """A talk at which Vera's team promised something; the talk and the visit."""
    team = playing.member(petra), playing.member(vera, "orebro-social")
    talk, brief = playing.given(petra, *team, person_id=person)
    return talk, playing.log(playing.fresh(vera), brief, **{**playing.MET, "promised": SAID})


def enter(actor: Actor, talk: UUID, attempt: UUID) -> None:
    seen = playing.fresh(actor)
    with access.acting_as(seen):
        changes.enter_promise(
            seen, talk, attempt, kind=PromiseKind.HELP, now=NOW + timedelta(days=40)
        )


def ledger(actor: Actor) -> tuple[promises.PromiseShown, ...]:
    seen = playing.fresh(actor)
    with access.acting_as(seen):
        return promises.ledger(seen)


def test_a_talks_promise_stands_in_the_ledger_with_the_groups_of_that_day_word_for_word(
    petra: Actor, vera: Actor
) -> None:
    person, alm = playing.person(petra), groups.group(petra, "Grupp Alm", JOINT)
    membership = groups.member(petra, person, alm)
    talk, attempt = promised(petra, vera, person)
    left = NOW.date() + timedelta(days=10)
    with access.acting_as(petra):  # and the person leaves the group before it is entered
        plan = EndPlan(reason=EndReason.LEFT, on=left)
        group_changes.end_membership(petra, membership, plan, now=NOW + timedelta(days=11))

    enter(petra, talk, attempt)
    enter(petra, talk, attempt)

    [one] = ledger(petra)
    assert (one.verbatim, one.kind, one.made_on) == (SAID, PromiseKind.HELP, NOW.date())
    assert one.groups == ((alm, "Grupp Alm"),)
    assert one.occasion is PromiseOccasion.TALK
    assert one.made_by == "Polisen, Socialnämnden i Örebro"


def test_a_promise_to_somebody_in_no_known_group_is_the_sites_as_a_whole(
    petra: Actor, vera: Actor
) -> None:
    talk, attempt = promised(petra, vera, playing.person(petra))

    enter(petra, talk, attempt)

    assert [one.groups for one in ledger(petra)] == [()]
    assert "The site as a whole" in words_of(client_of("petra").get("/promises/"))


def test_a_promise_to_somebody_restricted_is_read_by_those_who_read_the_talk(
    petra: Actor, vera: Actor, frida: Actor
) -> None:
    person = playing.person(petra)
    with access.acting_as(petra):
        plan = RestrictionPlan(team=frozenset({petra.staff_id}), reason="Hot")
        people.restrict_person(petra, person, plan, now=NOW)
    talk, attempt = promised(playing.fresh(petra), vera, person)

    enter(petra, talk, attempt)

    assert [one.verbatim for one in ledger(petra)] == [SAID]
    assert ledger(frida) == ()


def test_the_team_does_not_write_in_the_ledger_itself(petra: Actor, vera: Actor) -> None:
    talk, attempt = promised(petra, vera, playing.person(petra))

    with pytest.raises((NotVisible, NotPermitted)):
        enter(vera, talk, attempt)


def test_the_planner_enters_it_from_the_talks_page_and_reads_that_it_stands_there(
    petra: Actor, vera: Actor
) -> None:
    talk, attempt = promised(petra, vera, playing.person(petra))
    client, address = client_of("petra"), f"/talks/{talk}/promises/{attempt}/"

    before = words_of(client.get(f"/talks/{talk}/"))
    form = words_of(client.get(address))
    after = words_of(client.post(address, {"kind": "help"}, follow=True))

    assert "Enter it in the ledger" in before
    assert SAID in form
    assert "Stands in the ledger" in after
    assert "Enter it in the ledger" not in after


def test_a_visit_without_a_promise_enters_nothing(petra: Actor, vera: Actor) -> None:
    team = playing.member(petra), playing.member(vera, "orebro-social")
    talk, brief = playing.given(petra, *team, now=timezone.now())
    attempt = playing.log(playing.fresh(vera), brief, now=timezone.now())

    answer = client_of("petra").post(f"/talks/{talk}/promises/{attempt}/", {"kind": "help"})

    assert answer.status_code == 422
    assert "Nothing was promised at that visit." in words_of(answer)
    assert ledger(petra) == ()
