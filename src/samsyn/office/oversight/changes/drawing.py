"""Draws what a month's review looks at. The service does it: it alone can compare with records."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.oversight import queries, rules
from samsyn.office.oversight.models import LogReview, LogReviewLine
from samsyn.office.oversight.rules import Facts, Seen
from samsyn.office.partners.models import Room
from samsyn.office.partners.queries import limits_by_room
from samsyn.office.partners.rules import Limit

TABLE = "oversight_logreview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What is drawn from: the readings of one month in one room, and what rules compare with."""

    room_id: int
    first: date
    readings: Sequence[Seen]
    facts: Facts
    by_systems: Sequence[Seen] = ()


@transaction.atomic
def draw_due(*, now: datetime, seed_of: Callable[[], int]) -> int:
    """Draw every month that has ended, in each room that somebody reviews; return how many."""
    drawn = 0
    with queries.as_reviewing_service(now=now) as service:
        with connection.cursor() as cursor:  # several workers draw one after the other
            cursor.execute("LOCK TABLE oversight_logreview IN SHARE ROW EXCLUSIVE MODE")
        for room in queries.rooms_with_reviewers(service, now=now):
            zone = queries.zone_of(room)
            today = now.astimezone(zone).date()
            latest = queries.latest_month(service, room.pk)
            for first in rules.months_to_draw(today, latest=latest):
                readings, by_systems, facts = queries.month_of(service, room, first, zone=zone)
                month = Month(
                    room_id=room.pk,
                    first=first,
                    readings=readings,
                    facts=facts,
                    by_systems=by_systems,
                )
                draw(service, month, seed=seed_of(), now=now)
                drawn += 1
    return drawn


def draw(service: Actor, month: Month, *, seed: int, now: datetime) -> UUID:
    """Write one month's review: the samples, and everything that a rule points at."""
    permit = access.require(service, Deed.REVIEW_LOG, about=RoomItself(month.room_id))
    limits = limits_by_room([month.room_id])[month.room_id].on(month.first)
    review = LogReview.objects.create(
        room=Room.objects.get(pk=month.room_id),
        month=month.first,
        due_on=rules.month_after(month.first) + timedelta(days=limits[Limit.LOG_DAYS]),
        drawn_at=now,
        seed=seed,
        sample_size=limits[Limit.LOG_SAMPLE],
        readings=len(month.readings),
        system_sample=rules.system_sample_size(limits[Limit.LOG_SAMPLE]),
        system_readings=len(month.by_systems),
    )
    lines = _lines(review, month)
    LogReviewLine.objects.bulk_create(lines)
    audit.record(permit, subject=TABLE, record_ids=[review.pk])
    return review.pk


def _lines(review: LogReview, month: Month) -> list[LogReviewLine]:
    sampled = rules.sample_of(month.readings, seed=review.seed, size=review.sample_size)
    sampled |= rules.sample_of_systems(
        month.by_systems, seed=review.seed, size=review.system_sample
    )
    pointed: dict[int, dict[str, object]] = defaultdict(dict)
    for one in rules.pointed_at(month.readings, month.facts):
        pointed[one.number][one.anomaly.value] = dict(one.inputs)
    return [
        LogReviewLine(
            review=review,
            room_id=review.room_id,
            event_number=row.number,
            at=row.at,
            reader_id=row.staff_id,
            way=row.way.value,
            people=len(row.people),
            person_ids=[row.opened] if row.opened else [],
            is_sampled=row.number in sampled,
            rules=pointed.get(row.number, {}),
        )
        for row in (*month.readings, *month.by_systems)
        if row.number in sampled or row.number in pointed
    ]
