"""Who was present, who thought otherwise, and which agencies stand behind the minutes."""

from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord
from samsyn.office.reviews.models.held import PartOfReview, Review, RevisedPart


class Presence(PartOfReview):
    """Somebody of the room's staff who was there, or an organisation that was."""

    staff = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )
    organisation = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="somebody_was_present",
                condition=Q(staff__isnull=False) | ~Q(organisation=""),
            ),
            models.UniqueConstraint(fields=["review", "staff"], name="present_once"),
        ]

    def __str__(self) -> str:
        return self.organisation or str(self.staff_id)


class Dissent(RevisedPart):
    """Who thought otherwise, and what, word for word."""

    who = models.CharField(max_length=120)
    text = models.CharField(max_length=600)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="dissent_says_who_and_what", condition=~Q(text="") & ~Q(who="")
            ),
        ]

    def __str__(self) -> str:
        return self.who


class MinutesApproval(RoomRecord):
    """That somebody of an agency stands behind the signed minutes on its behalf."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="approvals")
    agency = models.ForeignKey("partners.Agency", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "agency"], name="an_agency_approves_minutes_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.agency_id)
