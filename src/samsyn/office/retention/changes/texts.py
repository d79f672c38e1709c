"""Empties texts of oversight whose period is over. No record goes, so nobody prepares it."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone

from samsyn.office.access.keeping import Texts, declarations
from samsyn.office.partners.models import Room
from samsyn.office.retention import queries


@transaction.atomic
def empty_texts(*, now: datetime, is_demo: bool) -> int:
    """Empty what a rule in use says is due, in every room; return how many rows. The log says so.

    A text whose start event has not happened stays: an unsigned review is late until somebody
    signs it.
    """
    today, emptied = timezone.localdate(now), 0
    with queries.as_service(now=now) as service:
        for room in Room.objects.filter(pk__in=service.seen_rooms).order_by("pk"):
            for rule in queries.rules_in_use(room, today=today, is_demo=is_demo):
                for texts in _told_by(rule.kind):
                    emptied += _empty(texts, room.pk, rule.months, today)
    return emptied


def _told_by(kind: str) -> Iterator[Texts]:
    return (one for one in declarations() if isinstance(one, Texts) and one.kind.value == kind)


def _empty(texts: Texts, room_id: int, months: int, today: date) -> int:
    with connection.cursor() as cursor:
        asked = f"SELECT {connection.ops.quote_name(texts.emptied_by)}(%s, %s, %s)"
        cursor.execute(asked, [room_id, months, today])
        [emptied] = cursor.fetchone()
    return int(emptied)
