"""The outbox keeps order, tries again ever later, and sends to nobody who is not confirmed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.office.disclosures.conftest import plan_for, write_person
from tests.office.exchange.conftest import (
    GROUND,
    KUMLA,
    NOW,
    UNCONFIRMED,
    carried,
    tell_kumla,
)

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures import queries
from samsyn.office.disclosures.changes import CannotDisclose, Kind, disclose, send_again
from samsyn.office.exchange import changes
from samsyn.office.exchange.changes.delivering import wait_after
from samsyn.office.exchange.models import Outgoing
from samsyn.office.exchange.queries import keys_here
from samsyn.office.exchange.sealing import (
    Fault,
    Package,
    Receipt,
    Refused,
    Sender,
    open_package,
    write_receipt,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("peers")]


class Inbox:
    """The peer's inbox, as it would answer."""

    def __init__(self, *faults: Fault | None, knows: Callable[[Package], bytes] | None = None):
        self.faults, self.read, self.answer = list(faults), [], knows or receipt_for

    def __call__(self, address: str, content: bytes) -> bytes:
        assert address == "http://127.0.0.1:1/"
        here = keys_here().public
        known = {here.id: Sender(key="orebro", keys=here, is_confirmed=True)}
        _sender, package = open_package(content, KUMLA, known.get, now=NOW)
        self.read.append(package)
        if self.faults and (fault := self.faults.pop(0)):
            raise Refused(fault)
        return self.answer(package)


def receipt_for(package: Package) -> bytes:
    told = Receipt(message_id=package.message_id, mark="m", received_at=NOW)
    return write_receipt(told, KUMLA, keys_here().public).encode()


def tell(petra: Actor, times: int = 1) -> list[Any]:
    return [tell_kumla(petra, Kind.PERSON, write_person(petra)) for _ in range(times)]


def deliver(inbox: Inbox, after: timedelta = timedelta()) -> changes.Delivery:
    return changes.deliver_due(inbox, clock=lambda: NOW + after)


def states() -> list[tuple[str, str]]:
    return list(Outgoing.objects.order_by("pk").values_list("state", "fault"))


def test_what_is_told_goes_in_order_and_leaves_only_its_receipt(petra: Actor) -> None:
    told, inbox = tell(petra, 3), Inbox()

    went = deliver(inbox)

    assert went.delivered == 3
    assert [one.message_id for one in inbox.read] == told
    rows = Outgoing.objects.all()
    assert {(row.state, bytes(row.content), bool(row.receipt)) for row in rows} == {
        ("delivered", b"", True)
    }
    assert deliver(inbox).delivered == 0


def test_who_does_not_answer_is_tried_again_later_and_nothing_overtakes(petra: Actor) -> None:
    tell(petra, 2)
    inbox = Inbox(Fault.UNREACHABLE)

    assert deliver(inbox).put_off == 1
    assert deliver(inbox, timedelta(seconds=1)).delivered == 0
    assert len(inbox.read) == 1
    assert deliver(inbox, timedelta(seconds=2)).delivered == 2
    assert [int(wait_after(n).total_seconds()) for n in (0, 1, 2, 8, 9, 99)] == [
        2,
        4,
        8,
        512,
        900,
        900,
    ]


def test_one_that_waits_for_another_lets_the_rest_go(petra: Actor) -> None:
    tell(petra, 2)

    went = deliver(Inbox(Fault.NOT_YET))

    assert (went.put_off, went.delivered) == (1, 1)
    assert states() == [("waiting", "not_yet"), ("delivered", "")]


def test_what_is_refused_says_why_and_can_be_sealed_anew(petra: Actor) -> None:
    (told,) = tell(petra)
    deliver(Inbox(Fault.ROOM_REFUSES))
    with access.acting_as(petra):
        entry = queries.entry(petra, told)
        failed = queries.carriage_of(petra, entry)
        send_again(petra, told, now=NOW)
        again = queries.carriage_of(petra, entry)
        with pytest.raises(CannotDisclose):
            send_again(petra, told, now=NOW)

    assert (failed.has_failed, again.has_failed) == (True, False)
    assert failed.packages[0].fault == "room_refuses"
    assert len(again.packages) == 1
    inbox = Inbox()
    assert deliver(inbox).delivered == 1
    assert inbox.read[0].message_id == told


def test_nothing_is_told_to_who_is_not_confirmed_and_no_such_room_is_offered(petra: Actor) -> None:
    person = write_person(petra)
    plan = plan_for(Kind.PERSON, person, to=UNCONFIRMED, ground_key=GROUND)

    with access.acting_as(petra), pytest.raises(CannotDisclose) as refused:
        disclose(petra, plan, now=NOW)
    with access.acting_as(petra):
        rooms = queries.opening(petra, Kind.PERSON, person, now=NOW).rooms

    assert "inte bekräftade" in str(refused.value)
    assert "Frivården Kumla" in [room.short_name for room in rooms]
    assert "Frivården Hallsberg" not in [room.short_name for room in rooms]
    assert not Outgoing.objects.exists()


@pytest.mark.parametrize("answer", [b"", b"{}", b"a.b.c"])
def test_an_answer_that_is_no_receipt_of_the_peer_delivers_nothing(
    petra: Actor, answer: bytes
) -> None:
    tell(petra)

    deliver(Inbox(knows=lambda _package: answer))

    ((state, fault),) = states()
    assert (state, bool(fault)) != ("delivered", False)


def test_a_package_that_waited_too_long_is_given_up(petra: Actor) -> None:
    tell(petra)

    assert deliver(Inbox(), timedelta(days=31)).delivered == 0
    assert states() == [("expired", "")]


def test_a_receipt_that_comes_as_a_file_settles_it_once(petra: Actor) -> None:
    (told,) = tell(petra)
    (package,) = carried()

    assert changes.take_receipt(receipt_for(package), now=NOW) == told
    assert changes.take_receipt(receipt_for(package), now=NOW) == told
    assert states() == [("delivered", "")]
