"""What is typed about a report: its months, a sentence, a correction, a withdrawal."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.progress.changes import (
    CorrectionPlan,
    IssuePlan,
    WithdrawalPlan,
    WordingPlan,
)
from samsyn.office.steering.rules import add_months
from samsyn.office.ui.office_forms import OfficeForm, VersionedForm, lines_field

MOST = 1200


def month_field(label: Any) -> forms.DateField:
    """Return a field for a month, typed as text."""
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m"],
        help_text=_("For example 2026-10."),
        widget=forms.TextInput,
        error_messages={"invalid": _("Write a month such as 2026-10.")},
    )


class IssueForm(OfficeForm):
    """The period of a new report."""

    first = month_field(_("First month"))
    last = month_field(_("Last month"))

    def plan(self, room_id: int) -> IssuePlan:
        """Return the report to draft."""
        last: date = self.needed_day("last")
        return IssuePlan(
            room_id=room_id,
            first=self.needed_day("first"),
            last=add_months(last, 1) - timedelta(days=1),
        )


class WordForm(VersionedForm):
    """A sentence in the writer's own words."""

    wording = lines_field(
        _("Your own words"),
        _("Leave it empty to keep the computed sentence. Figures stay as they were computed."),
        most=MOST,
    )

    def plan(self, issue_id: UUID, key: str, language: str) -> WordingPlan:
        """Return the wording."""
        return WordingPlan(
            issue_id=issue_id,
            key=key,
            language=language,
            text=self.text("wording"),
            version=self.version,
        )


class CorrectionForm(OfficeForm):
    """What a correction changes, as readers will see it."""

    changed_sv = lines_field(_("What is corrected, in Swedish"), most=MOST, required=True)
    changed_en = lines_field(_("What is corrected, in English"), most=MOST, required=True)

    def plan(self, issue_id: UUID) -> CorrectionPlan:
        """Return the correction."""
        return CorrectionPlan(
            issue_id=issue_id,
            changed_sv=self.text("changed_sv"),
            changed_en=self.text("changed_en"),
        )


class WithdrawalForm(OfficeForm):
    """Why a report is withdrawn, as readers will see it."""

    why_sv = lines_field(_("Why it is withdrawn, in Swedish"), most=MOST, required=True)
    why_en = lines_field(_("Why it is withdrawn, in English"), most=MOST, required=True)

    def plan(self, issue_id: UUID) -> WithdrawalPlan:
        """Return the withdrawal."""
        return WithdrawalPlan(
            issue_id=issue_id, why_sv=self.text("why_sv"), why_en=self.text("why_en")
        )


class FollowForm(OfficeForm):
    """The address of a reader who wants the reports by e-mail."""

    address = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("We write to it once, to ask whether it is yours."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write an address such as name@example.com."),
            "max_length": _("The address is too long."),
        },
    )
