"""What is typed about the rehearsal and after the evening."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samsyn.office.call_ins import changes
from samsyn.office.call_ins.forms.fields import MeetingForm, VersionedForm, clock_field, short_field
from samsyn.office.ui.office_forms import day_field, lines_field
from samsyn.vocabulary.call_ins import FindingOccasion
from samsyn.vocabulary.promises import PromiseKind


class RehearsalForm(VersionedForm):
    """The full run without the invitees."""

    planned_on = day_field(_("Planned on"))
    planned_at = clock_field(_("Planned at"))
    held_on = day_field(_("Held on"))
    summary = lines_field(_("How it went"))

    def plan(self, call_in_id: UUID) -> changes.RehearsalRevision:
        """Return what was typed as a revision."""
        return changes.RehearsalRevision(
            call_in_id=call_in_id,
            version=self.version,
            planned_at=self.moment("planned_on", "planned_at"),
            held_on=self.day("held_on"),
            summary=self.text("summary"),
        )


class DebriefForm(VersionedForm):
    """What the partners saw."""

    held_on = day_field(
        pgettext_lazy("debrief", "Held on"), hint=_("Leave it empty until the debrief is held.")
    )
    reactions = lines_field(_("How those who were called reacted"))
    safety = lines_field(_("Safety"))
    in_media = lines_field(_("Media"))
    after_thirty_days = lines_field(
        _("After thirty days"), _("Counts only: how many got in touch for help, what has happened.")
    )

    def plan(self, call_in_id: UUID) -> changes.DebriefRevision:
        """Return what was typed as a revision."""
        return changes.DebriefRevision(
            call_in_id=call_in_id,
            version=self.version,
            held_on=self.day("held_on"),
            reactions=self.text("reactions"),
            safety=self.text("safety"),
            media=self.text("in_media"),
            after_thirty_days=self.text("after_thirty_days"),
        )


class FindingForm(MeetingForm):
    """Something that has to be dealt with."""

    text_found = short_field(_("What has to be dealt with"), most=160, required=True)

    def plan(self, call_in_id: UUID, occasion: FindingOccasion) -> changes.FindingPlan:
        """Return what was typed as a finding."""
        return changes.FindingPlan(
            call_in_id=call_in_id, occasion=occasion, text=self.text("text_found")
        )


class PromiseForm(MeetingForm):
    """A promise, word for word."""

    verbatim = lines_field(_("What was promised, word for word"))
    kind = forms.ChoiceField(label=_("What kind of promise"))
    made_by = short_field(
        _("Who promised it"), most=120, hint=_("By title, for example the local police chief.")
    )
    due_on = day_field(
        _("To be kept by"),
        hint=_("Only if a day was promised. Else help has thirty days, and protection three."),
    )
    said_from = forms.ChoiceField(label=_("Said from the text"), required=False)
    groups = forms.MultipleChoiceField(
        label=_("Given to"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def plan(self, call_in_id: UUID) -> changes.SpokenPromise:
        """Return what was typed as a promise."""
        return changes.SpokenPromise(
            call_in_id=call_in_id,
            verbatim=self.text("verbatim"),
            kind=PromiseKind(self.text("kind")),
            made_by=self.text("made_by"),
            due_on=self.day("due_on"),
            group_ids=tuple(UUID(one) for one in self.cleaned_data["groups"]),
            message_version_id=self.chosen("said_from"),
        )
