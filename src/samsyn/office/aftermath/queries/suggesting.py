"""Whom the team may want to talk with after an incident, each with the reason why.

Reasons, never ranks: the list follows the parts that people hold in the groups concerned and
whether they heard the message before. Whom to talk with is for somebody named to decide.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.coverage.queries import PERIOD, told
from samsyn.office.groups.models import GroupRelation, Membership
from samsyn.office.groups.rosters import counting
from samsyn.office.notifications.queries import open_talks_of
from samsyn.office.people.models import Person
from samsyn.office.people.queries.labels import PersonLabel, labels_of
from samsyn.office.people.queries.records import ages_of, born_within
from samsyn.vocabulary.aftermath import TalkReason
from samsyn.vocabulary.groups import MembershipRole
from samsyn.vocabulary.incidents import GroupSide
from samsyn.vocabulary.people import ProtectedIdentity, Standing

MOST: Final = 12
_ORDER: Final = tuple(TalkReason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody to consider a talk with. One line for each person, with every reason."""

    label: PersonLabel
    group_id: UUID
    group: str
    reasons: tuple[TalkReason, ...]
    may_be_minor: bool  # talk with a parent, with social services


def candidates(
    actor: Actor,
    room_id: int,
    *,
    sides: Mapping[UUID, str],
    disputes: Iterable[GroupRelation],
    taken: set[UUID],
    now: datetime,
) -> tuple[Candidate, ...]:
    """Return people of the groups concerned that nobody waits to talk with, at most twelve.

    `taken` are those whom this incident called for a talk with already.
    """
    today = timezone.localdate(now)
    rivals = {end for row in disputes for end in (row.group_id, row.other_id)} - set(sides)
    rows = [
        row
        for row in _members(actor, room_id, {*sides, *rivals}, today)
        if row.person_id not in taken and _may_be_met(row.person)
    ]
    people = {row.person_id for row in rows}
    heard = told(actor, people, since=today - PERIOD, until=today)
    waiting = open_talks_of(actor, list(people), now=now)
    labels = labels_of(actor, people)
    found: dict[UUID, Candidate] = {}
    for row in rows:
        reasons = tuple(_reasons(row, sides, heard))
        if reasons and row.person_id not in waiting and row.person_id not in found:
            found[row.person_id] = Candidate(
                label=labels[row.person_id],
                group_id=row.group_id,
                group=row.group.working_name,
                reasons=reasons,
                may_be_minor=_may_be_minor(row.person, today),
            )
    in_order = sorted(found.values(), key=lambda one: (_ORDER.index(one.reasons[0]), one.group))
    return tuple(in_order[:MOST])


def _members(actor: Actor, room_id: int, groups: set[UUID], today: date) -> QuerySet[Membership]:
    rows = access.visible_to(actor, Membership.objects).filter(room_id=room_id, group__in=groups)
    return (
        counting(rows, today)
        .exclude(role=MembershipRole.FORMER.value)
        .select_related("person", "group")
        .order_by("group__sort_key", "recorded_at", "pk")
    )


def _may_be_met(person: Person) -> bool:
    return (
        person.died_on is None
        and person.protected_identity == ProtectedIdentity.NONE.value
        and person.standing != Standing.VICTIM_ONLY.value
    )


def _may_be_minor(person: Person, today: date) -> bool:
    return ages_of(born_within(person), today=today, died_on=person.died_on)[1]


def _reasons(row: Membership, sides: Mapping[UUID, str], heard: set[UUID]) -> Iterator[TalkReason]:
    if row.role == MembershipRole.KEY_PERSON.value:
        side = sides.get(row.group_id)
        if side == GroupSide.TARGETED.value:
            yield TalkReason.KEY_PERSON_HIT
        elif side is not None:
            yield TalkReason.KEY_PERSON_NAMED
        else:
            yield TalkReason.KEY_PERSON_IN_DISPUTE
    if row.person_id in heard:
        yield TalkReason.HEARD_MESSAGE
