"""The filter of the ledger."""

from collections.abc import Sequence
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

Choices = Sequence[tuple[str, str]]


class LedgerFilterForm(forms.Form):
    """What the ledger is narrowed to."""

    kind = forms.ChoiceField(label=_("Kind of record"), required=False)
    room = forms.ChoiceField(label=_("Other room"), required=False)

    def offer(self, *, kinds: Choices, rooms: Choices) -> None:
        """Hand in the choices."""
        cast("forms.ChoiceField", self.fields["kind"]).choices = kinds
        cast("forms.ChoiceField", self.fields["room"]).choices = rooms
