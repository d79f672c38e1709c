"""Tokens, and which incident came of which delivery. What a token may read is said by roles."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import RoomRecord

LONGEST = timedelta(days=366)  # a year, whatever hour it ends at


class Token(models.Model):
    """A secret with which another system acts in one room, as an account of its own.

    Only a hash of the secret is kept. The account's role in the room ends with the token, so that
    row-level security shows nothing after that, whatever the application believes.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    account = models.OneToOneField("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    acts_for = models.CharField(max_length=120)  # the system or unit that holds it
    scopes = ArrayField(models.CharField(max_length=30))
    secret_hash = models.BinaryField(unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("accounts.Staff", on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_token_lasts_a_year_at_most",
                condition=Q(expires_at__gt=F("made_at"), expires_at__lte=F("made_at") + LONGEST),
            ),
            models.CheckConstraint(
                name="a_token_is_for_something", condition=~Q(scopes=[]) & ~Q(name="")
            ),
            models.CheckConstraint(
                name="a_revoked_token_says_by_whom",
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["room", "-made_at"], name="tokens_of_a_room")]

    def __str__(self) -> str:
        return self.name


class Delivery(RoomRecord):
    """That a system has delivered an incident under a key: the same again makes no second one.

    It lies beside the incident and goes with it. Of the key and of what was sent, only a hash.
    """

    token = models.ForeignKey(Token, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(
        "incidents.Incident", on_delete=models.CASCADE, related_name="deliveries"
    )
    key_hash = models.BinaryField()
    sent_hash = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["token", "key_hash"], name="a_key_delivers_one_incident"
            ),
        ]

    def __str__(self) -> str:
        return str(self.incident_id)
