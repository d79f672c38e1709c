"""Filters of the logs, and what is typed in a review. Days are written, never picked."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.oversight.queries import Period, Way
from samsyn.office.ui.office_forms import OfficeForm, lines_field
from samsyn.vocabulary.oversight import Verdict

Choice = tuple[str, str]
EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 1, 1)
LARGEST_KEY = 2**63 - 1


class LogFilter(forms.Form):
    """What a log is narrowed to; an empty field narrows nothing."""

    way = forms.ChoiceField(label=_("How"), required=False)
    staff = forms.ChoiceField(label=_("Who"), required=False)
    since = forms.DateField(
        label=_("From and with"),
        help_text=_("For example 2026-11-17"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.TextInput,
        error_messages={"invalid": _("Write the day as year-month-day: 2026-11-17.")},
    )
    until = forms.DateField(
        label=_("To and with"),
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.TextInput,
        error_messages={"invalid": _("Write the day as year-month-day: 2026-11-17.")},
    )
    older = forms.IntegerField(
        required=False, min_value=0, max_value=LARGEST_KEY, widget=forms.HiddenInput
    )
    newer = forms.IntegerField(
        required=False, min_value=0, max_value=LARGEST_KEY, widget=forms.HiddenInput
    )

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        ways: Iterable[Choice],
        staff: Iterable[Choice] = (),
    ) -> None:
        super().__init__(data)
        for name, offered in (("way", ways), ("staff", staff)):
            self.fields[name] = forms.ChoiceField(
                label=self.fields[name].label,
                required=False,
                choices=[("", _("All")), *offered],
            )

    def clean_since(self) -> date | None:
        return self._bounded("since")

    def clean_until(self) -> date | None:
        return self._bounded("until")

    @property
    def period(self) -> Period:
        return Period(since=self.cleaned_data["since"], until=self.cleaned_data["until"])

    @property
    def chosen_way(self) -> Way | None:
        chosen = self.cleaned_data["way"]
        return Way(chosen) if chosen else None

    @property
    def staff_id(self) -> int | None:
        chosen = self.cleaned_data["staff"]
        return int(chosen) if chosen else None

    def _bounded(self, name: str) -> date | None:
        day: date | None = self.cleaned_data[name]
        if day is not None and not EARLIEST <= day < LATEST:
            raise forms.ValidationError(_("Choose a day between 2000 and 2099."))
        return day


class VerdictForm(OfficeForm):
    """What becomes of one reading."""

    verdict = forms.ChoiceField(
        label=_("What becomes of it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what becomes of it.")},
    )
    note = forms.CharField(
        label=_("A few words"),
        help_text=_("What has to be asked, or what has happened. No names of people."),
        max_length=300,
        required=False,
    )

    @property
    def chosen_verdict(self) -> Verdict:
        """Return the verdict that was chosen."""
        return Verdict(self.cleaned_data["verdict"])


class SignForm(OfficeForm):
    """What a review came to."""

    findings = lines_field(
        _("What the review came to"),
        _("Also when everything was in order. No names of people."),
    )


class EmergencyForm(OfficeForm):
    """Which room is to open, and why now."""

    room = forms.ChoiceField(
        label=_("Which room?"), error_messages={"required": _("Choose a room.")}
    )
    ground = forms.ChoiceField(
        label=_("What is in danger?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is in danger.")},
    )
    reason = forms.CharField(
        label=_("What has happened?"),
        help_text=_("And why the room's own staff cannot answer in time. No names of people."),
        max_length=400,
        widget=forms.Textarea,
        error_messages={"required": _("Write what has happened.")},
    )


class EmergencyReviewForm(OfficeForm):
    """What a review of an emergency came to."""

    verdict = forms.ChoiceField(
        label=_("What becomes of it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what becomes of it.")},
    )
    findings = lines_field(
        _("What the review came to"),
        _("Also when everything was in order. No names of people."),
    )

    @property
    def chosen_verdict(self) -> Verdict:
        """Return the verdict that was chosen."""
        return Verdict(self.cleaned_data["verdict"])
