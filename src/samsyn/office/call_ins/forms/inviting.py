"""What is typed about people: choice, status, conflict, invitation, absence."""

from datetime import date, datetime, time
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samsyn.office.call_ins import changes
from samsyn.office.call_ins.forms.fields import MeetingForm, VersionedForm, clock_field, short_field
from samsyn.office.ui.office_forms import day_field
from samsyn.vocabulary.call_ins import AbsenceReason, CandidateStatusKind, InvitationChannel, Reply


class ConsiderForm(VersionedForm):
    """What is decided of one person, and why."""

    choice = forms.ChoiceField(label=_("Is the person called?"), widget=forms.RadioSelect)
    reason = short_field(
        _("Why"),
        most=300,
        hint=_(
            "Needed when the person is not called. In words that the person may read. "
            "Nothing on health, faith or kin."
        ),
    )
    group = forms.ChoiceField(label=_("To carry the message to"), required=False)
    agency = forms.ChoiceField(
        label=_("Who calls the person"),
        required=False,
        help_text=_("Needed for somebody who is called. That agency approves its own list."),
    )
    channel = forms.ChoiceField(label=_("How the person is called"), required=False)

    def plan(self, call_in_id: UUID, person_id: UUID) -> changes.ConsiderationPlan:
        """Return what was typed as a decision."""
        channel = self.text("channel")
        return changes.ConsiderationPlan(
            call_in_id=call_in_id,
            person_id=person_id,
            is_chosen=self.text("choice") == "chosen",
            reason=self.text("reason"),
            group_id=self.chosen("group"),
            agency_id=self.staff("agency"),
            channel=InvitationChannel(channel) if channel else None,
            version=self.version,
        )


class StatusForm(MeetingForm):
    """A dated status; there is no field for a reason."""

    kind = forms.ChoiceField(label=_("What holds"), widget=forms.RadioSelect)
    since = day_field(_("Holds from"), required=True)
    until = day_field(_("Until, that day not included"))

    def plan(self, person_id: UUID) -> changes.StatusPlan:
        """Return what was typed as a status."""
        return changes.StatusPlan(
            person_id=person_id,
            kind=CandidateStatusKind(self.text("kind")),
            since=self.needed_day("since"),
            until=self.day("until"),
        )


class ApartForm(MeetingForm):
    """Two who must not meet."""

    person = forms.ChoiceField(label=_("One"))
    other = forms.ChoiceField(label=_("The other"))
    how = short_field(
        _("How they are kept apart"),
        most=300,
        required=True,
        hint=_("Entrance, time of arrival, seats and way home."),
    )

    def plan(self, call_in_id: UUID) -> changes.ApartPlan:
        """Return what was typed as a pair."""
        return changes.ApartPlan(
            call_in_id=call_in_id,
            person_id=UUID(self.text("person")),
            other_id=UUID(self.text("other")),
            how=self.text("how"),
        )


class InvitationForm(VersionedForm):
    """How an invitation was delivered, and what came back."""

    channel = forms.ChoiceField(label=_("How the person is called"))
    delivered_on = day_field(_("Delivered on"))
    delivered_at = clock_field(_("Delivered at"))
    delivered_by = short_field(
        _("Delivered by"), most=120, hint=_("By title, for example probation officer.")
    )
    reply = forms.ChoiceField(label=_("Reply"))
    transport = short_field(_("Transport"), most=200, hint=_("How the person comes and leaves."))
    arrives_at = clock_field(_("Own time of arrival"))

    def plan(self, invitation_id: UUID, evening: date) -> changes.InvitationRevision:
        """Return what was typed as a revision."""
        arrives: time | None = self.cleaned_data["arrives_at"]
        return changes.InvitationRevision(
            invitation_id=invitation_id,
            version=self.version,
            channel=InvitationChannel(self.text("channel")),
            delivered_at=self.moment("delivered_on", "delivered_at"),
            delivered_by=self.text("delivered_by"),
            reply=Reply(self.text("reply")),
            transport=self.text("transport"),
            arrives_at=timezone.make_aware(datetime.combine(evening, arrives)) if arrives else None,
        )


class LetterForm(MeetingForm):
    """Which approved text a letter is printed from."""

    text_chosen = forms.ChoiceField(label=_("Text"))
    contact = short_field(_("Who to turn to"), most=120)


class LettersForm(LetterForm):
    """Whose letters are printed in one go, from one text."""

    invited = forms.MultipleChoiceField(label=_("Letters to"), widget=forms.CheckboxSelectMultiple)
    field_order = ("text_chosen", "invited", "contact")

    def invitations(self) -> tuple[UUID, ...]:
        """Return the invitations that were ticked."""
        return tuple(UUID(one) for one in self.cleaned_data["invited"])


class AbsenceForm(MeetingForm):
    """Why somebody did not come."""

    reason = forms.ChoiceField(label=_("Why the person did not come"), widget=forms.RadioSelect)

    def plan(self, invitation_id: UUID) -> changes.AbsencePlan:
        """Return what was typed as an absence."""
        return changes.AbsencePlan(
            invitation_id=invitation_id, reason=AbsenceReason(self.text("reason"))
        )
