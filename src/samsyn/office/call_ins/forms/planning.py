"""What is typed about the call-in itself and the steps of its plan."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.call_ins import changes
from samsyn.office.call_ins.forms.fields import (
    MeetingForm,
    VersionedForm,
    clock_field,
    number_field,
    short_field,
)
from samsyn.office.ui.office_forms import day_field, lines_field
from samsyn.vocabulary.call_ins import PlanStream

STANDARD = "standard"


class CallInForm(VersionedForm):
    """What the call-in is, when, and for which groups."""

    name = short_field(_("Name"), most=80, required=True, hint=_("For example Call-in 3."))
    evening_on = day_field(_("Day"), required=True)
    at = clock_field(_("Starts at"), required=True)
    minutes = number_field(_("Minutes set aside"), hint=_("For the programme, usually 60."))
    groups = forms.MultipleChoiceField(
        label=_("Groups to cover"), required=False, widget=forms.CheckboxSelectMultiple
    )
    lead = forms.ChoiceField(label=_("Leads the work"), required=False)
    purpose = lines_field(
        _("Purpose of the meeting"), _("What the meeting is to change, in a few sentences.")
    )

    def given(self) -> dict[str, Any]:
        """Return what a plan and a revision have in common."""
        return {
            "name": self.text("name"),
            "starts_at": self.moment("evening_on", "at"),
            "minutes": self.needed_number("minutes"),
            "purpose": self.text("purpose"),
            "lead_id": self.staff("lead"),
            "group_ids": tuple(UUID(one) for one in self.cleaned_data["groups"]),
        }

    def revision(self, call_in_id: UUID) -> changes.CallInRevision:
        """Return what was typed as a revision."""
        return changes.CallInRevision(call_in_id=call_in_id, version=self.version, **self.given())


class NewCallInForm(CallInForm):
    """A call-in, and whose steps its plan begins with."""

    steps_as = forms.ChoiceField(
        label=_("Steps of the plan"),
        help_text=_("An earlier call-in's steps come with their days, and with those you added."),
    )

    def plan(self, room_id: int) -> changes.CallInPlan:
        """Return what was typed as a new call-in."""
        earlier = self.text("steps_as")
        return changes.CallInPlan(
            room_id=room_id,
            steps_as=None if earlier == STANDARD else UUID(earlier),
            **self.given(),
        )


class ReasonForm(MeetingForm):
    """Why something is taken away."""

    because = short_field(_("Why"), most=300, required=True)


class StepForm(VersionedForm):
    """A step of the plan. A standard one has its own words, and no field for them."""

    title = short_field(_("What is to be done"), most=160)
    stream = forms.ChoiceField(label=_("Part of the plan"))
    days = number_field(
        _("Days from the evening"), hint=_("-14 is two weeks before, 7 is a week after.")
    )
    owner = forms.ChoiceField(label=_("Owner"), required=False)

    def plan(self, call_in_id: UUID, step_id: UUID | None = None) -> changes.StepPlan:
        """Return what was typed as a step."""
        return changes.StepPlan(
            call_in_id=call_in_id,
            stream=PlanStream(self.text("stream")),
            title=self.text("title") if "title" in self.fields else "",
            days=self.needed_number("days"),
            owner_id=self.staff("owner"),
            step_id=step_id,
            version=self.version,
        )


class OwnerForm(MeetingForm):
    """Who owns what remains of a stream."""

    owner = forms.ChoiceField(label=_("Owner"), required=False)
