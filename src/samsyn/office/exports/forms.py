"""What is typed of an export. Each list has a form of its own: what it cannot have is not asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.interchange.listings import FileFormat
from samsyn.office.exports.changes import AskPlan, DecisionPlan
from samsyn.office.exports.rules import FEWEST_DAYS, MOST_DAYS, OFFERED, USUAL_DAYS, ExportKind
from samsyn.office.ui.office_forms import OfficeForm, day_field, lines_field

APPROVE, REFUSE = "approve", "refuse"


class AskForm(OfficeForm):
    """One list: of which room, in which format, why, and for how long."""

    room = forms.ChoiceField(
        label=_("Room"),
        widget=forms.RadioSelect,
        help_text=_("One list is of one room's open part."),
        error_messages={"required": _("Choose a room.")},
    )
    file_format = forms.ChoiceField(
        label=_("Format"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a format.")},
    )
    first = day_field(_("From and with"), hint=_("For example 2026-11-17. Empty: from the start."))
    last = day_field(_("To and with"), hint=_("Empty: until today."))
    with_names = forms.BooleanField(
        label=_("With names beside the codes"),
        required=False,
        help_text=_("Only if the purpose cannot be reached with codes."),
    )
    purpose = lines_field(
        _("What is the list for?"),
        _("Whoever approves it reads this, and it stands on the file. No names of people."),
        most=300,
        required=True,
    )
    days = forms.IntegerField(
        label=_("How many days can it be fetched?"),
        initial=USUAL_DAYS,
        help_text=_("Counted from the approval, 30 at most. Erase the file by that day too."),
        min_value=FEWEST_DAYS,
        max_value=MOST_DAYS,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "invalid": _("Write a number of days from 1 to 30."),
            "min_value": _("Write a number of days from 1 to 30."),
            "max_value": _("Write a number of days from 1 to 30."),
        },
    )

    def __init__(self, *args: Any, kind: ExportKind, offers_names: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if not OFFERED[kind].has_period:
            del self.fields["first"], self.fields["last"]
        if not offers_names:
            del self.fields["with_names"]

    def clean(self) -> dict[str, Any]:
        """Put a period that ends before it begins at its field."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("This day is before the first. Write a later one."))
        return cleaned

    def plan(self) -> AskPlan:
        """Return what was typed as a plan."""
        return AskPlan(
            room_id=int(self.text("room")),
            kind=self.kind,
            file_format=FileFormat(self.text("file_format")),
            purpose=self.text("purpose"),
            days=self.needed_number("days"),
            first=self.cleaned_data.get("first"),
            last=self.cleaned_data.get("last"),
            with_names=self.cleaned_data.get("with_names", False),
        )


class DecisionForm(OfficeForm):
    """Yes or no to somebody else's export."""

    verdict = forms.ChoiceField(
        label=_("Decision"),
        widget=forms.RadioSelect,
        choices=[(APPROVE, _("Approve")), (REFUSE, _("Refuse"))],
        error_messages={"required": _("Choose one of the two.")},
    )
    because = lines_field(_("Why?"), _("Needed if you refuse. Whoever asked reads it."), most=300)

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of a refusal at its field."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("verdict") == REFUSE and not (cleaned.get("because") or "").strip():
            self.add_error("because", _("Write why you refuse. Whoever asked reads that."))
        return cleaned

    def plan(self, export_id: Any) -> DecisionPlan:
        """Return what was decided."""
        return DecisionPlan(
            export_id=export_id,
            is_approved=self.text("verdict") == APPROVE,
            because=self.text("because"),
        )
