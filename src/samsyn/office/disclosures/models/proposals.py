"""A disclosure that has not crossed: it waits for a second person, or somebody said no."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from samsyn.office.disclosures.models.about import AboutRecord
from samsyn.office.disclosures.models.grounds import Ground


class Proposal(AboutRecord):
    """What somebody would tell, on which ground and with which answers.

    `state` is waiting, confirmed, declined (by the second person), withdrawn (by the first), or
    failed: an answer spoke against the ground, and the attempt is kept. What was said in a meeting
    is spoken until it is completed.
    """

    to_room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    ground = models.ForeignKey(Ground, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=list)
    state = models.CharField(max_length=10, default="waiting")
    reasons = ArrayField(models.TextField(), default=list)  # why not
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    disclosure = models.ForeignKey(
        "disclosures.Disclosure", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta(AboutRecord.Meta):
        constraints = [
            *AboutRecord.Meta.constraints,
            models.CheckConstraint(
                name="a_settled_proposal_says_by_whom",
                condition=Q(
                    state__in=["waiting", "spoken"],
                    settled_at__isnull=True,
                    settled_by__isnull=True,
                )
                | ~Q(state__in=["waiting", "spoken"])
                & Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
            models.CheckConstraint(
                name="a_second_person_settles_a_proposal",
                condition=~Q(state__in=["confirmed", "declined"]) | ~Q(settled_by=F("recorded_by")),
            ),
        ]
        indexes = [models.Index(fields=["compartment", "state"], name="proposals_by_state")]

    def __str__(self) -> str:
        return f"{self.record_id}: {self.state}"
