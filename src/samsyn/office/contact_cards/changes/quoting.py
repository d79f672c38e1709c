"""The help line notes that a caller quoted a card. Only social services do, and read nothing here.

Wrong codes are counted for each member of staff and for the whole installation, so that nobody
can find codes by trying. Right ones are not: a busy evening must not close the line.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.contact_cards import codes, sealing


class Quoted(Enum):
    """What became of a code that was typed."""

    NOTED = "noted"
    MISTYPED = "mistyped"  # its check sign is wrong: some sign was misheard
    UNKNOWN = "unknown"
    TOO_MANY_TRIES = "too_many_tries"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many wrong codes in so many seconds."""

    wrong: int
    seconds: int


OF_ONE = Limit(wrong=10, seconds=10 * 60)
OF_ALL = Limit(wrong=200, seconds=24 * 60 * 60)


@transaction.atomic
def quote_card(actor: Actor, room_id: int, code: str, *, on: date, now: datetime) -> Quoted:
    """Note a quoted code for the counts. `room_id` is the social-services room of the contact.

    The answer says only whether the code is a card's of this site. It is the same for a card that
    was quoted before, was lost, or was never handed over.
    """
    permit = access.require(actor, Deed.QUOTE_CARD, about=RoomItself(room_id))
    counters = _counters(actor, now)
    if any(cache.get(name, 0) >= limit.wrong for name, limit in counters.items()):
        return Quoted.TOO_MANY_TRIES
    code = codes.normal(code)
    if not codes.is_whole(code):
        return Quoted.MISTYPED
    mark = sealing.quote_mark(code, key=settings.CARD_KEY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn_quote_mark(%s, %s)", [mark, on])
        is_known = bool(cursor.fetchone()[0])
    _note(permit)
    if is_known:
        return Quoted.NOTED
    for name, limit in counters.items():
        cache.add(name, 0, limit.seconds)
        cache.incr(name)
    return Quoted.UNKNOWN


@transaction.atomic
def take_back_quote(actor: Actor, room_id: int, code: str) -> None:
    """Undo a quote that was noted by mistake. Says nothing of what was there."""
    permit = access.require(actor, Deed.QUOTE_CARD, about=RoomItself(room_id))
    mark = sealing.quote_mark(codes.normal(code), key=settings.CARD_KEY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT samsyn_take_back_mark(%s)", [mark])
    _note(permit)


def _counters(actor: Actor, now: datetime) -> dict[str, Limit]:
    """Return the names of the counts in force, which change when their time is over."""
    moment = int(now.timestamp())
    return {
        f"card-quotes-{actor.staff_id}-{moment // OF_ONE.seconds}": OF_ONE,
        f"card-quotes-all-{moment // OF_ALL.seconds}": OF_ALL,
    }


def _note(permit: Permit) -> None:
    """Leave a trace in the social-services room's own log: who, when, and no card."""
    audit.record(permit, subject="contact_cards_quote", record_ids=[])
