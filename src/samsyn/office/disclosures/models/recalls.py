"""What is corrected or withdrawn after it was told: the sender's side and the receiver's."""

from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord
from samsyn.office.disclosures.models.ledger import Disclosure, Receipt


class Recall(RoomRecord):
    """The sender says that what was told is wrong: what holds instead, or nothing."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="recalls")
    kind = models.CharField(max_length=12)  # correction, withdrawal
    reason = models.CharField(max_length=300)  # the receiver reads it
    contents = models.JSONField(default=dict)  # of a correction: the told fields, as they are now

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_recall_corrects_or_withdraws",
                condition=Q(kind="correction") & ~Q(contents={}) | Q(kind="withdrawal"),
            ),
            models.CheckConstraint(name="a_recall_says_why", condition=~Q(reason__regex=r"^\s*$")),
        ]

    def __str__(self) -> str:
        return f"{self.disclosure_id}: {self.kind}"


class RecallNotice(RoomRecord):
    """The receiver's task. It stands beside the receipt, or in the open part if that is sealed."""

    recall_id = models.UUIDField(unique=True)  # no foreign key: it lies behind another wall
    receipt = models.ForeignKey(
        Receipt, on_delete=models.PROTECT, related_name="notices", null=True
    )
    number = models.CharField(max_length=24)  # of the disclosure
    origin = models.CharField(max_length=120)
    origin_room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    reason = models.CharField(max_length=300)
    contents = models.JSONField(default=dict)
    outcome = models.CharField(max_length=12, blank=True)  # taken_over, kept
    because = models.CharField(max_length=20, blank=True)  # of what is kept: a closed list
    note = models.CharField(max_length=300, blank=True)  # stays in the room
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_answered_notice_says_by_whom",
                condition=Q(outcome="", answered_at__isnull=True, answered_by__isnull=True)
                | Q(
                    outcome__in=["taken_over", "kept"],
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                ),
            ),
        ]
        indexes = [models.Index(fields=["compartment", "outcome"], name="notices_by_outcome")]

    def __str__(self) -> str:
        return self.number


class RecallAnswer(RoomRecord):
    """What the sender may know of it: whether it was taken over, in words of a closed list."""

    recall_id = models.UUIDField(unique=True)
    outcome = models.CharField(max_length=12)
    because = models.CharField(max_length=20, blank=True)
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.recall_id}: {self.outcome}"
