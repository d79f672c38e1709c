"""The anticipated no of a print."""

from samsyn.office.access import Refusal


class CannotPrint(Refusal):
    """Nothing was printed: a part is empty, does not fit or holds a sign no font has."""
