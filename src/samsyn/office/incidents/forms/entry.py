"""The whole page of one incident: one form with rows of people and groups.

Three rows of people are open from the start. Another row is a button that posts: nothing that
was typed is lost, and nothing is checked until the incident is saved.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from samsyn.office.incidents.changes import ReportPlan
from samsyn.office.incidents.forms.fields import IncidentForm, Offered, PersonForm, SideForm
from samsyn.office.incidents.forms.planning import (
    incident_of,
    is_new,
    newcomer_of,
    part_of,
    side_of,
    source_of,
)
from samsyn.vocabulary.uncertain_dates import MomentInterval

OPEN_PEOPLE, OPEN_SIDES = 3, 2
MOST_ROWS = 60


class IncidentEntry:
    """The bound or empty page. Speaks like a Django form to the components that show errors."""

    def __init__(
        self,
        *,
        offered: Offered,
        now: datetime,
        facts: IncidentForm,
        people: Sequence[PersonForm],
        sides: Sequence[SideForm],
    ) -> None:
        self.offered, self.now = offered, now
        self.facts, self.people, self.sides = facts, list(people), list(sides)
        self._reasons: list[str] = []
        self._found: dict[str, UUID] = {}
        for number, row in enumerate(self.people, start=1):
            _number(row, _("Person %d") % number)
        for number, side in enumerate(self.sides, start=1):
            _number(side, _("Group %d") % number)

    @classmethod
    def blank(
        cls,
        *,
        offered: Offered,
        now: datetime,
        facts: Mapping[str, Any] | None = None,
        people: Sequence[Mapping[str, Any]] = (),
        sides: Sequence[Mapping[str, Any]] = (),
    ) -> "IncidentEntry":
        """Return an unchecked page, empty or filled in, with room for more rows."""
        people_rows = max(OPEN_PEOPLE, len(people))
        side_rows = max(OPEN_SIDES, len(sides))
        return cls(
            offered=offered,
            now=now,
            facts=IncidentForm(initial=facts, offered=offered, now=now),
            people=[
                PersonForm(
                    initial=people[row] if row < len(people) else None,
                    prefix=f"person-{row}",
                    offered=offered,
                    now=now,
                )
                for row in range(people_rows)
            ],
            sides=[
                SideForm(
                    initial=sides[row] if row < len(sides) else None,
                    prefix=f"side-{row}",
                    offered=offered,
                )
                for row in range(side_rows)
            ],
        )

    @classmethod
    def typed(
        cls,
        data: QueryDict,
        *,
        offered: Offered,
        now: datetime,
        known: MomentInterval | None = None,
    ) -> "IncidentEntry":
        """Return what somebody sent, to be checked."""
        return cls(
            offered=offered,
            now=now,
            facts=IncidentForm(data, offered=offered, now=now, known=known),
            people=[
                PersonForm(data, prefix=f"person-{row}", offered=offered, now=now)
                for row in range(_rows(data, "people_rows", OPEN_PEOPLE))
            ],
            sides=[
                SideForm(data, prefix=f"side-{row}", offered=offered)
                for row in range(_rows(data, "side_rows", OPEN_SIDES))
            ],
        )

    def with_another(self, what: str) -> "IncidentEntry":
        """Return the same text, unchecked, with one more row of `person` or `side`."""
        people = [_as_typed(row) for row in self.people]
        sides = [_as_typed(row) for row in self.sides]
        if what == "person" and len(people) < MOST_ROWS:
            people.append({})
        if what == "side" and len(sides) < MOST_ROWS:
            sides.append({})
        return IncidentEntry.blank(
            offered=self.offered,
            now=self.now,
            facts=_as_typed(self.facts),
            people=people,
            sides=sides,
        )

    @property
    def _forms(self) -> list[forms.Form]:
        return [self.facts, *self.people, *self.sides]

    @property
    def errors(self) -> bool:
        """Whether anything is wrong; the page title asks."""
        return bool(self._reasons) or any(form.is_bound and form.errors for form in self._forms)

    def non_field_errors(self) -> list[str]:
        """Return what a change refused."""
        return self._reasons

    def __iter__(self) -> Iterator[BoundField]:
        for form in self._forms:
            yield from form

    def refuse(self, reasons: Sequence[str]) -> None:
        """Show why a change refused, above everything that was typed."""
        self._reasons.extend(reasons)

    def is_valid(self) -> bool:
        """Whether the text can be read; rules are the change's business."""
        return not self.errors

    @property
    def room_id(self) -> int | None:
        """The room chosen, if it is one of those offered."""
        self.facts.is_valid()
        room = self.facts.cleaned_data.get("room")
        return int(room) if room else None

    @property
    def codes(self) -> list[str]:
        """The codes of people typed."""
        return [row.cleaned_data["code"] for row in self._used_people() if row.cleaned_data["code"]]

    def take_people(self, found: Mapping[str, UUID], named: Mapping[str, Sequence[str]]) -> None:
        """Note whom the codes stand for; what stands for nobody is refused where it was typed."""
        self._found = dict(found)
        for row in self._used_people():
            code = row.cleaned_data["code"]
            if code and code not in found:
                row.add_error("code", _whom(named.get(code, ())))

    def report(self) -> ReportPlan:
        """Return the incident as typed. Only for a page that is valid."""
        typed = self.facts.cleaned_data
        people = [
            (row.cleaned_data, part_of(row.cleaned_data, self._found))
            for row in self._used_people()
        ]
        return ReportPlan(
            incident=incident_of(
                typed,
                people=tuple(part for said, part in people if not is_new(said)),
                sides=tuple(side_of(row.cleaned_data) for row in self.sides if row.is_used),
            ),
            newcomers=tuple(newcomer_of(said, part) for said, part in people if is_new(said)),
            source=source_of(typed),
        )

    def _used_people(self) -> list[PersonForm]:
        return [row for row in self.people if row.is_valid() and row.is_used]


def _whom(codes: Sequence[str]) -> str:
    """Say whose codes to choose from, or that there is nobody."""
    if not codes:
        return _("Nobody in the room has this code or name. Check it, or register somebody new.")
    return _("This may be %(codes)s. Look at the page, and write the code.") % {
        "codes": ", ".join(codes)
    }


def _rows(data: QueryDict, name: str, least: int) -> int:
    text = data.get(name, "")
    return min(max(int(text), least), MOST_ROWS) if text.isdecimal() else least


def _as_typed(form: forms.Form) -> dict[str, Any]:
    return {
        name: field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        for name, field in form.fields.items()
    }


def _number(row: forms.Form, label: str) -> None:
    """Put the row's number before each field's name, so that an error says which row."""
    for name, field in row.fields.items():
        if name == "is_unknown":
            continue  # never wrong by itself, and shown under the row's own heading
        field.label = f"{label}, {str(field.label).lower()}"
