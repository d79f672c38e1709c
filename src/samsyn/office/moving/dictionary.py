"""What every table and column of a site's file means, so that nobody needs to ask us.

The sentences stand where the code has them: a table's in its model, a column's in `columns.toml`
and among the words that a letter to the person uses, removal in what each app declares.
"""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from inspect import getdoc
from typing import Final

from django.apps import apps
from django.db.models import Model
from django.utils.translation import override

from samsyn.office.access import walls
from samsyn.office.access.keeping import Emptied, GoesToo, HoldsNobody, Kept, declarations
from samsyn.office.accounts.models import Staff
from samsyn.office.moving.declared import KEPT_BACK, NUMBER, NUMBERS, STAFF, STAYS
from samsyn.office.moving.tables import Column, Table
from samsyn.office.retention.queries import hanging_on
from samsyn.office.rights.words import COLUMNS

FORMAT, VERSION = "samsyn-site-schema", 1
# Tables that no model has.
_MEANING: Final = {
    "samsyn_quotes.quote": "Marks of cards' codes, and in which quarter a card was quoted.",
}
_NOT_IN_A_MODEL: Final = "about nobody by itself: marks that lead to a card only with its code"


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """A column as the dictionary tells it. `refers_to` is a table of the file, or ''."""

    name: str
    type: str  # PostgreSQL's name
    required: bool
    meaning: str
    unit: str
    refers_to: str


@dataclass(frozen=True, slots=True)
class TableMeaning:
    """A table as the dictionary tells it."""

    name: str
    file: str
    meaning: str
    holds: str  # about whom, and behind the wall or not
    removal: tuple[str, ...]
    columns: tuple[ColumnMeaning, ...]


def described(found: Sequence[Table]) -> str:
    """Return the dictionary as JSON, in English."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "types": _TYPES,
        "tables": [asdict(one) for one in meanings(found)],
        "not_exported": {name.removeprefix("public."): why for name, why in STAYS.items()},
        "columns_not_exported": {
            f"{table.removeprefix('public.')}.{column}": kept.why
            for (table, column), kept in KEPT_BACK.items()
        },
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n"


def meanings(found: Sequence[Table]) -> list[TableMeaning]:
    """Return what each table means, in the order given."""
    models = {f"public.{one._meta.db_table}": one for one in apps.get_models()}
    with override("en"):
        return [_table(table, models.get(table.name)) for table in found]


def unexplained(found: Sequence[Table]) -> list[str]:
    """Return the columns that nobody has explained: their words go to `columns.toml`."""
    said = _said()
    models = {f"public.{one._meta.db_table}": one for one in apps.get_models()}
    return [
        f"{table.name}.{column.name}"
        for table in found
        for column in columns_of(table)
        if f"{table.name}.{column.name}" not in said
        and column.name not in said
        and column.name not in COLUMNS
        and _target(column, models.get(table.name)) is None
    ]


def columns_of(table: Table) -> tuple[Column, ...]:
    """Return the columns as they stand in the file."""
    if table.name != NUMBERS:
        return table.told
    number = Column(NUMBER, "text", is_required=True, is_computed=False, is_key=False, refers_to="")
    return tuple(sorted((*table.told, number), key=lambda one: one.name))


def _table(table: Table, model: type[Model] | None) -> TableMeaning:
    return TableMeaning(
        name=table.short_name,
        file=table.file,
        meaning=_MEANING[table.name] if model is None else _first_paragraph(model),
        holds=_NOT_IN_A_MODEL if model is None else _holds(table.name, model),
        removal=tuple(_removal().get(table.short_name, ())),
        columns=tuple(_column(table, one, model) for one in columns_of(table)),
    )


def _column(table: Table, column: Column, model: type[Model] | None) -> ColumnMeaning:
    text, unit = _words(table.name, column, model)
    return ColumnMeaning(
        column.name,
        column.type,
        column.is_required,
        text,
        unit,
        column.refers_to.removeprefix("public."),
    )


def _words(table: str, column: Column, model: type[Model] | None) -> tuple[str, str]:
    said, target = _said(), _target(column, model)
    text = said.get(f"{table}.{column.name}") or said.get(column.name, "")
    if not text and target is not None:
        what = "a member of staff" if target is Staff else _first_paragraph(target).split(".")[0]
        text = f"{column.name.removesuffix('_id').replace('_', ' ').capitalize()} ({what})"
    text = text or str(COLUMNS.get(column.name, ""))
    text = text or column.name.replace("_", " ").capitalize()
    meaning, _, unit = text.partition(" [")
    return meaning, unit.removesuffix("]")


def _target(column: Column, model: type[Model] | None) -> type[Model] | None:
    for field in model._meta.concrete_fields if model else ():
        if field.column == column.name and isinstance(field.related_model, type):
            return field.related_model
    return None


def _first_paragraph(model: type[Model]) -> str:
    return " ".join((getdoc(model) or model.__name__).split("\n\n")[0].split())


def _holds(table: str, model: type[Model]) -> str:
    if table == STAFF:
        return "about staff; outside the wall"
    protected = {wall.model for wall in walls()}
    nobody = _about_nobody().get(model)
    if nobody and not _removal().get(model._meta.db_table):
        return f"about nobody, behind the wall: {nobody}"
    if model in protected:
        return "about people, or what hangs on them; behind the wall"
    names_staff = any(one.related_model is Staff for one in model._meta.concrete_fields)
    return f"{'about the work of staff' if names_staff else 'about nobody'}; outside the wall"


@cache
def _said() -> Mapping[str, str]:
    return tomllib.loads((files(__package__) / "columns.toml").read_text(encoding="utf-8"))


@cache
def _about_nobody() -> Mapping[type[Model], str]:
    found: dict[type[Model], str] = {}
    for one in declarations():
        if isinstance(one, HoldsNobody):
            for model in (one.model, *(hanging.model for hanging in hanging_on(one.model))):
                found.setdefault(model, one.because)
    return found


@cache
def _removal() -> Mapping[str, list[str]]:
    """Return by what each table's rows are removed: with which kind of record, and how."""
    found: dict[str, list[str]] = defaultdict(list)
    for table, how in _removals():
        if how not in found[table]:
            found[table].append(how)
    return found


def _removals() -> Iterator[tuple[str, str]]:
    for one in declarations():
        if isinstance(one, Kept):
            yield one.model._meta.db_table, f"by the rules for {one.kind.value}"
            for hanging in hanging_on(one.model):
                yield hanging.model._meta.db_table, f"with its {one.kind.value}"
        elif isinstance(one, GoesToo):
            yield one.model._meta.db_table, f"with its {one.kind.value}"
        elif isinstance(one, Emptied):
            columns = ", ".join(one.values)
            yield one.model._meta.db_table, f"{columns} emptied with the {one.kind.value}"


_TYPES: Final = {
    "uuid, text, character varying": "text",
    "integer, bigint, smallint, numeric, double precision": "number",
    "boolean": "true or false",
    "date": "text, ISO 8601: 2026-11-29",
    "timestamp with time zone": "text, ISO 8601 in UTC: 2026-11-29T08:15:00+00:00",
    "jsonb": "any JSON",
    "bytea": "text: \\x, then two hexadecimal digits for each byte",
    "…[]": "a list",
}
