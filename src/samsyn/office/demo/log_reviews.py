"""Invented readings of two months in the police room, and their reviews: one signed, one due.

The record itself cannot be written for days gone by, so these lines have no events behind them.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit.changes import Reading
from samsyn.office.oversight import changes, queries
from samsyn.office.oversight.changes.drawing import Month
from samsyn.office.oversight.rules import Facts, Seen, first_of, month_after
from samsyn.office.partners.models import Room
from samsyn.vocabulary.oversight import Verdict

_USUAL = 90  # readings a month
_SEED = 2026
_FEWEST = 30  # people, for readings to be told apart


def load_log_reviews(people: Sequence[UUID], room_id: int, *, now: datetime) -> None:
    """Draw two months from invented readings of `people`, and sign the earlier, if anybody can."""
    reviewer_id = next(iter(access.staff_who_may(Deed.REVIEW_LOG, room_id, now=now)), None)
    readers = access.staff_who_may(Deed.READ_RECORDS, room_id, now=now)
    if reviewer_id is None or not readers or len(people) < _FEWEST:
        return
    staff = list(readers.items())
    zone = queries.zone_of(Room.objects.get(pk=room_id))
    latest = first_of(first_of(now.astimezone(zone).date()) - timedelta(days=1))
    earlier = first_of(latest - timedelta(days=1))
    with queries.as_reviewing_service(now=now) as service:
        drawn = []
        for first in (earlier, latest):
            facts = Facts(
                zone=zone,
                staff_names={pk: name.split()[-1] for pk, name in staff},
                families={people[0]: frozenset({staff[0][1].split()[-1]})},
            )
            rows = _readings(staff, people, first, facts, odd=first == latest)
            month = Month(room_id=room_id, first=first, readings=rows, facts=facts)
            drawn.append(changes.draw(service, month, seed=_SEED + first.month, now=now))
    reviewer = access.actor_for(reviewer_id, now=now)
    _sign(reviewer, drawn[0], now=now - timedelta(days=20))


def _sign(reviewer: Actor, review_id: UUID, *, now: datetime) -> None:
    with access.acting_as(reviewer):
        for line in queries.review_sheet(reviewer, review_id).lines:
            odd = bool(line.rules)
            verdict = Verdict.ASK_HEAD if odd else Verdict.IN_ORDER
            note = "Chefen svarar att det var jourtjänst." if odd else ""
            changes.note_line(reviewer, line.id, verdict, note, now=now)
        changes.sign_review(
            reviewer,
            review_id,
            "Stickprovet var i ordning. En läsning på kvällen är förklarad av chefen.",
            now=now,
        )


def _readings(
    staff: Sequence[tuple[int, str]],
    people: Sequence[UUID],
    first: date,
    facts: Facts,
    *,
    odd: bool,
) -> list[Seen]:
    lot = Random(_SEED + first.month)  # noqa: S311  invented readings, no secret
    days = [first + timedelta(days=turn) for turn in range((month_after(first) - first).days)]
    weekdays = [day for day in days if day.weekday() < 5]  # noqa: PLR2004

    def at(day: date, hour: int, minute: int) -> datetime:
        return datetime.combine(day, time(hour, minute), tzinfo=facts.zone)

    rows = [
        (at(lot.choice(weekdays), lot.randint(8, 16), lot.randint(0, 59)), lot.choice(staff),
         Reading.PAGE, lot.choice(people[1:]))
        for _turn in range(_USUAL)
    ]  # fmt: skip
    rows.append((at(weekdays[3], 21, 40), staff[-1], Reading.PAGE, people[2]))
    if odd:
        rows.append((at(weekdays[5], 10, 12), staff[0], Reading.PAGE, people[0]))
        burst = [(at(weekdays[9], 14, turn * 2), one) for turn, one in enumerate(people[3:25])]
        rows += [(when, staff[-1], Reading.PAGE, one) for when, one in burst]
        prints = [at(weekdays[12], 15, turn) for turn in (1, 9, 30)]
        rows += [(when, staff[0], Reading.PRINT, people[5]) for when in prints]
    return [
        Seen(number=number, at=when, staff_id=who[0], way=way, people=(person,))
        for number, (when, who, way, person) in enumerate(
            sorted(rows, key=lambda row: row[0]), start=first.year * 10_000 + first.month * 500
        )
    ]
