"""What to picture: a day up to today, and a group or a part of the network."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samsyn.office.networks.queries import Choice, NamedGroup

EARLIEST: Final = date(1990, 1, 1)


class _OfADay(forms.Form):
    """A form that asks for a day up to today; today if none is given."""

    on = forms.DateField(
        label=_("As it was on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write a day as in 2026-11-20.")},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        """Return the day, today if none is given. Refuse one to come, or before any register."""
        day: date = self.cleaned_data["on"] or self.today
        if day > self.today:
            raise forms.ValidationError(gettext("Choose a day up to today."))
        if day < EARLIEST:
            raise forms.ValidationError(gettext("Choose a day from 1990 on."))
        return day


class GroupsForm(_OfADay):
    """The day, and how many live in the area, which no register here knows."""

    population = forms.IntegerField(
        label=_("Inhabitants of the area"),
        help_text=_("To see members as part of the population."),
        required=False,
        min_value=1_000,
        max_value=20_000_000,
    )


class ChoiceForm(_OfADay):
    """The address's own parameters; everything may be left out."""

    group = forms.UUIDField(
        label=_("Group, with its members' contacts"),
        required=False,
        widget=forms.Select,
        error_messages={"invalid": _("Choose a group from the list.")},
    )
    around = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    after = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)

    def choice(self) -> Choice:
        """Return what a valid form asks for."""
        group: UUID | None = self.cleaned_data["group"]
        return Choice(
            on=self.cleaned_data["on"],
            group_id=group,
            around=self.cleaned_data["around"].upper(),
            after=self.cleaned_data["after"].upper(),
        )

    def offer(self, groups: Iterable[NamedGroup]) -> None:
        """Fill the list of groups."""
        select = self.fields["group"].widget
        if isinstance(select, forms.Select):
            offered = [(str(group.group_id), group.name) for group in groups]
            select.choices = [("", gettext("Everybody")), *offered]
