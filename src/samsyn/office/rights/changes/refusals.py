"""The anticipated noes of this app."""

from samsyn.office.access import Refusal


class CannotAnswer(Refusal):
    """The request cannot be taken or answered so; `reasons` names every why."""


class CannotContest(Refusal):
    """It cannot be contested or settled so; `reasons` names every why."""
