"""Where the ground asks, a second person of the room confirms before anything crosses."""

from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from tests.office.disclosures.conftest import NOW, plan_for, write_person
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.disclosures import changes, queries
from samsyn.office.disclosures.changes import CannotDisclose, Kind, Settling
from samsyn.office.disclosures.models import Disclosure, NumberSeries, Proposal, Receipt
from samsyn.vocabulary.uncertain_dates import DateInterval

pytestmark = pytest.mark.django_db
YOUNG = DateInterval.year(2009)


def propose(actor: Actor, **changed: Any) -> UUID:
    person = write_person(actor, "orebro-social", born=changed.pop("born", YOUNG))
    plan = plan_for(
        Kind.PERSON, person, **{"to": "orebro-police", "ground_key": "osl-10-18a", **changed}
    )
    with access.acting_as(actor):
        return changes.propose(actor, plan, now=NOW)


def settle(deed: Any, actor: Actor, waiting: UUID, reason: str = "") -> Any:
    with access.acting_as(actor):
        return deed(actor, Settling(proposal_id=waiting, reason=reason), now=NOW)


def nothing_has_crossed(sender: Actor, receiver: Actor) -> bool:
    with access.acting_as(sender):
        sent = Disclosure.objects.exists() or NumberSeries.objects.exists()
    with access.acting_as(receiver):
        return not (sent or Receipt.objects.exists())


def test_one_person_alone_cannot_tell_on_such_a_ground(sami: Actor, petra: Actor) -> None:
    person = write_person(sami, "orebro-social", born=YOUNG)
    plan = plan_for(Kind.PERSON, person, to="orebro-police", ground_key="osl-10-18a")

    with pytest.raises(CannotDisclose), access.acting_as(sami):
        changes.disclose(sami, plan, now=NOW)

    assert nothing_has_crossed(sami, petra)


def test_it_crosses_when_a_colleague_confirms(sami: Actor, sara: Actor, petra: Actor) -> None:
    waiting = propose(sami)
    assert nothing_has_crossed(sami, petra)

    sent = settle(changes.confirm, sara, waiting)

    with access.acting_as(sami):
        row = Disclosure.objects.get(pk=sent)
        line = queries.proposal(sami, waiting)
    with access.acting_as(petra):
        assert Receipt.objects.get(disclosure_id=sent).number == row.number
    assert (row.decided_by_id, row.confirmed_by_id) == (sami.staff_id, sara.staff_id)
    assert [one["test"] for one in row.answers] == [
        "age", "special_risk", "helps_prevent", "unsuitable", "past_crime",
    ]  # fmt: skip
    assert (line.state, line.disclosure_id) == ("confirmed", sent)


def test_nobody_confirms_or_declines_their_own_and_only_the_first_withdraws(
    sami: Actor, sara: Actor, petra: Actor
) -> None:
    waiting = propose(sami)

    for deed, actor in (
        (changes.confirm, sami),
        (changes.decline, sami),
        (changes.withdraw, sara),
    ):
        with pytest.raises(CannotDisclose):
            settle(deed, actor, waiting, "Nej")
    settle(changes.withdraw, sami, waiting)

    with pytest.raises(CannotDisclose):
        settle(changes.confirm, sara, waiting)
    assert nothing_has_crossed(sami, petra)


def test_the_second_says_no_with_why(sami: Actor, sara: Actor, petra: Actor) -> None:
    waiting = propose(sami)
    with pytest.raises(CannotDisclose):
        settle(changes.decline, sara, waiting)

    settle(changes.decline, sara, waiting, "Insatsen skulle skadas")

    with access.acting_as(sami):
        line = queries.proposal(sami, waiting)
    assert (line.state, line.reasons) == ("declined", ("Insatsen skulle skadas",))
    assert nothing_has_crossed(sami, petra)


def test_everything_is_judged_before_it_waits_and_again_when_it_is_confirmed(
    sami: Actor, sara: Actor
) -> None:
    with pytest.raises(CannotDisclose):
        propose(sami, born=DateInterval.year(1999))
    waiting = propose(sami)
    with access.acting_as(sami):
        person = Proposal.objects.get(pk=waiting).person_id
        connection.cursor().execute(
            "UPDATE people_person SET protected_identity = 'secrecy_mark' WHERE id = %s", [person]
        )

    with pytest.raises(CannotDisclose):
        settle(changes.confirm, sara, waiting)


def test_another_room_sees_nothing_of_what_waits(sami: Actor, petra: Actor) -> None:
    waiting = propose(sami)

    with pytest.raises(NotVisible), access.acting_as(petra):
        queries.proposal(petra, waiting)
    with access.acting_as(petra):
        assert queries.work(petra).waiting == ()


def test_it_is_a_task_of_the_colleague_and_not_of_the_first(sami: Actor, sara: Actor) -> None:
    waiting = propose(sami)

    with access.acting_as(sara):
        (task,) = queries.door_tasks(sara, now=NOW)

    assert task.id == waiting
    assert task.owner_ids == {sara.staff_id}


def test_the_database_itself_asks_for_the_second(sami: Actor, sara: Actor) -> None:
    sent = settle(changes.confirm, sara, propose(sami))
    with access.acting_as(sami):
        row = Disclosure.objects.get(pk=sent)

    for confirmed_by in (None, sami.staff_id):
        row.pk, row.number, row.confirmed_by_id = UUID(int=7), "SOC-O-2026-0099", confirmed_by
        with pytest.raises(DatabaseError), access.acting_as(sami):
            row.save(force_insert=True)


def test_the_colleague_confirms_on_the_page(client: Client, sami: Actor, sara: Actor) -> None:
    page = f"/disclosures/work/waiting/{propose(sami)}/"

    first = signed_in(sami, at=client).get(page)
    seen = signed_in(sara, at=client).get(page)
    refused = signed_in(sara, at=client).post(page, {"act": "decline"})
    done = signed_in(sara, at=client).post(page, {"act": "confirm"})

    assert 'value="confirm"' not in first.text
    assert 'value="withdraw"' in first.text
    assert 'value="confirm"' in seen.text
    assert refused.status_code == 422
    assert done.status_code == 302
    assert "/disclosures/" in done.url
