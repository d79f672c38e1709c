"""Everything that changes returns: made by a site, taken in by the national room."""

from samsyn.office.national.changes.making import ReturnPlan, make_return
from samsyn.office.national.changes.receiving import Arrived, read_signed, receive_return
from samsyn.office.national.changes.refusals import CannotReturn
from samsyn.office.national.changes.sending import RETURN, send_again

__all__ = [
    "RETURN",
    "Arrived",
    "CannotReturn",
    "ReturnPlan",
    "make_return",
    "read_signed",
    "receive_return",
    "send_again",
]
