"""A room asks another for what it holds: the asker's side, and the side of who is asked.

Nothing of the answer goes back but a disclosure. What is refused, what is not held and what nobody
looks at leave the asker's row as it was.
"""

from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import RoomRecord
from samsyn.office.disclosures.models.ledger import Disclosure


class Ask(RoomRecord):
    """What the room has asked for. It names nobody by identifier: it describes."""

    to_room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    description = models.CharField(max_length=300)
    purpose = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_room_asks_another", condition=~Q(room=F("to_room"))),
            models.CheckConstraint(
                name="a_request_describes_and_says_why",
                condition=~Q(description__regex=r"^\s*$") & ~Q(purpose__regex=r"^\s*$"),
            ),
        ]

    def __str__(self) -> str:
        return self.description


class AskNotice(RoomRecord):
    """The same in the room that is asked. What comes of it stays there."""

    ask_id = models.UUIDField(unique=True)  # no foreign key: it lies behind another wall
    from_room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    description = models.CharField(max_length=300)
    purpose = models.CharField(max_length=300)
    outcome = models.CharField(max_length=10, blank=True)  # told, refused, nothing
    reason = models.CharField(max_length=300, blank=True)
    disclosure = models.ForeignKey(
        Disclosure, on_delete=models.PROTECT, related_name="+", null=True
    )
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_answered_request_says_by_whom",
                condition=Q(outcome="", answered_at__isnull=True, answered_by__isnull=True)
                | Q(
                    outcome__in=["told", "refused", "nothing"],
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.description
