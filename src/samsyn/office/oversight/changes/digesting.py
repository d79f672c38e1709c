"""Freezes each week who from outside has read in a room, and notes that somebody has seen it."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.oversight import queries, rules
from samsyn.office.oversight.models import AccessDigest
from samsyn.office.oversight.queries import DigestLine

TABLE = "oversight_accessdigest"


@transaction.atomic
def make_due_digests(*, now: datetime) -> list[int]:
    """Write every week that has ended, in each room whose log somebody reads.

    Returns the rooms in which somebody from outside has read, for the letters about it.
    """
    told = []
    with queries.as_reviewing_service(now=now) as service:
        with connection.cursor() as cursor:  # several workers write one after the other
            cursor.execute("LOCK TABLE oversight_accessdigest IN SHARE ROW EXCLUSIVE MODE")
        for room in queries.rooms_with_log_readers(service, now=now):
            zone = queries.zone_of(room)
            latest = queries.latest_week(service, room.pk)
            for monday in rules.weeks_to_write(now.astimezone(zone).date(), latest=latest):
                lines = queries.read_from_outside(service, room, monday, zone=zone)
                write_digest(service, room.pk, monday, lines, now=now)
                if lines:
                    told.append(room.pk)
    return sorted(set(told))


def write_digest(
    service: Actor, room_id: int, monday: date, lines: Iterable[DigestLine], *, now: datetime
) -> UUID:
    """Write one week of one room, which nobody can change after that."""
    permit = access.require(service, Deed.REVIEW_LOG, about=RoomItself(room_id))
    digest = AccessDigest.objects.create(
        room_id=room_id, week=monday, made_at=now, lines=[asdict(one) for one in lines]
    )
    audit.record(permit, subject=TABLE, record_ids=[digest.pk])
    return digest.pk


@transaction.atomic
def mark_digest_read(actor: Actor, digest_id: UUID, *, now: datetime) -> None:
    """Note that the actor has seen it; the first to say so stands there."""
    digest = queries.digest_row(actor, digest_id)
    permit = access.require(actor, Deed.READ_AUDIT, about=digest)
    if digest.read_at is None:
        digest.read_at, digest.read_by_id = now, actor.staff_id
        digest.save(update_fields=["read_at", "read_by"])
        audit.record(permit, subject=TABLE, record_ids=[digest.pk])
