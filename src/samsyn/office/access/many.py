"""A filter by many values at once, handed to the database as one text."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import BooleanField, F, Func, TextField, Value

_BETWEEN = "\x1f"  # the unit separator, which no text of the register holds


def any_of(column: str, values: Iterable[UUID] | Iterable[str]) -> Func:
    """Return the condition that a column of identifiers, or of texts, is one of these.

    A page or a file may ask for thousands. To write them as an IN, parameter by parameter, and
    to parse and plan that takes longer than the answer; one text that becomes an array does not.
    The empty text cannot be asked for.
    """
    asked = list(values)
    kind = "text" if asked and isinstance(asked[0], str) else "uuid"
    return Func(
        F(column),
        Value(_BETWEEN.join(map(str, asked)), output_field=TextField()),
        template=f"%(expressions)s, chr({ord(_BETWEEN)}))::{kind}[])",
        arg_joiner=" = ANY(string_to_array(",
        output_field=BooleanField(),
    )
