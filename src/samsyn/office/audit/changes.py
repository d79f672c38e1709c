"""Writes what staff meant to do and what they read; row changes are caught by triggers.

Both go through one database function in the transaction of the deed itself, so that a
failing audit write fails the read or the change.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import connection, transaction

from samsyn.office.access import Actor, Permit
from samsyn.office.partners.queries import held_at

ACCOUNT = "accounts_staff"  # subject of what happens to an account


class WrongContext(RuntimeError):
    """The actor and the database's context differ: a bug, never to be shown as a page."""


class Reading(StrEnum):
    """A way in which records reach somebody's eyes."""

    PAGE = "read"
    LIST = "list"
    SEARCH = "search"
    NAMES = "reveal_names"
    EXPORT = "export"
    PRINT = "print"


EMERGENCY_MARK = "emergency:"  # among an event's fields, before the emergency's identifier
FILE_MARK = "sha256:"  # among an event's fields, before the mark of the file that left
_SHOWN = (Reading.PAGE, Reading.LIST)


class OperatorEvent(StrEnum):
    """What an operator does, by command, to an account, a site's rules or the installation."""

    PASSWORD_RESET = "password_reset"  # noqa: S105  an event, not a password
    FACTOR_RESET = "factor_reset"
    GROUND_APPROVED = "ground_approve"
    GROUND_WITHDRAWN = "ground_withdraw"
    RESTORED = "restore"
    SITE_EXPORTED = "site_export"
    SITE_IMPORTED = "site_import"


class DoorEvent(StrEnum):
    """What happens to an account at the front door."""

    SIGNED_IN = "sign_in"
    SIGNED_OUT = "sign_out"
    SESSION_ENDED = "session_end"
    PASSWORD_CHANGED = "password_change"  # noqa: S105  an event, not a password
    FACTOR_ADDED = "factor_add"
    FACTOR_REMOVED = "factor_remove"
    CODES_MADE = "codes_make"
    FEED_OPENED = "feed_open"
    FEED_CLOSED = "feed_close"


def record(permit: Permit, *, subject: str, record_ids: Iterable[UUID]) -> None:
    """Note a permitted deed and the records that came of it."""
    _write(permit.actor, permit.deed.value, subject, list(record_ids), [permit.room_id])


def record_named(permit: Permit, *, subject: str, name: str) -> None:
    """Note a permitted deed on something that has a name rather than an identifier."""
    _write(permit.actor, permit.deed.value, subject, [name], [permit.room_id])


def record_reading(
    actor: Actor,
    reading: Reading,
    *,
    subject: str,
    record_ids: Sequence[UUID],
    room_ids: Iterable[int],
    digest: str = "",
) -> None:
    """Note that the actor has been shown these records of these rooms.

    An empty list of records is noted too for a search: looking for somebody is a reading.
    Who reads in order to print has printed what a page or a list shows. A reading in a room that
    is open in an emergency is marked with it. `digest` is the SHA-256 of the file in which they
    leave: with it the file is known again.
    """
    if actor.on_paper and reading in _SHOWN:
        reading = Reading.PRINT
    rooms = set(room_ids)
    marks = [
        f"{EMERGENCY_MARK}{one.emergency.id}"
        for one in actor.opened
        if one.emergency and one.room_id in rooms
    ]
    if digest:
        marks.append(f"{FILE_MARK}{digest}")
    _write(actor, reading.value, subject, list(record_ids), sorted(rooms), marks)


def record_print(actor: Actor, *, page: str) -> None:
    """Note that the actor prints a page. Its records are noted by the queries that show them."""
    rooms = sorted({held.room_id for held in actor.roles})
    _write(actor, Reading.PRINT.value, f"page:{page}"[:80], [], rooms)


def record_refused(actor: Actor, *, subject: str) -> None:
    """Note that the actor tried something that no role of theirs grants."""
    _write(actor, "refused", subject[:80], [], sorted(held.room_id for held in actor.roles))


