"""Forms of what grounds rest on, and of what is said afterwards."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.disclosures.changes import (
    AnswerPlan,
    AskAnswer,
    AskOutcome,
    AskPlan,
    Because,
    ConsentPlan,
    CooperationPlan,
    Outcome,
    RecallKind,
    RecallPlan,
    Settling,
)
from samsyn.office.ui.office_forms import OfficeForm, day_field

LONGEST = 300
RECALL_KINDS = (
    (RecallKind.CORRECTION.value, _("Correct: tell what the record says now")),
    (RecallKind.WITHDRAWAL.value, _("Withdraw: it should not have been told")),
)
OUTCOMES = (
    (Outcome.TAKEN_OVER.value, _("Take it over: our copy follows")),
    (Outcome.KEPT.value, _("Keep our copy as it is")),
)
ASK_OUTCOMES = (
    (AskOutcome.TOLD.value, _("It is told")),
    (AskOutcome.REFUSED.value, _("It is not told")),
    (AskOutcome.NOTHING.value, _("We hold nothing")),
)
REASONS = (
    ("", _("None chosen")),
    (Because.OWN_SOURCE.value, _("We have it from a source of our own")),
    (Because.IN_A_DECISION.value, _("It stands in a decision that we have made")),
    (Because.MUST_PRESERVE.value, _("We are bound to preserve it")),
    (Because.OTHER.value, _("Another reason")),
)


class ConsentForm(OfficeForm):
    """What somebody lets the room tell another."""

    to_room = forms.ChoiceField(label=_("Who may be told"))
    fields_told = forms.MultipleChoiceField(
        label=_("What the consent covers"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what the consent covers.")},
    )
    purpose = forms.CharField(label=_("Purpose"), max_length=LONGEST)
    given_on = day_field(_("Given on"), required=True)
    until = day_field(
        _("Holds until"), required=True, hint=_("At most a year. Renew it then, if it still holds.")
    )

    def plan(self, person_id: UUID) -> ConsentPlan:
        """Return the plan that was written."""
        return ConsentPlan(
            person_id=person_id,
            to_room_id=int(self.text("to_room")),
            fields=tuple(self.cleaned_data["fields_told"]),
            purpose=self.text("purpose"),
            given_on=self.needed_day("given_on"),
            until=self.needed_day("until"),
        )


class CooperationForm(OfficeForm):
    """A decision to cooperate, as the room keeps it."""

    room = forms.ChoiceField(label=_("Your room"))
    reference = forms.CharField(label=_("Number of the decision"), max_length=60)
    decided_by = forms.CharField(label=_("Who decided"), max_length=120)
    decided_on = day_field(_("Decided on"), required=True)
    until = day_field(_("Holds until"), required=True, hint=_("At most a year."))
    parties = forms.MultipleChoiceField(
        label=_("The other parties"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the parties.")},
    )
    purpose = forms.CharField(label=_("What the cooperation is for"), max_length=LONGEST)

    def plan(self) -> CooperationPlan:
        """Return the plan that was written."""
        return CooperationPlan(
            room_id=int(self.text("room")),
            reference=self.text("reference"),
            decided_by=self.text("decided_by"),
            decided_on=self.needed_day("decided_on"),
            until=self.needed_day("until"),
            parties=tuple(int(one) for one in self.cleaned_data["parties"]),
            purpose=self.text("purpose"),
        )


class RecallForm(OfficeForm):
    """Which rooms are told that it was wrong, and how."""

    disclosures = forms.MultipleChoiceField(
        label=_("Which rooms are told"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose which rooms are to be told.")},
    )
    kind = forms.ChoiceField(
        label=_("What is done"), choices=RECALL_KINDS, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("What was wrong"),
        max_length=LONGEST,
        widget=forms.Textarea,
        help_text=_("The receiver reads it."),
    )

    def plan(self) -> RecallPlan:
        """Return the plan that was written."""
        return RecallPlan(
            disclosure_ids=tuple(UUID(one) for one in self.cleaned_data["disclosures"]),
            kind=RecallKind(self.text("kind")),
            reason=self.text("reason"),
        )


class NoticeForm(OfficeForm):
    """What the receiver does with a correction or withdrawal."""

    outcome = forms.ChoiceField(
        label=_("What do you do?"), choices=OUTCOMES, widget=forms.RadioSelect
    )
    because = forms.ChoiceField(
        label=_("Why it is kept"),
        choices=REASONS,
        required=False,
        help_text=_("Only if it is kept. The sender sees this."),
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea,
        help_text=_("Stays in your room. Needed if the copy is kept."),
    )

    def plan(self, notice_id: UUID) -> AnswerPlan:
        """Return the answer that was given."""
        because = self.text("because")
        return AnswerPlan(
            notice_id=notice_id,
            outcome=Outcome(self.text("outcome")),
            because=Because(because) if because else None,
            note=self.text("note"),
        )


class AskForm(OfficeForm):
    """What is asked of another room."""

    room = forms.ChoiceField(label=_("Your room"))
    to_room = forms.ChoiceField(label=_("Who is asked"))
    description = forms.CharField(
        label=_("Whom or what it is about"), max_length=LONGEST, widget=forms.Textarea
    )
    purpose = forms.CharField(label=_("Purpose"), max_length=LONGEST, widget=forms.Textarea)

    def plan(self) -> AskPlan:
        """Return the request that was written."""
        return AskPlan(
            room_id=int(self.text("room")),
            to_room_id=int(self.text("to_room")),
            description=self.text("description"),
            purpose=self.text("purpose"),
        )


class AskedForm(OfficeForm):
    """What came of a request."""

    outcome = forms.ChoiceField(
        label=_("What came of it?"), choices=ASK_OUTCOMES, widget=forms.RadioSelect
    )
    told_as = forms.CharField(
        label=_("Number of the disclosure"),
        required=False,
        max_length=24,
        help_text=_("If it is told. Disclose from the page of the record first."),
    )
    reason = forms.CharField(
        label=_("Why it is not told"), required=False, max_length=LONGEST, widget=forms.Textarea
    )

    def answer(self, notice_id: UUID) -> AskAnswer:
        """Return what was noted."""
        return AskAnswer(
            notice_id=notice_id,
            outcome=AskOutcome(self.text("outcome")),
            number=self.text("told_as"),
            reason=self.text("reason"),
        )


class SettlingForm(OfficeForm):
    """Why a proposal is not told."""

    reason = forms.CharField(
        label=_("Why it is not told"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea,
        help_text=_("Needed for a no. Your colleague reads it."),
    )

    def settling(self, proposal_id: UUID) -> Settling:
        """Return what is said to the proposal."""
        return Settling(proposal_id=proposal_id, reason=self.text("reason"))
