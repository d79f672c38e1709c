"""What is planned for somebody who comes out of custody, and what a coordinator leaves."""

from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import RoomRecord
from samsyn.office.steering.models.parts import Kept


class ReturnPlan(Kept):
    """What is done before and after one release. It lies beside the person; its owner meets them.

    When the person was deprived of liberty, and until when, stands in `call_ins.CandidateStatus`.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    custody = models.OneToOneField(
        "call_ins.CandidateStatus", on_delete=models.CASCADE, related_name="+"
    )
    conflicts_on = models.DateField(null=True)
    help_on = models.DateField(null=True)
    checked_on = models.DateField(null=True)
    note = models.CharField(max_length=400, blank=True)

    def __str__(self) -> str:
        return str(self.pk)


class HandOver(RoomRecord):
    """That a coordinator leaves what they own to another; steering sees counts and days of it."""

    leaver = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    successor = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    leaves_on = models.DateField()
    signed_at = models.DateTimeField(null=True)
    items = models.PositiveSmallIntegerField(default=0)  # when it was signed

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="nobody_hands_over_to_themselves", condition=~Q(leaver=F("successor"))
            ),
            models.UniqueConstraint(
                fields=["room", "leaver"],
                condition=Q(signed_at__isnull=True),
                name="one_hand_over_waits_for_a_signature",
            ),
        ]

    def __str__(self) -> str:
        return str(self.made_on)


class HandOverItem(RoomRecord):
    """One thing as it was handed over. It lies where coordinators read, not steering."""

    hand_over = models.ForeignKey(HandOver, on_delete=models.CASCADE, related_name="taken")
    kind = models.CharField(max_length=20)
    record_id = models.UUIDField()
    task = models.CharField(max_length=24, blank=True)  # a standard step, instead of a title
    title = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True)
    is_moved = models.BooleanField(default=False)  # to the successor, with the signature

    def __str__(self) -> str:
        return self.kind
