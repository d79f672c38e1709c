"""What is typed or uploaded as values of a series, and what is remarked on its periods."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.interchange.series import SeriesColumns, read_period
from samsyn.office.outcomes.changes import AnnotationPlan, NewValue, VintagePlan
from samsyn.office.ui.office_forms import OfficeForm, day_field, lines_field
from samsyn.vocabulary.outcomes import AnnotationKind, MeasureKind, Period


class ValueForm(OfficeForm):
    """One value, typed by hand."""

    period = forms.CharField(label=_("Period"), max_length=10)
    value = forms.DecimalField(label=_("Value"), min_value=0, max_digits=14, decimal_places=3)
    low = forms.DecimalField(
        label=_("Lower limit"), required=False, max_digits=14, decimal_places=3
    )
    high = forms.DecimalField(
        label=_("Upper limit"), required=False, max_digits=14, decimal_places=3
    )
    asked = forms.IntegerField(
        label=_("How many answered"),
        required=False,
        min_value=1,
        max_value=10_000_000,
        help_text=_("Of a survey: then the limits are computed, if none are given."),
    )
    design_effect = forms.DecimalField(
        label=_("Design effect"),
        required=False,
        min_value=Decimal("0.1"),
        max_digits=6,
        decimal_places=3,
        help_text=_("1 is a simple draw. Surveys that draw areas, or weight, have more."),
    )
    as_of = day_field(
        _("Known on"), required=True, hint=_("The day on which the source gave this value.")
    )

    def __init__(self, *args: Any, kind: Period, measure: MeasureKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kind = kind
        self.fields["period"].help_text = _("For example %(period)s.") % {
            "period": kind.label(date(2026, 10, 1))
        }
        if measure is MeasureKind.EVENTS:
            del self.fields["low"], self.fields["high"]
        if measure is not MeasureKind.SHARE:
            del self.fields["asked"], self.fields["design_effect"]

    def clean_period(self) -> date:
        """Return the first day of the period that was typed."""
        try:
            return read_period(self.text("period"), self._kind)
        except ValueError:
            raise forms.ValidationError(
                _("Write a period such as %(period)s.")
                % {"period": self._kind.label(date(2026, 10, 1))}
            ) from None

    def plan(self, indicator_id: UUID) -> VintagePlan:
        """Return a vintage of one value."""
        given = self.cleaned_data
        one = NewValue(
            first=given["period"],
            value=given["value"],
            low=given.get("low"),
            high=given.get("high"),
            asked=given.get("asked"),
            design_effect=given.get("design_effect"),
        )
        return VintagePlan(indicator_id=indicator_id, as_of=self.needed_day("as_of"), values=(one,))


class FileForm(OfficeForm):
    """A file with a series, and how it is to be read."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX with a row for each period and column names in the first row."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Export it again."),
            "missing": _("Choose a file."),
        },
    )
    as_of = day_field(
        _("Known on"), required=True, hint=_("The day on which the source gave these values.")
    )
    sheet = forms.CharField(label=_("Sheet of the workbook"), required=False, max_length=200)
    time = forms.CharField(label=_("Column of the period"), required=False, max_length=200)
    value = forms.CharField(label=_("Column of the value"), required=False, max_length=200)
    low = forms.CharField(label=_("Column of the lower limit"), required=False, max_length=200)
    high = forms.CharField(label=_("Column of the upper limit"), required=False, max_length=200)
    asked = forms.CharField(label=_("Column of how many answered"), required=False, max_length=200)
    design_effect = forms.CharField(
        label=_("Column of the design effect"), required=False, max_length=200
    )
    where = lines_field(
        _("Only rows where"),
        _("One a line: column = text. Leave it empty to read every row."),
        most=1000,
    )

    def columns(self) -> SeriesColumns:
        """Return how the columns are to be understood."""
        pairs = [line.partition("=") for line in self.text("where").splitlines() if "=" in line]
        return SeriesColumns(
            time=self.text("time"),
            value=self.text("value"),
            low=self.text("low"),
            high=self.text("high"),
            asked=self.text("asked"),
            design_effect=self.text("design_effect"),
            where={name.strip(): text.strip() for name, _sign, text in pairs},
        )


class TakeForm(OfficeForm):
    """The values of a file that was looked through, as the preview showed them."""

    as_of = day_field(_("Known on"), required=True)
    origin = forms.CharField(required=False, max_length=200)
    values = forms.CharField(max_length=200_000)

    def plan(self, indicator_id: UUID) -> VintagePlan:
        """Return the vintage. Raises ValueError where the text is not what the preview wrote."""
        return VintagePlan(
            indicator_id=indicator_id,
            as_of=self.needed_day("as_of"),
            origin=self.text("origin"),
            values=tuple(_value(line) for line in self.text("values").splitlines() if line),
        )


class AnnotationForm(OfficeForm):
    """A remark on some periods."""

    kind = forms.ChoiceField(label=_("Kind of remark"))
    first = day_field(_("From"), required=True)
    last = day_field(_("To"), required=True)
    title = forms.CharField(
        label=_("What it is"),
        max_length=160,
        help_text=_("In a few words, without names of people."),
    )
    reason = lines_field(_("Why"), required=True, most=1000)

    def plan(self, indicator_id: UUID) -> AnnotationPlan:
        """Return the remark."""
        return AnnotationPlan(
            indicator_id=indicator_id,
            kind=AnnotationKind(self.text("kind")),
            first=self.needed_day("first"),
            last=self.needed_day("last"),
            title=self.text("title"),
            reason=self.text("reason"),
        )


def written(values: tuple[NewValue, ...]) -> str:
    """Return values as lines that `TakeForm` reads."""
    return "\n".join(
        ";".join(
            (
                one.first.isoformat(),
                *(
                    "" if n is None else str(n)
                    for n in (one.value, one.low, one.high, one.asked, one.design_effect)
                ),
            )
        )
        for one in values
    )


def _value(line: str) -> NewValue:
    first, *numbers = line.split(";")
    value, low, high, asked, effect = (Decimal(one) if one else None for one in numbers)
    return NewValue(
        first=date.fromisoformat(first),
        value=value,
        low=low,
        high=high,
        asked=None if asked is None else int(asked),
        design_effect=effect,
    )
