"""Forms about a group itself, and about the dated claims that are added to it."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samsyn.office.groups.changes import (
    AliasPlan,
    AssessmentPlan,
    GroupPlan,
    GroupRevision,
    StandingPlan,
    TerritoryPlan,
)
from samsyn.office.ui.bound_fields import UsualFirst
from samsyn.office.ui.office_forms import OfficeForm, day_field, lines_field
from samsyn.vocabulary.groups import Cohesion, GroupKind, GroupStatus

ONE_A_LINE = _("One statement a line. Say where it comes from.")
WARNING = _("Do not write about health, faith, politics, origin or third parties.")


class NewGroupForm(OfficeForm):
    """A new group, with as much as is known."""

    room = forms.ChoiceField(
        label=_("Room"),
        widget=UsualFirst,
        help_text=_("Who reads in the room sees the group."),
    )
    working_name = forms.CharField(
        label=_("Working name"),
        max_length=80,
        help_text=_("A neutral name such as a tree. Not the group's own name or tag."),
    )
    kind = forms.ChoiceField(label=_("Kind of group"))
    standing = forms.ChoiceField(
        label=pgettext_lazy("group", "Standing"), initial=GroupStatus.ACTIVE.value
    )
    areas = forms.CharField(
        label=_("Mostly moves in"),
        required=False,
        max_length=300,
        help_text=_("Names of areas, with commas between them."),
    )
    size_least = forms.IntegerField(
        label=_("Size, at least"), required=False, min_value=0, widget=forms.TextInput
    )
    size_most = forms.IntegerField(
        label=_("Size, at most"), required=False, min_value=0, widget=forms.TextInput
    )
    mapped_on = day_field(_("Mapped on"))
    in_words = lines_field(_("The assessment in words"), WARNING)

    def plan(self) -> GroupPlan:
        """Return what was typed as a plan."""
        return GroupPlan(
            room_id=int(self.text("room")),
            working_name=self.text("working_name"),
            kind=GroupKind(self.text("kind")),
            standing=GroupStatus(self.text("standing")),
            areas=self.text("areas"),
            size_least=self.number("size_least"),
            size_most=self.number("size_most"),
            mapped_on=self.day("mapped_on"),
            in_words=self.text("in_words"),
        )


class GroupForm(OfficeForm):
    """A group's own columns; the version that was read goes with them."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    working_name = forms.CharField(label=_("Working name"), max_length=80)
    kind = forms.ChoiceField(label=_("Kind of group"))
    external_reference = forms.CharField(
        label=_("Reference in another system"), required=False, max_length=80
    )
    mapped_on = day_field(_("Mapped on"))

    def plan(self, group_id: UUID) -> GroupRevision:
        """Return what was typed as a revision."""
        return GroupRevision(
            group_id=group_id,
            version=self.number("version") or 0,
            working_name=self.text("working_name"),
            kind=GroupKind(self.text("kind")),
            external_reference=self.text("external_reference"),
            mapped_on=self.day("mapped_on"),
        )


class AliasForm(OfficeForm):
    """Another name that the group goes by."""

    name = forms.CharField(label=_("Name"), max_length=80)
    since = day_field(_("Since"))
    source = forms.ChoiceField(label=_("Source"), required=False)

    def plan(self, group_id: UUID) -> AliasPlan:
        """Return what was typed as a plan."""
        return AliasPlan(
            group_id=group_id,
            name=self.text("name"),
            since=self.day("since"),
            source_id=self.chosen("source"),
        )


class StandingForm(OfficeForm):
    """Where the group stands from a day on."""

    standing = forms.ChoiceField(label=pgettext_lazy("group", "Standing"))
    since = day_field(_("Since"), required=True)
    note = lines_field(_("Why"), most=400)
    source = forms.ChoiceField(label=_("Source"), required=False)

    def plan(self, group_id: UUID) -> StandingPlan:
        """Return what was typed as a plan."""
        return StandingPlan(
            group_id=group_id,
            standing=GroupStatus(self.text("standing")),
            since=self.needed_day("since"),
            note=self.text("note"),
            source_id=self.chosen("source"),
        )


class AssessmentForm(OfficeForm):
    """What is known, believed and not known on a day."""

    since = day_field(_("Assessed on"), required=True)
    in_words = lines_field(_("The assessment in words"), WARNING)
    known = lines_field(_("We know"), ONE_A_LINE)
    believed = lines_field(_("We believe"), ONE_A_LINE)
    not_known = lines_field(_("We do not know"), _("One question a line."))
    size_least = forms.IntegerField(
        label=_("Size, at least"), required=False, min_value=0, widget=forms.TextInput
    )
    size_most = forms.IntegerField(
        label=_("Size, at most"), required=False, min_value=0, widget=forms.TextInput
    )
    cohesion = forms.ChoiceField(label=_("How tightly it holds together"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False)

    def plan(self, group_id: UUID) -> AssessmentPlan:
        """Return what was typed as a plan."""
        return AssessmentPlan(
            group_id=group_id,
            since=self.needed_day("since"),
            in_words=self.text("in_words"),
            known=self.text("known"),
            believed=self.text("believed"),
            not_known=self.text("not_known"),
            size_least=self.number("size_least"),
            size_most=self.number("size_most"),
            cohesion=Cohesion(self.text("cohesion")) if self.text("cohesion") else None,
            source_id=self.chosen("source"),
        )


class TerritoryForm(OfficeForm):
    """Where the group mostly moves from a day on."""

    areas = forms.CharField(
        label=_("Mostly moves in"),
        max_length=300,
        help_text=_("Names of areas, with commas between them."),
    )
    since = day_field(_("Since"))
    outline = lines_field(
        _("Outline on the map"),
        _("One corner a line: longitude, latitude. The first corner again last."),
    )
    replaces = forms.BooleanField(
        label=_("The group no longer moves where it did before"), required=False
    )
    source = forms.ChoiceField(label=_("Source"), required=False)

    def clean_outline(self) -> tuple[tuple[float, float], ...] | None:
        """Read corners, one a line."""
        lines = [line for line in self.cleaned_data["outline"].splitlines() if line.strip()]
        try:
            pairs = [tuple(float(part) for part in line.split(",")) for line in lines]
        except ValueError as fault:
            raise forms.ValidationError(_("Write each corner as 15.21, 59.27.")) from fault
        if any(len(pair) != 2 for pair in pairs):  # noqa: PLR2004  longitude and latitude
            raise forms.ValidationError(_("Write each corner as 15.21, 59.27."))
        return tuple((pair[0], pair[1]) for pair in pairs) or None

    def plan(self, group_id: UUID) -> TerritoryPlan:
        """Return what was typed as a plan."""
        return TerritoryPlan(
            group_id=group_id,
            areas=self.text("areas"),
            outline=self.cleaned_data["outline"],
            since=self.day("since"),
            replaces=self.cleaned_data["replaces"],
            source_id=self.chosen("source"),
        )
