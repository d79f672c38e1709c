"""The days that talks ask for, for a calendar. Nobody is named: an entry leads to the talk."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.notifications.models import TalkBrief, TalkMember
from samsyn.office.notifications.queries.facts import TalkFacts
from samsyn.office.notifications.queries.lists import standing_talks
from samsyn.office.notifications.queries.standing import Standing


class DateKind(StrEnum):
    """What a talk asks for."""

    TALK_DUE = "talk_due"  # the first attempt
    TALK = "talk"  # a time is set
    RECONTACT = "recontact"


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkDate:
    """One day, with its time if one is set. A team member's leads to the brief."""

    kind: DateKind
    talk_id: UUID  # of the brief, if `is_brief`
    is_brief: bool
    at: datetime
    has_time: bool
    staff_ids: frozenset[int]
    team: str


def talk_dates(actor: Actor, *, now: datetime) -> tuple[TalkDate, ...]:
    """Return what the talks that the reader sees ask for: all of them, or only their own."""
    if rooms := actor.joint_rooms:
        talks = standing_talks(actor, rooms, now=now)
        return tuple(found for talk, standing in talks for found in _asked_for(talk, standing))
    return tuple(_own(actor))


def _asked_for(talk: TalkFacts, standing: Standing) -> Iterator[TalkDate]:
    if standing.attempt_due_at:
        yield _date(talk, DateKind.TALK_DUE, standing.attempt_due_at)
    if standing.is_open and talk.brief and talk.brief.meet_at:
        yield _date(talk, DateKind.TALK, talk.brief.meet_at)
    if standing.recontact_on:
        noon = timezone.make_aware(datetime.combine(standing.recontact_on, time(12)))
        yield _date(talk, DateKind.RECONTACT, noon)


def _date(talk: TalkFacts, kind: DateKind, at: datetime) -> TalkDate:
    team = talk.brief.team if talk.brief else ()
    return TalkDate(
        kind=kind,
        talk_id=talk.id,
        is_brief=False,
        at=at,
        has_time=kind is DateKind.TALK,
        staff_ids=frozenset(one.staff_id for one in team),
        team=", ".join(one.name for one in team),
    )


def _own(actor: Actor) -> Iterator[TalkDate]:
    mine = access.visible_to(actor, TalkMember.objects).filter(staff_id=actor.staff_id)
    rows = access.visible_to(actor, TalkBrief.objects).filter(
        pk__in=mine.values("brief"),
        replaced_at__isnull=True,
        stopped_at__isnull=True,
        closed_at__isnull=True,
        attempts__isnull=True,
    )
    for row in rows.order_by("meet_at", "due_at", "pk"):
        at = row.meet_at or row.due_at
        if at:
            yield TalkDate(
                kind=DateKind.TALK if row.meet_at else DateKind.TALK_DUE,
                talk_id=row.pk,
                is_brief=True,
                at=at,
                has_time=row.meet_at is not None,
                staff_ids=frozenset({actor.staff_id}),
                team="",
            )
