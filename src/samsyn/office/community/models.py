"""Organisations of the local community. No table here is about a person."""

from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord


class Organisation(RoomRecord):
    """An association, congregation or other organisation that the site works with."""

    name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=170)  # Swedish order on any server
    kind = models.CharField(max_length=20, default="association")

    class Meta:
        constraints = [
            models.CheckConstraint(name="an_organisation_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(
                fields=["room", "sort_key"], name="an_organisation_stands_once_in_a_room"
            ),
        ]

    def __str__(self) -> str:
        return self.name
