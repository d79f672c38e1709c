"""What this app refuses. Each sentence says what is wrong and what to do."""

from samsyn.office.access import Refusal


class CannotReturn(Refusal):
    """What was given cannot leave as a return."""
