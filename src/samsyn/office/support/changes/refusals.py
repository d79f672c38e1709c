"""The anticipated no of a change to help contacts and support cases."""

from samsyn.office.access import Refusal


class CannotSupport(Refusal):
    """Nothing was written; `reasons` say what to do."""
