"""Forms of the door."""

from samsyn.office.disclosures.forms.carrying import PackageForm
from samsyn.office.disclosures.forms.disclosing import AskedPair, DisclosureForm
from samsyn.office.disclosures.forms.filtering import LedgerFilterForm
from samsyn.office.disclosures.forms.recording import (
    AskedForm,
    AskForm,
    ConsentForm,
    CooperationForm,
    NoticeForm,
    RecallForm,
    SettlingForm,
)

__all__ = [
    "AskForm",
    "AskedForm",
    "AskedPair",
    "ConsentForm",
    "CooperationForm",
    "DisclosureForm",
    "LedgerFilterForm",
    "NoticeForm",
    "PackageForm",
    "RecallForm",
    "SettlingForm",
]
