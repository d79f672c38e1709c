"""The form that gives a talk to a team: who goes, what they say, where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samsyn.office.notifications.changes import AssignmentPlan, MemberPlan
from samsyn.office.notifications.queries import Current, TeamChoices
from samsyn.office.ui.bound_fields import UsualFirst
from samsyn.office.ui.office_forms import Choices, OfficeForm, day_field
from samsyn.vocabulary.messages import Part

SEATS = 3
SWEDEN = ZoneInfo("Europe/Stockholm")
_ASKED_FOR = {
    Part.TELEPHONE: _("Telephone of the support"),
    Part.HOURS: _("Hours of the support line"),
    Part.ANSWER_TIME: _("How soon they answer"),
    Part.SUPPORT_PLACE: _("Where one can come for support"),
    Part.WEB_PAGE: _("Web page"),
    Part.GROUP: _("The group, as it is called to the person"),
    Part.CONTACT: _("Whom to turn to in the team"),
    Part.SENDER: _("Who signs the letter"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The versions that can be chosen, and the gaps that any of them leaves."""

    messages: Choices
    letters: Choices
    parts: frozenset[Part]


class AssignmentForm(OfficeForm):
    """Up to three people, each from a partner, and the words that they carry."""

    addressed_as = forms.CharField(
        label=_("What is the one you meet called?"),
        max_length=80,
        help_text=_("A first name is enough. The team sees this and not the record."),
    )
    message = forms.ChoiceField(label=_("What you say"), widget=UsualFirst)
    letter = forms.ChoiceField(label=_("Letter to leave"), required=False)
    place = forms.CharField(label=_("Where?"), max_length=200, required=False)
    meet_on = day_field(_("Which day?"))
    meet_at = forms.TimeField(
        label=_("What time?"),
        required=False,
        input_formats=["%H.%M", "%H:%M"],
        widget=forms.TextInput,
        help_text=_("For example 17.00."),
        error_messages={"invalid": _("Write the time as 17.00.")},
    )
    card_code = forms.CharField(label=_("Code of the card to leave"), max_length=20, required=False)

    def __init__(self, *args: Any, team: TeamChoices, texts: Texts, **kwargs: Any) -> None:
        super().__init__(
            *args,
            choices={"message": texts.messages, "letter": texts.letters},
            **kwargs,
        )
        staff = [(str(one.staff_id), one.name) for one in team.staff]
        agencies = [(str(one.agency_id), one.name) for one in team.agencies]
        for seat in range(1, SEATS + 1):
            self.fields[f"staff_{seat}"] = _choice(_("Who"), staff, _("Nobody"))
            self.fields[f"agency_{seat}"] = _choice(
                _("From which partner"), agencies, _("As their own room says")
            )
        self.parts = [part for part in _ASKED_FOR if part in texts.parts]
        for part in self.parts:
            self.fields[f"part_{part.value}"] = forms.CharField(
                label=_ASKED_FOR[part], max_length=160, required=False
            )

    def clean(self) -> None:
        """Ask for the day if there is a time."""
        if self.cleaned_data.get("meet_at") and not self.cleaned_data.get("meet_on"):
            self.add_error("meet_on", _("Write the day too."))

    def seats(self) -> Iterable[tuple[BoundField, BoundField]]:
        """Yield the fields of each seat, for the page."""
        for seat in range(1, SEATS + 1):
            yield self[f"staff_{seat}"], self[f"agency_{seat}"]

    def gaps(self) -> Sequence[BoundField]:
        """Return the fields that fill gaps in the texts, for the page."""
        return [self[f"part_{part.value}"] for part in self.parts]

    def plan(self, talk_id: UUID) -> AssignmentPlan:
        """Return what was typed as a team and its brief."""
        letter = self.text("letter")
        return AssignmentPlan(
            talk_id=talk_id,
            team=tuple(self._team()),
            addressed_as=self.text("addressed_as"),
            message_id=UUID(self.text("message")),
            letter_id=UUID(letter) if letter else None,
            parts={
                part.value: said for part in self.parts if (said := self.text(f"part_{part.value}"))
            },
            place=self.text("place"),
            meet_at=self._meet_at(),
            card_code=self.text("card_code"),
        )

    def _team(self) -> Iterable[MemberPlan]:
        for seat in range(1, SEATS + 1):
            who, home = self.text(f"staff_{seat}"), self.text(f"agency_{seat}")
            if who:
                yield MemberPlan(staff_id=int(who), agency_id=int(home) if home else None)

    def _meet_at(self) -> datetime | None:
        day, clock = self.day("meet_on"), self.cleaned_data["meet_at"]
        if day is None:
            return None
        return datetime.combine(day, clock or datetime.min.time(), SWEDEN)


def as_it_stands(current: Current | None) -> dict[str, Any]:
    """Return what the form is filled with when the talk has a team already."""
    if current is None:
        return {}
    meet = current.meet_at.astimezone(SWEDEN) if current.meet_at else None
    seats = {
        f"{name}_{seat}": value
        for seat, member in enumerate(current.team[:SEATS], start=1)
        for name, value in zip(("staff", "agency"), member, strict=True)
    }
    return {
        "addressed_as": current.addressed_as,
        "place": current.place,
        "meet_on": meet.date() if meet else None,
        "meet_at": f"{meet:%H.%M}" if meet else "",
        "message": str(current.message_id),
        "letter": str(current.letter_id or ""),
        "card_code": current.card_code,
        **seats,
    }


def _choice(label: Any, choices: Choices, none: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", none), *choices])
