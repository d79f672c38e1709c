"""The shape of what is typed about talks: text to plans. Choices are handed in."""

from samsyn.office.notifications.forms.logging import LogForm
from samsyn.office.notifications.forms.planning import (
    ClearanceForm,
    EndingForm,
    PromiseForm,
    ProposalForm,
    RecontactForm,
)
from samsyn.office.notifications.forms.teams import SEATS, AssignmentForm, Texts, as_it_stands

__all__ = [
    "SEATS",
    "AssignmentForm",
    "ClearanceForm",
    "EndingForm",
    "LogForm",
    "PromiseForm",
    "ProposalForm",
    "RecontactForm",
    "Texts",
    "as_it_stands",
]
