"""Forms of cards: an order, the support line, the words of one language, a withdrawal."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.contact_cards.changes import OrderPlan, SupportLinePlan, TextPlan
from samsyn.office.contact_cards.queries import Line, Text
from samsyn.office.contact_cards.wording import OCCASIONS
from samsyn.office.contact_cards.words import CardWords
from samsyn.office.ui.bound_fields import UsualFirst

Choices = Sequence[tuple[str, str]]
SIZES = (10, 20, 30, 50, 100, 150, 200)
ORIGINAL = ("sv", "en")


class DayField(forms.CharField):
    """A day written as text."""

    def clean(self, value: Any) -> Any:
        """Return the day, or None for an empty field that may be."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return date.fromisoformat(text.strip())
        except ValueError as error:
            raise forms.ValidationError(_("Write a day, for example 2026-11-24.")) from error


class OrderForm(forms.Form):
    """An order of a batch."""

    room = forms.ChoiceField(label=_("Room"), widget=UsualFirst)
    occasion_kind = forms.ChoiceField(
        label=_("What are the cards for?"),
        choices=list(OCCASIONS.items()),
        error_messages={"required": _("Say what the cards are for.")},
    )
    occasion = forms.CharField(
        label=_("Which occasion?"),
        max_length=80,
        help_text=_(
            "For example: call-in in October. Write no names. The cards of one order are"
            " counted together."
        ),
        error_messages={"required": _("Say which occasion the cards are for.")},
    )
    size = forms.TypedChoiceField(
        label=_("How many cards?"),
        coerce=int,
        choices=[(str(size), str(size)) for size in SIZES],
        help_text=_("There are ten on a sheet."),
    )
    front = forms.ChoiceField(label=_("Language of the front"), widget=UsualFirst)
    behind = forms.MultipleChoiceField(
        label=_("Languages on the back"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("At most four. Only languages whose words are approved can be chosen."),
    )

    def offer(self, *, rooms: Choices, languages: Choices) -> None:
        """Hand in the choices."""
        cast("forms.ChoiceField", self.fields["room"]).choices = rooms
        cast("forms.ChoiceField", self.fields["front"]).choices = languages
        cast("forms.ChoiceField", self.fields["behind"]).choices = languages
        if len(rooms) == 1:
            self.fields["room"].widget = forms.HiddenInput()
            self.fields["room"].initial = rooms[0][0]

    def plan(self) -> OrderPlan:
        """Return the order that was written."""
        given = self.cleaned_data
        behind = [one for one in given["behind"] if one != given["front"]]
        return OrderPlan(
            room_id=int(given["room"]),
            size=given["size"],
            languages=(given["front"], *behind),
            occasion_kind=given["occasion_kind"],
            occasion=given["occasion"],
        )


class SupportLineForm(forms.Form):
    """The number on the cards."""

    number = forms.CharField(
        label=_("Telephone number"),
        max_length=24,
        error_messages={"required": _("Write the number of the support line.")},
    )
    name = forms.CharField(
        label=_("Name of the support line"),
        max_length=40,
        help_text=_("Used in letters. It does not stand on the cards."),
        error_messages={"required": _("Write what the support line is called.")},
    )
    help_page = forms.CharField(
        label=_("Address of the help page"),
        max_length=60,
        help_text=_("The QR code leads there. The page must not track its visitors."),
        error_messages={"required": _("Write the address of the help page.")},
    )
    answers_within_hours = forms.IntegerField(
        label=_("Answers within how many hours?"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Say within how many hours somebody answers."),
            "invalid": _("Write a number of hours."),
        },
    )
    open_hours = forms.CharField(
        label=_("Opening hours"),
        max_length=24,
        required=False,
        help_text=_("In figures, for example 08.00-20.00. Leave empty if it is always open."),
    )

    def plan(self, room_id: int) -> SupportLinePlan:
        """Return the support line that was written."""
        return SupportLinePlan(room_id=room_id, **self.cleaned_data)

    @staticmethod
    def begun_from(line: Line | None) -> dict[str, Any]:
        """Return what the form begins with."""
        if line is None:
            return {}
        return {name: getattr(line, name) for name in SupportLineForm.base_fields}


class TextForm(forms.Form):
    """The words of a card in one language."""

    question = forms.CharField(label=_("Question on the front"), max_length=60)
    who_answers = forms.CharField(
        label=_("Who answers, and that one can be anonymous"),
        max_length=180,
        widget=forms.Textarea,
    )
    answer_line = forms.CharField(
        label=_("When one gets an answer"),
        max_length=60,
        help_text=_("{hours} becomes the number of hours, {open} the opening hours."),
    )
    code_line = forms.CharField(
        label=_("Before the code"),
        max_length=40,
        help_text=_("It must be clear that nobody has to say the code."),
    )
    short_line = forms.CharField(
        label=_("Line on the back"),
        max_length=90,
        help_text=_("Used when the front is in another language."),
    )
    translated_by = forms.CharField(
        label=_("Which kind of translator wrote the words?"),
        max_length=80,
        required=False,
        help_text=_("For example: authorised translator. Write no name."),
    )
    translated_on = DayField(label=_("Day of the translation"), required=False)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language
        for name in CardWords.__dataclass_fields__:
            self.fields[name].widget.attrs.update(lang=language, dir="auto")
        if language in ORIGINAL:
            del self.fields["translated_by"], self.fields["translated_on"]

    def plan(self, room_id: int) -> TextPlan:
        """Return the words that were written."""
        given = dict(self.cleaned_data)
        translated = {
            name: given.pop(name) for name in ("translated_by", "translated_on") if name in given
        }
        return TextPlan(
            room_id=room_id, language=self.language, words=CardWords(**given), **translated
        )

    @staticmethod
    def begun_from(text: Text) -> dict[str, Any]:
        """Return what the form begins with."""
        words = text.to_write_from
        return asdict(words) if words else {}


class WithdrawForm(forms.Form):
    """Why a batch is withdrawn."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=200,
        help_text=_("For example: the number has changed. Write no names."),
        error_messages={"required": _("Say why the batch is withdrawn.")},
    )


class HandOutForm(forms.Form):
    """How many cards were handed out, to nobody in particular."""

    how_many = forms.IntegerField(
        label=_("How many cards?"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Say how many were handed out."),
            "invalid": _("Write a number of cards."),
        },
    )
    on = DayField(
        label=_("On which day?"),
        error_messages={"required": _("Write a day, for example 2026-11-24.")},
    )
