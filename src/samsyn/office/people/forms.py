"""What is typed about people, turned into plans. What is wrong with the text is said here."""

import re
from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samsyn.office.people.changes import (
    NamePlan,
    PersonPlan,
    RestrictionPlan,
    RevisionPlan,
    TiePlan,
)
from samsyn.office.people.queries import Revisable, StaffChoice, WritableRoom
from samsyn.office.ui import terms
from samsyn.office.ui.bound_fields import UsualFirst
from samsyn.vocabulary.claims import InformationAccuracy, SourceReliability
from samsyn.vocabulary.people import (
    IdentityKind,
    NameKind,
    ProtectedIdentity,
    Standing,
    TieKind,
)
from samsyn.vocabulary.uncertain_dates import DateInterval, Precision

_BIRTH_HINT = _("As exactly as you know: 1990, 1990-05, 1990-05-17 or 1988 to 1992.")
_MONTHS_IN_YEAR = 12


class BirthField(forms.CharField):
    """A day, a month, a year or a range of years."""

    def __init__(self) -> None:
        super().__init__(label=_("Born"), help_text=_BIRTH_HINT, required=False, max_length=30)

    def clean(self, value: Any) -> DateInterval | None:
        text = super().clean(value)
        return read_birth(text) if text else None


class DayField(forms.DateField):
    """One day, written or picked."""

    def __init__(self, label: Any, help_text: Any = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={"invalid": _("Write a date, for example 2026-11-20.")},
        )


def read_birth(text: str) -> DateInterval:
    """Read a birth as far as it is known. Raises ValidationError with a sentence."""
    parts = re.findall(r"\d+", text)
    plain = re.fullmatch(r"\s*\d{4}(\s*[-–]\s*\d{1,2}){0,2}\s*", text)  # noqa: RUF001  a range's dash
    years = re.fullmatch(r"\s*(\d{4})\s*(?:[-–]|till|to)\s*(\d{4})\s*", text)  # noqa: RUF001
    try:
        if years:
            first, last = (DateInterval.year(int(year)) for year in years.groups())
            return DateInterval(first.earliest, last.latest)
        if plain:
            return _interval(*map(int, parts))
    except ValueError as error:
        raise ValidationError(gettext("There is no such date: correct it.")) from error
    raise ValidationError(
        gettext("Write a year, a month, a date or two years, for example 1990-05.")
    )


def _interval(year: int, month: int = 0, day: int = 0) -> DateInterval:
    if day:
        return DateInterval.day(date(year, month, day))
    if month > _MONTHS_IN_YEAR:
        raise ValueError(month)
    return DateInterval.month(year, month) if month else DateInterval.year(year)


def birth_text(born: DateInterval | None) -> str:
    """Return the text that `read_birth` reads back."""
    if born is None:
        return ""
    return {
        Precision.DAY: born.earliest.isoformat(),
        Precision.MONTH: f"{born.earliest:%Y-%m}",
        Precision.YEAR: f"{born.earliest:%Y}",
    }.get(born.precision, f"{born.earliest:%Y}-{born.latest:%Y}")


class _AboutPerson(forms.Form):
    """The fields that recording and correcting share."""

    born = BirthField()
    identity = forms.ChoiceField(
        label=_("Identity"), choices=partial(terms.choices, IdentityKind), widget=forms.RadioSelect
    )
    standing = forms.ChoiceField(
        label=_("Why the person is recorded"),
        choices=partial(terms.choices, Standing),
        widget=forms.RadioSelect,
        help_text=_("Somebody held only as a victim can never be listed in a group."),
    )
    protected_identity = forms.ChoiceField(
        label=_("Protected personal data"),
        choices=partial(terms.choices, ProtectedIdentity),
        help_text=_("Hides address and place, and stops exports."),
    )
    died_on = DayField(_("Died"))
    external_reference = forms.CharField(label=_("Case number"), required=False, max_length=80)
    is_suspected = forms.BooleanField(
        label=_("Is or has been suspected of a crime"), required=False
    )

    def shared(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "born": data["born"],
            "identity": IdentityKind(data["identity"]),
            "standing": Standing(data["standing"]),
            "protected_identity": ProtectedIdentity(data["protected_identity"]),
            "died_on": data["died_on"],
            "external_reference": data["external_reference"],
            "not_suspected": not data["is_suspected"],
        }


