"""The rule table of the door, and which of its rows a site's lawyers have approved."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Ground(models.Model):
    """One provision in one direction, in one wording. Reference data, written by the owner.

    An entry that a site's lawyers have not approved is an example there: it opens the door in
    the demo only.
    """

    key = models.SlugField(max_length=40)
    provision = models.CharField(max_length=120)
    from_kind = models.CharField(max_length=30)  # kind of room
    to_kind = models.CharField(max_length=30)
    is_duty = models.BooleanField(default=False)  # to tell, unless clearly outweighed
    tests = ArrayField(models.CharField(max_length=24), default=list)  # questions that it asks
    needs_second = models.BooleanField(default=False)  # person of the room, before anything crosses
    holds_days = models.PositiveSmallIntegerField(default=730)  # what is told on it
    youngest = models.PositiveSmallIntegerField(null=True)  # whole years when decided
    oldest = models.PositiveSmallIntegerField(null=True)
    text = models.TextField()
    source = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)  # the first day that it no longer holds

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "from_kind", "to_kind", "valid_from"],
                name="one_wording_of_a_ground_a_day",
            ),
            models.CheckConstraint(
                name="the_public_and_the_nation_get_no_persons",
                condition=~Q(to_kind="national") & ~Q(from_kind="national"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.from_kind} → {self.to_kind}"


class Approval(models.Model):
    """A site's lawyers let its rooms use a ground, from a day on.

    Written by the owner, or by staff who may approve in the room that tells; see 0006_walls.
    """

    ground = models.ForeignKey(Ground, on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey("partners.Site", on_delete=models.PROTECT, related_name="+")
    approved_by = models.CharField(max_length=120)  # name of who decided
    approved_on = models.DateField()
    withdrawn_by = models.CharField(max_length=120, blank=True)
    withdrawn_on = models.DateField(null=True)  # the first day that it no longer holds

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ground", "site"],
                condition=Q(withdrawn_on__isnull=True),
                name="a_ground_is_approved_once_a_site",
            ),
            models.CheckConstraint(name="an_approval_has_a_name", condition=~Q(approved_by="")),
            models.CheckConstraint(
                name="a_withdrawal_has_a_name_and_a_later_day",
                condition=Q(withdrawn_by="", withdrawn_on__isnull=True)
                | ~Q(withdrawn_by="") & Q(withdrawn_on__gte=models.F("approved_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ground_id} · {self.site_id}"
