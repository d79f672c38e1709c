"""What is typed about removals. Days of rules are computed: there is no field for one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.retention.changes import HoldPlan
from samsyn.office.ui.office_forms import OfficeForm, day_field
from samsyn.vocabulary.retention import RemovalReason


class RemoveForm(OfficeForm):
    """Why a record is hidden and then erased."""

    reason = forms.ChoiceField(
        label=_("Why is it removed?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why.")},
    )

    @property
    def chosen_reason(self) -> RemovalReason:
        """Return the reason that was chosen."""
        return RemovalReason(self.cleaned_data["reason"])


class ApproveForm(OfficeForm):
    """That somebody else has looked, and that it may be erased."""

    has_looked = forms.BooleanField(
        label=_("I have looked at the sample, and it may be removed."),
        error_messages={"required": _("Look at the sample, and tick that you have.")},
    )
    archive_reference = forms.CharField(
        label=_("The archive's reference"),
        help_text=_("The agreement or number under which the archive takes it over."),
        max_length=60,
        required=False,
    )


class HoldForm(OfficeForm):
    """Why a record may not be erased for now."""

    ground = forms.CharField(
        label=_("Ground"),
        help_text=_("The case or matter that needs it, by number. No names of people."),
        max_length=200,
    )
    owner = forms.ChoiceField(label=_("Who answers for the hold?"))
    review_on = day_field(_("Look at it again on"), required=True)

    def plan(self) -> HoldPlan:
        """Return what was typed as a plan."""
        return HoldPlan(
            ground=self.text("ground"),
            owner_id=self.staff("owner"),
            review_on=self.day("review_on"),
        )


class LiftForm(OfficeForm):
    """Why a record is not held back any more."""

    because = forms.CharField(
        label=_("Why is it not needed any more?"),
        help_text=_("No names of people."),
        max_length=200,
    )
