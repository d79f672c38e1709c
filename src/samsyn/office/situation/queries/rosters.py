"""Which groups' rosters are due for review. Counts per group: no person is named here."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q

from samsyn.office.access import Actor, visible_to
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
    disputes = visible_to(actor, MembershipDispute.objects)
    disputed = Q(is_disputed=True)
    expired = Q(review_on__lte=today) & ~disputed
    soon = Q(review_on__gt=today, review_on__lte=today + SOON) & ~disputed
    rows = (
        rosters.to_review(visible_to(actor, Membership.objects), today)
        .annotate(
            is_disputed=Exists(disputes.filter(membership=OuterRef("pk"), settled_on__isnull=True))
        )
        .filter(expired | soon | disputed)
        .values("group_id", "group__working_name", "group__room_id", "group__sort_key")
        .annotate(
            expired=Count("pk", filter=expired),
            soon=Count("pk", filter=soon),
            disputed=Count("pk", filter=disputed),
            review_on=Min("review_on", filter=~disputed),
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
