"""What this app refuses. Each sentence says what is wrong and what to do."""

from samsyn.office.access import Refusal


class CannotRecord(Refusal):
    """What was given cannot stand in a series."""
