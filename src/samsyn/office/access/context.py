"""Tells the database who acts, for one transaction. Without it every wall shows no rows.

The setting is local to the transaction, so that it cannot reach the next user of a pooled
connection. Jobs, commands, threads and streams each open their own context.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import connection, transaction

from samsyn.office.access.actors import Actor

Chunk = TypeVar("Chunk", str, bytes)
_READ = """
SELECT coalesce(current_setting('samsyn.staff', true), ''),
       coalesce(current_setting('samsyn.request', true), ''),
       coalesce(current_setting('samsyn.purpose', true), '')
"""
_WRITE = """
SELECT set_config('samsyn.staff', %s, true),
       set_config('samsyn.request', %s, true),
       set_config('samsyn.purpose', %s, true)
"""


@contextmanager
def acting_as(actor: Actor) -> Iterator[Actor]:
    """Run a block as the actor, in one transaction."""
    with transaction.atomic():
        before = _read()
        _write((str(actor.staff_id), str(actor.request_id), actor.purpose))
        yield actor
        # A released savepoint keeps its settings, so the outer actor is put back by hand;
        # after an error the rollback does it.
        _write(before)


def streaming_as(actor: Actor, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Yield a response's chunks inside the actor's context, which the view has left by then."""
    with acting_as(actor):
        yield from chunks


def _read() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_READ)
        return tuple(cursor.fetchone())


def _write(values: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, values)
