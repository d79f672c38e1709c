"""Forms about a person's membership: propose, ground, confirm, dispute, settle, end."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.groups.changes import BasisPlan, EndPlan, EndReason, MembershipPlan
from samsyn.office.ui.office_forms import OfficeForm, day_field, lines_field
from samsyn.vocabulary.groups import BasisKind, MembershipRole


class BasisForm(OfficeForm):
    """One dated basis."""

    basis = forms.ChoiceField(label=_("What it rests on"), widget=forms.RadioSelect)
    dated_on = day_field(_("From which day"), required=True)
    source = forms.ChoiceField(label=_("Source"), required=False)
    dependent = forms.BooleanField(
        label=_("It says the same as another basis, from the same origin"),
        required=False,
        help_text=_("Then it is kept, and not counted as a second basis."),
    )
    basis_note = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=300,
        help_text=_("Nothing from which the source can be told. Nothing about third parties."),
    )

    def basis_plan(self) -> BasisPlan:
        """Return what was typed as a basis."""
        return BasisPlan(
            kind=BasisKind(self.text("basis")),
            dated_on=self.needed_day("dated_on"),
            independent=not self.cleaned_data["dependent"],
            note=self.text("basis_note"),
            source_id=self.chosen("source"),
        )


class EvidenceForm(BasisForm):
    """A new basis to confirm by; may be left out if one on record is new enough."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("basis", "dated_on"):
            self.fields[name].required = False

    def evidence(self) -> BasisPlan | None:
        """Return the new basis, None if nothing was typed."""
        return self.basis_plan() if self.text("basis") else None

    def clean(self) -> None:
        """Ask for both the kind and the day, or neither."""
        if bool(self.cleaned_data.get("basis")) != bool(self.cleaned_data.get("dated_on")):
            self.add_error(
                "dated_on" if self.cleaned_data.get("basis") else "basis",
                _("Say both what it rests on and from which day, or leave both out."),
            )


class MemberForm(BasisForm):
    """A person who is proposed for the group, with the first basis."""

    code = forms.CharField(
        label=_("Person"),
        max_length=12,
        help_text=_("The person's code, for example P-7KQ2M. Search finds it by name."),
    )
    role = forms.ChoiceField(label=_("Part in the group"), widget=forms.RadioSelect)
    since = day_field(_("Since"), hint=_("Leave it out if it is not known."))
    field_order = ["code", "role", "since"]

    def plan(self, person_id: UUID, group_id: UUID) -> MembershipPlan:
        """Return what was typed as a proposal."""
        return MembershipPlan(
            person_id=person_id,
            group_id=group_id,
            role=MembershipRole(self.text("role")),
            since=self.day("since"),
            bases=(self.basis_plan(),),
        )


class ConfirmingForm(OfficeForm):
    """Nothing but a yes."""


class DisputeForm(OfficeForm):
    """Why a membership is contested."""

    reason = lines_field(
        _("What is wrong?"), _("A sentence. Nothing about third parties."), most=300
    )


class SettlingForm(OfficeForm):
    """How a dispute ends."""

    outcome = forms.ChoiceField(
        label=_("What did you find?"),
        widget=forms.RadioSelect,
        choices=[
            ("upheld", _("The objection is right: withdraw the membership from every list")),
            ("dismissed", _("The membership holds")),
        ],
    )
    reason = lines_field(_("Why"), most=300)


class EndForm(OfficeForm):
    """Why and from when somebody no longer belongs to the group."""

    reason = forms.ChoiceField(label=_("Why"), widget=forms.RadioSelect)
    on = day_field(_("First day outside the group"), required=True)
    note = forms.CharField(label=_("In a few words"), required=False, max_length=400)

    def plan(self) -> EndPlan:
        """Return what was typed as a plan."""
        return EndPlan(
            reason=EndReason(self.text("reason")),
            on=self.needed_day("on"),
            note=self.text("note"),
        )
