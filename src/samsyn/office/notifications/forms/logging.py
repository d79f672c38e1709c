"""The phone log: six questions with big answers, and a note."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from samsyn.office.incidents.forms import NotAMoment, parse_when
from samsyn.office.notifications.changes import AttemptPlan
from samsyn.office.ui.office_forms import OfficeForm, day_field, lines_field
from samsyn.vocabulary.talks import (
    AttemptOutcome,
    HelpWish,
    MessageDelivered,
    TalkResponse,
)

ANSWERS = ("delivered", "card", "response", "help_wish", "promise")  # asked of a meeting only
YES, NO = "yes", "no"


def _pick(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, widget=forms.RadioSelect)


class LogForm(OfficeForm):
    """One visit. Bound, it asks for no more than the first answer calls for."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    at = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    outcome = _pick(_("1. Whom did you meet?"))
    delivered = _pick(_("2. Did you give the message?"))
    card = _pick(_("3. Did you leave a card?"))
    response = _pick(_("4. How was it received?"))
    help_wish = _pick(_("5. Does anybody want help from social services?"))
    promise = _pick(_("6. Did you promise anything?"))
    promised = forms.CharField(label=_("What did you promise?"), max_length=160)
    promised_by = day_field(_("By when?"))
    note = lines_field(
        _("Note"),
        _(
            "Only what the next team needs to know. Nothing about health, faith or other people. "
            "At most 300 characters."
        ),
        most=300,
    )
    when = forms.CharField(
        label=_("When, if it was not just now"),
        required=False,
        max_length=40,
        help_text=_("For example: yesterday 17.30."),
    )
    another = forms.BooleanField(label=_("Mine was another visit"), required=False)

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        if self.is_bound:
            met = _is_meeting(self.data.get("outcome", ""))
            for name in ANSWERS:
                self.fields[name].required = met
            self.fields["promised"].required = met and self.data.get("promise") == YES

    def clean_when(self) -> datetime | None:
        """Read the moment as it is written."""
        text = self.cleaned_data["when"]
        try:
            return parse_when(text, now=self.now).earliest if text else None
        except NotAMoment as error:
            raise forms.ValidationError(str(error)) from error

    def plan(self, brief_id: UUID) -> AttemptPlan:
        """Return what was answered."""
        promises = self.text("promise") == YES
        card = self.text("card")
        return AttemptPlan(
            brief_id=brief_id,
            form_key=self.cleaned_data["form_key"],
            outcome=AttemptOutcome(self.text("outcome")),
            happened_at=self.cleaned_data["when"] or self._at(),
            delivered=MessageDelivered(self.text("delivered")) if self.text("delivered") else None,
            card_given=card == YES if card else None,
            response=TalkResponse(self.text("response")) if self.text("response") else None,
            help_wish=HelpWish(self.text("help_wish")) if self.text("help_wish") else None,
            promised=self.text("promised") if promises else "",
            promised_by=self.day("promised_by") if promises else None,
            note=self.text("note"),
            attempts_seen=self.number("seen"),
            is_another_visit=self.cleaned_data["another"],
        )

    def _at(self) -> datetime | None:
        """Return when save was pressed by the phone's clock, None if it does not say."""
        try:
            said = parse_datetime(self.text("at"))
        except ValueError:
            return None
        return said if said and said.tzinfo else None


def _is_meeting(outcome: str) -> bool:
    return outcome in {one.value for one in AttemptOutcome if one.is_meeting}
