"""What hangs on a kind of record: read off the tables themselves and what apps declare."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple
from uuid import UUID

from django.apps import apps
from django.db.models import CASCADE, ForeignKey, Q

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.keeping import Emptied, GoesToo, Kept, declarations
from samsyn.office.access.records import RoomRecord
from samsyn.vocabulary.retention import KeptKind

_SOURCE: str = "source"


class Hanging(NamedTuple):
    """A table whose rows go with a record, and every shortest path from a row to the record."""

    model: type[RoomRecord]
    paths: tuple[str, ...]

    def rows_of(self, ids: Sequence[UUID]) -> Q:
        """Return the condition that a row hangs on one of these records."""
        found = Q()
        for path in self.paths:
            found |= Q(**{f"{path}__in": ids})
        return found


@cache
def kept_kinds() -> Mapping[KeptKind, Kept]:
    """Return every kind of record that rules can be about."""
    return {one.kind: one for one in declarations() if isinstance(one, Kept)}


@cache
def goes_too(kind: KeptKind) -> tuple[GoesToo, ...]:
    """Return what is erased with a record though no cascade ties it."""
    return tuple(one for one in declarations() if isinstance(one, GoesToo) and one.kind is kind)


@cache
def emptied(kind: KeptKind) -> tuple[Emptied, ...]:
    """Return what is emptied when a record goes."""
    return tuple(one for one in declarations() if isinstance(one, Emptied) and one.kind is kind)


@cache
def hanging_on(root: type[RoomRecord]) -> tuple[Hanging, ...]:
    """Return the tables that cascades tie to one, the nearest first."""
    found: dict[type[RoomRecord], tuple[str, ...]] = {}
    nearest: dict[type[RoomRecord], tuple[str, ...]] = {root: ("",)}
    while nearest:
        farther: dict[type[RoomRecord], list[str]] = defaultdict(list)
        for parent, paths in nearest.items():
            for child, name in _cascading_to(parent):
                if child is not root and child not in found:
                    farther[child] += [f"{name}__{path}" if path else name for path in paths]
        nearest = {child: tuple(dict.fromkeys(paths)) for child, paths in farther.items()}
        found |= nearest
    return tuple(Hanging(model, paths) for model, paths in found.items())


def rows_to_erase(service: Actor, kept: Kept, ids: Sequence[UUID]) -> dict[str, int]:
    """Return table -> how many rows go with these records, themselves among them."""
    counts = {kept.model._meta.db_table: len(ids)}
    for one in hanging_on(kept.model):
        rows = access.visible_to(service, one.model._default_manager.all())
        counts[one.model._meta.db_table] = rows.filter(one.rows_of(ids)).distinct().count()
    for other in goes_too(kept.kind):
        table = other.model._meta.db_table
        rows = access.visible_to(service, other.model._default_manager.all())
        counts[table] = counts.get(table, 0) + rows.filter(**{other.by: list(ids)}).count()
    return {table: count for table, count in counts.items() if count}


def identifiers_with(service: Actor, kept: Kept, ids: Sequence[UUID]) -> list[UUID]:
    """Return the identifiers of these records and of every row that hangs on them."""
    found = list(ids)
    for one in hanging_on(kept.model):
        rows = access.visible_to(service, one.model._default_manager.all())
        found += rows.filter(one.rows_of(ids)).values_list("pk", flat=True)
    return found


def sources_of(service: Actor, kept: Kept, ids: Sequence[UUID]) -> set[UUID]:
    """Return the sources that what hangs on these records rests on."""
    found: set[UUID] = set()
    tables = [Hanging(kept.model, ("pk",)), *hanging_on(kept.model)]
    for one in tables:
        if any(field.name == _SOURCE for field in one.model._meta.concrete_fields):
            rows = access.visible_to(service, one.model._default_manager.all())
            resting = rows.filter(one.rows_of(ids), **{f"{_SOURCE}__isnull": False})
            found |= set(resting.values_list(_SOURCE, flat=True))
    return found


def _cascading_to(parent: type[RoomRecord]) -> list[tuple[type[RoomRecord], str]]:
    """Return the protected tables with a cascade to this one, and the column's name."""
    found = []
    for model in apps.get_models():
        if not issubclass(model, RoomRecord):
            continue
        for field in model._meta.concrete_fields:
            if (
                isinstance(field, ForeignKey)
                and field.related_model is parent
                and field.remote_field.on_delete is CASCADE
            ):
                found.append((model, field.name))
    return found