class PersonForm(_AboutPerson):
    """A new person."""

    room = forms.TypedChoiceField(label=_("Room"), coerce=int, widget=UsualFirst)
    given = forms.CharField(label=_("Given name"), required=False, max_length=80)
    family = forms.CharField(label=_("Family name"), required=False, max_length=80)
    alias = forms.CharField(label=_("Also called"), required=False, max_length=80)
    identity_number = forms.CharField(
        label=_("Identity number"),
        required=False,
        max_length=20,
        help_text=_("Personnummer, samordningsnummer or reserve number. It is stored encrypted."),
    )
    field_order = ["room", "given", "family", "alias", "born", "identity_number", "identity"]

    def __init__(self, data: Any = None, *, rooms: Iterable[WritableRoom]) -> None:
        choices = [(room.room_id, room.name) for room in rooms]
        super().__init__(
            data,
            initial={
                "room": choices[0][0] if choices else None,
                "identity": "known",
                "standing": "in_scope",
                "protected_identity": "none",
            },
        )
        self.fields["room"].choices = choices  # type: ignore[attr-defined]

    def plan(self) -> PersonPlan:
        data = self.cleaned_data
        names = [NamePlan(given=data["given"], family=data["family"])]
        names.append(NamePlan(kind=NameKind.ALIAS, given=data["alias"]))
        return PersonPlan(
            room_id=data["room"],
            names=tuple(name for name in names if name.given or name.family),
            identity_number=data["identity_number"] or None,
            **self.shared(),
        )


class RevisionForm(_AboutPerson):
    """What a record is to say from now on."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, now_says: Revisable) -> None:
        super().__init__(
            data,
            initial={
                "version": now_says.version,
                "born": birth_text(now_says.born),
                "identity": now_says.identity,
                "standing": now_says.standing,
                "protected_identity": now_says.protected_identity,
                "died_on": now_says.died_on,
                "external_reference": now_says.external_reference,
                "is_suspected": not now_says.not_suspected,
            },
        )

    def plan(self) -> RevisionPlan:
        return RevisionPlan(version=self.cleaned_data["version"], **self.shared())


class NameForm(forms.Form):
    """One more name."""

    kind = forms.ChoiceField(
        label=_("Kind of name"),
        choices=partial(terms.choices, NameKind),
        widget=forms.RadioSelect,
        initial="alias",
    )
    given = forms.CharField(label=_("Given name or alias"), required=False, max_length=80)
    family = forms.CharField(label=_("Family name"), required=False, max_length=80)

    def plan(self) -> NamePlan:
        data = self.cleaned_data
        return NamePlan(kind=NameKind(data["kind"]), given=data["given"], family=data["family"])


class NumberForm(forms.Form):
    """One more identity number."""

    identity_number = forms.CharField(label=_("Identity number"), max_length=20)


class TieForm(forms.Form):
    """A tie to somebody else, named by code."""

    other = forms.CharField(
        label=_("The other person's code"),
        max_length=10,
        help_text=_("For example P-7KQ2M. Search for the person to see the code."),
    )
    kind = forms.ChoiceField(label=_("Kind of tie"), choices=partial(terms.choices, TieKind))
    since = DayField(_("Since"))
    source_reliability = forms.ChoiceField(
        label=_("The source"),
        choices=partial(terms.choices, SourceReliability),
        initial="not_assessed",
    )
    information_accuracy = forms.ChoiceField(
        label=_("How the source knows"),
        choices=partial(terms.choices, InformationAccuracy),
        initial="not_assessed",
    )
    note = forms.CharField(
        label=_("What it rests on"),
        max_length=400,
        required=False,
        widget=forms.Textarea,
        help_text=_("Do not write about health, faith, politics or origin."),
    )

    def plan(self, person_id: UUID, other_id: UUID) -> TiePlan:
        data = self.cleaned_data
        return TiePlan(
            person_id=person_id,
            other_id=other_id,
            kind=TieKind(data["kind"]),
            since=data["since"],
            source_reliability=SourceReliability(data["source_reliability"]),
            information_accuracy=InformationAccuracy(data["information_accuracy"]),
            note=data["note"],
        )


class RestrictionForm(forms.Form):
    """Who reads a record."""

    team = forms.TypedMultipleChoiceField(
        label=_("Only these read the record"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Leave empty to let everyone in the room read it."),
    )
    shut_out = forms.TypedMultipleChoiceField(
        label=_("These never read it"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For example kin or neighbours among the staff."),
    )
    reason = forms.CharField(label=_("Why"), max_length=300, widget=forms.Textarea)

    def __init__(self, data: Any = None, *, staff: Iterable[StaffChoice], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        choices = [(one.staff_id, one.name) for one in staff]
        for name in ("team", "shut_out"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def plan(self) -> RestrictionPlan:
        data = self.cleaned_data
        return RestrictionPlan(
            team=frozenset(data["team"]),
            shut_out=frozenset(data["shut_out"]),
            reason=data["reason"],
        )
