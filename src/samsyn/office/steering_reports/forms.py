"""What coordinators write in a report."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.steering_reports.changes import DraftPlan, DraftRevision
from samsyn.office.steering_reports.queries import DraftShown
from samsyn.office.steering_reports.rules import Period
from samsyn.office.ui.office_forms import OfficeForm, VersionedForm, lines_field
from samsyn.vocabulary.outcomes import Period as Length

_NO_NAMES = _("Write nothing by which a person can be recognised.")


class DraftForm(OfficeForm):
    """The period of a new report."""

    period = forms.ChoiceField(
        label=_("Period"), help_text=_("Only a period that has ended can be reported.")
    )

    def plan(self, room_id: int) -> DraftPlan:
        """Return the report to begin."""
        length, _sign, first = self.text("period").partition(":")
        period = Period(Length(length), date.fromisoformat(first))
        return DraftPlan(room_id=room_id, period=period)


class TextForm(VersionedForm):
    """What a report says beside its figures."""

    summary = lines_field(_("Summary"), _NO_NAMES)
    decisions = lines_field(
        _("Decisions asked for"), _("One a line: what the steering group is to decide.")
    )
    risks = lines_field(_("Risks"), _("One a line: what may go wrong, and what is done about it."))

    def plan(self, draft: DraftShown) -> DraftRevision:
        """Return what the draft says from now on."""
        return DraftRevision(
            draft_id=draft.id,
            version=self.version,
            summary=self.text("summary"),
            risks=self.text("risks"),
            decisions=self.text("decisions"),
        )


def period_value(period: Period) -> str:
    """Return a period as the form has it: month:2026-10-01."""
    return f"{period.length.value}:{period.first.isoformat()}"
