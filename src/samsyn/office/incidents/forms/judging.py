"""The forms of a review and of a withdrawal."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.incidents.changes import ReviewPlan, WithdrawalPlan
from samsyn.vocabulary.incidents import GroupMotivated, IncidentStatus, MemberInvolved

Choices = Sequence[tuple[str, str]]
LONGEST_BASIS = 300


class ReviewForm(forms.Form):
    """Two questions kept apart, what the answers rest on, and where the work stands."""

    member_involved = forms.ChoiceField(
        label=_("Was a group member involved?"),
        help_text=_("As hit or as suspected, whatever the motive."),
        widget=forms.RadioSelect,
    )
    group_motivated = forms.ChoiceField(
        label=_("Was it done for a group, or because of one?"),
        help_text=_("A question of its own: a member may act for a private reason."),
        widget=forms.RadioSelect,
    )
    basis = forms.CharField(
        label=_("What does it rest on?"),
        max_length=LONGEST_BASIS,
        required=False,
        widget=forms.Textarea,
    )
    status = forms.ChoiceField(label=_("The review ends as"), widget=forms.RadioSelect)

    def __init__(
        self, *args: object, members: Choices, motives: Choices, statuses: Choices, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, choices in (
            ("member_involved", members),
            ("group_motivated", motives),
            ("status", statuses),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices)

    def plan(self, incident_id: UUID, *, version: int) -> ReviewPlan:
        """Return the judgement. Only for a form that is valid."""
        typed = self.cleaned_data
        return ReviewPlan(
            incident_id=incident_id,
            version=version,
            member_involved=MemberInvolved(typed["member_involved"]),
            group_motivated=GroupMotivated(typed["group_motivated"]),
            basis=typed["basis"],
            status=IncidentStatus(typed["status"]),
        )


class WithdrawalForm(forms.Form):
    """Why the incident does not belong here."""

    reason = forms.CharField(
        label=_("Why is it withdrawn?"),
        max_length=LONGEST_BASIS,
        required=False,
        widget=forms.Textarea,
    )

    def plan(self, incident_id: UUID, *, version: int) -> WithdrawalPlan:
        """Return the withdrawal. Only for a form that is valid."""
        return WithdrawalPlan(
            incident_id=incident_id, version=version, reason=self.cleaned_data["reason"]
        )
