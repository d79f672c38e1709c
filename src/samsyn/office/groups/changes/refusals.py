"""What this app refuses. Each sentence says what is wrong and what to do."""

from samsyn.office.access import Refusal


class CannotRecord(Refusal):
    """What was claimed cannot be so, or may not be kept."""


class CannotDecide(Refusal):
    """The membership is not in a state where this can be decided."""
