"""What is typed about a report: its frame, and the words of a section."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.problem_analysis.changes import BeginPlan, PassagePlan
from samsyn.office.problem_analysis.rules import Section
from samsyn.office.ui.office_forms import OfficeForm, VersionedForm, day_field, lines_field

MOST_LETTERS = 6_000


class BeginForm(OfficeForm):
    """A new report."""

    room = forms.ChoiceField(
        label=_("Room"),
        help_text=_("The report rests on what this room holds, and its readers can read it."),
    )
    title = forms.CharField(label=_("Title"), max_length=160)
    first = day_field(_("First day"), required=True)
    last = day_field(_("Last day"), required=True)
    population = forms.IntegerField(
        label=_("Inhabitants"),
        required=False,
        min_value=1,
        help_text=_("To say what part of them are members of groups."),
    )
    population_source = forms.CharField(
        label=_("Where the number comes from"), max_length=200, required=False
    )

    def plan(self) -> BeginPlan:
        """Return what was typed; the form must be valid."""
        return BeginPlan(
            room_id=int(self.text("room")),
            title=self.text("title"),
            first=self.needed_day("first"),
            last=self.needed_day("last"),
            population=self.number("population"),
            population_source=self.text("population_source"),
        )


class PassageForm(VersionedForm):
    """The words of one section."""

    words = lines_field(
        _("Text"),
        _("Name nobody, and write no figure of your own: the figures stand above the text."),
        most=MOST_LETTERS,
    )

    def plan(self, report_id: UUID, section: Section) -> PassagePlan:
        """Return what was typed; the form must be valid."""
        return PassagePlan(
            report_id=report_id, section=section, words=self.text("words"), version=self.version
        )
