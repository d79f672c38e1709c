"""Two tables: what a site has returned, and what the national room has received. Both frozen.

A site's returns lie in the steering group's part of its joint room; what came lies in the national
room, where nothing else may lie. No row is about a person.
"""

from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord


class FrozenReturn(RoomRecord):
    """A signed return. `text` is its canonical JSON, `signature` the same as a compact JWS."""

    quarter = models.DateField()  # its first day
    edition = models.PositiveSmallIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    signature = models.TextField()
    signer = models.CharField(max_length=43)  # thumbprint of the installation's key

    class Meta:
        abstract = True


class SiteReturn(FrozenReturn):
    """What the site made, approved and signed. A correction is another edition."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["room", "quarter", "edition"], name="a_return_is_made_once"
            ),
            models.CheckConstraint(
                name="a_return_is_signed", condition=~Q(signature="") & ~Q(digest="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quarter} · {self.edition}"


class ReceivedReturn(FrozenReturn):
    """What came to the national room. Its identifier is the return's own."""

    site = models.ForeignKey("partners.Site", on_delete=models.PROTECT, related_name="+")
    peer = models.ForeignKey(
        "partners.Peer", on_delete=models.PROTECT, related_name="+", null=True
    )  # empty: from this installation

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["room", "site", "quarter", "edition"], name="a_return_is_received_once"
            ),
            models.CheckConstraint(
                name="a_received_return_is_signed", condition=~Q(signature="") & ~Q(digest="")
            ),
        ]
        indexes = [models.Index(fields=["site", "-quarter", "-edition"], name="newest_returns")]

    def __str__(self) -> str:
        return f"{self.site_id} · {self.quarter} · {self.edition}"
