"""What some grounds rest on: somebody's consent, and a decision to cooperate."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from samsyn.office.access.records import RoomRecord


class Consent(RoomRecord):
    """That a person lets the room tell another room certain things, for a purpose, for a time."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    to_room = models.ForeignKey("partners.Room", on_delete=models.PROTECT, related_name="+")
    fields = ArrayField(models.CharField(max_length=24))
    purpose = models.CharField(max_length=300)
    given_on = models.DateField()
    until = models.DateField()  # the first day that it no longer holds
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )  # who noted it

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_consent_has_a_scope", condition=~Q(fields=[])),
            models.CheckConstraint(
                name="a_consent_ends_after_it_is_given", condition=Q(until__gt=F("given_on"))
            ),
            models.CheckConstraint(
                name="a_withdrawn_consent_says_when_and_by_whom",
                condition=Q(withdrawn_on__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.given_on}"


class Cooperation(RoomRecord):
    """A special decision to cooperate (LUS), as one of the parties keeps it."""

    reference = models.CharField(max_length=60)  # its number in the agency's register
    decided_by = models.CharField(max_length=120)
    decided_on = models.DateField()
    until = models.DateField()  # the first day that it no longer holds
    parties = ArrayField(models.IntegerField())  # the other rooms
    purpose = models.CharField(max_length=300)
    ended_on = models.DateField(null=True)
    ended_by = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_cooperation_has_parties", condition=~Q(parties=[])),
            models.CheckConstraint(
                name="a_cooperation_ends_after_it_begins", condition=Q(until__gt=F("decided_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.reference
