"""What this app refuses. Each sentence says what is wrong and what to do."""

from samsyn.office.access import Refusal


class CannotWrite(Refusal):
    """The wording cannot stand as it was given."""


class CannotDecide(Refusal):
    """The version is not in a state where this can be decided, or not by this person."""
