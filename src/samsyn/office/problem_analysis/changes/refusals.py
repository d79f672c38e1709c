"""What this app refuses. Each sentence says what is wrong and what to do."""

from samsyn.office.access import Refusal


class CannotAnalyse(Refusal):
    """The report cannot be begun, written, reviewed or frozen so."""
