"""The parts of the incident form: what happened, one person's part, one group's side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samsyn.office.incidents.forms.when import NotAMoment, parse_when, written
from samsyn.office.ui.bound_fields import UsualFirst
from samsyn.vocabulary.uncertain_dates import MomentInterval

Choices = Sequence[tuple[str, str]]
MOST_LETTERS = 4000
EARLIEST_BIRTH_YEAR = 1900


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The choices of every field, each with its words; handed in, so that forms ask nothing."""

    rooms: Choices
    kinds: Choices
    place_precisions: Choices
    weapons: Choices
    roles: Choices
    harms: Choices
    suspicions: Choices
    groups: Choices
    sides: Choices
    certainties: Choices
    sources: Choices
    source_kinds: Choices
    reliabilities: Choices
    accuracies: Choices
    yes_no: Choices
    registers_people: bool


class IncidentForm(forms.Form):
    """What happened, when, where, with what harm, and how it is known."""

    room = forms.ChoiceField(
        label=_("Room"),
        widget=UsualFirst,
        help_text=_("Only this room sees what you record."),
    )
    kind = forms.ChoiceField(label=_("What happened?"))
    when = forms.CharField(
        label=_("When?"),
        max_length=80,
        help_text=_("Write it as you say it: tis 17 nov 23.05, i går kväll, natten mot lör."),
    )
    area = forms.CharField(
        label=_("Area"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": "areas"}),
    )
    place = forms.CharField(label=_("Address or place"), max_length=200, required=False)
    place_precision = forms.ChoiceField(label=_("How exactly is the place known?"), required=False)
    latitude = forms.FloatField(
        label=_("Latitude"), required=False, localize=False, widget=forms.TextInput
    )
    longitude = forms.FloatField(
        label=_("Longitude"), required=False, localize=False, widget=forms.TextInput
    )
    has_traces = forms.BooleanField(
        label=_("There are traces of shots"),
        help_text=_("Bullet, casing, damage or injury."),
        required=False,
    )
    independent_witnesses = forms.BooleanField(
        label=_("More than one eyewitness, independent of one another"),
        required=False,
    )
    lawful_or_accidental = forms.BooleanField(
        label=_("The shots were lawful, or plainly an accident"), required=False
    )
    weapon = forms.ChoiceField(label=_("Weapon"), required=False)
    shots_fired = forms.IntegerField(
        label=_("Number of shots"), required=False, widget=forms.TextInput
    )
    indoors = forms.ChoiceField(label=_("Indoors?"), required=False)
    dead = forms.IntegerField(label=_("Number of dead"), required=False, widget=forms.TextInput)
    injured = forms.IntegerField(
        label=_("Number of injured"), required=False, widget=forms.TextInput
    )
    harm_not_known = forms.BooleanField(
        label=_("It is not known whether more people were hurt"), required=False
    )
    summary = forms.CharField(
        label=_("In short"),
        max_length=MOST_LETTERS,
        required=False,
        help_text=_("Nothing about health, faith, politics, origin or third parties."),
        widget=forms.Textarea,
    )
    source = forms.ChoiceField(label=_("Source already noted"), required=False)
    source_title = forms.CharField(
        label=_("Or a new source"),
        max_length=200,
        required=False,
        help_text=_("For example a report with its number."),
    )
    source_kind = forms.ChoiceField(label=_("Kind of source"), required=False)
    source_reliability = forms.ChoiceField(label=_("How good is the source?"), required=False)
    information_accuracy = forms.ChoiceField(label=_("How does it know?"), required=False)
    external_reference = forms.CharField(label=_("Case number"), max_length=80, required=False)

    def __init__(
        self,
        *args: object,
        offered: Offered,
        now: datetime,
        known: MomentInterval | None = None,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._now, self._known = now, known
        for name, choices in (
            ("room", offered.rooms),
            ("kind", offered.kinds),
            ("place_precision", offered.place_precisions),
            ("weapon", offered.weapons),
            ("indoors", offered.yes_no),
            ("source", offered.sources),
            ("source_kind", offered.source_kinds),
            ("source_reliability", offered.reliabilities),
            ("information_accuracy", offered.accuracies),
        ):
            _offer(self, name, choices)
        if len(offered.rooms) == 1:
            self.fields["room"].widget = forms.HiddenInput()
            self.fields["room"].initial = offered.rooms[0][0]

    def clean_when(self) -> MomentInterval:
        """Return the moment; one that the writer left as it was stays exactly the same."""
        text = self.cleaned_data["when"]
        if self._known is not None and text == written(self._known):
            return self._known
        try:
            return parse_when(text, now=self._now)
        except NotAMoment as error:
            raise forms.ValidationError(str(error)) from error


class PersonForm(forms.Form):
    """One person's part: found by code, unknown, or registered here by name and birth year.

    A name in place of the code is answered with the codes of those whom it may stand for.
    """

    code = forms.CharField(
        label=_("Code or name"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": "people"}),
    )
    is_unknown = forms.BooleanField(label=_("Unknown person"), required=False)
    given = forms.CharField(label=_("Given name"), max_length=80, required=False)
    family = forms.CharField(label=_("Family name"), max_length=80, required=False)
    birth_year = forms.IntegerField(label=_("Birth year"), required=False, widget=forms.TextInput)
    role = forms.ChoiceField(label=_("Part"), required=False)
    harm = forms.ChoiceField(label=_("Harm"), required=False)
    suspicion = forms.ChoiceField(label=_("Grade of suspicion"), required=False)
    intended = forms.ChoiceField(label=_("Was it meant for the person?"), required=False)
    at_home = forms.ChoiceField(label=_("Where the person lives?"), required=False)
    note = forms.CharField(label=_("Note"), max_length=400, required=False)

    def __init__(self, *args: object, offered: Offered, now: datetime, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._today = now
        for name, choices in (
            ("role", offered.roles),
            ("harm", offered.harms),
            ("suspicion", offered.suspicions),
            ("intended", offered.yes_no),
            ("at_home", offered.yes_no),
        ):
            _offer(self, name, choices)
        if not offered.registers_people:
            for name in ("given", "family", "birth_year"):
                del self.fields[name]

    @property
    def is_used(self) -> bool:
        """Whether anything was filled in."""
        return any(self.cleaned_data.get(name) for name in self.fields)

    def clean_birth_year(self) -> int | None:
        """Return the year, refused if nobody alive was born in it."""
        year: int | None = self.cleaned_data["birth_year"]
        if year is not None and not EARLIEST_BIRTH_YEAR <= year <= self._today.year:
            raise forms.ValidationError(
                gettext("Write the year with four digits, for example 2003.")
            )
        return year

    def clean(self) -> None:
        """Refuse a row that does not say who, or that says it in two ways."""
        if self.errors or not self.is_used:
            return
        ways = [
            bool(self.cleaned_data["code"]),
            self.cleaned_data["is_unknown"],
            bool(self.cleaned_data.get("given") or self.cleaned_data.get("family")),
        ]
        if sum(ways) != 1:
            self.add_error(
                "code", gettext("Say who it is in one way: a code, unknown person, or a new name.")
            )
        if not self.cleaned_data["role"]:
            self.add_error("role", gettext("Choose the person's part."))


class SideForm(forms.Form):
    """One group on one side."""

    group = forms.ChoiceField(label=_("Group"), required=False)
    side = forms.ChoiceField(label=_("Side"), required=False)
    certainty = forms.ChoiceField(label=_("How certain?"), required=False)

    def __init__(self, *args: object, offered: Offered, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, choices in (
            ("group", offered.groups),
            ("side", offered.sides),
            ("certainty", offered.certainties),
        ):
            _offer(self, name, choices)

    @property
    def is_used(self) -> bool:
        """Whether a group or a side was chosen."""
        return bool(self.cleaned_data.get("group") or self.cleaned_data.get("side"))

    def clean(self) -> None:
        """Refuse a side without a group, or a group without a side."""
        if self.errors or not self.is_used:
            return
        if not self.cleaned_data["group"]:
            self.add_error("group", gettext("Choose a group, or leave the side out."))
        if not self.cleaned_data["side"]:
            self.add_error("side", gettext("Choose the side on which the group stood."))


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)
