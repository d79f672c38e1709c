"""The shape of what is typed: text to plans. Choices are handed in; nothing is asked or saved."""

from samsyn.office.incidents.forms.entry import IncidentEntry
from samsyn.office.incidents.forms.fields import Offered
from samsyn.office.incidents.forms.filters import (
    FilterForm,
    address_with,
    key_text,
    page_from,
    tab_from,
)
from samsyn.office.incidents.forms.judging import ReviewForm, WithdrawalForm
from samsyn.office.incidents.forms.when import NotAMoment, parse_when, written

__all__ = [
    "FilterForm",
    "IncidentEntry",
    "NotAMoment",
    "Offered",
    "ReviewForm",
    "WithdrawalForm",
    "address_with",
    "key_text",
    "page_from",
    "parse_when",
    "tab_from",
    "written",
]
