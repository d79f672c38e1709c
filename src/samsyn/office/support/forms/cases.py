"""Forms of a case: taken up, planned, met, turned, ended, looked after."""

from datetime import datetime
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.support.changes import (
    ConsentPlan,
    NewCase,
    ProgressPlan,
    StepPlan,
    TouchPlan,
    TurnPlan,
)
from samsyn.office.support.forms.help_line import moment_field
from samsyn.office.ui.office_forms import OfficeForm, day_field, lines_field
from samsyn.vocabulary.support import (
    AftercareResult,
    CaseMove,
    ConsentScope,
    ExitKind,
    NeedKind,
    StepProgress,
    TouchKind,
)

LONGEST = 400
_READABLE = _("A sentence that the person could read.")


class NewCaseForm(OfficeForm):
    """Who is taken up; nothing at all for somebody unknown."""

    given = forms.CharField(label=_("Given name"), max_length=80, required=False)
    family = forms.CharField(label=_("Family name"), max_length=80, required=False)
    identity_number = forms.CharField(
        label=_("Identity number"),
        max_length=20,
        required=False,
        help_text=_("Only if you need it. Leave all three empty for somebody unknown."),
    )
    first_met_at = moment_field(_("First meeting"))
    room = forms.ChoiceField(label=_("For which room?"), widget=forms.RadioSelect)

    def plan(self, contact_id: UUID | None) -> NewCase:
        """Return what was typed."""
        met: datetime | None = self.cleaned_data["first_met_at"]
        return NewCase(
            room_id=int(self.text("room")),
            given=self.text("given"),
            family=self.text("family"),
            identity_number=self.text("identity_number"),
            contact_id=contact_id,
            first_met_at=met,
        )


class StepForm(OfficeForm):
    """A step of the plan."""

    need = forms.ChoiceField(label=_("Need"), widget=forms.RadioSelect)
    step = forms.CharField(label=_("What is to be done?"), max_length=200)
    by_whom = forms.CharField(label=_("By whom?"), max_length=80)
    provider = forms.CharField(
        label=_("Who gives the help, if another?"), max_length=80, required=False
    )
    target_on = day_field(_("Done by"))

    def plan(self) -> StepPlan:
        """Return what was typed."""
        return StepPlan(
            need=NeedKind(self.text("need")),
            step=self.text("step"),
            by_whom=self.text("by_whom"),
            provider=self.text("provider"),
            target_on=self.day("target_on"),
        )


class ProgressForm(OfficeForm):
    """How far a step has come."""

    progress = forms.ChoiceField(label=_("How far has it come?"), widget=forms.RadioSelect)
    on = day_field(_("Which day?"), required=True)
    note = lines_field(_("What stands in the way, or helps?"), most=300)

    def plan(self) -> ProgressPlan:
        """Return what was typed."""
        return ProgressPlan(
            progress=StepProgress(self.text("progress")),
            on=self.needed_day("on"),
            note=self.text("note"),
        )


class TouchForm(OfficeForm):
    """In touch, or tried."""

    kind = forms.ChoiceField(label=_("How?"), widget=forms.RadioSelect)
    happened_at = moment_field(_("When?"), required=True)
    note = lines_field(_("Note"), _READABLE, most=LONGEST)

    def plan(self) -> TouchPlan:
        """Return what was typed."""
        happened: datetime = self.cleaned_data["happened_at"]
        return TouchPlan(
            kind=TouchKind(self.text("kind")), happened_at=happened, note=self.text("note")
        )


class TurnForm(OfficeForm):
    """A turn that needs a day and may have a reason: resumed, a setback, reopened."""

    on = day_field(_("Which day?"), required=True)
    reason = lines_field(_("Note"), _READABLE, most=LONGEST)

    def plan(self, move: CaseMove) -> TurnPlan:
        """Return what was typed, as a turn of this kind."""
        return TurnPlan(move=move, on=self.needed_day("on"), reason=self.text("reason"))


class PauseForm(TurnForm):
    """A pause says why."""

    reason = forms.CharField(
        label=_("Why?"), widget=forms.Textarea, help_text=_READABLE, max_length=LONGEST
    )


class ExitForm(PauseForm):
    """An end says how and why."""

    exit_kind = forms.ChoiceField(label=_("How did it end?"), widget=forms.RadioSelect)
    field_order = ("exit_kind", "on", "reason")

    def plan(self, move: CaseMove) -> TurnPlan:
        """Return what was typed."""
        return TurnPlan(
            move=move,
            on=self.needed_day("on"),
            reason=self.text("reason"),
            exit_kind=ExitKind(self.text("exit_kind")),
        )


class FollowUpForm(TurnForm):
    """In touch after the end."""

    result = forms.ChoiceField(label=_("How is it going?"), widget=forms.RadioSelect)
    field_order = ("result", "on", "reason")

    def plan(self, move: CaseMove) -> TurnPlan:
        """Return what was typed."""
        return TurnPlan(
            move=move,
            on=self.needed_day("on"),
            reason=self.text("reason"),
            result=AftercareResult(self.text("result")),
        )


class ConsentForm(OfficeForm):
    """What may be told, and to whom."""

    scope = forms.ChoiceField(label=_("Who may know?"), widget=forms.RadioSelect)
    what = forms.CharField(
        label=_("What may be told?"),
        max_length=200,
        help_text=_("In words that the person has agreed to."),
    )
    given_on = day_field(_("Agreed on"), required=True)

    def plan(self) -> ConsentPlan:
        """Return what was typed."""
        return ConsentPlan(
            scope=ConsentScope(self.text("scope")),
            what=self.text("what"),
            given_on=self.needed_day("given_on"),
        )
