"""What pages call kinds, fields, states and values, and every sentence about a file's faults.

The sentences are the readers' own (`interchange.sentences`), looked up by code and translated
in this app's catalogue; their values are filled in here.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samsyn.interchange.mappings import TableKind
from samsyn.interchange.sentences import NOTES, REASONS, REFUSALS
from samsyn.office.imports.changes import CannotRead
from samsyn.office.imports.changes.sentences import OUR_REASONS
from samsyn.vocabulary.groups import BasisKind, MembershipRole
from samsyn.vocabulary.incidents import IncidentKind, PlacePrecision, Weapon
from samsyn.vocabulary.people import TieKind

KINDS: dict[str, Promise] = {
    TableKind.INCIDENTS: _("Incidents"),
    TableKind.PEOPLE: _("People"),
    TableKind.MEMBERSHIPS: _("Memberships"),
    TableKind.TIES: _("Ties between people"),
}
STATES: dict[str, Promise] = {
    "staged": _("Not taken yet"),
    "accepting": _("Is being taken"),
    "accepted": _("Taken"),
    "undone": _("Undone"),
    "refused": _("Refused"),
}
TABLES: dict[str, Promise] = {
    "incidents_incident": _("incidents"),
    "people_person": _("people"),
    "people_persontie": _("ties"),
    "people_source": _("sources"),
    "groups_group": _("groups"),
    "groups_membership": _("memberships"),
}
FIELDS: dict[str, Promise] = {
    "reference": _("Reference in the source"),
    "date": _("Date"),
    "time": _("Time"),
    "kind": _("Kind"),
    "place": _("Place"),
    "area": _("Area"),
    "longitude": _("Longitude"),
    "latitude": _("Latitude"),
    "x": _("x in metres"),
    "y": _("y in metres"),
    "crs": _("Coordinate system"),
    "place_precision": _("How exactly the place is known"),
    "dead": _("Number of dead"),
    "injured": _("Number of injured"),
    "fatal": _("Whether the victim died (one row per victim)"),
    "weapon": _("Weapon"),
    "inside": _("Indoors"),
    "name": _("Full name"),
    "first_name": _("Given name"),
    "last_name": _("Family name"),
    "alias": _("Other names"),
    "identity_number": _("Identity number"),
    "birth_date": _("Birth date"),
    "birth_year": _("Birth year"),
    "person": _("Person"),
    "group": _("Group"),
    "role": _("Role"),
    "since": _("From"),
    "until": _("Until"),
    "basis": _("Basis"),
    "source": _("Person, first"),
    "target": _("Person, second"),
    "event": _("Event that the person took part in"),
    "weight": _("Weight"),
    "period": _("Period"),
    "day_first": _("Order of day and month"),
}
# The closed lists of each kind of file, by field.
VOCABULARIES: dict[TableKind, dict[str, type[StrEnum]]] = {
    TableKind.INCIDENTS: {
        "kind": IncidentKind,
        "place_precision": PlacePrecision,
        "weapon": Weapon,
    },
    TableKind.PEOPLE: {},
    TableKind.MEMBERSHIPS: {"role": MembershipRole, "basis": BasisKind},
    TableKind.TIES: {"kind": TieKind},
}
# What the readers put into their sentences as words.
_WORDS: dict[str, Promise] = {
    "a PNG picture": _("a PNG picture"),
    "a JPEG picture": _("a JPEG picture"),
    "a GIF picture": _("a GIF picture"),
    "a PDF document": _("a PDF document"),
    "an RTF document": _("an RTF document"),
    "an empty zip archive": _("an empty zip archive"),
    "a RAR archive": _("a RAR archive"),
    "a 7-Zip archive": _("a 7-Zip archive"),
    "a database": _("a database"),
    "a Parquet file": _("a Parquet file"),
    "a program": _("a program"),
    "an archive inside an archive": _("an archive inside an archive"),
    "a web page or XML document": _("a web page or XML document"),
    "a binary file": _("a binary file"),
    "an OpenDocument file": _("an OpenDocument file"),
    "a zip archive of other files": _("a zip archive of other files"),
    "a binary workbook (.xlsb)": _("a binary workbook (.xlsb)"),
    "its parts do not fit together": _("its parts do not fit together"),
    "longitude": _("longitude"),
    "latitude": _("latitude"),
    "incidents": _("incidents"),
}
_AND_MORE = re.compile(r"(?P<listed>.*) and (?P<count>\d+) more")


def refusal(error: CannotRead) -> str:
    """Return why a whole file cannot be read."""
    return _filled(REFUSALS[error.code], error.values)


def reason(code: str, values: Mapping[str, Any], stated: str) -> str:
    """Return what is wrong with a row; a rule's own sentence stands as it was stated."""
    sentence = REASONS.get(code) or OUR_REASONS.get(code)
    return _filled(sentence, values) if sentence else stated


def note(kept: Mapping[str, Any]) -> str:
    """Return what a reader did or left out."""
    sentence = NOTES.get(kept["code"])
    return _filled(sentence, kept["values"]) if sentence else str(kept["text"])


def _filled(sentence: str, values: Mapping[str, Any]) -> str:
    words = {name: _word(name, value) for name, value in values.items()}
    return gettext(sentence).format(**words)


def _word(name: str, value: object) -> object:
    if name == "rows" and (found := _AND_MORE.fullmatch(str(value))):
        return gettext("%(listed)s and %(count)s more") % found.groupdict()
    if name == "problem":
        return gettext(str(value))
    return _WORDS.get(str(value), value)
