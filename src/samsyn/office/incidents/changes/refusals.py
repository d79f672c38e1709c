"""The anticipated noes of incidents."""

from django.utils import translation
from django.utils.translation import gettext as _

from samsyn.office.access import Refusal
from samsyn.office.incidents.models import Incident
from samsyn.office.ui import formats


class CannotRecord(Refusal):
    """An incident cannot be recorded or revised as it stands."""


class CannotReview(Refusal):
    """A judgement cannot be written as it stands."""


class ChangedMeanwhile(Refusal):
    """Somebody else changed the incident after the writer opened it; nothing is overwritten."""


def refuse_if_stale(incident: Incident, version: int) -> None:
    """Raise `ChangedMeanwhile`, saying who changed the incident and when."""
    if incident.version == version:
        return
    by, at = incident.revised_by, incident.revised_at
    if by is None or at is None:
        by, at = incident.recorded_by, incident.recorded_at
    moment = formats.short_moment(at, language=translation.get_language() or "sv")
    raise ChangedMeanwhile(
        _(
            "%(name)s changed the incident %(moment)s. What you wrote is still here. Compare it "
            "with the incident, and save again."
        )
        % {"name": by.name, "moment": moment}
    )
