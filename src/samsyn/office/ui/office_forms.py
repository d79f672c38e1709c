"""What forms of every app share: days as text, choices handed in, and a place for refusals."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

FORMATS = ["%Y-%m-%d", "%Y%m%d", "%d/%m/%Y", "%d.%m.%Y"]
Choices = Sequence[tuple[str, str]]


def day_field(label: Any, *, required: bool = False, hint: Any = None) -> forms.DateField:
    """Return a field for a day, typed as text."""
    return forms.DateField(
        label=label,
        required=required,
        input_formats=FORMATS,
        help_text=hint or _("For example 2026-11-17."),
        widget=forms.TextInput,
        error_messages={"invalid": _("Write a day such as 2026-11-17.")},
    )


def lines_field(
    label: Any, hint: Any = "", *, most: int = 4000, required: bool = False
) -> forms.CharField:
    """Return a field for several lines of text."""
    return forms.CharField(
        label=label, required=required, widget=forms.Textarea, help_text=hint, max_length=most
    )


class OfficeForm(forms.Form):
    """A form whose choices are handed in, and that can show what a change refused."""

    def __init__(
        self, *args: Any, choices: Mapping[str, Choices] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (choices or {}).items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                none = () if field.required else (("", gettext("None chosen")),)
                field.choices = [*none, *offered]

    def refuse(self, reasons: Sequence[str]) -> None:
        """Put what the change refused on top of the form; what was typed stays."""
        for reason in reasons:
            self.add_error(None, reason)

    def day(self, name: str) -> date | None:
        """Return a day of the cleaned form, None if it was left out."""
        found: date | None = self.cleaned_data[name]
        return found

    def needed_day(self, name: str) -> date:
        """Return a day that the form demanded."""
        found: date = self.cleaned_data[name]
        return found

    def text(self, name: str) -> str:
        """Return a text of the cleaned form."""
        return str(self.cleaned_data[name]).strip()

    def number(self, name: str) -> int | None:
        """Return a whole number of the cleaned form, None if it was left out."""
        found: int | None = self.cleaned_data[name]
        return found

    def needed_number(self, name: str) -> int:
        """Return a number that the form demanded."""
        found: int = self.cleaned_data[name]
        return found

    def staff(self, name: str) -> int | None:
        """Return a member of staff or an agency that was chosen, None if none was."""
        return int(self.text(name)) if self.text(name) else None

    def chosen(self, name: str) -> UUID | None:
        """Return the record that was chosen, None if none was."""
        return UUID(self.text(name)) if self.text(name) else None


class VersionedForm(OfficeForm):
    """A form of something that two may have open; the version that was read goes with it."""

    version_read = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def version(self) -> int:
        """The version that was read."""
        return int(self.cleaned_data.get("version_read") or 0)
