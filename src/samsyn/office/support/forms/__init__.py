"""The shape of what is typed about help contacts and cases: text to plans."""

from samsyn.office.support.forms.cases import (
    ConsentForm,
    ExitForm,
    FollowUpForm,
    NewCaseForm,
    PauseForm,
    ProgressForm,
    StepForm,
    TouchForm,
    TurnForm,
)
from samsyn.office.support.forms.help_line import (
    CodeForm,
    ContactForm,
    EndForm,
    SignalForm,
)

__all__ = [
    "CodeForm",
    "ConsentForm",
    "ContactForm",
    "EndForm",
    "ExitForm",
    "FollowUpForm",
    "NewCaseForm",
    "PauseForm",
    "ProgressForm",
    "SignalForm",
    "StepForm",
    "TouchForm",
    "TurnForm",
]