def record_not_found(actor: Actor, *, subject: str) -> None:
    """Note that the actor asked for a record that is not there for them, wherever it may lie.

    It stands under the actor's own rooms: whose the record is, if it is anybody's, is not asked.
    """
    _write(actor, "not_found", subject[:80], [], sorted(held.room_id for held in actor.roles))


def record_at_door(actor: Actor, event: DoorEvent) -> None:
    """Note a sign-in, a sign-out or a change of the actor's own account.

    It stands under all the actor's rooms, so that whoever reads a room's log finds it.
    """
    _write(actor, event.value, "session", [], sorted({held.room_id for held in actor.roles}))


def record_failed_sign_in(address: str = "", *, now: datetime) -> None:
    """Note that somebody could not sign in, under the rooms of whose address it was.

    Nothing typed is kept, and an address that is nobody's costs the same two statements, so that
    the time of the answer tells nobody which addresses are somebody's.
    """
    held = held_at(now).filter(staff__email__iexact=address).values_list("staff_id", "room_id")
    rows = list(held)
    _append(
        "sign_in_failed",
        ACCOUNT,
        sorted({str(staff_id) for staff_id, _room_id in rows}),
        sorted({room_id for _staff_id, room_id in rows}),
    )


def record_refused_package(fault: str, *, sender: str, room_ids: Iterable[int]) -> None:
    """Note that something from another installation was not taken in, and why; first of a day.

    `sender` is the key of the peer whose signature it bore, '' if it bore none that is known.
    """
    _append(
        "package_refused",
        "exchange_refusedpackage",
        [],
        sorted(set(room_ids)),
        [f"fault:{fault}", *([f"sender:{sender}"] if sender else [])],
    )


@transaction.atomic
def record_by_operator(
    event: OperatorEvent,
    *,
    subject: str,
    record_id: str,
    room_ids: Iterable[int],
    reason: str,
    fields: Sequence[str] = (),
) -> None:
    """Note what an operator has done, and why, under the rooms that it concerns."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('samsyn.purpose', %s, true)", [reason])
    _append(event.value, subject, [record_id], sorted(set(room_ids)), fields)


def erase_texts(permit: Permit, *, record_ids: Iterable[UUID | int]) -> int:
    """Erase the free text of every event about these records, and return of how many.

    The events stay, and so do their seals: they hold a mark of the text that tells nothing of
    it. Which events lost their text is an event of its own, so that `samsyn audit verify` tells
    erased from changed. Texts in backups go with those; see `samsyn restore`.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT samsyn_log.erase_texts(%s::text[]) WHERE samsyn_staff() = %s",
            [[str(one) for one in record_ids], permit.actor.staff_id],
        )
        found = cursor.fetchone()
    if found is None:
        raise WrongContext(f"{permit.actor.name} is not who the database believes is acting.")
    return int(found[0])


def rooms_of(staff_id: int, *, now: datetime) -> list[int]:
    """Return the rooms under which what happens to an account is noted."""
    return sorted(set(held_at(now).filter(staff_id=staff_id).values_list("room_id", flat=True)))


def _append(
    action: str,
    subject: str,
    record_ids: list[str],
    room_ids: list[int],
    fields: Sequence[str] = (),
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT samsyn_log.append(%s, %s, %s::text[], %s::integer[], %s::text[], 0)",
            [action, subject, record_ids, room_ids, list(fields)],
        )


def _write(
    actor: Actor,
    action: str,
    subject: str,
    record_ids: Sequence[UUID | str],
    room_ids: list[int],
    marks: Sequence[str] = (),
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT samsyn_log.append(%s, %s, %s::text[], %s::integer[], %s::text[], %s)"
            " WHERE samsyn_staff() = %s",
            [
                action,
                subject,
                [str(one) for one in record_ids],
                room_ids,
                list(marks),
                len(record_ids),
                actor.staff_id,
            ],
        )
        if cursor.fetchone() is None:
            raise WrongContext(f"{actor.name} is not who the database believes is acting.")
