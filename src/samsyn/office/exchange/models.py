"""What goes to other installations, and what has come from them. Sealed bytes, no plain text.

Both tables lie outside the wall, since a service carries packages without reading any room. What
is on the way is encrypted to its receiver, and cannot be opened here; of what has come, an
identifier and a keyed hash are kept.
"""

from uuid import uuid4

from django.db import models
from django.db.models import Q


class Outgoing(models.Model):
    """One package. Those to the same peer go in the order in which they were sealed.

    `state` is waiting, delivered, refused (by the receiver) or expired. The content goes as soon
    as nothing waits for it.
    """

    package_id = models.UUIDField(unique=True, default=uuid4)
    peer = models.ForeignKey("partners.Peer", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)  # disclosure, recall, answer, ask
    message_id = models.UUIDField()  # of what it carries: sent anew, it stays the same
    disclosure_id = models.UUIDField(db_index=True)  # on whose page it is shown
    content = models.BinaryField()
    sealed_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="waiting")
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField()
    fault = models.CharField(max_length=24, blank=True)  # of the last attempt
    settled_at = models.DateTimeField(null=True)
    receipt = models.TextField(blank=True)  # signed by the receiver

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_package_waits_with_its_content",
                condition=Q(state="waiting", settled_at__isnull=True) & ~Q(content=b"")
                | Q(state__in=["delivered", "refused", "expired"], settled_at__isnull=False)
                & Q(content=b""),
            ),
            models.CheckConstraint(
                name="a_delivered_package_has_its_receipt",
                condition=~Q(state="delivered") | ~Q(receipt=""),
            ),
        ]
        indexes = [
            models.Index(fields=["peer", "id"], condition=Q(state="waiting"), name="what_waits")
        ]

    def __str__(self) -> str:
        return f"{self.package_id}: {self.state}"


class RefusedPackage(models.Model):
    """That something was not taken in on a day, and why: counted, so that nobody fills the table.

    Nothing of what came is kept. `sender` is the peer whose signature it bore; '' if it bore none
    that is known.
    """

    day = models.DateField()
    sender = models.CharField(max_length=60, blank=True)
    fault = models.CharField(max_length=24)
    times = models.PositiveIntegerField(default=1)
    last_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "sender", "fault"], name="a_refusal_is_counted_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.fault}"


class Incoming(models.Model):
    """What has been taken in, so that it is taken in once. It stays when the record is erased."""

    peer = models.ForeignKey("partners.Peer", on_delete=models.PROTECT, related_name="+")
    message_id = models.UUIDField()
    mark = models.CharField(max_length=64)  # keyed hash of what was told
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["peer", "message_id"], name="a_message_is_taken_in_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.message_id)
