"""What staff type about groups, turned into plans. Choices are handed in; nothing is looked up."""

from samsyn.office.groups.forms.groups import (
    AliasForm,
    AssessmentForm,
    GroupForm,
    NewGroupForm,
    StandingForm,
    TerritoryForm,
)
from samsyn.office.groups.forms.memberships import (
    BasisForm,
    ConfirmingForm,
    DisputeForm,
    EndForm,
    EvidenceForm,
    MemberForm,
    SettlingForm,
)
from samsyn.office.groups.forms.relations import NewRelationForm, RevisedRelationForm
from samsyn.office.ui.office_forms import OfficeForm

__all__ = [
    "AliasForm",
    "AssessmentForm",
    "BasisForm",
    "ConfirmingForm",
    "DisputeForm",
    "EndForm",
    "EvidenceForm",
    "GroupForm",
    "MemberForm",
    "NewGroupForm",
    "NewRelationForm",
    "OfficeForm",
    "RevisedRelationForm",
    "SettlingForm",
    "StandingForm",
    "TerritoryForm",
]
