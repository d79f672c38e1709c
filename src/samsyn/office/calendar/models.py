"""What a member of staff has chosen of calendar and reminders. No record on a person is here."""

from django.db import models


class CalendarFeed(models.Model):
    """The one address at which a member of staff's calendar can be fetched without signing in.

    Only a hash of the address's secret is kept: whoever loses it makes a new one.
    """

    staff = models.OneToOneField("accounts.Staff", on_delete=models.CASCADE, related_name="+")
    secret_hash = models.BinaryField(unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.staff_id)


class ReminderChoice(models.Model):
    """Whether a member of staff wants an e-mail when something waits, and when one last went."""

    staff = models.OneToOneField("accounts.Staff", on_delete=models.CASCADE, related_name="+")
    is_wanted = models.BooleanField(default=True)
    sent_on = models.DateField(null=True)

    def __str__(self) -> str:
        return str(self.staff_id)
