"""Memberships that were told: listed between the copies of the person and of the group.

They arrive approved, since another room approved them; their bases name no source of that room.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.changes.arrivals import Told
from samsyn.office.groups.changes import BasisPlan, MembershipPlan, record_memberships
from samsyn.office.groups.models import Group, Membership
from samsyn.office.people.models import Person
from samsyn.vocabulary.claims import ClaimStatus, InformationAccuracy, SourceReliability
from samsyn.vocabulary.groups import BasisKind, MembershipRole
from samsyn.vocabulary.uncertain_dates import DateInterval, age_on

_YOUNGEST = 15  # for a room without a site


def list_members(
    door: Actor,
    arrivals: Sequence[Told],
    copies: Mapping[str, UUID],
    named: Mapping[str, UUID],
    *,
    now: datetime,
) -> None:
    """Record the memberships that are told and not yet held."""
    told = [
        (arrival, copies[arrival.number], named[row["told"]], row)
        for arrival in arrivals
        for row in arrival.contents.get("memberships") or ()
    ]
    if not told:
        return
    held = _held(door, [person for _, person, _, _ in told], today=timezone.localdate(now))
    people = access.visible_to(door, Person.objects).in_bulk([person for _, person, _, _ in told])
    limits = _age_limits(door, [group for _, _, group, _ in told])
    plans = [
        _plan(arrival, people[person], group, row, limit=limits[group])
        for arrival, person, group, row in told
        if (person, group) not in held
    ]
    if plans:
        record_memberships(door, plans, now=now)


def _held(door: Actor, people: Sequence[UUID], *, today: date) -> set[tuple[UUID, UUID]]:
    rows = access.visible_to(door, Membership.objects).filter(person__in=people)
    return {
        (row.person_id, row.group_id)
        for row in rows.exclude(status=ClaimStatus.WITHDRAWN.value)
        if row.until is None or row.until > today
    }


def _age_limits(door: Actor, groups: Sequence[UUID]) -> Mapping[UUID, int]:
    rows = access.visible_to(door, Group.objects).filter(pk__in=groups)
    return {
        pk: limit or _YOUNGEST
        for pk, limit in rows.values_list("pk", "room__site__youngest_listed_age")
    }


def _plan(
    arrival: Told, person: Person, group_id: UUID, row: Mapping[str, Any], *, limit: int
) -> MembershipPlan:
    since = _day(row["since"])
    if since and not _was_surely(person, limit, on=since):
        since = None  # a year of birth leaves open whether the person was old enough that day
    return MembershipPlan(
        person_id=person.pk,
        group_id=group_id,
        role=MembershipRole(row["role"]),
        since=since,
        until=_day(row["until"]),
        bases=tuple(_bases(row)),
        confirmed_on=(date.fromisoformat(row["confirmed_on"]),),
        approved_on=_day(row["approved_on"]),
        source_id=arrival.source_id,
        source_reliability=SourceReliability(row["source_reliability"]),
        information_accuracy=InformationAccuracy(row["information_accuracy"]),
    )


def _bases(row: Mapping[str, Any]) -> Iterator[BasisPlan]:
    for basis in row["bases"]:
        yield BasisPlan(
            kind=BasisKind(basis["kind"]),
            dated_on=date.fromisoformat(basis["dated_on"]),
            independent=basis["independent"],
        )


def _was_surely(person: Person, age: int, *, on: date) -> bool:
    if person.born_earliest is None or person.born_latest is None:
        return True  # nothing is known: the sender has judged
    return age_on(on, DateInterval(person.born_earliest, person.born_latest)).youngest >= age


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
