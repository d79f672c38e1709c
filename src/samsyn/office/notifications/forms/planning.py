"""Forms that propose a talk, check it, follow it up and close it."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.notifications.changes import (
    ClearancePlan,
    EndingPlan,
    ProposalPlan,
    RecontactPlan,
)
from samsyn.office.ui.office_forms import OfficeForm, day_field, lines_field
from samsyn.vocabulary.promises import PromiseKind
from samsyn.vocabulary.talks import (
    PriorityTier,
    Recipient,
    RecontactResult,
    SafetyVerdict,
    TalkEnd,
    TalkTrigger,
)

LONGEST = 300


class ProposalForm(OfficeForm):
    """With whom, why, and what for."""

    code = forms.CharField(
        label=_("Person"),
        max_length=12,
        help_text=_("The person's code, for example P-7KQ2M. Search finds it by name."),
    )
    recipient = forms.ChoiceField(label=_("Whom do you want to talk with?"))
    recipient_described = forms.CharField(
        label=_("Who is it?"),
        max_length=120,
        required=False,
        help_text=_("Only for somebody close, for example: the mother. No name is needed."),
    )
    trigger = forms.ChoiceField(label=_("What calls for the talk?"))
    occasion_on = day_field(
        _("Which day?"), hint=_("Of the call-in that was missed, or of the release. 2026-11-17.")
    )
    aim = lines_field(
        _("What do you want to achieve?"),
        _("One sentence. Nothing about health, faith or other people."),
        most=LONGEST,
    )
    tier = forms.ChoiceField(
        label=_("Place in the order"),
        required=False,
        help_text=_("Left as it is, the rule decides. It looks at occasion and time."),
    )
    tier_because = forms.CharField(
        label=_("Why another place?"), max_length=LONGEST, required=False
    )
    urgent = forms.BooleanField(
        label=_("It is urgent"),
        required=False,
        help_text=_("Then the first attempt is due within 72 hours, unless your site says other."),
    )

    def plan(self, person_id: UUID) -> ProposalPlan:
        """Return what was typed as a proposal."""
        tier = self.text("tier")
        return ProposalPlan(
            person_id=person_id,
            trigger=TalkTrigger(self.text("trigger")),
            aim=self.text("aim"),
            recipient=Recipient(self.text("recipient")),
            recipient_described=self.text("recipient_described"),
            occasion_on=self.day("occasion_on"),
            tier=PriorityTier(tier) if tier else None,
            tier_because=self.text("tier_because"),
            is_urgent=self.cleaned_data["urgent"] or None,
        )


class ClearanceForm(OfficeForm):
    """The check before anybody goes."""

    safety = forms.ChoiceField(label=_("Is it safe to go?"), widget=forms.RadioSelect)
    safety_note = lines_field(
        _("Precautions"),
        _("What the team must know to be safe. The team reads it."),
        most=LONGEST,
    )
    investigation_clear = forms.BooleanField(
        label=_("The talk disturbs no investigation"), required=False
    )
    support_consulted = forms.BooleanField(
        label=_("The one who leads the support has been asked"), required=False
    )
    legal_text = lines_field(
        _("Legal text"),
        _(
            "What the team may say of the person's own legal situation, word for word as the "
            "prosecutor cleared it. Nothing else leaves the prosecutor's sheet."
        ),
        most=2000,
    )
    legal_cleared_by = forms.CharField(
        label=_("Cleared by prosecutor"), max_length=120, required=False
    )
    legal_cleared_on = day_field(_("Cleared on"))
    legal_valid_to = day_field(_("May be said until and including"))

    def plan(self, talk_id: UUID) -> ClearancePlan:
        """Return what was typed as a check."""
        return ClearancePlan(
            talk_id=talk_id,
            safety=SafetyVerdict(self.text("safety")),
            safety_note=self.text("safety_note"),
            investigation_clear=self.cleaned_data["investigation_clear"],
            support_consulted=self.cleaned_data["support_consulted"],
            legal_text=self.text("legal_text"),
            legal_cleared_by=self.text("legal_cleared_by"),
            legal_cleared_on=self.day("legal_cleared_on"),
            legal_valid_to=self.day("legal_valid_to"),
        )


class RecontactForm(OfficeForm):
    """Getting in touch again."""

    happened_on = day_field(_("Which day?"), required=True)
    result = forms.ChoiceField(label=_("How did it go?"), widget=forms.RadioSelect)
    note = lines_field(_("Note"), _("Nothing about health, faith or other people."), most=LONGEST)

    def plan(self, talk_id: UUID) -> RecontactPlan:
        """Return what was typed."""
        return RecontactPlan(
            talk_id=talk_id,
            happened_on=self.needed_day("happened_on"),
            result=RecontactResult(self.text("result")),
            note=self.text("note"),
        )


class PromiseForm(OfficeForm):
    """What kind of promise a team gave. Its words stand in the visit already."""

    kind = forms.ChoiceField(label=_("What was promised?"), widget=forms.RadioSelect)

    def promised(self) -> PromiseKind:
        """Return what was chosen."""
        return PromiseKind(self.text("kind"))


class EndingForm(OfficeForm):
    """Why a talk is not held."""

    ended_as = forms.ChoiceField(label=_("What holds?"), widget=forms.RadioSelect)
    reason = lines_field(_("Why?"), most=LONGEST)

    def plan(self, talk_id: UUID) -> EndingPlan:
        """Return what was typed."""
        return EndingPlan(
            talk_id=talk_id, ended_as=TalkEnd(self.text("ended_as")), reason=self.text("reason")
        )
