"""Adds and removes followers, and takes their letters out one by one.

Nobody of the staff does any of it: a reader does, by a link of their own, or a job. The
functions of the database answer for themselves, and hand out an address only with its letter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One letter that is to be sent now, and is marked as sent already."""

    follower: UUID
    address: str
    language: str
    event: datetime  # what it tells of
    told_before: datetime


def follow(site_id: int, address: str, language: str, *, now: datetime) -> None:
    """Let an address follow a site. A second time changes its language and nothing else."""
    _ask("SELECT samsyn_follower_add(%s, %s, %s, %s)", [site_id, address, language, now])


def stop(follower: UUID) -> None:
    """Remove a follower at once. Whoever is gone already is no fault."""
    _ask("SELECT samsyn_follower_remove(%s)", [follower])


def take_letter(site_id: int, event: datetime, *, now: datetime) -> Due | None:
    """Take out the next letter of an event, None if everybody has been told.

    What it marks is committed before it returns: a letter whose worker dies is not sent again.
    """
    with transaction.atomic(durable=True):
        found = _ask(
            "SELECT follower, mail, spoken, told_before FROM samsyn_followers_take(%s, %s, %s)",
            [site_id, event, now],
        )
    if found is None:
        return None
    follower, address, language, before = found
    return Due(
        follower=follower, address=address, language=language, event=event, told_before=before
    )


def give_back(letter: Due, *, now: datetime) -> None:
    """Note that the mail server refused a letter: it has not left, and is tried again later."""
    _ask(
        "SELECT samsyn_follower_refused(%s, %s, %s, %s)",
        [letter.follower, letter.event, letter.told_before, now],
    )


def forget(site_id: int, *, until: datetime) -> int:
    """Remove those who have followed a site since before a moment, and return how many."""
    found = _ask("SELECT samsyn_followers_forget(%s, %s)", [site_id, until])
    return int(found[0]) if found else 0


def _ask(statement: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: tuple[Any, ...] | None = cursor.fetchone()
        return found
