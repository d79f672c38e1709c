"""Forms of the steps that take a version from draft to use. Each carries the revision read."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.office.messages.changes import LegalCheck
from samsyn.office.messages.forms.writing import END
from samsyn.office.ui.bound_fields import UsualFirst
from samsyn.office.ui.office_forms import OfficeForm, day_field

LONGEST_REASON = 400


class PressForm(OfficeForm):
    """A step that asks for nothing more, such as an approval."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def read(self) -> int:
        """The revision that was read."""
        return self.number("revision") or 0


class SubmitForm(PressForm):
    """Hands a draft in; an answer to the language advice, if there is any."""

    kept_because = forms.CharField(
        label=_("Why the text stays as it is"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea,
        help_text=_("Only if there is advice beside the text that you do not follow."),
    )


class ReasonForm(PressForm):
    """A step that needs a reason."""

    because = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea,
        help_text=_("Write so that a colleague understands it in a year."),
    )


class LegalForm(PressForm):
    """Who has made the legal check."""

    checked_by = forms.CharField(
        label=_("Checked by"),
        max_length=120,
        help_text=_("Name and post, such as a prosecutor or the municipality's lawyer."),
    )
    checked_on = day_field(_("Checked on"), required=True)

    def plan(self, version_id: UUID) -> LegalCheck:
        """Return what was typed as a plan."""
        return LegalCheck(
            version_id=version_id,
            checked_by=self.text("checked_by"),
            checked_on=self.needed_day("checked_on"),
        )


class ValidityForm(PressForm):
    """From when and until when a version holds."""

    valid_from = day_field(pgettext("text", "Holds from"), required=True)
    valid_to = day_field(_("Holds until"), required=True, hint=END)


class LanguageForm(OfficeForm):
    """A language to add."""

    room = forms.ChoiceField(label=_("Site"), widget=UsualFirst)
    code = forms.ChoiceField(label=_("Language"))
