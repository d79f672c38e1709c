"""Which groups' rosters are due for review. Counts per group: no person is named here."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Count, Min, Q

from samsyn.office.access import Actor, any_of, visible_to
from samsyn.office.groups import rosters
from samsyn.office.groups.models import Membership, MembershipDispute

SOON: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterDue:
    """One group with memberships to look at: past their review, soon due, or disputed."""

    group_id: UUID
    group_name: str
    room_id: int
    expired: int
    soon: int
    disputed: int
    review_on: date | None  # the earliest review day among the expired and the soon due

    @property
    def to_review(self) -> int:
        """All of them together."""
        return self.expired + self.soon + self.disputed


def rosters_due(actor: Actor, *, today: date) -> list[RosterDue]:
    """Return the groups with something to review, in the order of their names."""
    open_disputes = visible_to(actor, MembershipDispute.objects).filter(settled_on__isnull=True)
    disputed = any_of("pk", open_disputes.values_list("membership", flat=True))
    expired = Q(review_on__lte=today) & ~Q(disputed)
    soon = Q(review_on__gt=today) & ~Q(disputed)
    rows = (
        rosters.not_over(visible_to(actor, Membership.objects), today)
        # Two ways to be found, each with its index.
        .filter(Q(review_on__lte=today + SOON) | Q(disputed))
        .values("group_id", "group__working_name", "group__room_id", "group__sort_key")
        .annotate(
            expired=Count("pk", filter=expired),
            soon=Count("pk", filter=soon),
            disputed=Count("pk", filter=Q(disputed)),
            review_on=Min("review_on", filter=~Q(disputed)),
        )
        .order_by("group__sort_key", "group_id")
    )
    return [
        RosterDue(
            group_id=row["group_id"],
            group_name=row["group__working_name"],
            room_id=row["group__room_id"],
            expired=row["expired"],
            soon=row["soon"],
            disputed=row["disputed"],
            review_on=row["review_on"],
        )
        for row in rows
    ]
