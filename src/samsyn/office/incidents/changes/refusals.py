"""The anticipated noes of incidents."""

from samsyn.office.access import Refusal


class CannotRecord(Refusal):
    """An incident cannot be recorded or revised as it stands."""


class CannotReview(Refusal):
    """A judgement cannot be written as it stands."""
