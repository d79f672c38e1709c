"""Writes the dictionary of the data, and the draft of an impact assessment, from the same words."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import samsyn.office.commands  # noqa: F401  sets Django up

# isort: split
from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey, Model

from samsyn.office.access.deeds import GRANTS
from samsyn.office.access.records import RoomRecord
from samsyn.office.moving.declared import KEPT_BACK, STAYS, rows_of
from samsyn.office.moving.dictionary import TableMeaning, meanings
from samsyn.office.moving.tables import Column, Table
from samsyn.office.retention.rules.swedish import RULES
from samsyn.office.rights.words import COLUMNS, TABLES
from samsyn.vocabulary.rooms import Role

# In every table of a room, and told once.
LONG = 200  # characters, from which a text is written freely
OF_EVERY_ROW = ("id", "room_id", "compartment_id", "recorded_at", "recorded_by_id")
_HEAD = Path(__file__).with_name("impact_assessment.md")  # what no code can say
_MADE = "Made from the code by `make reference`; a test holds it to it.\n"


def data_dictionary() -> str:
    """Return the page: every table that holds a site's rows, and every column of it."""
    told = _told()
    about = [one for one in told if one.holds.startswith("about people")]
    every = {column.name: column.meaning for one in told for column in one.columns}
    common = "\n".join(f"| `{name}` | {every[name]} |" for name in OF_EVERY_ROW)
    return (
        f"# Data dictionary\n\n{_MADE}\n{len(told)} tables hold what is a site's;"
        f" {len(about)} of them are about people, or hang on somebody.\n[The file of a"
        " site](site-export.md) has the same words. *Letter*: the column stands, by that name, in"
        " what\na person is told who asks.\n\n"
        "| In every table behind the wall | What |\n| --- | --- |\n"
        f"{common}\n{''.join(map(_section, told))}\n## Not a site's\n\n"
        "| Table | Why it is of the installation alone |\n| --- | --- |\n"
        + "".join(f"| `{name.removeprefix('public.')}` | {why} |\n" for name, why in STAYS.items())
    )


def impact_assessment() -> str:
    """Return the page: what a controller's own assessment can begin with."""
    told = _told()
    about = [one for one in told if one.holds.startswith("about people")]
    free = [
        f"| `{one.name}` | {', '.join(f'`{name}`' for name in _free_texts(one))} |"
        for one in about
        if _free_texts(one)
    ]
    return (
        _HEAD.read_text(encoding="utf-8")
        + "\n## Which data, about whom\n\n| Table | What a row is | Removed |\n"
        "| --- | --- | --- |\n"
        + "".join(f"| `{one.name}` | {one.meaning} | {_removal(one)} |\n" for one in about)
        + "\n## Where staff write freely\n\nForms say what does not belong there. Nothing else"
        " holds it back.\n\n| Table | Columns |\n| --- | --- |\n"
        + "\n".join(free)
        + "\n\n## How long\n\nExamples, until the site's lawyers have approved them.\n\n"
        "| Rule | Regime | Of | Counts from | Months | Then | Provision |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
        + "".join(map(_rule, RULES))
        + "\n## Who may what\n\nIn the rooms where they hold the role, and no other.\n\n"
        "| Role | Deeds |\n| --- | --- |\n" + "".join(_role(role) for role in GRANTS)
    )


def _told() -> list[TableMeaning]:
    return meanings([one for model in _models() if (one := _table(model)) is not None])


def _models() -> list[type[Model]]:
    return sorted(apps.get_models(), key=lambda model: model._meta.db_table)


def _table(model: type[Model]) -> Table | None:
    """Return the table as the models have it: no database runs where pages are written."""
    name = f"public.{model._meta.db_table}"
    columns = tuple(sorted(map(_column, model._meta.concrete_fields), key=lambda one: one.name))
    rows = rows_of(name, frozenset(one.name for one in columns))
    return Table(name, columns, rows) if rows is not None else None


def _column(field: Any) -> Column:
    target = field.related_model if isinstance(field, ForeignKey) else None
    return Column(
        field.column,
        field.db_type(connection),
        not field.null,
        bool(getattr(field, "generated", False)),
        field.primary_key,
        f"public.{target._meta.db_table}" if target else "",
    )


def _section(table: TableMeaning) -> str:
    head = f"\n## {table.name}\n\n{table.meaning}\n\n{table.holds[0].upper()}{table.holds[1:]}."
    rows = [
        f"| `{one.name}` | {one.type} | {one.meaning} | {one.unit} | {_letter(table, one.name)} |"
        for one in table.columns
        if one.name not in OF_EVERY_ROW or not table.holds.endswith("behind the wall")
    ]
    kept = [column for (name, column) in KEPT_BACK if name == f"public.{table.name}"]
    hidden = f"\nNever told: {', '.join(f'`{one}`' for one in kept)}.\n" if kept else ""
    return (
        f"{head}{f' Removed: {_removal(table)}.' if table.removal else ''}\n\n"
        "| Column | Type | What | Unit | Letter |\n| --- | --- | --- | --- | --- |\n"
        + "\n".join(rows)
        + f"\n{hidden}"
    )


def _letter(table: TableMeaning, column: str) -> str:
    return "yes" if table.name in TABLES and column.removesuffix("_id") in COLUMNS else ""


def _removal(table: TableMeaning) -> str:
    return "; ".join(table.removal) or "with what it hangs on"


def _free_texts(table: TableMeaning) -> list[str]:
    return [one.name for one in table.columns if one.type == "text" or _length(one.type) >= LONG]


def _length(kind: str) -> int:
    found = re.fullmatch(r"varchar\((\d+)\)", kind)
    return int(found[1]) if found else 0


def _rule(rule: Any) -> str:
    most = f" (at most {rule.most_months})" if rule.most_months else ""
    return (
        f"| `{rule.key}` | {rule.regime} | {rule.kind} ({rule.applies_to}) | {rule.event} |"
        f" {rule.months}{most} | {rule.action} | {rule.provision} |\n"
    )


def _role(role: Role) -> str:
    deeds = ", ".join(f"`{deed.value}`" for deed in sorted(GRANTS[role]))
    return f"| `{role.value}` | {deeds} |\n"


def protected_tables() -> Iterator[str]:
    """Yield every table behind the wall, by which a test sees that none is missing."""
    yield from (one._meta.db_table for one in _models() if issubclass(one, RoomRecord))
