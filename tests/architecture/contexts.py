"""Listens to every template of ours that is drawn, and finds rows among what it was given."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from typing import Any

from django import forms
from django.db.models import Manager, Model, QuerySet
from django.template.backends.jinja2 import Template

LIBRARIES = ("account/", "mfa/", "socialaccount/")  # allauth hands its pages the signed-in user
DEEPEST = 8


@contextmanager
def rows_in_contexts() -> Iterator[set[str]]:
    """Collect, for as long as the block runs, where a context held a model or a query set."""
    found: set[str] = set()
    draw = Template.render

    def listening(
        self: Template, context: dict[str, Any] | None = None, request: Any = None
    ) -> str:
        name = self.template.name
        if not name.startswith(LIBRARIES):
            found.update(f"{name}: {path}" for path in rows_in(context or {}))
        return draw(self, context, request)

    Template.render = listening
    try:
        yield found
    finally:
        Template.render = draw


def rows_in(value: Any, path: str = "", depth: int = 0) -> Iterator[str]:
    """Yield where in a context a model or a query set lies."""
    if isinstance(value, Model | QuerySet | Manager):
        yield f"{path} is a {type(value).__name__}"
    elif depth < DEEPEST:
        for name, part in _parts(value):
            yield from rows_in(part, f"{path}.{name}" if path else str(name), depth + 1)


def _parts(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, list | tuple | set | frozenset):
        yield from enumerate(value)
    elif isinstance(value, forms.BaseForm):
        yield from (
            (name, getattr(field, "queryset", None)) for name, field in value.fields.items()
        )
    elif is_dataclass(value) and not isinstance(value, type):
        yield from ((field.name, getattr(value, field.name)) for field in fields(value))
