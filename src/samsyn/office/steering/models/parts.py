"""The steering group's part of a joint room, and what every kept row has."""

from django.db import models

from samsyn.office.access.records import Versioned


class SteeringPart(models.Model):
    """Which part of a joint room the steering group reads. The database itself writes it."""

    room = models.OneToOneField("partners.Room", on_delete=models.CASCADE, related_name="+")
    compartment = models.OneToOneField(
        "partners.Compartment", on_delete=models.CASCADE, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.room_id)


class Kept(Versioned):
    """A row with an owner."""

    owner = models.ForeignKey(
        "accounts.Staff", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        abstract = True
