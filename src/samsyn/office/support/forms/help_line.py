"""Forms of the help line. Eight choices and nothing that must be typed: under a minute."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.support.changes import ContactPlan
from samsyn.office.ui import terms
from samsyn.office.ui.office_forms import OfficeForm, lines_field
from samsyn.vocabulary.support import (
    Caller,
    CallerWish,
    ContactEnd,
    Danger,
    NumberFrom,
    SignalKind,
    Topic,
)

MOMENTS = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H.%M"]


def moment_field(label: Any, *, required: bool = False) -> forms.DateTimeField:
    """Return a field for a day and time of day, typed as text."""
    return forms.DateTimeField(
        label=label,
        required=required,
        input_formats=MOMENTS,
        help_text=_("For example 2026-11-17 23.40."),
        widget=forms.TextInput,
        error_messages={"invalid": _("Write day and time such as 2026-11-17 23.40.")},
    )


class ContactForm(OfficeForm):
    """Somebody gets in touch."""

    danger = forms.ChoiceField(label=_("Is anybody in danger now?"), widget=forms.RadioSelect)
    acted = forms.BooleanField(label=_("I have called 112 or the duty officer"), required=False)
    caller = forms.ChoiceField(label=_("Who gets in touch?"), widget=forms.RadioSelect)
    number_from = forms.ChoiceField(
        label=_("How did they get the number?"), widget=forms.RadioSelect
    )
    card_code = forms.CharField(
        label=_("Code on the card"),
        max_length=20,
        required=False,
        help_text=_("Becomes a count. The code is not saved, and nobody learns who called."),
    )
    topic = forms.ChoiceField(label=_("What is it about?"), widget=forms.RadioSelect)
    wish = forms.ChoiceField(label=_("What do they want?"), widget=forms.RadioSelect)
    reach_by = forms.CharField(
        label=_("How to reach them"),
        max_length=120,
        required=False,
        help_text=_("Only if they want to be called or to meet: a number, a time that is safe."),
    )
    called_as = forms.CharField(
        label=_("What to call them"),
        max_length=80,
        required=False,
        help_text=_("They may be anonymous. No identity number."),
    )
    note = lines_field(_("Note"), _("Nothing about health, faith or other people."), most=400)
    unanswered = forms.BooleanField(
        label=_("Nobody has talked with them yet"),
        required=False,
        help_text=_("A voicemail or a text. The clock runs until somebody has."),
    )
    when = moment_field(_("Another time than now"))
    room = forms.ChoiceField(label=_("For which room?"), widget=forms.RadioSelect)
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def plan(self, *, handed_over_id: UUID | None = None) -> ContactPlan:
        """Return what was chosen."""
        when: datetime | None = self.cleaned_data["when"]
        return ContactPlan(
            room_id=int(self.text("room")),
            form_key=self.cleaned_data["form_key"],
            danger=Danger(self.text("danger")),
            has_acted_on_danger=self.cleaned_data["acted"],
            caller=Caller(self.text("caller")),
            number_from=NumberFrom(self.text("number_from")),
            card_code=self.text("card_code"),
            topic=Topic(self.text("topic")),
            wish=CallerWish(self.text("wish")),
            reach_by=self.text("reach_by"),
            called_as=self.text("called_as"),
            note=self.text("note"),
            is_answered=not self.cleaned_data["unanswered"],
            reached_at=when,
            handed_over_id=handed_over_id,
        )


class CodeForm(OfficeForm):
    """The code on the caller's card, afterwards."""

    card_code = forms.CharField(
        label=_("Code on the card"),
        max_length=20,
        help_text=_("Becomes a count. The code is not saved, and nobody learns who called."),
    )


class EndForm(OfficeForm):
    """How a contact ended."""

    ended_as = forms.ChoiceField(label=_("How did it end?"), widget=forms.RadioSelect)

    def end(self) -> ContactEnd:
        """Return what was chosen."""
        return ContactEnd(self.text("ended_as"))


class SignalForm(OfficeForm):
    """What to tell the joint room."""

    signal = forms.ChoiceField(label=_("What may they know?"), widget=forms.RadioSelect)

    def kind(self) -> SignalKind:
        """Return what was chosen."""
        return SignalKind(self.text("signal"))


def contact_choices() -> dict[str, list[tuple[str, str]]]:
    """Return the choices of a contact's questions, all but the room."""
    return {
        "danger": terms.choices(Danger),
        "caller": terms.choices(Caller),
        "number_from": terms.choices(NumberFrom),
        "topic": terms.choices(Topic),
        "wish": terms.choices(CallerWish),
    }
