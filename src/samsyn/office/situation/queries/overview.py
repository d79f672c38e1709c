"""The start page's picture as one value, made of a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from samsyn.office import access
from samsyn.office.access import Actor, RoomRole
from samsyn.office.groups.models import GroupLink
from samsyn.office.incidents.models import IncidentLink
from samsyn.office.partners.queries import time_zone_of
from samsyn.office.situation.queries.focus import FocusGroup, focus_groups
from samsyn.office.situation.queries.rosters import RosterDue, rosters_due
from samsyn.office.situation.queries.silence import Silence, silence_for
from samsyn.office.situation.queries.violence import (
    DayCount,
    ShownIncident,
    day_counts,
    incidents_between,
)
from samsyn.office.situation.queries.work import Work, work_of

WEEKS: Final = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the reader may see now.

    `until` is the last day that the picture shows: today, or the day of the newest incident
    where that lies before the picture's weeks (`has_ended`).
    """

    today: date
    now: datetime
    rooms: tuple[RoomRole, ...]
    counts: tuple[DayCount, ...]
    until: date
    incidents: tuple[ShownIncident, ...]  # of the weeks up to `until`, newest first
    focus: tuple[FocusGroup, ...]
    rosters: tuple[RosterDue, ...]
    silence: Silence
    work: Work | None  # None for who does not read in a joint room

    @property
    def has_ended(self) -> bool:
        """Whether the newest incident is too old for the weeks up to today."""
        return self.until < self.today

    @property
    def newest(self) -> date | None:
        """The day on which the newest incident began; None if there is none."""
        return self.counts[-1].first if self.counts else None


def overview_for(actor: Actor, *, now: datetime) -> Overview:
    """Return the situation as this actor may see it."""
    zone = time_zone_of(role.site_id for role in actor.roles)
    today = now.astimezone(zone).date()
    one, same = access.linked(actor, IncidentLink), access.linked(actor, GroupLink)
    counts = day_counts(actor, zone=zone, now=now, one=one)
    until = _until(counts, today)
    incidents = incidents_between(
        actor, (first_day(until), until), zone=zone, now=now, one=one, same=same
    )
    rosters = rosters_due(actor, today=today, same=same)
    focus = focus_groups(actor, incidents=incidents, rosters=rosters, until=until, same=same)
    return Overview(
        today=today,
        now=now,
        rooms=_reading_rooms(actor),
        counts=tuple(counts),
        until=until,
        incidents=tuple(incidents),
        focus=tuple(focus),
        rosters=tuple(rosters),
        silence=silence_for(actor, same=same),
        work=work_of(
            actor,
            now=now,
            zone=zone,
            focus=[group.group_id for group in focus],
            one=one,
            same=same,
        ),
    )


def first_day(until: date, *, weeks: int = WEEKS) -> date:
    """Return the Monday on which the picture begins, the week of `until` included."""
    return until - timedelta(days=until.weekday(), weeks=weeks - 1)


def _until(counts: Sequence[DayCount], today: date) -> date:
    if counts and counts[-1].first < first_day(today):
        return counts[-1].first
    return today


def _reading_rooms(actor: Actor) -> tuple[RoomRole, ...]:
    rooms = {role.room_id: role for role in actor.roles if role.room_id in actor.reading_rooms}
    return tuple(rooms.values())
