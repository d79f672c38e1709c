"""The form that discloses one record to one room, with the ground's own tests."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.office.disclosures.changes import Answer, DisclosurePlan
from samsyn.office.disclosures.grounds import LONGEST_WHY, Kind, Question, always_asks_why, asks_why

Choices = Sequence[tuple[str, str]]
LONGEST_PURPOSE = 300
YES_OR_NO = (("yes", _("Yes")), ("no", _("No")))


class AskedPair(NamedTuple):
    """A question with the field that answers it, and the one that says why, if it asks."""

    answer: forms.BoundField
    why: forms.BoundField | None


class DisclosureForm(forms.Form):
    """What is told, why, and the answers to the ground's own tests."""

    fields_told = forms.MultipleChoiceField(
        label=_("What is told"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what is to be told.")},
    )
    purpose = forms.CharField(
        label=_("Purpose"),
        max_length=LONGEST_PURPOSE,
        help_text=_("What the receiver needs it for. The receiver reads this."),
        widget=forms.Textarea,
        error_messages={"required": _("Write what the receiver needs it for.")},
    )
    ground = forms.CharField(widget=forms.HiddenInput)
    spoken = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        fields_told: Choices,
        questions: Sequence[Question],
        named: Mapping[str, Choices],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["fields_told"]).choices = fields_told
        self.questions = questions
        for question in questions:
            self.fields[f"test_{question.key}"] = _answer_field(question, named)
            if asks_why(question):
                self.fields[f"why_{question.key}"] = _why_field(question)

    def asked(self) -> Iterator[AskedPair]:
        """Yield the questions with their fields, in the order that they are asked."""
        for question in self.questions:
            why = f"why_{question.key}"
            yield AskedPair(
                answer=self[f"test_{question.key}"],
                why=self[why] if why in self.fields else None,
            )

    def hidden(self) -> Iterator[tuple[str, str]]:
        """Yield every value that was typed, for the page that asks to confirm."""
        for name in self.fields:
            value = self.cleaned_data.get(name) or ""
            for one in value if isinstance(value, list) else [value]:
                yield name, str(one)

    def plan(self, kind: Kind, record_id: UUID, *, to_room_id: int) -> DisclosurePlan:
        """Return the plan that was written."""
        given = self.cleaned_data
        return DisclosurePlan(
            kind=kind,
            record_id=record_id,
            to_room_id=to_room_id,
            fields=tuple(given["fields_told"]),
            purpose=given["purpose"],
            ground_key=given["ground"],
            answers=tuple(
                Answer(
                    test=one.key,
                    value=given[f"test_{one.key}"],
                    why=given.get(f"why_{one.key}", ""),
                )
                for one in self.questions
            ),
        )


def _answer_field(question: Question, named: Mapping[str, Choices]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=str(question.text),
        choices=named[question.key] if question.backing else YES_OR_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Answer the question.")},
    )


def _why_field(question: Question) -> forms.CharField:
    is_needed = always_asks_why(question)
    return forms.CharField(
        label=_("Why"),
        required=is_needed,
        max_length=LONGEST_WHY,
        widget=forms.Textarea,
        help_text="" if is_needed else _("Needed if it is not told. It is kept in your own log."),
        error_messages={"required": _("Write why.")},
    )
