"""Which groups' rosters are due for review. Counts per group: no person is named here."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q

from samsyn.office.access import Actor, Linked, is_any_of, linked, visible_to
from samsyn.office.groups import rosters
from samsyn.office.groups.models import Group, Membership, MembershipDispute
from samsyn.office.people.models import PersonLink

SOON: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterDue:
    """One group with memberships to look at: past their review, soon due, or disputed."""

    group_id: UUID
    group_name: str
    room_ids: tuple[int, ...]  # the rooms whose records are shown as this group
    expired: int
    soon: int
    disputed: int
    review_on: date | None  # the earliest review day among the expired and the soon due

    @property
    def to_review(self) -> int:
        """All of them together."""
        return self.expired + self.soon + self.disputed


def rosters_due(actor: Actor, *, today: date, same: Linked) -> list[RosterDue]:
    """Return the groups with something to review, in the order of their names.

    `same` says which records of several rooms are of one group; somebody listed in two of them
    is counted once.
    """
    open_disputes = visible_to(actor, MembershipDispute.objects).filter(settled_on__isnull=True)
    disputed = set(open_disputes.values_list("membership", flat=True))
    rows = list(
        rosters.not_over(visible_to(actor, Membership.objects), today)
        # Two ways to be found, each with its index.
        .filter(Q(review_on__lte=today + SOON) | Q(is_any_of("pk", disputed)))
        .values_list("group_id", "person_id", "review_on", "pk")
    )
    people = linked(actor, PersonLink, {person_id for _group, person_id, _on, _is in rows})
    found: dict[UUID, _Due] = defaultdict(_Due)
    for group_id, person_id, review_on, membership_id in rows:
        found[same.standing_for(group_id)].note(
            people.standing_for(person_id), None if membership_id in disputed else review_on
        )
    records = visible_to(actor, Group.objects).filter(pk__in=same.all_of(found))
    groups = list(records.order_by("sort_key", "pk"))
    return [
        found[group.pk].shown(
            [group, *(one for one in groups if one.pk in same.together_with(group.pk))], today
        )
        for group in groups
        if group.pk in found
    ]


@dataclass(slots=True)
class _Due:
    """The people of one group with something to review, and their review days."""

    days: dict[UUID, date] = field(default_factory=dict)  # the earliest of each
    disputed: set[UUID] = field(default_factory=set)

    def note(self, person_id: UUID, review_on: date | None) -> None:
        """Note one membership; without a day it is disputed."""
        if review_on is None:
            self.disputed.add(person_id)
        else:
            self.days[person_id] = min(review_on, self.days.get(person_id, review_on))

    def shown(self, records: Sequence[Group], today: date) -> RosterDue:
        """Return the line; who is disputed in any record is counted as that alone."""
        group = records[0]
        days = [day for person_id, day in self.days.items() if person_id not in self.disputed]
        return RosterDue(
            group_id=group.pk,
            group_name=group.working_name,
            room_ids=tuple(dict.fromkeys(one.room_id for one in records)),
            expired=sum(day <= today for day in days),
            soon=sum(day > today for day in days),
            disputed=len(self.disputed),
            review_on=min(days, default=None),
        )
