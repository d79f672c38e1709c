"""What this app refuses. Each sentence says what is wrong and what to do."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samsyn.office.access import Refusal


class CannotRecord(Refusal):
    """What was claimed cannot be so, or may not be kept."""


class CannotDecide(Refusal):
    """The membership is not in a state where this can be decided."""


class ChangedMeanwhile(Refusal):
    """Somebody else saved first; what was typed is still with the one who typed it."""

    @classmethod
    def by(cls, name: str, at: datetime) -> "ChangedMeanwhile":
        """Return the refusal that names who saved, and when."""
        when = date_format(timezone.localtime(at), "Y-m-d H:i")
        return cls(
            _(
                "%(name)s saved other changes here at %(when)s, after you opened the form. "
                "What you typed is kept below. Compare it with what stands now, and save again."
            )
            % {"name": name, "when": when}
        )
