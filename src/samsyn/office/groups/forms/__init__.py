"""What staff type about groups, turned into plans. Choices are handed in; nothing is looked up."""

from samsyn.office.groups.forms.fields import OfficeForm
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
