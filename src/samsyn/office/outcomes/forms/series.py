"""What is typed about what a series counts."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.outcomes.changes import IndicatorPlan, IndicatorRevision
from samsyn.office.ui.office_forms import OfficeForm, VersionedForm, day_field, lines_field
from samsyn.vocabulary.outcomes import MeasureKind, OutcomeFamily, Period


class _NamedSeries(OfficeForm):
    """What can be changed of a series as long as it lives."""

    name = forms.CharField(label=_("Name"), max_length=120)
    starts_on = day_field(
        _("Start"), hint=_("From which day an effect is looked for. For example 2026-11-17.")
    )
    compared_with = forms.ChoiceField(
        label=_("Compared with"),
        required=False,
        help_text=_("A series of the same kind from a place without the strategy."),
    )
    is_published = forms.BooleanField(
        label=_("The source publishes every value"),
        required=False,
        help_text=_(
            "Such as official statistics. Then a result pack holds all values; else small counts"
            " are withheld from it."
        ),
    )


class IndicatorForm(_NamedSeries, OfficeForm):
    """A new series: what it counts, once and for all."""

    field_order = (
        *("name", "family", "kind", "period", "definition", "unit", "source", "area"),
        *("starts_on", "compared_with", "follows", "cost_of", "is_published"),
    )
    family = forms.ChoiceField(label=_("Goal"))
    kind = forms.ChoiceField(label=_("What a value is"))
    period = forms.ChoiceField(label=_("Period"))
    definition = lines_field(
        _("What is counted"),
        _("So that somebody else would count the same. It cannot be changed afterwards."),
        required=True,
    )
    unit = forms.CharField(
        label=_("Unit"), max_length=80, help_text=_("For example: confirmed shootings.")
    )
    source = forms.CharField(label=_("Source"), max_length=200)
    area = forms.CharField(label=_("Area"), max_length=120)
    follows = forms.ChoiceField(
        label=_("Counts otherwise than"),
        required=False,
        help_text=_("The series that this one takes over from, where the definition has changed."),
    )

    cost_of = forms.ChoiceField(
        label=_("Cost of one event of"),
        required=False,
        help_text=_("Only for a cost: the series of events that it is of."),
    )

    def plan(self, room_id: int) -> IndicatorPlan:
        """Return the new series."""
        return IndicatorPlan(
            room_id=room_id,
            family=OutcomeFamily(self.text("family")),
            kind=MeasureKind(self.text("kind")),
            period=Period(self.text("period")),
            name=self.text("name"),
            definition=self.text("definition"),
            unit=self.text("unit"),
            source=self.text("source"),
            area=self.text("area"),
            starts_on=self.day("starts_on"),
            compared_with=self.chosen("compared_with"),
            follows=self.chosen("follows"),
            cost_of=self.chosen("cost_of"),
            is_published=bool(self.cleaned_data["is_published"]),
        )


class RevisionForm(_NamedSeries, VersionedForm):
    """What of a series can be changed."""

    def plan(self, indicator_id: UUID) -> IndicatorRevision:
        """Return the series as it shall be."""
        return IndicatorRevision(
            indicator_id=indicator_id,
            version=self.version,
            name=self.text("name"),
            starts_on=self.day("starts_on"),
            compared_with=self.chosen("compared_with"),
            is_published=bool(self.cleaned_data["is_published"]),
        )
