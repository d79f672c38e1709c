"""The anticipated no of this app."""

from samsyn.office.access import Refusal


class CannotRemove(Refusal):
    """The record or the batch cannot be removed, held or shown so; `reasons` names every why."""
