"""The anticipated no of a change to cards."""

from samsyn.office.access import Refusal


class CannotChange(Refusal):
    """Nothing was written; `reasons` say what to do."""
