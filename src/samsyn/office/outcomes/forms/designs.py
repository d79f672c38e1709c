"""What is asked, step by step, of whoever designs an evaluation."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samsyn.office.outcomes.changes import FreezePlan
from samsyn.office.outcomes.forms.plans import offer_others
from samsyn.office.ui.office_forms import Choices, OfficeForm, day_field, lines_field
from samsyn.vocabulary.outcomes import PlanMethod

STEPS: Final = (
    ("what", "starts_on"),
    ("series",),
    ("others",),
    ("horizon", "fall_percent", "excluding"),
)
USUAL_FALL: Final = 35  # percent


class DesignForm(OfficeForm):
    """All that is asked; a page shows the fields of one step and carries the others along."""

    what = forms.CharField(
        label=_("What changed?"),
        max_length=200,
        help_text=_("In a few words, as others would recognise it. No names of people."),
    )
    starts_on = day_field(
        _("From when?"),
        required=True,
        hint=_("The first day on which it could have had an effect. For example 2026-11-17."),
    )
    series = forms.ChoiceField(
        label=_("Which outcome, and where?"),
        widget=forms.RadioSelect,
        help_text=_("The series by which it shall be judged. The area is named first."),
    )
    others = forms.MultipleChoiceField(
        label=_("Compared with which places?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Places without the strategy, counted in the same way. Leave out neighbours that the"
            " strategy may reach, and do not choose by what came afterwards."
        ),
    )
    horizon = day_field(
        _("When shall it be judged?"),
        required=True,
        hint=_("A day in the last period that counts. Later values count for nothing."),
    )
    fall_percent = forms.IntegerField(
        label=_("Least fall that matters, percent"), min_value=5, max_value=90
    )
    excluding = lines_field(
        _("What will be left out"),
        _("The rule, for example: an attack that has nothing to do with groups."),
        most=1000,
    )

    def __init__(
        self, *args: Any, series: Choices = (), others: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, choices={"series": series}, **kwargs)
        offer_others(self, others)

    def offered(self, name: str) -> Choices:
        """Return what can be chosen in a field, nothing where it is not there."""
        field = self.fields.get(name)
        if not isinstance(field, forms.ChoiceField):
            return []
        rows: Any = field.choices
        return [(str(value), str(label)) for value, label in rows]

    def first_wrong(self, step: int) -> int | None:
        """Return the first step before one whose fields are wrong, None if none is."""
        wrong = set(self.errors)
        return next((place for place, names in enumerate(STEPS[:step]) if wrong & set(names)), None)

    def of_step(self, step: int) -> list[forms.BoundField]:
        """Return the fields that a step asks for."""
        return [self[name] for name in STEPS[step] if name in self.fields]

    def ids(self) -> tuple[UUID, ...]:
        """Return the series that is judged, and those that it is compared with."""
        return (UUID(self.text("series")), *map(UUID, self.cleaned_data.get("others", ())))

    def plan(self, method: PlanMethod, *, name: str) -> FreezePlan:
        """Return the plan to freeze."""
        own, *others = self.ids()
        question = gettext("Did %(name)s fall after this: %(what)s?")
        told: Mapping[str, str] = {"name": name, "what": self.text("what")}
        return FreezePlan(
            indicator_id=own,
            question=question % told,
            method=method,
            horizon=self.needed_day("horizon"),
            fall_percent=self.needed_number("fall_percent"),
            excluding=self.text("excluding"),
            others=tuple(others),
            starts_on=self.needed_day("starts_on"),
        )
