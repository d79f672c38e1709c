"""What is typed about a call-in; each form gives the plan that a change takes."""

from samsyn.office.call_ins.forms.after import DebriefForm, FindingForm, PromiseForm, RehearsalForm
from samsyn.office.call_ins.forms.evening import (
    AudienceForm,
    ItemForm,
    SafetyForm,
    SeatForm,
    SignOffForm,
    SpeakerForm,
)
from samsyn.office.call_ins.forms.fields import MeetingForm, VersionedForm
from samsyn.office.call_ins.forms.inviting import (
    AbsenceForm,
    ApartForm,
    ConsiderForm,
    InvitationForm,
    LetterForm,
    LettersForm,
    StatusForm,
)
from samsyn.office.call_ins.forms.planning import (
    STANDARD,
    CallInForm,
    NewCallInForm,
    OwnerForm,
    ReasonForm,
    StepForm,
)

__all__ = [
    "STANDARD",
    "AbsenceForm",
    "ApartForm",
    "AudienceForm",
    "CallInForm",
    "ConsiderForm",
    "DebriefForm",
    "FindingForm",
    "InvitationForm",
    "ItemForm",
    "LetterForm",
    "LettersForm",
    "MeetingForm",
    "NewCallInForm",
    "OwnerForm",
    "PromiseForm",
    "ReasonForm",
    "RehearsalForm",
    "SafetyForm",
    "SeatForm",
    "SignOffForm",
    "SpeakerForm",
    "StatusForm",
    "StepForm",
    "VersionedForm",
]
