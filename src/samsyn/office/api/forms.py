"""What is typed of a token. Whom it may read for is said by its room and its scopes alone."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.api.changes import TokenPlan
from samsyn.office.api.rules import LASTS, Scope
from samsyn.office.ui.office_forms import OfficeForm


class TokenForm(OfficeForm):
    """A new token: for which system, of which room, for what, and until when."""

    room = forms.ChoiceField(
        label=_("Room"),
        widget=forms.RadioSelect,
        help_text=_("A token opens one room. What lies in another does not exist for it."),
        error_messages={"required": _("Choose a room.")},
    )
    acts_for = forms.CharField(
        label=_("Which system holds it?"),
        help_text=_("Its name and unit, so that whoever reads the log knows. No names of people."),
        max_length=120,
    )
    name = forms.CharField(
        label=_("What is the token called?"),
        help_text=_("For example: fetches incidents every night."),
        max_length=80,
    )
    scopes = forms.MultipleChoiceField(
        label=_("What is it for?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose no more than the system needs. More is a new token."),
        error_messages={"required": _("Choose at least one.")},
    )
    days = forms.ChoiceField(
        label=_("How long does it last?"),
        widget=forms.RadioSelect,
        initial=str(LASTS.days),
        error_messages={"required": _("Choose a time.")},
    )

    def plan(self) -> TokenPlan:
        """Return what was typed as a plan."""
        return TokenPlan(
            room_id=int(self.text("room")),
            name=self.text("name"),
            acts_for=self.text("acts_for"),
            scopes=tuple(map(Scope, self.cleaned_data["scopes"])),
            lasts=timedelta(days=int(self.text("days"))),
        )
