"""How forms on call-ins read moments, numbers and the version they were opened on."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samsyn.office.ui import office_forms
from samsyn.office.ui.office_forms import Choices, OfficeForm


def clock_field(label: Any, *, required: bool = False, hint: Any = None) -> forms.TimeField:
    """Return a field for a time of day, typed as text."""
    return forms.TimeField(
        label=label,
        required=required,
        input_formats=["%H.%M", "%H:%M", "%H%M", "%H"],
        help_text=hint or _("For example 18.00."),
        widget=forms.TextInput,
        error_messages={"invalid": _("Write a time such as 18.00.")},
    )


def short_field(
    label: Any, *, most: int, required: bool = False, hint: Any = ""
) -> forms.CharField:
    """Return a field for one line of text."""
    return forms.CharField(label=label, required=required, max_length=most, help_text=hint)


def number_field(label: Any, *, hint: Any = "") -> forms.IntegerField:
    """Return a field for a whole number, typed as text."""
    return forms.IntegerField(
        label=label,
        help_text=hint,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Write a whole number.")},
    )


class MeetingForm(OfficeForm):
    """A form that knows moments in Swedish time."""

    def __init__(
        self, *args: Any, choices: Mapping[str, Choices] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, choices=choices, **kwargs)
        for name, offered in (choices or {}).items():
            field = self.fields[name]
            if isinstance(field, forms.MultipleChoiceField):
                field.choices = list(offered)  # boxes need none that says "none"

    def moment(self, day: str, clock: str) -> datetime | None:
        """Return a day and a time of the cleaned form as one moment, None without a day."""
        on: date | None = self.cleaned_data.get(day)
        at: time | None = self.cleaned_data.get(clock)
        if on is None:
            return None
        return timezone.make_aware(datetime.combine(on, at or time(12)))


class VersionedForm(MeetingForm, office_forms.VersionedForm):
    """A form of a part of a call-in that two may have open."""
