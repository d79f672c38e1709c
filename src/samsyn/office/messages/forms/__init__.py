"""Forms of the library: a text with its first version, a version, and the steps about one."""

from samsyn.office.messages.forms.steps import (
    LanguageForm,
    LegalForm,
    PressForm,
    ReasonForm,
    SubmitForm,
    ValidityForm,
)
from samsyn.office.messages.forms.writing import DraftForm, TextForm, VersionForm

__all__ = [
    "DraftForm",
    "LanguageForm",
    "LegalForm",
    "PressForm",
    "ReasonForm",
    "SubmitForm",
    "TextForm",
    "ValidityForm",
    "VersionForm",
]
