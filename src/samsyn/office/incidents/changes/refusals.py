"""The anticipated noes of incidents."""

from samsyn.office.access import ChangedMeanwhile, Refusal
from samsyn.office.incidents.models import Incident


class CannotRecord(Refusal):
    """An incident cannot be recorded or revised as it stands."""


class CannotReview(Refusal):
    """A judgement cannot be written as it stands."""


def refuse_if_stale(incident: Incident, version: int) -> None:
    """Refuse (`ChangedMeanwhile`) what builds on another version than the one that stands."""
    if incident.version != version:
        saved_by = incident.revised_by or incident.recorded_by
        raise ChangedMeanwhile.by(saved_by.name, incident.revised_at or incident.recorded_at)
