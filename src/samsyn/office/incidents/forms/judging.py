"""The forms of a review and of a withdrawal."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy

from samsyn.vocabulary.incidents import GroupMotivated, IncidentStatus, MemberInvolved

Choices = Sequence[tuple[str, str]]
LONGEST_BASIS = 300


class ReviewForm(forms.Form):
    """Two questions kept apart, what the answers rest on, and where the work stands."""

    member_involved = forms.ChoiceField(
        label=gettext_lazy("Was a group member involved?"),
        help_text=gettext_lazy("As hit or as suspected, whatever the motive."),
        widget=forms.RadioSelect,
    )
    group_motivated = forms.ChoiceField(
        label=gettext_lazy("Was it done for a group, or because of one?"),
        help_text=gettext_lazy("A question of its own: a member may act for a private reason."),
        widget=forms.RadioSelect,
    )
    basis = forms.CharField(
        label=gettext_lazy("What does it rest on?"),
        max_length=LONGEST_BASIS,
        required=False,
        widget=forms.Textarea,
    )
    status = forms.ChoiceField(label=gettext_lazy("The review ends as"), widget=forms.RadioSelect)

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

    def answers(self) -> dict[str, object]:
        """Return the judgement as a review plan takes it."""
        typed = self.cleaned_data
        return {
            "member_involved": MemberInvolved(typed["member_involved"]),
            "group_motivated": GroupMotivated(typed["group_motivated"]),
            "basis": typed["basis"],
            "status": IncidentStatus(typed["status"]),
        }


class WithdrawalForm(forms.Form):
    """Why the incident does not belong here."""

    reason = forms.CharField(
        label=gettext_lazy("Why is it withdrawn?"),
        max_length=LONGEST_BASIS,
        required=False,
        widget=forms.Textarea,
    )
