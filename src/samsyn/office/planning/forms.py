"""What is asked for, in the address; and what is typed when a plan is taken into the ledger."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.office.planning import changes, wording
from samsyn.office.planning.rules import LIMITS, Question, Supervision
from samsyn.office.ui.office_forms import Choices, OfficeForm
from samsyn.vocabulary.call_ins import InvitationChannel

MOST_NAMED: Final = 300  # people in one address or form
_NUMBERS: Final = ("seats", "each", "sessions", "carriers", "times", "steps", "coming")


def _number(name: str, label: Any, hint: Any = "") -> forms.IntegerField:
    least, most = LIMITS[name]
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=least,
        max_value=most,
        help_text=hint,
        widget=forms.NumberInput,
        error_messages={
            "invalid": gettext_lazy("Write a whole number."),
            "min_value": gettext_lazy("Write %(limit_value)s or more."),
            "max_value": gettext_lazy("Write %(limit_value)s at most."),
        },
    )


class QuestionForm(OfficeForm):
    """The question, as the address has it. Everything may be left out."""

    seats = _number(
        "seats",
        gettext_lazy("Seats"),
        gettext_lazy("Leave it empty to find the fewest who reach everybody."),
    )
    carriers = _number(
        "carriers",
        gettext_lazy("Own carriers in each group"),
        gettext_lazy("How many of each group are to hear the message themselves."),
    )
    sessions = _number(
        "sessions",
        gettext_lazy("Sessions of the evening"),
        gettext_lazy("With more than one, two in conflict can both come, at different times."),
    )
    each = _number("each", gettext_lazy("Seats in each session"))
    supervision = forms.ChoiceField(label=gettext_lazy("Under supervision"), required=False)
    told = forms.ChoiceField(
        label=gettext_lazy("Those who have had the message in 180 days"), required=False
    )
    coming = _number(
        "coming",
        gettext_lazy("Of ten invited, so many come"),
        gettext_lazy("The same for everybody: nobody has a figure of their own."),
    )
    times = _number("times", gettext_lazy("Everybody is to be reached by"))
    steps = _number("steps", gettext_lazy("Contacts that the message travels"))
    rivals_apart = forms.BooleanField(
        label=gettext_lazy("Groups in dispute never in the same session"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: dict[str, Choices] = {
            "supervision": [(one.value, wording.supervision(one)) for one in Supervision],
            "told": [("counted", _("Count as reached")), ("ignored", _("May be invited again"))],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices)

    def question(self, given: QueryDict) -> Question:
        """Return what a valid form asks for; `given` also says who was moved by hand."""
        usual = Question()
        numbers = {
            name: value for name in _NUMBERS if (value := self.cleaned_data[name]) is not None
        }
        left_out = _people(given.getlist("without"))
        return Question(
            **numbers,
            supervision=Supervision(self.text("supervision") or usual.supervision.value),
            counts_told=self.text("told") != "ignored",
            rivals_apart=bool(self.cleaned_data["rivals_apart"]),
            added=_people(given.getlist("with")) - left_out,
            left_out=left_out,
        )


def initial_of(question: Question) -> dict[str, Any]:
    """Return what the form begins with."""
    return {
        **{name: getattr(question, name) for name in _NUMBERS},
        "supervision": question.supervision.value,
        "told": "counted" if question.counts_told else "ignored",
        "rivals_apart": question.rivals_apart,
    }


def as_asked(kept: Mapping[str, Any]) -> Question:
    """Return the question of a decision that was kept."""
    return Question(**{**kept, "supervision": Supervision(kept["supervision"])})


def address_of(question: Question, **more: str) -> str:
    """Return a question as the query of an address; what is usual is left out but for one."""
    usual, begun = initial_of(Question()), initial_of(question)
    parts = [
        (name, "on" if value is True else str(value))
        for name, value in begun.items()
        if value is not None and (name == "carriers" or value != usual[name])
    ]
    parts += [("with", str(person)) for person in sorted(question.added)]
    parts += [("without", str(person)) for person in sorted(question.left_out)]
    return "?" + urlencode([*parts, *more.items()])


def _people(given: Iterable[str]) -> frozenset[UUID]:
    found = set()
    for text in list(given)[:MOST_NAMED]:
        try:
            found.add(UUID(text))
        except ValueError:
            continue
    return frozenset(found)


class AcceptForm(OfficeForm):
    """Who calls those not under supervision, and why each was moved by hand."""

    shown = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20_000)
    agency = forms.ChoiceField(
        label=gettext_lazy("Who calls those who are not under supervision"), required=False
    )
    channel = forms.ChoiceField(label=gettext_lazy("How they are called"), required=False)

    def __init__(
        self,
        *args: Any,
        moved: Mapping[UUID, str],
        choices: Mapping[str, Choices],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, choices=choices, **kwargs)
        self.moved = {person: f"because_{person.hex}" for person in moved}
        for person, label in moved.items():
            self.fields[self.moved[person]] = forms.CharField(
                label=label,
                max_length=300,
                help_text=_("In words that the person may read. Nothing on health, faith or kin."),
                error_messages={"required": _("Write why the plan is not followed.")},
            )
        self.order_fields([*self.moved.values(), "agency", "channel", "shown"])

    def plan(self, call_in_id: UUID, question: Question) -> changes.AcceptancePlan:
        """Return what was typed as an acceptance."""
        channel = self.text("channel")
        return changes.AcceptancePlan(
            call_in_id=call_in_id,
            question=question,
            shown=_people(self.text("shown").split()),
            because={person: self.text(name) for person, name in self.moved.items()},
            agency_id=self.staff("agency"),
            channel=InvitationChannel(channel) if channel else None,
        )
