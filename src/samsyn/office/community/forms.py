"""What is typed about an organisation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.community.changes import OrganisationPlan
from samsyn.office.ui.office_forms import OfficeForm
from samsyn.vocabulary.community import OrganisationKind


class OrganisationForm(OfficeForm):
    """A new organisation."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind of organisation"))

    def plan(self, room_id: int) -> OrganisationPlan:
        """Return what was typed as a plan."""
        return OrganisationPlan(
            room_id=room_id, name=self.text("name"), kind=OrganisationKind(self.text("kind"))
        )
