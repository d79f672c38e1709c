"""What is typed beside a return, and a return that comes as a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.national.changes import ReturnPlan
from samsyn.office.national.rules import Quarter
from samsyn.office.ui.office_forms import OfficeForm, lines_field


class ReturnForm(OfficeForm):
    """Approval of exactly what is shown, with what only people know."""

    inhabitants = forms.IntegerField(
        label=_("Inhabitants of the site's area"),
        required=False,
        min_value=0,
        help_text=_("So that sites of different size can stand side by side."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    inhabitants_source = forms.CharField(
        label=_("Where the number comes from"),
        required=False,
        max_length=200,
        help_text=_("For example: SCB, 31 December 2025."),
    )
    remark = lines_field(
        _("Remark"),
        _("What a reader must know of the figures. Never anything of a person or a group."),
        most=1000,
    )
    is_approved = forms.BooleanField(
        label=_("I approve that exactly this leaves the site"), required=False
    )
    mark = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def plan(self, room_id: int, quarter: Quarter) -> ReturnPlan:
        """Return what is approved."""
        return ReturnPlan(
            room_id=room_id,
            quarter=quarter,
            mark=self.text("mark"),
            is_approved=bool(self.cleaned_data["is_approved"]),
            remark=self.text("remark"),
            inhabitants=self.number("inhabitants") or 0,
            inhabitants_source=self.text("inhabitants_source"),
        )


class ReturnFileForm(OfficeForm):
    """A return that another installation has given as a file."""

    package = forms.FileField(
        label=_("File"),
        help_text=_("The sealed package that the site has handed over."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Ask for it again."),
            "missing": _("Choose a file."),
        },
    )
