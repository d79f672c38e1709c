"""Promises, the groups that they were given to, and what agencies answer of them."""

from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import RoomRecord

_WITHOUT_WORDS = ["line_staffed", "offer_stood", "figures_show"]


class Promise(RoomRecord):
    """One promise as it was said, word for word. Never edited: a correction is a new one."""

    verbatim = models.TextField()
    kind = models.CharField(max_length=12)
    made_on = models.DateField()
    made_by = models.CharField(max_length=120)  # whose voice: a role or a title
    due_on = models.DateField(null=True)  # the last day, if one was promised
    occasion_kind = models.CharField(max_length=12)
    occasion_id = models.UUIDField(null=True)  # a call-in, a talk: a soft reference
    message_version = models.ForeignKey(  # the approved text that it was said from, if any
        "message_library.MessageVersion", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_promise_says_something", condition=~Q(verbatim="")),
            models.CheckConstraint(
                name="a_promise_is_not_due_before_it_is_made",
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("made_on")),
            ),
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


class PromiseAnswer(RoomRecord):
    """What a responsible agency says of its promise of help or protection. Never edited.

    Of help, the proof alone: no words, so that nothing can be said of who sought it.
    """

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="answers")
    agency = models.ForeignKey("partners.Agency", on_delete=models.PROTECT, related_name="+")
    proof = models.CharField(max_length=16)
    done_on = models.DateField()
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="only_what_was_done_has_words",
                condition=Q(words="") | ~Q(proof__in=_WITHOUT_WORDS),
            ),
        ]

    def __str__(self) -> str:
        return self.proof
