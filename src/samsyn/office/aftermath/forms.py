"""What is typed in the course of an answer."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samsyn.office.aftermath.changes import CheckPlan, NotePlan, RiskPlan, TaskPlan
from samsyn.office.ui.office_forms import OfficeForm, day_field
from samsyn.vocabulary.aftermath import (
    DisputeVerdict,
    NoteKind,
    PartnerTaskKind,
    ResponseEnd,
    ResponseStep,
    RetaliationWindow,
)

MOST = 400


def _sentence(label: Any, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, help_text=hint, max_length=MOST, widget=widget)


class NoteForm(OfficeForm):
    """That a step is done, or open again."""

    said = _sentence(_("In a sentence"), _("No names of people. What was done, or why it is open."))

    def plan(self, incident_id: UUID, step: ResponseStep, kind: NoteKind) -> NotePlan:
        """Return what was typed as a plan."""
        return NotePlan(incident_id=incident_id, step=step, kind=kind, text=self.text("said"))


class CheckForm(OfficeForm):
    """Whether the incident belongs to a dispute."""

    verdict = forms.ChoiceField(
        label=_("Does the incident belong to the dispute?"), widget=forms.RadioSelect
    )
    said = _sentence(_("On what it rests"), _("With the source. No names of people."))

    def plan(self, incident_id: UUID, first_id: UUID, second_id: UUID) -> CheckPlan:
        """Return what was typed as a plan."""
        return CheckPlan(
            incident_id=incident_id,
            first_id=first_id,
            second_id=second_id,
            verdict=DisputeVerdict(self.cleaned_data["verdict"]),
            text=self.text("said"),
        )


class RiskForm(OfficeForm):
    """The risk for retaliation, until a day."""

    level = forms.ChoiceField(label=_("Risk for retaliation"), widget=forms.RadioSelect)
    until = day_field(_("Until and including"), hint=_("Not needed where the risk is over."))
    said = _sentence(
        _("Why"), _("No names of people. Who is in danger is handed to the police's protection.")
    )

    def plan(self, incident_id: UUID) -> RiskPlan:
        """Return what was typed as a plan."""
        return RiskPlan(
            incident_id=incident_id,
            level=RetaliationWindow(self.cleaned_data["level"]),
            until=self.day("until"),
            text=self.text("said"),
        )


class TaskForm(OfficeForm):
    """What a partner is asked to do."""

    agency = forms.ChoiceField(label=_("Partner"))
    kind = forms.ChoiceField(label=_("Task"))
    title = forms.CharField(
        label=_("If another: what"), required=False, max_length=120, help_text=_("No names.")
    )
    due_on = day_field(_("Done by"), required=True)
    due_at = forms.TimeField(
        label=_("Time"),
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TextInput,
        help_text=_("For example 16.00."),
        error_messages={"invalid": _("Write a time such as 16.00.")},
    )

    def plan(self, incident_id: UUID) -> TaskPlan:
        """Return what was typed as a plan."""
        at: time = self.cleaned_data["due_at"]
        return TaskPlan(
            incident_id=incident_id,
            agency_id=int(self.cleaned_data["agency"]),
            kind=PartnerTaskKind(self.cleaned_data["kind"]),
            title=self.text("title"),
            due_at=timezone.make_aware(datetime.combine(self.needed_day("due_on"), at)),
        )


class DoneForm(OfficeForm):
    """That a task is done."""

    result = forms.CharField(
        label=_("What came of it"), required=False, max_length=200, help_text=_("No names.")
    )


class EndForm(OfficeForm):
    """How the answer ends."""

    kind = forms.ChoiceField(label=_("How does it end?"), widget=forms.RadioSelect)
    said = _sentence(_("Why"))

    def end(self) -> ResponseEnd:
        """Return how it ends."""
        return ResponseEnd(self.cleaned_data["kind"])
