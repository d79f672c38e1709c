"""Forms about a relation between two groups of one room."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.groups.changes import RelationPlan, RelationRevision
from samsyn.office.ui.office_forms import OfficeForm, day_field
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.groups import RelationKind, RelationState


class RelationForm(OfficeForm):
    """What stands between the groups, how certain it is, and since when."""

    kind = forms.ChoiceField(label=_("Kind of relation"), widget=forms.RadioSelect)
    state = forms.ChoiceField(label=_("Where it stands"))
    certainty = forms.ChoiceField(label=_("How certain it is"))
    since = day_field(_("Since"))
    until = day_field(_("Until"), hint=_("The first day on which it no longer holds."))
    cause = forms.CharField(
        label=_("Believed cause"),
        required=False,
        max_length=300,
        help_text=_("Do not write about third parties."),
    )
    source = forms.ChoiceField(label=_("Source"), required=False)


class NewRelationForm(RelationForm):
    """A relation to another group of the room."""

    other = forms.ChoiceField(label=_("The other group"))
    field_order = ["other"]

    def plan(self, group_id: UUID) -> RelationPlan:
        """Return what was typed as a plan."""
        return RelationPlan(
            group_id=group_id,
            other_id=UUID(self.text("other")),
            kind=RelationKind(self.text("kind")),
            state=RelationState(self.text("state")),
            certainty=Certainty(self.text("certainty")),
            since=self.day("since"),
            until=self.day("until"),
            cause=self.text("cause"),
            source_id=self.chosen("source"),
        )


class RevisedRelationForm(RelationForm):
    """A relation as it shall be; the version that was read goes with it."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def plan(self, relation_id: UUID) -> RelationRevision:
        """Return what was typed as a revision."""
        return RelationRevision(
            relation_id=relation_id,
            version=self.number("version") or 0,
            kind=RelationKind(self.text("kind")),
            state=RelationState(self.text("state")),
            certainty=Certainty(self.text("certainty")),
            since=self.day("since"),
            until=self.day("until"),
            cause=self.text("cause"),
            source_id=self.chosen("source"),
        )
