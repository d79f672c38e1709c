"""The form that discloses one record to one room, and the filter of the ledger."""

from collections.abc import Sequence
from typing import cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.disclosures.changes import DisclosurePlan
from samsyn.office.disclosures.grounds import Kind

Choices = Sequence[tuple[str, str]]
LONGEST_PURPOSE = 300


class DisclosureForm(forms.Form):
    """What is told, why, and on which ground. The choices are those of the receiving room."""

    fields_told = forms.MultipleChoiceField(
        label=_("What is told"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what is to be told.")},
    )
    purpose = forms.CharField(
        label=_("Purpose"),
        max_length=LONGEST_PURPOSE,
        help_text=_("What the receiver needs it for. The receiver reads this."),
        widget=forms.Textarea,
        error_messages={"required": _("Write what the receiver needs it for.")},
    )
    ground = forms.ChoiceField(
        label=_("Ground"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the ground that you decide on.")},
    )

    def offer(self, *, fields_told: Choices, grounds: Choices) -> None:
        """Hand in the choices."""
        cast("forms.ChoiceField", self.fields["fields_told"]).choices = fields_told
        cast("forms.ChoiceField", self.fields["ground"]).choices = grounds

    def plan(self, kind: Kind, record_id: UUID, *, to_room_id: int) -> DisclosurePlan:
        """Return the plan that was written."""
        return DisclosurePlan(
            kind=kind,
            record_id=record_id,
            to_room_id=to_room_id,
            fields=tuple(self.cleaned_data["fields_told"]),
            purpose=self.cleaned_data["purpose"],
            ground_key=self.cleaned_data["ground"],
        )


class LedgerFilterForm(forms.Form):
    """What the ledger is narrowed to."""

    kind = forms.ChoiceField(label=_("Kind of record"), required=False)
    room = forms.ChoiceField(label=_("Other room"), required=False)

    def offer(self, *, kinds: Choices, rooms: Choices) -> None:
        """Hand in the choices."""
        cast("forms.ChoiceField", self.fields["kind"]).choices = kinds
        cast("forms.ChoiceField", self.fields["room"]).choices = rooms
