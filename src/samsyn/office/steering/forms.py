"""What is typed about steering."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.steering import changes
from samsyn.office.steering.changes import PartyPlan
from samsyn.office.ui.office_forms import Choices, VersionedForm, day_field, lines_field
from samsyn.vocabulary.steering import ContextKind, PlanKind, StartUpPhase


class StepForm(VersionedForm):
    """A step of the start-up."""

    title = forms.CharField(label=_("What is to be done"), max_length=160)
    phase = forms.ChoiceField(label=_("Phase"))
    due_on = day_field(_("Due"))
    owner = forms.ChoiceField(label=_("Owner"), required=False)

    def plan(self, room_id: int, phase: StartUpPhase) -> changes.StartUpPlan:
        """Return what was typed as a step; a standard one keeps its words and its phase."""
        is_own = "title" in self.fields
        return changes.StartUpPlan(
            room_id=room_id,
            phase=StartUpPhase(self.text("phase")) if is_own else phase,
            title=self.text("title") if is_own else "",
            due_on=self.day("due_on"),
            owner_id=self.staff("owner"),
            version=self.version,
        )


class EvidenceForm(VersionedForm):
    """What proves a step."""

    evidence = lines_field(
        _("Evidence"),
        _("What was done, and where that stands: a decision, a protocol. Empty takes it back."),
        most=2000,
    )
    evidence_on = day_field(_("Day of the evidence"))
    covers_from = day_field(_("First day of the baseline"))
    covers_to = day_field(_("Last day of the baseline"))

    def plan(self, step_id: UUID) -> changes.EvidencePlan:
        """Return what was typed as evidence."""
        covers = "covers_from" in self.fields
        return changes.EvidencePlan(
            step_id=step_id,
            version=self.version,
            evidence=self.text("evidence"),
            evidence_on=self.day("evidence_on"),
            covers_from=self.day("covers_from") if covers else None,
            covers_to=self.day("covers_to") if covers else None,
        )


class AgreementForm(VersionedForm):
    """An agreement. Each party has a line of its own for who signed."""

    name = forms.CharField(label=_("Name of the agreement"), max_length=120)
    about = lines_field(_("What it is about"), _("What it commits the parties to."), most=2000)
    parties = forms.MultipleChoiceField(
        label=_("Parties"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the parties of the agreement.")},
    )
    signed_by = lines_field(
        _("Signed by"),
        _("One line a party, in the order above, by post: for example head of the police area."),
        most=800,
    )
    signed_on = day_field(_("Signed on"))
    valid_from = day_field(_("Holds from"), required=True)
    valid_to = day_field(_("Holds to, that day included"), hint=_("Empty is until further notice."))
    review_on = day_field(_("To be reviewed on"))
    owner = forms.ChoiceField(label=_("Owner"), required=False)

    def __init__(self, *args: Any, choices: Mapping[str, Choices], **kwargs: Any) -> None:
        super().__init__(*args, choices=choices, **kwargs)
        parties = self.fields["parties"]
        if isinstance(parties, forms.MultipleChoiceField):
            parties.choices = list(choices["parties"])  # boxes need none that says "none"

    def plan(self, room_id: int, agreement_id: UUID | None = None) -> changes.AgreementPlan:
        """Return what was typed as an agreement."""
        signed = [*(line.strip() for line in self.text("signed_by").splitlines())]
        chosen = self.cleaned_data["parties"]
        return changes.AgreementPlan(
            room_id=room_id,
            agreement_id=agreement_id,
            version=self.version,
            name=self.text("name"),
            about=self.text("about"),
            signed_on=self.day("signed_on"),
            valid_from=self.needed_day("valid_from"),
            valid_to=self.day("valid_to"),
            review_on=self.day("review_on"),
            owner_id=self.staff("owner"),
            parties=tuple(
                PartyPlan(
                    agency_id=int(agency),
                    signed_by=signed[number][:120] if number < len(signed) else "",
                )
                for number, agency in enumerate(chosen)
            ),
        )


class ItemForm(VersionedForm):
    """Something in the year's plan."""

    title = forms.CharField(label=_("What is planned"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"))
    due_on = day_field(_("Day"), required=True)
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    done_on = day_field(_("Done on"))
    outcome = forms.CharField(label=_("What came of it"), max_length=300, required=False)

    def plan(self, room_id: int, item_id: UUID | None = None) -> changes.PlanItemPlan:
        """Return what was typed as a planned thing."""
        return changes.PlanItemPlan(
            room_id=room_id,
            item_id=item_id,
            version=self.version,
            kind=PlanKind(self.text("kind")),
            title=self.text("title"),
            due_on=self.needed_day("due_on"),
            owner_id=self.staff("owner"),
            done_on=self.day("done_on"),
            outcome=self.text("outcome"),
        )


class ContextForm(VersionedForm):
    """Something that happened around the strategy."""

    title = forms.CharField(label=_("What happened"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"))
    starts_on = day_field(_("First day"), required=True)
    ends_on = day_field(_("Last day"), hint=_("Empty while it goes on, and for a single day."))
    scope = forms.CharField(
        label=_("Where, and whom it concerned"),
        max_length=200,
        required=False,
        help_text=_("Places, partners, groups of people; no person."),
    )
    source = forms.CharField(label=_("Source"), max_length=300)
    note = lines_field(_("Note"), most=1000)

    def plan(self, room_id: int, event_id: UUID | None = None) -> changes.ContextPlan:
        """Return what was typed as an event."""
        return changes.ContextPlan(
            room_id=room_id,
            event_id=event_id,
            version=self.version,
            kind=ContextKind(self.text("kind")),
            title=self.text("title"),
            starts_on=self.needed_day("starts_on"),
            ends_on=self.day("ends_on"),
            scope=self.text("scope"),
            source=self.text("source"),
            note=self.text("note"),
        )


class CustodyForm(VersionedForm):
    """That somebody is deprived of liberty, and until when."""

    code = forms.CharField(
        label=_("Person, by code"), max_length=12, help_text=_("For example P-1A2B3C.")
    )
    since = day_field(_("Deprived of liberty from"), required=True)
    release_on = day_field(_("Release"), hint=_("Empty if the day is not known yet."))


class ReturnForm(VersionedForm):
    """What is planned for one release."""

    meeter = forms.ChoiceField(label=_("Who meets them"), required=False)
    conflicts_on = day_field(_("Conflicts assessed on"))
    help_on = day_field(_("Help offered on"))
    checked_on = day_field(_("Checked after the release on"))
    note = forms.CharField(label=_("Note"), max_length=400, required=False)

    def plan(self, custody_id: UUID) -> changes.ReturnRevision:
        """Return what was typed about the release."""
        return changes.ReturnRevision(
            custody_id=custody_id,
            version=self.version,
            meeter_id=self.staff("meeter"),
            conflicts_on=self.day("conflicts_on"),
            help_on=self.day("help_on"),
            checked_on=self.day("checked_on"),
            note=self.text("note"),
        )


class HandOverForm(VersionedForm):
    """Who leaves what they own to whom."""

    leaver = forms.ChoiceField(label=_("Who leaves"))
    successor = forms.ChoiceField(label=_("Who takes over"))
    leaves_on = day_field(_("Last day"), required=True)

    def plan(self, room_id: int) -> changes.HandOverPlan:
        """Return what was typed as a hand-over."""
        return changes.HandOverPlan(
            room_id=room_id,
            leaver_id=int(self.text("leaver")),
            successor_id=int(self.text("successor")),
            leaves_on=self.needed_day("leaves_on"),
        )
