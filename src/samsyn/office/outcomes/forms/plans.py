"""What is typed about a plan before it is frozen, and about what was done otherwise."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.outcomes.changes import DeviationPlan, FreezePlan
from samsyn.office.ui.office_forms import Choices, OfficeForm, day_field, lines_field
from samsyn.vocabulary.outcomes import PlanMethod


def offer_others(form: forms.Form, others: Choices) -> None:
    """Let a form offer series to compare with; without any the field is left out."""
    field = form.fields["others"]
    if isinstance(field, forms.MultipleChoiceField) and others:
        field.choices = list(others)
    else:
        del form.fields["others"]


class FreezeForm(OfficeForm):
    """How a series is to be judged, before its values are there."""

    question = lines_field(_("The question"), required=True, most=1000)
    method = forms.ChoiceField(label=_("Judged by"))
    others = forms.MultipleChoiceField(
        label=_("Group of series to compare with"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For the ways of judging that compare with several places."),
    )
    horizon = day_field(
        _("Horizon"), required=True, hint=_("A day in the last period that counts.")
    )
    fall_percent = forms.IntegerField(
        label=_("Least fall that matters, percent"), min_value=5, max_value=90
    )
    excluding = lines_field(
        _("What will be left out"),
        _("The rule, for example: an attack that has nothing to do with groups."),
        most=1000,
    )

    def __init__(self, *args: Any, others: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_others(self, others)

    def plan(self, indicator_id: UUID) -> FreezePlan:
        """Return the plan to freeze."""
        return FreezePlan(
            indicator_id=indicator_id,
            question=self.text("question"),
            method=PlanMethod(self.text("method")),
            horizon=self.needed_day("horizon"),
            fall_percent=self.needed_number("fall_percent"),
            excluding=self.text("excluding"),
            others=tuple(map(UUID, self.cleaned_data.get("others", ()))),
        )


class DeviationForm(OfficeForm):
    """What was done otherwise than a plan says."""

    happened_on = day_field(_("Day"), required=True)
    what = forms.CharField(label=_("What was done otherwise"), max_length=300)
    why = lines_field(_("Why"), required=True, most=1000)

    def plan(self, plan_id: UUID) -> DeviationPlan:
        """Return the deviation."""
        return DeviationPlan(
            plan_id=plan_id,
            happened_on=self.needed_day("happened_on"),
            what=self.text("what"),
            why=self.text("why"),
        )
