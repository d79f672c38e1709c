"""What this app refuses. Each sentence says what is wrong and what to do."""

from samsyn.office.access import Refusal


class CannotSteer(Refusal):
    """What was asked for cannot be so, or may not be done now."""
