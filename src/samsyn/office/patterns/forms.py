"""What is asked: a period, bands of distance and days, and the width of a hexagon."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samsyn.analysis.space_time import Within
from samsyn.office.patterns.tables import SWEDISH_ACROSS, Question

EARLIEST: Final = date(1990, 1, 1)
YEARS_BACK: Final = timedelta(days=3 * 365)
MOST_BANDS: Final = 4
MOST_METRES, MOST_DAYS = 1_000.0, 90.0
NARROWEST, WIDEST = 200, 5_000  # metres across a hexagon: narrower would point at a door
_A_DAY: Final = {"invalid": _("Write a day as in 2026-11-20.")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A period, both days included, and what is asked of it."""

    first: date
    last: date
    question: Question


class QuestionForm(forms.Form):
    """The address's own parameters; everything may be left out."""

    first = forms.DateField(
        label=_("From"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        error_messages=_A_DAY,
    )
    last = forms.DateField(
        label=_("To and including"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        error_messages=_A_DAY,
    )
    metres = forms.CharField(
        label=_("Metres apart, upper edges"),
        help_text=_("One or several, rising: 100 or 100, 200, 400."),
        required=False,
        max_length=40,
    )
    days = forms.CharField(
        label=_("Days apart, upper edges"),
        help_text=_("One or several, rising: 14 or 7, 14, 28."),
        required=False,
        max_length=40,
    )
    within = forms.ChoiceField(
        label=_("Days change places"),
        help_text=_("Within the quarter, slow change over the years does not count as nearness."),
        required=False,
        choices=[(Within.FREE.value, _("Freely")), (Within.QUARTER.value, _("Within the quarter"))],
    )
    across = forms.IntegerField(
        label=_("Width of a hexagon, metres"),
        required=False,
        min_value=NARROWEST,
        max_value=WIDEST,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_metres(self) -> tuple[float, ...]:
        """Return the rising edges in metres, the Swedish 100 if none are given."""
        return _edges(self.cleaned_data["metres"], Question().metres, most=MOST_METRES)

    def clean_days(self) -> tuple[float, ...]:
        """Return the rising edges in days, the Swedish 14 if none are given."""
        return _edges(self.cleaned_data["days"], Question().days, most=MOST_DAYS)

    def clean_last(self) -> date:
        """Return the last day, today if none is given. Refuse one to come."""
        day: date = self.cleaned_data["last"] or self.today
        if not EARLIEST <= day <= self.today:
            raise forms.ValidationError(gettext("Choose a day from 1990 to today."))
        return day

    def clean(self) -> dict[str, Any]:
        """Fill in the first day, and refuse one that is not before the last."""
        super().clean()
        last = self.cleaned_data.get("last")
        if last is not None and "first" in self.cleaned_data:
            first = self.cleaned_data["first"] or max(last - YEARS_BACK, EARLIEST)
            self.cleaned_data["first"] = first
            if not EARLIEST <= first < last:
                self.add_error("first", gettext("Choose a day from 1990 on, before the last one."))
        return self.cleaned_data

    def asked(self) -> Asked:
        """Return what a valid form asks for."""
        given = self.cleaned_data
        return Asked(
            first=given["first"],
            last=given["last"],
            question=Question(
                metres=given["metres"],
                days=given["days"],
                within=Within(given["within"] or Within.FREE.value),
                across=float(given["across"] or SWEDISH_ACROSS),
            ),
        )


def usual(today: date) -> Asked:
    """Return what is asked where nothing is chosen: three years, the Swedish bands."""
    return Asked(first=max(today - YEARS_BACK, EARLIEST), last=today, question=Question())


def form_of(given: Mapping[str, str], *, today: date) -> QuestionForm:
    """Return the form of an address, with what is usual where nothing is said."""
    asked = usual(today)
    words = {
        "first": asked.first.isoformat(),
        "last": asked.last.isoformat(),
        "metres": ", ".join(f"{edge:g}" for edge in asked.question.metres),
        "days": ", ".join(f"{edge:g}" for edge in asked.question.days),
        "within": asked.question.within.value,
        "across": f"{asked.question.across:g}",
    }
    if "last" in given:
        del words["first"]  # three years before that day
    return QuestionForm({**words, **given}, today=today)


def _edges(words: str, else_: tuple[float, ...], *, most: float) -> tuple[float, ...]:
    if not words.strip():
        return else_
    try:
        edges = tuple(float(word) for word in words.replace(";", ",").split(","))
    except ValueError:
        raise forms.ValidationError(gettext("Write numbers with commas between them.")) from None
    rising = all(before < after for before, after in pairwise(edges))
    if not (edges[0] > 0 and edges[-1] <= most and rising and len(edges) <= MOST_BANDS):
        raise forms.ValidationError(
            gettext("Write at most %(bands)s numbers, rising, from above 0 to %(most)s.")
            % {"bands": MOST_BANDS, "most": f"{most:g}"}
        )
    return edges
