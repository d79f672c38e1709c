"""A filter by many values at once, handed to the database as one text."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Expression, F, Func, TextField, Value
from django.db.models.sql.compiler import SQLCompiler

_BETWEEN = "\x1f"  # the unit separator, which no text of the register holds


def is_any_of(column: str, values: Iterable[UUID] | Iterable[str] | Expression) -> Func:
    """Return the condition that a column of identifiers, or of texts, is one of these.

    A page or a file may ask for thousands. To write them as an IN, parameter by parameter, and
    to parse and plan that takes longer than the answer; one text that becomes an array does not.
    The empty text cannot be asked for. An expression is an array of the database's own.
    """
    if isinstance(values, Expression):
        return _IsAnyOfArray(F(column), values, output_field=BooleanField())
    asked = Value(_BETWEEN.join(map(str, values)), output_field=TextField())
    return _IsAnyOf(F(column), asked, output_field=BooleanField())


class _IsAnyOfArray(Func):
    template, arg_joiner = "%(expressions)s)", " = ANY("


class _IsAnyOf(Func):
    arg_joiner = " = ANY(string_to_array("

    def as_sql(  # type: ignore[override]  # its other parameters are of no use here
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        column = self.source_expressions[0].output_field
        kind = "uuid" if column.db_type(connection) == "uuid" else "text"
        template = f"%(expressions)s, chr({ord(_BETWEEN)}))::{kind}[])"
        return super().as_sql(compiler, connection, template=template, **context)
