"""What this app refuses. Each sentence says what is wrong and what to do."""

from samsyn.office.access import Refusal


class CannotReport(Refusal):
    """The report cannot be written or given so."""
