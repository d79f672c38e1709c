"""What this app refuses. Each sentence says what is wrong and what to do."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samsyn.office.access import Refusal


class CannotWrite(Refusal):
    """The wording cannot stand as it was given."""


class CannotDecide(Refusal):
    """The version is not in a state where this can be decided, or not by this person."""


class ChangedMeanwhile(Refusal):
    """Somebody else saved first; what was typed is still with the one who typed it."""

    @classmethod
    def by(cls, name: str, at: datetime) -> "ChangedMeanwhile":
        """Return the refusal that names who saved, and when."""
        when = date_format(timezone.localtime(at), "Y-m-d H:i")
        return cls(
            _(
                "%(name)s changed this version at %(when)s, after you opened the page. What you "
                "typed is kept. Compare it with what stands now, and press again."
            )
            % {"name": name, "when": when}
        )
