"""Violence of groups over three years: who acted, how it is spread, and how many are members.

People are numbers of one answer: nothing here can be led back to anybody.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from samsyn.office.access import Actor, Linked, linked, visible_to
from samsyn.office.groups.models import GroupLink
from samsyn.office.incidents.models import Incident, IncidentGroup, IncidentLink, Involvement
from samsyn.office.networks.queries.contacts import LOOKED_BACK
from samsyn.office.networks.queries.groups import (
    NamedGroup,
    Standing,
    groups_of,
    members_on,
    standings_on,
)
from samsyn.office.people.models import PersonLink
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING, Certainty
from samsyn.vocabulary.incidents import (
    GroupSide,
    IncidentKind,
    IncidentStatus,
    InvolvementRole,
    MemberInvolved,
    SuspicionGrade,
)

_CERTAIN: Final = (Certainty.CONFIRMED.value, Certainty.LIKELY.value)
_INVOLVED: Final = (MemberInvolved.CONFIRMED.value, MemberInvolved.LIKELY.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupViolence:
    """A period up to a day, as the reader's rooms have it."""

    on: date
    since: date
    standings: tuple[Standing, ...]
    incidents: int
    with_acting: int  # incidents on which some group acted, at least likely
    acted: tuple[tuple[str, int], ...]  # group and its incidents, in the order of names
    parts: tuple[tuple[int, int], ...]  # a suspected person and an incident, numbered from 0
    people: int  # suspected in any of them
    members: int  # people with a membership that counts on the day
    assessed: int  # incidents of which somebody has said whether a member was involved
    involved: int  # of those: at least likely


def violence_of_groups(
    actor: Actor, on: date, *, zone: ZoneInfo, since: date | None = None
) -> GroupViolence:
    """Return the violence up to a day, of groups and in figures: of three years, or `since`."""
    since = since or on - LOOKED_BACK
    same = linked(actor, IncidentLink)
    groups = groups_of(actor, same=linked(actor, GroupLink))
    assessed = _incidents(actor, (since, on), zone, same)
    acted = _acted(actor, assessed, same, groups)
    parts = _parts(actor, assessed, same)
    members = members_on(actor, on, people=linked(actor, PersonLink), groups=groups)
    return GroupViolence(
        on=on,
        since=since,
        standings=tuple(standings_on(actor, on, groups=groups)),
        incidents=len(assessed),
        with_acting=len({incident for incident, _name in acted}),
        acted=tuple(sorted(Counter(name for _incident, name in acted).items())),
        parts=parts,
        people=len({person for person, _incident in parts}),
        members=len(members),
        assessed=sum(MemberInvolved.UNKNOWN.value != said for said in assessed.values()),
        involved=sum(said in _INVOLVED for said in assessed.values()),
    )


def _incidents(
    actor: Actor, days: tuple[date, date], zone: ZoneInfo, same: Linked
) -> dict[UUID, str]:
    """Return whether a member was involved, of each incident in scope; the first that says."""
    first, last = days
    rows = (
        visible_to(actor, Incident.objects)
        .exclude(status=IncidentStatus.OUT_OF_SCOPE.value)
        .exclude(kind=IncidentKind.OTHER.value)
        .filter(earliest_at__gte=datetime.combine(first, time.min, zone))
        .filter(earliest_at__lt=datetime.combine(last + timedelta(days=1), time.min, zone))
        .order_by("recorded_at", "pk")
        .values_list("pk", "member_involved")
    )
    found: dict[UUID, str] = {}
    for incident, said in rows:
        one = same.standing_for(incident)
        if found.get(one, MemberInvolved.UNKNOWN.value) == MemberInvolved.UNKNOWN.value:
            found[one] = said
    return found


def _acted(
    actor: Actor,
    incidents: Mapping[UUID, str],
    same: Linked,
    groups: Mapping[UUID, NamedGroup],
) -> set[tuple[UUID, str]]:
    rows = (
        visible_to(actor, IncidentGroup.objects)
        .filter(side=GroupSide.ACTING.value, certainty__in=_CERTAIN)
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .values_list("incident_id", "group_id")
    )
    found = {(same.standing_for(incident), groups[group].name) for incident, group in rows}
    return {(incident, name) for incident, name in found if incident in incidents}


def _parts(
    actor: Actor, incidents: Mapping[UUID, str], same: Linked
) -> tuple[tuple[int, int], ...]:
    people = linked(actor, PersonLink)
    rows = (
        visible_to(actor, Involvement.objects)
        .filter(role=InvolvementRole.SUSPECT.value, person__isnull=False)
        .exclude(suspicion=SuspicionGrade.CLEARED.value)
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .values_list("incident_id", "person_id")
    )
    suspected: dict[UUID, set[UUID]] = defaultdict(set)
    for incident, person in rows:
        if (one := same.standing_for(incident)) in incidents and person is not None:
            suspected[one].add(people.standing_for(person))
    number: dict[UUID, int] = {}
    return tuple(
        (number.setdefault(person, len(number)), at)
        for at, incident in enumerate(sorted(suspected))
        for person in sorted(suspected[incident])
    )
