"""In which order talks are due. A tier says something of the occasion and the time.

It reads nothing of the person but which groups they belong to and in which part.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import Membership
from samsyn.office.groups.rosters import counting
from samsyn.office.incidents.models import IncidentGroup
from samsyn.office.people.models import Person
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.groups import MembershipRole
from samsyn.vocabulary.incidents import IncidentKind, IncidentStatus
from samsyn.vocabulary.talks import PriorityTier, TalkTrigger

WINDOW: Final = timedelta(days=14)  # raised risk of new violence after violence
PERIOD: Final = timedelta(days=28)  # one against the one before
RELEASE_WITHIN: Final = timedelta(days=60)
LEAST_RISING: Final = 2  # one act of violence is no trend
TIERS: Final = tuple(PriorityTier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the room's own records say of violence around the person's groups."""

    latest_violence_on: date | None = None
    now: int = 0  # acts tied to groups that the person can influence, in the last period
    before: int = 0  # in the one before


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiering:
    """The tier by the rule, and the facts it rests on."""

    tier: PriorityTier
    on: date | None = None
    now: int = 0
    before: int = 0


def tier_by_rule(
    trigger: TalkTrigger, occasion_on: date | None, around: Surroundings, *, today: date
) -> Tiering:
    """Return the first tier whose rule holds."""
    violence = around.latest_violence_on
    if violence and today - violence <= WINDOW:
        return Tiering(tier=PriorityTier.RETALIATION_WINDOW, on=violence)
    if around.now >= LEAST_RISING and around.now > around.before:
        return Tiering(tier=PriorityTier.RISING_GROUP, now=around.now, before=around.before)
    if trigger is TalkTrigger.MISSED_CALL_IN:
        return Tiering(tier=PriorityTier.MISSED_CALL_IN, on=occasion_on)
    if trigger is TalkTrigger.REACH_GAP:
        return Tiering(tier=PriorityTier.REACH_GAP)
    soon = occasion_on and occasion_on - today <= RELEASE_WITHIN
    if trigger is TalkTrigger.RELEASE and soon:
        return Tiering(tier=PriorityTier.RELEASE, on=occasion_on)
    return Tiering(tier=PriorityTier.ROUTINE)


def surroundings_of(actor: Actor, person: Person, *, now: datetime, today: date) -> Surroundings:
    """Return what the person's own room held by then; another room's would tell of it."""
    rows = access.visible_to(actor, Membership.objects).filter(
        person=person, room_id=person.room_id
    )
    roles: dict[UUID, str] = dict(counting(rows, today).values_list("group_id", "role"))
    moments = list(
        access.visible_to(actor, IncidentGroup.objects)
        .filter(
            group__in=roles,
            room_id=person.room_id,
            incident__latest_at__gt=now - 2 * PERIOD,
            incident__latest_at__lte=now,
        )
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .exclude(incident__status=IncidentStatus.OUT_OF_SCOPE.value)
        .exclude(incident__kind=IncidentKind.OTHER.value)
        .values_list("group_id", "incident_id", "incident__latest_at")
    )
    influenced = {group for group, role in roles.items() if role == MembershipRole.KEY_PERSON.value}
    acts = {incident: at for group, incident, at in moments if group in influenced}
    recent = sum(at > now - PERIOD for at in acts.values())
    latest = max((at for _group, _incident, at in moments), default=None)
    return Surroundings(
        latest_violence_on=timezone.localdate(latest) if latest else None,
        now=recent,
        before=len(acts) - recent,
    )
