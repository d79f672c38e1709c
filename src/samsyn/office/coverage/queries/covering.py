"""Which groups have heard the message in the last 180 days, and which nobody has spoken to.

Only counts leave this query: no person is shown, so no reading of a person is noted.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone

from samsyn.analysis.reach import Contact, GroupCoverage, cover
from samsyn.office import access
from samsyn.office.access import Actor, Linked
from samsyn.office.call_ins.queries import CalledTo, called_to
from samsyn.office.coverage.queries import meetings
from samsyn.office.groups.models import GroupLink
from samsyn.office.networks.queries.contacts import contacts_on
from samsyn.office.networks.queries.groups import NamedGroup, groups_of, members_on
from samsyn.office.notifications.queries import Tally, tally
from samsyn.office.people.models import PersonLink
from samsyn.vocabulary.people import TieKind

PERIOD: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredGroup:
    """One group: its counts, and when the last message will be 180 days old."""

    group_id: UUID
    name: str
    counts: GroupCoverage
    due_on: date | None  # none if nobody of those on the list has ever heard it


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """What was done in the period. The numbers of one channel are never added to another's."""

    call_ins: int
    invited: int
    came: int
    talks: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The whole picture of one period, both days included."""

    since: date
    until: date
    groups: tuple[CoveredGroup, ...]  # silent ones first, then by when they are due
    people_told: int  # in and outside the groups, each once
    channels: Channels

    @property
    def told_groups(self) -> int:
        """Groups of which somebody has heard the message."""
        return sum(not one.counts.is_silent for one in self.groups)

    @property
    def is_begun(self) -> bool:
        """Whether anybody was invited, met or sought in the period, or has heard it before."""
        channels = self.channels
        return bool(self.people_told or channels.invited or channels.talks.attempts)


def coverage(
    actor: Actor,
    *,
    today: date,
    zone: ZoneInfo,
    same: Linked | None = None,
    group_ids: Collection[UUID] | None = None,
) -> Coverage:
    """Return how far the message has come in each group that has members now.

    `same` says which records are of one group, if that is known already; `group_ids` asks for
    the lists of these records of groups alone.
    """
    since = today - PERIOD
    every_call = called_to(actor, since=meetings.BEGINNING, until=today)
    every_try = meetings.attempts(actor, since=meetings.BEGINNING, until=today)
    called = tuple(one for one in every_call if one.on >= since)
    tried = tuple(one for one in every_try if timezone.localdate(one.at) >= since)
    people = access.linked(actor, PersonLink)
    named = groups_of(actor, same=same or access.linked(actor, GroupLink))
    members: dict[UUID, set[str]] = defaultdict(set)
    among = None if group_ids is None else Q(access.is_any_of("group", group_ids))
    listed = members_on(actor, today, people=people, groups=named, among=among)
    for person, groups in listed.items():
        for group in groups:
            members[group.group_id].add(str(person))
    lists = {str(group): who for group, who in members.items()}
    ever = cover(lists, meetings.met(every_call, every_try, people), {})
    heard = list(meetings.met(called, tried, people))
    return Coverage(
        since=since,
        until=today,
        groups=_in_order(
            cover(lists, heard, _ties_of(actor, heard, today=today, zone=zone, people=people)),
            {str(one.group_id): one for one in named.values()},
            {one.group: one.latest_on for one in ever},
        ),
        people_told=len({one.person for one in heard}),
        channels=_channels(called, tally(tried)),
    )


def _ties_of(
    actor: Actor, heard: Iterable[Contact], *, today: date, zone: ZoneInfo, people: Linked
) -> dict[str, set[str]]:
    """Return who is tied to those who have heard it: they alone lead it on."""
    told = {UUID(one.person) for one in heard}
    ties: dict[str, set[str]] = defaultdict(set)
    found = contacts_on(actor, today, zone=zone, same=people, of=told) if told else ()
    for tie in found:
        if set(tie.kinds) != {TieKind.CONFLICT.value}:  # nobody hears it from an enemy
            ties[str(tie.first)].add(str(tie.second))
            ties[str(tie.second)].add(str(tie.first))
    return ties


def _in_order(
    found: tuple[GroupCoverage, ...],
    named: dict[str, NamedGroup],
    latest: dict[str, date | None],
) -> tuple[CoveredGroup, ...]:
    groups = [
        CoveredGroup(
            group_id=named[counts.group].group_id,
            name=named[counts.group].name,
            counts=counts,
            due_on=last + PERIOD if (last := latest[counts.group]) else None,
        )
        for counts in found
    ]
    return tuple(sorted(groups, key=lambda one: (one.due_on or date.min, one.name)))


def _channels(called: tuple[CalledTo, ...], talks: Tally) -> Channels:
    return Channels(
        call_ins=len({one.call_in_id for one in called}),
        invited=len(called),
        came=sum(one.came for one in called),
        talks=talks,
    )
