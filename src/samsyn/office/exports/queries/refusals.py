"""What this app refuses. Each sentence says what is wrong and what to do."""

from samsyn.office.access import Refusal


class CannotExport(Refusal):
    """The list cannot be asked for, decided on, withdrawn or fetched so."""
