"""What is typed about triggers, rounds and measures; each form gives the plan of a change."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.call_ins.forms import MeetingForm, VersionedForm
from samsyn.office.call_ins.forms.fields import number_field, short_field
from samsyn.office.promises.changes import AnswerPlan
from samsyn.office.sanctions import changes
from samsyn.office.ui.office_forms import day_field, lines_field
from samsyn.vocabulary.levers import Lever
from samsyn.vocabulary.promises import PromiseProof
from samsyn.vocabulary.sanctions import MeasureStep, RoundEnd, TriggerRule, TriggerVerdict

NOTED = frozenset({MeasureStep.DECLINE, MeasureStep.DONE, MeasureStep.STOP})


def _needed_lines(label: Any, hint: Any = "") -> forms.CharField:
    """Return a field for several lines that must be filled in."""
    field = lines_field(label, hint)
    field.required = True
    return field


_NO_NAMES = _("No names, health, faith, politics or origin.")


class TriggerForm(MeetingForm):
    """Which group is taken up, by which test."""

    group = forms.ChoiceField(label=_("Group"))
    rule = forms.ChoiceField(label=_("What points at the group"))
    because = lines_field(
        _("Why this group"), _("Needed where no test points at the group. No names.")
    )
    promise = forms.ChoiceField(label=_("The promise that this is about"), required=False)

    def plan(self, room_id: int) -> changes.TriggerPlan:
        """Return what was typed as a trigger."""
        return changes.TriggerPlan(
            room_id=room_id,
            group_id=UUID(self.text("group")),
            rule=TriggerRule(self.text("rule")),
            because=self.text("because"),
            promise_id=self.chosen("promise"),
        )


class MemoForm(VersionedForm):
    """What the decision rests on."""

    memo = _needed_lines(
        _("Memo"), _("What you know, what you believe, what you do not know. No names.")
    )

    def plan(self, trigger_id: UUID) -> changes.MemoPlan:
        """Return what was typed as a memo."""
        return changes.MemoPlan(trigger_id=trigger_id, version=self.version, memo=self.text("memo"))


class SignedForm(VersionedForm):
    """A decision: for which agency, in which role, and why."""

    agency = forms.ChoiceField(label=_("You decide for"))
    decided_as = short_field(
        _("In which role"),
        most=120,
        required=True,
        hint=_("For example local police chief."),
    )
    reason = _needed_lines(_("Why"), _NO_NAMES)

    def signed(self) -> dict[str, Any]:
        """Return who decides, in which role and why."""
        return {
            "agency_id": self.staff("agency"),
            "decided_as": self.text("decided_as"),
            "reason": self.text("reason"),
        }


class DecisionForm(SignedForm):
    """Act, do not act, or defer."""

    verdict = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    until = day_field(_("Deferred to"), hint=_("Only if you defer. 90 days at most."))

    field_order = ("version_read", "verdict", "until", "agency", "decided_as", "reason")

    def plan(self, trigger_id: UUID) -> changes.DecisionPlan:
        """Return what was typed as a decision."""
        return changes.DecisionPlan(
            trigger_id=trigger_id,
            version=self.version,
            verdict=TriggerVerdict(self.text("verdict")),
            until=self.day("until"),
            **self.signed(),
        )


class RoundForm(VersionedForm):
    """The ground of a round, its limits, and whom it names."""

    evidence = lines_field(_("What the round rests on"), _NO_NAMES)
    alternatives = lines_field(_("Alternatives that were weighed"))
    proportionality = lines_field(
        _("Why it is proportionate"), _("How far it goes, for how long, and what it leaves alone.")
    )
    exit_criterion = lines_field(
        _("What has to be seen for it to end"), _("Usually 28 days without violence by the group.")
    )
    review_on = day_field(_("Planned review"), hint=_("Usually within 90 days."))
    people = forms.MultipleChoiceField(
        label=_("Whom it names"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("People listed in the group today who surely are 18. Nobody else."),
    )

    def given(self) -> dict[str, Any]:
        """Return what a plan and a revision have in common."""
        return {
            "evidence": self.text("evidence"),
            "alternatives": self.text("alternatives"),
            "proportionality": self.text("proportionality"),
            "exit_criterion": self.text("exit_criterion"),
            "review_on": self.day("review_on"),
            "person_ids": tuple(UUID(one) for one in self.cleaned_data["people"]),
        }

    def plan(self, trigger_id: UUID) -> changes.RoundPlan:
        """Return what was typed as a new round."""
        return changes.RoundPlan(trigger_id=trigger_id, **self.given())

    def revision(self, trigger_id: UUID, round_id: UUID) -> changes.RoundRevision:
        """Return what was typed as a revision."""
        return changes.RoundRevision(
            trigger_id=trigger_id, round_id=round_id, version=self.version, **self.given()
        )


class StartForm(SignedForm):
    """The decision to start."""

    def plan(self, round_id: UUID) -> changes.RoundDecisionPlan:
        """Return what was typed as a decision."""
        return changes.RoundDecisionPlan(round_id=round_id, version=self.version, **self.signed())


class GoOnForm(SignedForm):
    """The decision to go on."""

    review_on = day_field(_("Next planned review"), hint=_("Usually within 90 days."))

    def plan(self, round_id: UUID) -> changes.RoundDecisionPlan:
        """Return what was typed as a decision."""
        return changes.RoundDecisionPlan(
            round_id=round_id,
            version=self.version,
            review_on=self.day("review_on"),
            **self.signed(),
        )


class EndForm(SignedForm):
    """The decision to end."""

    ended_as = forms.ChoiceField(label=_("How it ended"), widget=forms.RadioSelect)

    field_order = ("version_read", "ended_as", "agency", "decided_as", "reason")

    def plan(self, round_id: UUID) -> changes.EndPlan:
        """Return what was typed as a decision."""
        return changes.EndPlan(
            round_id=round_id,
            version=self.version,
            ended_as=RoundEnd(self.text("ended_as")),
            **self.signed(),
        )


class MeasureForm(MeetingForm):
    """What an agency is asked to do."""

    lever = forms.ChoiceField(label=_("Measure"))
    what = short_field(
        _("What you ask for"),
        most=160,
        required=True,
        hint=_("In a few words that every partner may read. No names."),
    )

    def plan(self, round_id: UUID) -> changes.MeasurePlan:
        """Return what was typed as a request."""
        return changes.MeasurePlan(
            round_id=round_id, lever=Lever(self.text("lever")), what=self.text("what")
        )


class StepForm(MeetingForm):
    """One step of one's own agency's measure. Fields that a step does not need are left out."""

    note = lines_field(
        _("Note in your own room"),
        _("Ground, reason or result. Only your own agency reads it; the others see the status."),
    )
    until = day_field(_("Last day"), hint=_("If the decision has one."))
    actions = number_field(_("Actions in all"), hint=_("Checks, visits, meetings, decisions."))
    outside = number_field(_("Of them on people outside the named"))
    minors = number_field(_("Of them on people under 18"))

    def __init__(self, *args: Any, step: MeasureStep, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step = step
        self.fields["note"].required = step in NOTED
        if step is not MeasureStep.DONE:
            for name in ("actions", "outside", "minors"):
                del self.fields[name]
        if step is not MeasureStep.START:
            del self.fields["until"]

    def plan(self, measure_id: UUID) -> changes.StepPlan:
        """Return what was typed as a step."""
        given = self.cleaned_data
        return changes.StepPlan(
            measure_id=measure_id,
            step=self.step,
            note=self.text("note"),
            until=given.get("until"),
            actions=given.get("actions"),
            outside=given.get("outside"),
            minors=given.get("minors"),
        )


class ReportForm(MeetingForm):
    """What groups were told."""

    groups = forms.MultipleChoiceField(
        label=_("Who was told"), required=False, widget=forms.CheckboxSelectMultiple
    )
    said = _needed_lines(_("What was said, word for word"))
    told_on = day_field(_("Told on"), required=True)
    told_by = short_field(
        _("Who said it"), most=120, hint=_("By title, for example the local police chief.")
    )

    def plan(self, round_id: UUID) -> changes.ReportPlan:
        """Return what was typed as a report."""
        return changes.ReportPlan(
            round_id=round_id,
            group_ids=tuple(UUID(one) for one in self.cleaned_data["groups"]),
            told_on=self.needed_day("told_on"),
            told_by=self.text("told_by"),
            said=self.text("said"),
        )


class LessonsForm(VersionedForm):
    """What was learnt."""

    lessons = _needed_lines(
        _("Lessons"), _("What you would do again, and what you would do otherwise. No names.")
    )

    def plan(self, round_id: UUID) -> changes.LessonsPlan:
        """Return what was typed as lessons."""
        return changes.LessonsPlan(
            round_id=round_id, version=self.version, lessons=self.text("lessons")
        )


class KeptForm(MeetingForm):
    """What an agency says of its promise. Of help, a choice and a day, and no words."""

    proof = forms.ChoiceField(label=_("What your agency answers"), widget=forms.RadioSelect)
    done_on = day_field(_("Which day"), required=True)
    words = lines_field(_("What was done, or why it was not"), _NO_NAMES)
    agency = forms.ChoiceField(label=_("You answer for"))

    def __init__(self, *args: Any, is_help: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_help:
            del self.fields["words"]

    def plan(self, promise_id: UUID) -> AnswerPlan:
        """Return what was typed as an agency's answer."""
        return AnswerPlan(
            promise_id=promise_id,
            agency_id=self.staff("agency") or 0,
            proof=PromiseProof(self.text("proof")),
            done_on=self.needed_day("done_on"),
            words=str(self.cleaned_data.get("words", "")).strip(),
        )
