"""What the columns of a file mean: which field each holds, and how its values are read.

A mapping is plain data, saved per source as JSON, so that next month's file needs no questions.
"""

import json
from collections.abc import Mapping as Pairs
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

PROTECTED_PREFIX = "protected_"
_PROTECTED_NAMES = frozenset(
    (
        *("race", "ethnicity", "ethnic_group", "religion", "nationality", "birthplace"),
        *("ras", "etnicitet", "hudfärg", "nationalitet", "medborgarskap", "födelseland"),
    )
)
_TEXT_PAIRS = ("columns", "constants")


class TableKind(StrEnum):
    """What a file holds."""

    INCIDENTS = "incidents"
    PEOPLE = "people"
    MEMBERSHIPS = "memberships"
    TIES = "ties"


FIELDS: Pairs[TableKind, tuple[str, ...]] = {
    TableKind.INCIDENTS: (
        *("reference", "date", "time", "kind", "place", "area", "longitude", "latitude", "x", "y"),
        *("crs", "place_precision", "dead", "injured", "fatal", "weapon", "inside"),
    ),
    TableKind.PEOPLE: (
        *("reference", "name", "first_name", "last_name", "alias", "identity_number"),
        *("birth_date", "birth_year"),
    ),
    TableKind.MEMBERSHIPS: ("person", "group", "role", "since", "until", "basis"),
    TableKind.TIES: ("source", "target", "event", "kind", "weight", "role", "period"),
}
NEEDED: Pairs[TableKind, tuple[tuple[str, ...], ...]] = {
    TableKind.INCIDENTS: (("date",), ("kind",)),
    TableKind.PEOPLE: (("reference", "name", "first_name", "last_name", "identity_number"),),
    TableKind.MEMBERSHIPS: (("person",), ("group",)),
    TableKind.TIES: (("source",), ("target", "event")),
}


class BadMapping(ValueError):
    """The mapping does not fit its file or its kind; the message says what to change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How to read a file.

    `columns` goes from field to header text, `constants` from field to the value used where the
    cell is empty, `translations` from field to {what the file says: our value}, where the empty
    text stands for an empty cell. `details` are further columns kept as they are written.
    `day_first` None means that nobody has said it yet. Raises `BadMapping`.
    """

    kind: TableKind
    columns: Pairs[str, str]
    constants: Pairs[str, str] = field(default_factory=dict)
    translations: Pairs[str, Pairs[str, str]] = field(default_factory=dict)
    details: tuple[str, ...] = ()
    day_first: bool | None = None
    zone: str = "Europe/Stockholm"

    def __post_init__(self) -> None:
        for name in (*self.columns, *self.constants, *self.translations):
            if name not in FIELDS[self.kind]:
                known = ", ".join(FIELDS[self.kind])
                raise BadMapping(f'There is no field "{name}" for {self.kind}. Choose: {known}.')
        for header in (*self.columns.values(), *self.details):
            if is_protected(header):
                raise BadMapping(
                    f'The column "{header}" holds a protected characteristic and may not be used.'
                )
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise BadMapping(
                f'"{self.zone}" is not a time zone, as Europe/Stockholm is.'
            ) from error

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what still has to be said before the file can be read, as fields."""
        given = {*self.columns, *self.constants}
        return tuple(
            " or ".join(choice) for choice in NEEDED[self.kind] if not given.intersection(choice)
        )


def is_protected(header: str) -> bool:
    """Whether a column holds a protected characteristic, by its name."""
    name = header.strip().casefold().replace(" ", "_")
    return name.startswith(PROTECTED_PREFIX) or name in _PROTECTED_NAMES


def mapping_to_json(mapping: Mapping) -> str:
    """Write a mapping as JSON."""
    return json.dumps(asdict(mapping), ensure_ascii=False, indent=2)


def mapping_from_json(text: str) -> Mapping:
    """Read a mapping from JSON. Raises `BadMapping`."""
    try:
        found = json.loads(text)
    except ValueError as error:
        raise BadMapping(f"The mapping is not valid JSON: {error}.") from error
    if not isinstance(found, dict):
        raise BadMapping("The mapping is not a JSON object.")
    if unknown := set(found) - set(Mapping.__slots__):
        raise BadMapping(f"The mapping has unknown keys: {', '.join(sorted(unknown))}.")
    if found.get("kind") not in list(TableKind):
        raise BadMapping(f'The mapping needs "kind", one of: {", ".join(TableKind)}.')
    _check_shapes(found)
    return Mapping(**{**_plain(found), "kind": TableKind(found["kind"])})


# Values straight from JSON have no type yet.
def _check_shapes(found: dict[str, Any]) -> None:
    for key in _TEXT_PAIRS:
        if not _is_text_pairs(found.get(key, {})):
            raise BadMapping(f'"{key}" in the mapping must go from text to text.')
    translations = found.get("translations", {})
    if not isinstance(translations, dict) or not all(map(_is_text_pairs, translations.values())):
        raise BadMapping('"translations" in the mapping must go from field to {text: text}.')
    if not _is_texts(found.get("details", [])):
        raise BadMapping('"details" in the mapping must be a list of column names.')
    if found.get("day_first") not in (True, False, None):
        raise BadMapping('"day_first" in the mapping must be true, false or null.')
    if not isinstance(found.get("zone", ""), str):
        raise BadMapping('"zone" in the mapping must be a text, as "Europe/Stockholm".')


def _plain(found: dict[str, Any]) -> dict[str, Any]:
    return {"columns": {}, **found, "details": tuple(found.get("details", ()))}


def _is_text_pairs(value: object) -> bool:
    return isinstance(value, dict) and _is_texts([*value, *value.values()])


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
