"""What is typed about the programme, the place, the seats and the audience."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.call_ins import changes
from samsyn.office.call_ins.forms.fields import (
    MeetingForm,
    VersionedForm,
    number_field,
    short_field,
)
from samsyn.office.ui.office_forms import lines_field
from samsyn.vocabulary.call_ins import GoDecision, Neutrality, SpeakerRole


class SpeakerForm(VersionedForm):
    """Somebody who speaks, and the script."""

    name = short_field(_("Who speaks"), most=120, hint=_("By name or title."))
    role = forms.ChoiceField(label=_("Role"), required=False)
    organisation = forms.ChoiceField(label=_("Organisation"), required=False)
    script = lines_field(
        _("Script"), _("If you change it, it must be approved again by somebody else."), most=8000
    )

    def plan(self, call_in_id: UUID, speaker_id: UUID | None = None) -> changes.SpeakerPlan:
        """Return what was typed as a speaker."""
        role = self.text("role")
        return changes.SpeakerPlan(
            call_in_id=call_in_id,
            name=self.text("name"),
            role=SpeakerRole(role) if role else None,
            organisation_id=self.chosen("organisation"),
            script=self.text("script"),
            speaker_id=speaker_id,
            version=self.version,
        )


class ItemForm(VersionedForm):
    """A point of the running order."""

    title = short_field(_("What happens"), most=120, required=True)
    minutes = number_field(_("Minutes"))
    speaker = forms.ChoiceField(label=_("Speaker"), required=False)
    note = short_field(_("Note for those who run the evening"), most=300)

    def plan(self, call_in_id: UUID, item_id: UUID | None = None) -> changes.ItemPlan:
        """Return what was typed as a point."""
        return changes.ItemPlan(
            call_in_id=call_in_id,
            title=self.text("title"),
            minutes=self.needed_number("minutes"),
            speaker_id=self.chosen("speaker"),
            note=self.text("note"),
            item_id=item_id,
            version=self.version,
        )


class SafetyForm(VersionedForm):
    """The place and how the evening is kept safe."""

    venue = short_field(_("Place"), most=160)
    neutrality = forms.ChoiceField(label=_("Is the place neutral?"), widget=forms.RadioSelect)
    neutrality_note = short_field(
        _("How you checked it"), most=300, hint=_("Whose area it is, and whom you asked.")
    )
    entrances = lines_field(_("Entrances and times of arrival"))
    searches = lines_field(_("Searches"))
    guards = lines_field(_("Guards and order"))
    no_arrests = lines_field(
        _("What is promised of the evening"), _("For example that nobody is arrested there.")
    )
    if_something_happens = lines_field(_("If something happens"))

    def plan(self, call_in_id: UUID) -> changes.SafetyRevision:
        """Return what was typed as a revision."""
        names = ("venue", "neutrality_note", "entrances", "searches", "guards", "no_arrests")
        return changes.SafetyRevision(
            call_in_id=call_in_id,
            version=self.version,
            neutrality=Neutrality(self.text("neutrality")),
            if_something_happens=self.text("if_something_happens"),
            **{name: self.text(name) for name in names},
        )


class SignOffForm(MeetingForm):
    """One's own go or no-go."""

    agency = forms.ChoiceField(label=_("I sign for"))
    decision = forms.ChoiceField(label=_("Can the evening be held?"), widget=forms.RadioSelect)
    reason = short_field(_("Why"), most=300, hint=_("Needed for no-go: what has to change."))

    def plan(self, call_in_id: UUID) -> changes.SignOffPlan:
        """Return what was typed as a word."""
        return changes.SignOffPlan(
            call_in_id=call_in_id,
            agency_id=int(self.text("agency")),
            decision=GoDecision(self.text("decision")),
            reason=self.text("reason"),
        )


class SeatForm(MeetingForm):
    """A seat, for an invitee or somebody named by title."""

    row = number_field(_("Row"), hint=_("Counted from the front."))
    place = number_field(_("Place"), hint=_("Counted from the left."))
    person = forms.ChoiceField(label=_("Invitee"), required=False)
    label = short_field(_("Or somebody else"), most=60, hint=_("For example probation officer."))

    def plan(self, call_in_id: UUID) -> changes.SeatPlan:
        """Return what was typed as a seat."""
        return changes.SeatPlan(
            call_in_id=call_in_id,
            row=self.needed_number("row"),
            place=self.needed_number("place"),
            person_id=self.chosen("person"),
            label=self.text("label"),
        )


class AudienceForm(VersionedForm):
    """Seats for an organisation."""

    organisation = forms.ChoiceField(label=_("Organisation"))
    seats = number_field(_("Seats"))
    confirmed = forms.BooleanField(label=_("They have said yes"), required=False)
    note = short_field(
        _("Note"), most=200, hint=_("Name nobody here: the organisation knows who comes.")
    )

    def plan(self, call_in_id: UUID, place_id: UUID | None = None) -> changes.AudiencePlan:
        """Return what was typed as seats."""
        return changes.AudiencePlan(
            call_in_id=call_in_id,
            organisation_id=UUID(self.text("organisation")),
            seats=self.needed_number("seats"),
            confirmed=bool(self.cleaned_data["confirmed"]),
            note=self.text("note"),
            place_id=place_id,
            version=self.version,
        )
