"""The outbox is emptied peer by peer, in order; who does not answer is tried again, ever later."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from samsyn.office.exchange.changes.outbox import settle_received
from samsyn.office.exchange.changes.transport import Carry
from samsyn.office.exchange.models import Outgoing
from samsyn.office.exchange.queries.peers import keys_here, sender_of
from samsyn.office.exchange.sealing import Fault, Refused, open_receipt
from samsyn.office.exchange.sealing.faults import PASSING
from samsyn.office.partners.models import Peer

Clock = Callable[[], datetime]
_TURN = 5_301_848  # advisory lock, with the peer's number
_FIRST, _LONGEST = timedelta(seconds=2), timedelta(minutes=15)
_DOUBLED = 9  # times, before the longest wait
_OWN = frozenset({Fault.NOT_YET})  # of one package: others may go meanwhile


@dataclass(slots=True)
class Delivery:
    """What came of one round."""

    delivered: int = 0
    refused: int = 0
    put_off: int = 0


def deliver_due(carry: Carry, *, clock: Clock) -> Delivery:
    """Send what is due to every confirmed peer that has an address; several callers take turns."""
    went = Delivery()
    _let_expire(now=clock())
    waiting = Outgoing.objects.filter(state="waiting").values("peer")
    for peer in Peer.objects.filter(pk__in=waiting, confirmed_at__isnull=False).exclude(address=""):
        with _turn(peer.pk) as is_ours:
            if is_ours:
                _deliver_to(peer, carry, went, clock=clock)
    return went


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts."""
    return min(_FIRST * (1 << min(attempts, _DOUBLED)), _LONGEST)


def _deliver_to(peer: Peer, carry: Carry, went: Delivery, *, clock: Clock) -> None:
    for row in _in_order(peer):
        if row.next_try_at > clock():
            if row.fault in _OWN:
                continue
            return
        fault = _attempt(peer, row, carry, clock=clock)
        if fault is None:
            went.delivered += 1
        elif fault in PASSING:
            went.put_off += 1
            if fault not in _OWN:
                return
        else:
            went.refused += 1


def _in_order(peer: Peer) -> Iterator[Outgoing]:
    """Yield what waits for a peer, one by one: some of it may have been settled meanwhile."""
    last = 0
    while True:
        rows = Outgoing.objects.filter(peer=peer, state="waiting", pk__gt=last)
        row = rows.order_by("pk").first()
        if row is None:
            return
        yield row
        last = row.pk


def _attempt(peer: Peer, row: Outgoing, carry: Carry, *, clock: Clock) -> Fault | None:
    try:
        said = carry(peer.address, bytes(row.content))
        _settle(peer, row, said, now=clock())
    except Refused as refusal:
        _note(row, refusal.fault, now=clock())
        return refusal.fault
    return None


def _settle(peer: Peer, row: Outgoing, said: bytes, *, now: datetime) -> None:
    key, receipt = open_receipt(said, keys_here(), sender_of)
    if (key, receipt.message_id) != (peer.key, row.message_id):
        raise Refused(Fault.UNREACHABLE)  # somebody else answers at that address
    settle_received(key, receipt, said.decode("ascii").strip(), now=now)


def _note(row: Outgoing, fault: Fault, *, now: datetime) -> None:
    rows = Outgoing.objects.filter(pk=row.pk, state="waiting")
    attempts = row.attempts + 1
    if fault in PASSING:
        rows.update(
            attempts=attempts, next_try_at=now + wait_after(row.attempts), fault=fault.value
        )
    else:
        rows.update(
            attempts=attempts, state="refused", content=b"", settled_at=now, fault=fault.value
        )


def _let_expire(*, now: datetime) -> None:
    Outgoing.objects.filter(state="waiting", expires_at__lte=now).update(
        state="expired", content=b"", settled_at=now
    )


@contextmanager
def _turn(number: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_TURN, number])
        (is_ours,) = cursor.fetchone()
        try:
            yield is_ours
        finally:
            if is_ours:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_TURN, number])
