"""Promises and the groups that they were given to. The clocks come beside these tables."""

from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord


class Promise(RoomRecord):
    """One promise as it was said, word for word. Never edited: a correction is a new one."""

    verbatim = models.TextField()
    kind = models.CharField(max_length=12)
    made_on = models.DateField()
    made_by = models.CharField(max_length=120)  # whose voice: a role or a title
    occasion_kind = models.CharField(max_length=12)
    occasion_id = models.UUIDField(null=True)  # a call-in, a talk: a soft reference
    message_version = models.ForeignKey(  # the approved text that it was said from, if any
        "message_library.MessageVersion", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_promise_says_something", condition=~Q(verbatim="")),
        ]
        indexes = [
            models.Index(fields=["room", "-made_on"], name="newest_promises"),
            models.Index(fields=["occasion_id"], name="promises_of_an_occasion"),
        ]

    def __str__(self) -> str:
        return self.kind


class PromisedGroup(RoomRecord):
    """A group that a promise was given to; it follows the group."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="given_to")
    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="promises")
    group_compartment = models.ForeignKey(
        "partners.Compartment", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["promise", "group"], name="a_promise_is_given_to_a_group_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.group_id)
