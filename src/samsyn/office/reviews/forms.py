"""What is typed in the course of a review."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.reviews.changes import (
    DecisionPlan,
    DissentPlan,
    PresencePlan,
    TaskNotePlan,
)
from samsyn.office.reviews.queries import AGENCY, STAFF
from samsyn.office.ui.office_forms import OfficeForm, VersionedForm, day_field
from samsyn.vocabulary.reviews import TaskStep


class MarkForm(OfficeForm):
    """That the room has gone through an incident."""

    note = forms.CharField(
        label=_("Note"), required=False, max_length=300, help_text=_("No names of people.")
    )


class DecisionForm(OfficeForm):
    """A decision: what, who answers for it, until when."""

    decided = forms.CharField(
        label=_("What is decided"),
        max_length=300,
        widget=forms.Textarea,
        help_text=_("One sentence. No names of people."),
    )
    owner = forms.ChoiceField(label=_("Who answers for it"), required=False)
    due_on = day_field(_("Done by"))

    def plan(self, review_id: UUID, *, is_task: bool) -> DecisionPlan:
        """Return what was typed as a plan."""
        kind, _dash, number = self.text("owner").partition("-")
        return DecisionPlan(
            review_id=review_id,
            text=self.text("decided"),
            agency_id=int(number) if kind == AGENCY else None,
            staff_id=int(number) if kind == STAFF else None,
            due_on=self.day("due_on"),
            is_task=is_task,
        )


class DecisionEditForm(DecisionForm, VersionedForm):
    """A decision that stands, corrected."""


class PresenceForm(OfficeForm):
    """Who is present."""

    members = forms.MultipleChoiceField(
        label=_("Who is present"), required=False, widget=forms.CheckboxSelectMultiple
    )
    organisations = forms.CharField(
        label=_("Others, by organisation"),
        required=False,
        max_length=2600,
        widget=forms.Textarea,
        help_text=_("One organisation a line, for example the landlord. No names of people."),
    )
    version_read = forms.IntegerField(widget=forms.HiddenInput)

    def plan(self, review_id: UUID) -> PresencePlan:
        """Return what was ticked and typed as a plan."""
        return PresencePlan(
            review_id=review_id,
            version=self.cleaned_data["version_read"],
            staff_ids=tuple(int(one) for one in self.cleaned_data["members"]),
            organisations=tuple(self.text("organisations").splitlines()),
        )


class DissentForm(OfficeForm):
    """Who thinks otherwise, and what."""

    who = forms.CharField(label=_("Who thinks otherwise"), max_length=120)
    said = forms.CharField(
        label=_("What they think"),
        max_length=600,
        widget=forms.Textarea,
        help_text=_("Word for word, as it shall stand in the minutes."),
    )

    def plan(self, review_id: UUID) -> DissentPlan:
        """Return what was typed as a plan."""
        return DissentPlan(review_id=review_id, who=self.text("who"), text=self.text("said"))


class DissentEditForm(DissentForm, VersionedForm):
    """A dissent that stands, corrected."""


class SignForm(OfficeForm):
    """The version of the review that was read."""

    version_read = forms.IntegerField(widget=forms.HiddenInput)


class TaskForm(OfficeForm):
    """What became of a task."""

    step = forms.ChoiceField(label=_("What became of it?"), widget=forms.RadioSelect)
    until = day_field(_("If it is moved: to which day"))
    why = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=300,
        widget=forms.Textarea,
        help_text=_("Needed unless it is done. No names of people."),
    )

    def plan(self, task_id: UUID) -> TaskNotePlan:
        """Return what was typed as a plan."""
        return TaskNotePlan(
            task_id=task_id,
            step=TaskStep(self.cleaned_data["step"]),
            until=self.day("until"),
            why=self.text("why"),
        )
