"""What every row of the door shares: it is about exactly one record, and follows it."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samsyn.office.access.records import RoomRecord


class AboutRecord(RoomRecord):
    """Chosen fields of one person, group or incident, and what they are needed for."""

    kind = models.CharField(max_length=10)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="+", null=True
    )
    group = models.ForeignKey("groups.Group", on_delete=models.PROTECT, related_name="+", null=True)
    incident = models.ForeignKey(
        "incidents.Incident", on_delete=models.PROTECT, related_name="+", null=True
    )
    purpose = models.CharField(max_length=300)
    fields = ArrayField(models.CharField(max_length=24))

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_is_about_one_record",
                condition=Q(
                    kind="person",
                    person__isnull=False,
                    group__isnull=True,
                    incident__isnull=True,
                )
                | Q(
                    kind="group",
                    person__isnull=True,
                    group__isnull=False,
                    incident__isnull=True,
                )
                | Q(
                    kind="incident",
                    person__isnull=True,
                    group__isnull=True,
                    incident__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="%(class)s_states_its_purpose", condition=~Q(purpose__regex=r"^\s*$")
            ),
            models.CheckConstraint(name="%(class)s_tells_something", condition=~Q(fields=[])),
        ]

    @property
    def record_id(self) -> UUID:
        """Identifier of the record in this room that the row is about."""
        found = self.person_id or self.group_id or self.incident_id
        if found is None:
            raise ValueError("A disclosure is about one record.")
        return found
