"""Empties the outbox while the office is served: soon after something is told, and again."""

from threading import Event, Thread

from django.db import Error, connection
from django.utils import timezone

from samsyn.office.exchange.changes import carrier, deliver_due

LOOKS_EVERY = 2.0  # seconds; one cheap question to the database if nothing waits


def keep_carrying(stop: Event) -> Thread:
    """Carry what is due again and again, in a thread of its own, until told to stop."""
    thread = Thread(target=_carry_until, args=[stop], daemon=True, name="courier")
    thread.start()
    return thread


def _carry_until(stop: Event) -> None:
    carry = carrier()
    while not stop.is_set():
        try:
            deliver_due(carry, clock=timezone.now)
        except Error:  # the server restarts: the next look may succeed
            connection.close()
        stop.wait(LOOKS_EVERY)
    connection.close()
