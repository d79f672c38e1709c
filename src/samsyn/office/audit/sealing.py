"""Seals what has been recorded: numbers the new events, hashes and signs them, batch by batch.

Speaks with the database as its owner: the office itself may not call what seals.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection as office
from psycopg import Connection

from samsyn.sealing import (
    HASH_SIZE,
    NOTHING_BEFORE,
    Seal,
    SigningKey,
    hash_of,
    root_of,
)

MOST_EVENTS = 1000  # of one seal
MAY_WAIT = timedelta(hours=1)  # for a seal or a copy, before somebody should look


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What one sealing did."""

    events: int
    seals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SealingState:
    """How far the record is sealed and copied out. Events that wait are in no seal yet."""

    seals: int
    sealed: int
    sealed_at: datetime | None
    waiting: int
    waiting_since: datetime | None
    copied: int | None  # number of the last seal copied
    copied_at: datetime | None
    copied_behind: datetime | None  # when the first seal that has not been copied was made


def sealing_state() -> SealingState:
    """Return how far the record is sealed; numbers and times, which anybody may know."""
    with office.cursor() as cursor:
        cursor.execute("SELECT * FROM samsyn_log.sealing_state()")
        names = [column.name for column in cursor.description]
        return SealingState(**dict(zip(names, cursor.fetchone(), strict=True)))


def skipped_events() -> int:
    """Return how many events will never be sealed, since nobody looks for them any more: none."""
    with office.cursor() as cursor:
        cursor.execute("SELECT samsyn_log.skipped()")
        return int(cursor.fetchone()[0])


def seal_events(owner: Connection, key: SigningKey, *, now: datetime) -> Sealed:
    """Seal every event that is visible now. Several at once take turns, seal by seal."""
    with owner.transaction():
        owner.execute("SELECT samsyn_log.number_events()")
    events = seals = 0
    while count := _seal_batch(owner, key, now):
        events += count
        seals += 1
    return Sealed(events=events, seals=seals)


def written(moment: datetime) -> str:
    """Return a moment as seals and events write it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _seal_batch(owner: Connection, key: SigningKey, now: datetime) -> int:
    with owner.transaction():
        found = owner.execute("SELECT * FROM samsyn_log.next_batch(%s)", [MOST_EVENTS]).fetchone()
        if found is None or found[3] is None:
            return 0
        number, first, previous, joined = found
        leaves = [joined[at : at + HASH_SIZE] for at in range(0, len(joined), HASH_SIZE)]
        seal = Seal(
            number=number,
            first=first,
            last=first + len(leaves) - 1,
            at=written(now),
            previous=hash_of(previous) if previous else NOTHING_BEFORE,
            root=root_of(leaves).hex(),
            key=key.public.fingerprint,
        )
        owner.execute("SELECT samsyn_log.write_seal(%s, %s)", [seal.statement(), seal.signed(key)])
        return len(leaves)
