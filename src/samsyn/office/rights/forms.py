"""What is typed of requests and contests. Days on which they are due are computed."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samsyn.office.rights import wording
from samsyn.office.rights.changes import AnswerPlan, ContestPlan, Decision, RequestPlan
from samsyn.office.rights.queries import Contestable, Line
from samsyn.office.ui import terms
from samsyn.office.ui.office_forms import OfficeForm, day_field, lines_field
from samsyn.vocabulary.rights import (
    ContestedKind,
    ContestOutcome,
    IdentityCheck,
    LineDecision,
    RaisedBy,
    RequestOutcome,
    WithholdGround,
)


class RequestForm(OfficeForm):
    """A request as it came in."""

    room = forms.ChoiceField(label=_("Which room is asked?"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Who asks?"), max_length=120)
    reach_by = forms.CharField(label=_("Where does the answer go?"), max_length=200, required=False)
    received_on = day_field(_("Came in on"), required=True)
    identity_check = forms.ChoiceField(
        label=_("How was the identity checked?"), widget=forms.RadioSelect
    )
    check_note = forms.CharField(
        label=_("About the check"),
        help_text=_("For a power of attorney or a guardian: whose, and when you saw it."),
        max_length=200,
        required=False,
    )
    owner = forms.ChoiceField(label=_("Who answers?"))

    def plan(self) -> RequestPlan:
        """Return what was typed as a plan."""
        return RequestPlan(
            room_id=int(self.text("room")),
            name=self.text("name"),
            reach_by=self.text("reach_by"),
            received_on=self.needed_day("received_on"),
            identity_check=IdentityCheck(self.text("identity_check")),
            check_note=self.text("check_note"),
            owner_id=self.staff("owner"),
        )


class FindForm(OfficeForm):
    """Which records of the room the request is about."""

    sought = forms.CharField(
        label=_("Identity number, code or another name"),
        help_text=_("Leave it empty to look for the name in the request."),
        max_length=100,
        required=False,
    )
    people = forms.MultipleChoiceField(
        label=_("Records about the person"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("Choose among those that are shown.")},
    )
    is_nobody = forms.BooleanField(
        label=_("None of these is the person: nothing is held"), required=False
    )

    def __init__(self, *args: Any, offered: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = self.fields["people"]
        if isinstance(found, forms.MultipleChoiceField):
            found.choices = list(offered)
        if not list(offered):
            del self.fields["people"]

    @property
    def chosen_people(self) -> tuple[UUID, ...]:
        """Return the records that were ticked."""
        return tuple(map(UUID, self.cleaned_data.get("people", ())))


class LinesForm(OfficeForm):
    """What becomes of each row; a row that is left open waits."""

    def __init__(self, *args: Any, lines: Iterable[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = {line.id: line for line in lines}
        for line in self.lines.values():
            name = wording.table(line.held_in)
            chosen = line.decision or line.proposed
            ground = line.ground or line.proposed_ground
            self.fields[f"d-{line.id}"] = forms.ChoiceField(
                label=gettext("Decision: %(what)s") % {"what": name},
                choices=terms.choices(LineDecision, blank=gettext("Not decided")),
                required=False,
                initial=chosen.value if chosen else "",
            )
            self.fields[f"g-{line.id}"] = forms.ChoiceField(
                label=gettext("Ground: %(what)s") % {"what": name},
                choices=terms.choices(WithholdGround, blank=gettext("No ground")),
                required=False,
                initial=ground.value if ground else "",
            )

    def decided(self) -> Mapping[UUID, Decision]:
        """Return what was decided of each row that was."""
        found = {}
        for pk in self.lines:
            decision, ground = self.text(f"d-{pk}"), self.text(f"g-{pk}")
            if decision:
                found[pk] = Decision(
                    decision=LineDecision(decision),
                    ground=WithholdGround(ground) if ground else None,
                )
        return found


class ExtendForm(OfficeForm):
    """Why the answer takes longer."""

    because = lines_field(
        _("Why does it take longer?"), _("The person is told."), most=300, required=True
    )


class AnswerForm(OfficeForm):
    """How the request is answered."""

    outcome = forms.ChoiceField(label=_("Answer"), widget=forms.RadioSelect)
    ground = forms.ChoiceField(
        label=_("Ground"), help_text=_("If everything is withheld."), required=False
    )
    note = lines_field(_("What else the person is told"), most=600)

    def plan(self) -> AnswerPlan:
        """Return what was typed as a plan."""
        ground = self.text("ground")
        return AnswerPlan(
            outcome=RequestOutcome(self.text("outcome")),
            ground=WithholdGround(ground) if ground else None,
            note=self.text("note"),
        )


class ContestForm(OfficeForm):
    """What is contested, and by whom."""

    claim = forms.ChoiceField(label=_("What is contested?"), widget=forms.RadioSelect)
    raised_by = forms.ChoiceField(label=_("Who contests it?"), widget=forms.RadioSelect)
    received_on = day_field(_("Contested on"), required=True)
    reason = lines_field(_("What is said to be wrong, and why?"), most=300, required=True)

    def plan(self, person_id: UUID, claims: Iterable[Contestable]) -> ContestPlan:
        """Return what was typed as a plan."""
        chosen = {str(one.row_id): one for one in claims}[self.text("claim")]
        return ContestPlan(
            person_id=person_id,
            kind=ContestedKind(chosen.kind),
            row_id=chosen.row_id,
            raised_by=RaisedBy(self.text("raised_by")),
            received_on=self.needed_day("received_on"),
            reason=self.text("reason"),
        )


class SettleForm(OfficeForm):
    """What comes of a contest."""

    outcome = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    reason = lines_field(_("Why?"), _("The person is told."), most=600, required=True)

    @property
    def decided_outcome(self) -> ContestOutcome:
        """Return the outcome that was chosen."""
        return ContestOutcome(self.text("outcome"))
