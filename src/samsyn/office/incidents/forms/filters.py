"""The filter of the list. Its state stands in the address, so that a view can be shared."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samsyn.interchange.dates import NotADate, parse_date
from samsyn.office.incidents.queries import IncidentFilters, Key, Page, Tab
from samsyn.vocabulary.incidents import Harm, IncidentKind, MemberInvolved

Choices = Sequence[tuple[str, str]]
NAMES = ("kind", "since", "until", "area", "harm", "involvement")


class FilterForm(forms.Form):
    """What the reader wants to see. A value that cannot be read is left out and said."""

    kind = forms.ChoiceField(label=_("What happened?"), required=False)
    since = forms.CharField(label=_("From"), required=False, max_length=40)
    until = forms.CharField(label=_("To and including"), required=False, max_length=40)
    area = forms.CharField(
        label=_("Area"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": "areas"}),
    )
    harm = forms.ChoiceField(label=_("Harm"), required=False)
    involvement = forms.ChoiceField(label=_("Group member involved"), required=False)

    def __init__(
        self,
        *args: object,
        kinds: Choices,
        harms: Choices,
        involvements: Choices,
        today: date,
    ) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self._today = today
        self._words: dict[tuple[str, str], str] = {}
        for name, choices in (("kind", kinds), ("harm", harms), ("involvement", involvements)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices)
            self._words |= {(name, value): words for value, words in choices}

    def clean_since(self) -> date | None:
        """Return the first day of the period."""
        return self._day("since", last=False)

    def clean_until(self) -> date | None:
        """Return the last day of the period."""
        return self._day("until", last=True)

    def filters(self, tab: Tab) -> IncidentFilters:
        """Return what can be read of the filter."""
        self.is_valid()
        typed = self.cleaned_data
        return IncidentFilters(
            tab=tab,
            kind=IncidentKind(typed["kind"]) if typed.get("kind") else None,
            since=typed.get("since"),
            until=typed.get("until"),
            area=typed.get("area", ""),
            harm=Harm(typed["harm"]) if typed.get("harm") else None,
            involvement=(
                MemberInvolved(typed["involvement"]) if typed.get("involvement") else None
            ),
        )

    def in_force(self) -> list[tuple[str, str]]:
        """Return the fields that narrow the list, each with its words."""
        self.is_valid()
        found = []
        for name in NAMES:
            if not self.cleaned_data.get(name):
                continue
            text = self.data[name]
            words = self._words.get((name, text), text)
            found.append((name, f"{self.fields[name].label}: {words}"))
        return found

    def _day(self, name: str, *, last: bool) -> date | None:
        text = self.cleaned_data[name].strip()
        if not text:
            return None
        try:
            days = parse_date(text, day_first=True, today=self._today)
        except NotADate as error:
            raise forms.ValidationError(gettext("Write a day, for example 17 nov 2026.")) from error
        return days.latest if last else days.earliest


def address_with(query: Mapping[str, Any], **changes: str) -> str:
    """Return the address of the list with some parts changed; an empty part is left out."""
    kept = {name: query.get(name, "") for name in ("tab", *NAMES)} | changes
    text = urlencode({name: value for name, value in kept.items() if value})
    return f"?{text}" if text else "?"


def key_text(key: Key) -> str:
    """Return a key as it stands in an address."""
    return f"{key.latest_at.isoformat()}~{key.id}"


def page_from(query: Mapping[str, Any]) -> Page:
    """Return the page that an address asks for; the newest if it cannot be read."""
    return Page(older_than=_key(query.get("older", "")), newer_than=_key(query.get("newer", "")))


def tab_from(query: Mapping[str, Any]) -> Tab:
    """Return the tab that an address asks for."""
    text = query.get("tab", "")
    return Tab(text) if text in list(Tab) else Tab.CONFIRMED


def _key(text: str) -> Key | None:
    at, _tilde, identifier = text.partition("~")
    try:
        key = Key(datetime.fromisoformat(at), UUID(identifier))
    except ValueError:
        return None
    return key if key.latest_at.tzinfo else None
