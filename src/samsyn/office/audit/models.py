"""One table of events. Only the database's own functions write it; nobody edits it."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class AuditEvent(models.Model):
    """Who did what kind of thing to which records, when and why. Holds no personal value."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    staff_id = models.IntegerField(null=True)  # no foreign key: history outlives the account
    login = models.CharField(max_length=63)  # the database role, tells operators from the office
    request_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    record_ids = ArrayField(models.TextField())
    room_ids = ArrayField(models.IntegerField())
    fields = ArrayField(models.TextField())
    records = models.IntegerField()

    class Meta:
        # In a schema of its own (quoted so by Django), which the owner of the rest cannot alter.
        db_table = 'samsyn_log"."audit_auditevent'
        indexes = [
            GinIndex(fields=["record_ids"], name="audit_by_record"),
            models.Index(fields=["staff_id", "-at"], name="audit_by_staff"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
