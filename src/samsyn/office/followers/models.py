"""The table of followers. The application reads no row of it: see the second migration."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class Follower(models.Model):
    """Somebody who gets a site's public reports by e-mail, and until when they have been told.

    `told_until` is moved on before a letter leaves, so that none leaves twice.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    site = models.ForeignKey("partners.Site", on_delete=models.PROTECT, related_name="+")
    address = models.EmailField()
    language = models.CharField(max_length=2)
    since = models.DateTimeField()
    told_until = models.DateTimeField()
    refused_at = models.DateTimeField(null=True)  # when the mail server last said no

    class Meta:
        constraints = [
            models.UniqueConstraint("site", Lower("address"), name="an_address_follows_once"),
            models.CheckConstraint(
                name="a_letter_is_in_swedish_or_english", condition=Q(language__in=["sv", "en"])
            ),
        ]
        indexes = [models.Index(fields=["site", "told_until"], name="followers_to_tell")]

    def __str__(self) -> str:
        return str(self.pk)
