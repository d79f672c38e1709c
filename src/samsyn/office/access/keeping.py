"""What apps declare of how long their rows are kept, and of what goes when a record goes.

An app says it in its module `keeping`, as `KEEPING`: a tuple of what stands here. Whatever a
`CASCADE` ties to a record goes with it, and need not be declared. `retention` reads them all,
and a test finds the table that nobody has thought of.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db.models import Expression, F, Model, Q

from samsyn.office.access.records import RoomRecord
from samsyn.vocabulary.retention import AppliesTo, KeptKind, KeptText, StartEvent

When = Expression | F


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A kind of record that rules are about. `starts` says where its days are found.

    `anonymised` are the values that take away who it is about; empty if it can only be erased.
    """

    kind: KeptKind
    model: type[RoomRecord]
    prefix: str  # of its code on pages
    starts: Mapping[StartEvent, When] = field(default_factory=dict)
    conditions: Mapping[AppliesTo, Q] = field(default_factory=dict)
    anonymised: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Starts:
    """A start event that another app's rows tell of: the newest `day` among them."""

    kind: KeptKind
    event: StartEvent
    model: type[RoomRecord]
    by: str  # the path to the record
    day: str
    where: Q = field(default_factory=Q)


@dataclass(frozen=True, slots=True)
class Pauses:
    """Days that the law does not count: rows from `since` to the day before `until`."""

    kind: KeptKind
    model: type[RoomRecord]
    by: str  # the path to the record
    where: Q = field(default_factory=Q)


@dataclass(frozen=True, slots=True)
class GoesToo:
    """Rows that are erased with a record, though no cascade ties them: in this order."""

    kind: KeptKind
    model: type[RoomRecord]
    by: str  # the lookup that finds them by a list of the record's identifiers
    hides: bool = False  # they lie apart, and are hidden and shown with the record


@dataclass(frozen=True, slots=True)
class Emptied:
    """Rows of which some columns are emptied when a record goes.

    With `of`, `by` is asked by the identifiers of the record's rows in that table.
    """

    kind: KeptKind
    model: type[RoomRecord]
    by: str
    values: Mapping[str, Any]
    of: type[RoomRecord] | None = None


@dataclass(frozen=True, slots=True)
class HoldsNobody:
    """Rows, and what a cascade ties to them, that are about nobody; `because` says why."""

    model: type[RoomRecord]
    because: str


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts outside the wall that a rule empties. `emptied_by` is the database's own function.

    It is asked with a room, the rule's months and today, by the service that erases, counts from
    `event`, writes to the log, and returns how many rows it has emptied.
    """

    kind: KeptText
    model: type[Model]
    event: StartEvent
    emptied_by: str


Declaration = Kept | Starts | Pauses | GoesToo | Emptied | HoldsNobody | Texts


def declarations() -> list[Declaration]:
    """Return what every installed app declares, lower apps first as they are installed."""
    found: list[Declaration] = []
    for config in apps.get_app_configs():
        name = f"{config.name}.keeping"
        if config.name.startswith("samsyn.") and find_spec(name):
            found += import_module(name).KEEPING
    return found
