"""The shape of an upload, and of what its columns mean."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samsyn.interchange.mappings import FIELDS, BadMapping, Mapping, TableKind, is_protected
from samsyn.office.imports import wording
from samsyn.office.imports.changes import MappingPlan, StagePlan
from samsyn.office.imports.queries import BatchSheet, RoomChoice
from samsyn.office.ui import terms
from samsyn.office.ui.bound_fields import UsualFirst

_AS_TEXT = "as_text"
_ZONES = ("Europe/Stockholm", "America/New_York", "America/Chicago", "Europe/London", "UTC")
_DAY_ORDERS = (
    ("", _("Not needed, or not known")),
    ("day", _("Day first: 3/4 is the third of April")),
    ("month", _("Month first: 3/4 is the fourth of March")),
)


class UploadForm(forms.Form):
    """A file, what it holds, and which room it is for."""

    kind = forms.ChoiceField(
        label=_("What the file holds"), choices=lambda: list(wording.KINDS.items())
    )
    room = forms.TypedChoiceField(label=_("Room"), coerce=int, widget=UsualFirst)
    source_title = forms.CharField(
        label=_("Where the file comes from"),
        help_text=_("For example: Shootings 2025, the police region. Every record names it."),
        max_length=200,
        required=False,
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX, 50 MB at most, with column names in the first row."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Export it again."),
            "missing": _("Choose a file."),
        },
    )
    sheet = forms.CharField(
        label=_("Sheet of the workbook"),
        help_text=_("Needed only if it is not the first one."),
        max_length=200,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        rooms: Sequence[RoomChoice],
        is_too_large: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if is_too_large:  # and so was not kept
            self.fields["file"].error_messages["required"] = _(
                "The file is larger than 50 MB. Split it and import the parts."
            )
        self.fields["room"].choices = [(one.room_id, one.name) for one in rooms]  # type: ignore[attr-defined]

    def plan(self) -> StagePlan:
        """Return the file to stage."""
        given = self.cleaned_data
        return StagePlan(
            room_id=given["room"],
            kind=TableKind(given["kind"]),
            file_name=given["file"].name,
            content=given["file"].read(),
            source_title=given["source_title"],
            sheet=given["sheet"],
        )


class MappingForm(forms.Form):
    """What each column means. The fields follow from the file's header and its kind."""

    def __init__(self, *args: Any, sheet: BatchSheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sheet = sheet
        self.kind = TableKind(sheet.line.kind)
        self._mapping = sheet.mapping
        self.fields["source_title"] = forms.CharField(
            label=_("Where the file comes from"),
            max_length=200,
            initial=sheet.line.source_title,
            required=False,
        )
        for place, header in enumerate(sheet.header):
            if not is_protected(header):
                self.fields[f"column_{place}"] = self._column(header)
        for name, vocabulary in wording.VOCABULARIES[self.kind].items():
            self.fields[f"constant_{name}"] = forms.ChoiceField(
                label=_("%(field)s where the file says nothing") % {"field": wording.FIELDS[name]},
                choices=[("", _("Nothing")), *terms.choices(vocabulary)],
                initial=self._mapping["constants"].get(name, ""),
                required=False,
            )
            self.fields[f"words_{name}"] = forms.CharField(
                label=_("Words of the file for %(field)s") % {"field": wording.FIELDS[name]},
                help_text=_("One a line: the file's word = one of %(values)s")
                % {"values": ", ".join(value.value for value in vocabulary)},
                widget=forms.Textarea,
                initial=_lines(self._mapping["translations"].get(name, {})),
                required=False,
            )
        self._add_choices()

    def _add_choices(self) -> None:
        if self.kind is TableKind.INCIDENTS:
            self.fields["constant_fatal"] = forms.ChoiceField(
                label=_("Every row is a victim who died"),
                choices=[("", _("No")), ("yes", _("Yes"))],
                initial=self._mapping["constants"].get("fatal", ""),
                required=False,
            )
        self.fields["day_order"] = forms.ChoiceField(
            label=_("Order of day and month"),
            choices=_DAY_ORDERS,
            initial={True: "day", False: "month"}.get(self._mapping["day_first"], ""),
            required=False,
        )
        zones = dict.fromkeys((self._mapping["zone"], *_ZONES))
        self.fields["zone"] = forms.ChoiceField(
            label=_("Time zone of the times"),
            choices=[(zone, zone) for zone in zones],
            initial=self._mapping["zone"],
        )
        if self.kind in (TableKind.MEMBERSHIPS, TableKind.TIES):
            self.fields["makes_missing"] = forms.BooleanField(
                label=_("Make the people and groups that are not in the room"),
                help_text=_("They are known by what the file calls them, and nothing more."),
                initial=self._sheet.makes_missing,
                required=False,
            )
        else:
            self.fields["leaves_out_likely"] = forms.BooleanField(
                label=_("Leave out rows that are likely here already"),
                initial=self._sheet.leaves_out_likely,
                required=False,
            )

    def _column(self, header: str) -> forms.ChoiceField:
        found = [name for name, one in self._mapping["columns"].items() if one == header]
        kept = _AS_TEXT if header in self._mapping["details"] else ""
        fields = [(name, wording.FIELDS[name]) for name in FIELDS[self.kind]]
        as_text = [(_AS_TEXT, _("Keep as text"))] if self.kind is TableKind.INCIDENTS else []
        return forms.ChoiceField(
            label=header,
            choices=[("", _("Not used")), *fields, *as_text],
            initial=found[0] if found else kept,
            required=False,
        )

    def columns(self) -> list[tuple[str, Any, list[str]]]:
        """Return each column with its field (None if it is never used) and its sample cells."""
        return [
            (
                header,
                self[f"column_{place}"] if f"column_{place}" in self.fields else None,
                [row[place] for row in self._sheet.sample if place < len(row)],
            )
            for place, header in enumerate(self._sheet.header)
        ]

    def others(self) -> list[Any]:
        """Return the fields that are not columns."""
        return [self[name] for name in self.fields if not name.startswith("column_")]

    def clean(self) -> dict[str, Any]:
        """Object to two columns with one meaning, and to words that lead nowhere."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        taken: dict[str, str] = {}
        for place, header in enumerate(self._sheet.header):
            meaning = given.get(f"column_{place}", "")
            if meaning and meaning != _AS_TEXT and meaning in taken:
                self.add_error(
                    f"column_{place}",
                    _("The column %(other)s is said to hold the same. Choose one of them.")
                    % {"other": taken[meaning]},
                )
            taken.setdefault(meaning, header)
        for name, vocabulary in wording.VOCABULARIES[self.kind].items():
            for said, ours in _pairs(given.get(f"words_{name}", "")).items():
                if ours not in list(vocabulary):
                    self.add_error(
                        f"words_{name}",
                        _('"%(ours)s", for "%(said)s", is none of the values above.')
                        % {"ours": ours, "said": said},
                    )
        if not self.errors:
            self._check_mapping()
        return given

    def _check_mapping(self) -> None:
        try:
            self._chosen = self._as_mapping()
        except BadMapping as error:
            self.add_error(None, str(error))

    def _as_mapping(self) -> Mapping:
        given = self.cleaned_data
        meanings = {
            header: given.get(f"column_{place}", "")
            for place, header in enumerate(self._sheet.header)
        }
        vocabularies = wording.VOCABULARIES[self.kind]
        # A constant that the page does not ask for stays as it was guessed.
        constants = {
            name: value
            for name, value in self._mapping["constants"].items()
            if f"constant_{name}" not in self.fields
        }
        for name in (*vocabularies, "fatal"):
            if value := given.get(f"constant_{name}", ""):
                constants[name] = value
        return Mapping(
            kind=self.kind,
            columns={
                name: header for header, name in meanings.items() if name and name != _AS_TEXT
            },
            constants=constants,
            translations=self._translations(),
            details=tuple(header for header, name in meanings.items() if name == _AS_TEXT),
            day_first={"day": True, "month": False}.get(given["day_order"]),
            zone=given["zone"],
        )

    def _translations(self) -> dict[str, dict[str, str]]:
        kept = dict(self._mapping["translations"])
        for name in wording.VOCABULARIES[self.kind]:
            kept[name] = _pairs(self.cleaned_data[f"words_{name}"])
        return {name: pairs for name, pairs in kept.items() if pairs}

    def plan(self, batch_id: UUID) -> MappingPlan:
        """Return how the file is to be read."""
        given = self.cleaned_data
        return MappingPlan(
            batch_id=batch_id,
            mapping=self._chosen,
            source_title=given["source_title"],
            makes_missing=given.get("makes_missing", self._sheet.makes_missing),
            leaves_out_likely=given.get("leaves_out_likely", self._sheet.leaves_out_likely),
        )


def _lines(pairs: dict[str, str]) -> str:
    return "\n".join(f"{said} = {ours}" for said, ours in pairs.items())


def _pairs(text: str) -> dict[str, str]:
    found = {}
    for line in text.splitlines():
        said, sign, ours = line.rpartition("=")
        if sign:
            found[said.strip()] = ours.strip()
        elif line.strip():
            found[line.strip()] = ""
    return found
