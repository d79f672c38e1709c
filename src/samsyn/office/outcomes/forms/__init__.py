"""What is typed about a series, its values and its plans."""

from samsyn.office.outcomes.forms.designs import STEPS, USUAL_FALL, DesignForm
from samsyn.office.outcomes.forms.plans import DeviationForm, FreezeForm
from samsyn.office.outcomes.forms.series import IndicatorForm, RevisionForm
from samsyn.office.outcomes.forms.values import (
    AnnotationForm,
    FileForm,
    TakeForm,
    ValueForm,
    written,
)

__all__ = [
    "STEPS",
    "USUAL_FALL",
    "AnnotationForm",
    "DesignForm",
    "DeviationForm",
    "FileForm",
    "FreezeForm",
    "IndicatorForm",
    "RevisionForm",
    "TakeForm",
    "ValueForm",
    "written",
]
