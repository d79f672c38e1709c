"""The description of the API as something to read: the same for the page and for the reference."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from samsyn.office.api.views.description import description

_PART_OF = "#/components/schemas/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One parameter, or one field of a shape."""

    name: str
    kind: str
    is_required: bool
    about: str = ""
    where: str = ""  # of a parameter: path, query or header


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One way in which an address answers."""

    status: str
    about: str
    shape: str  # '' for an answer without a body, and for a problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """What one address does."""

    id: str
    method: str
    address: str
    title: str
    about: tuple[str, ...]  # paragraphs
    scope: str
    parameters: tuple[Field, ...]
    body: str  # the shape that is sent, '' for none
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapeTold:
    """A shape with its fields, or the words that one of them can be."""

    name: str
    about: str
    fields: tuple[Field, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual:
    """All of it."""

    version: str
    about: str
    operations: tuple[Operation, ...]
    shapes: tuple[ShapeTold, ...]


@cache
def manual() -> Manual:
    """Return the API as something to read, in English."""
    made = description()
    return Manual(
        version=made["info"]["version"],
        about=made["info"]["description"],
        operations=tuple(_operations(made["paths"])),
        shapes=tuple(
            _shape(name, told) for name, told in sorted(made["components"]["schemas"].items())
        ),
    )


def _operations(paths: Mapping[str, Any]) -> Iterator[Operation]:
    for address, methods in paths.items():
        for method, told in methods.items():
            *about, _scope = told["description"].split("\n\n")
            yield Operation(
                id=told["operationId"],
                method=method.upper(),
                address=address,
                title=told["summary"],
                about=tuple(" ".join(one.split()) for one in about),
                scope=told["x-scope"],
                parameters=tuple(map(_parameter, told["parameters"])),
                body=_sent(told),
                outcomes=tuple(
                    _outcome(status, one) for status, one in sorted(told["responses"].items())
                ),
            )


def _parameter(told: Mapping[str, Any]) -> Field:
    return Field(
        name=told["name"],
        kind=_kind(told["schema"]),
        is_required=told["required"],
        about=told.get("description", ""),
        where=told["in"],
    )


def _sent(told: Mapping[str, Any]) -> str:
    body = told.get("requestBody")
    return _kind(body["content"]["application/json"]["schema"]) if body else ""


def _outcome(status: str, told: Mapping[str, Any]) -> Outcome:
    schema = told.get("content", {}).get("application/json", {}).get("schema")
    return Outcome(status=status, about=told["description"], shape=_kind(schema) if schema else "")


def _shape(name: str, told: Mapping[str, Any]) -> ShapeTold:
    needed = told.get("required", ())
    fields = (
        Field(
            name=field,
            kind=_kind(one),
            is_required=field in needed,
            about=" ".join(one.get("description", "").split()),
        )
        for field, one in told.get("properties", {}).items()
    )
    return ShapeTold(
        name=name,
        about=" ".join(told.get("description", "").split()),
        fields=tuple(fields),
        words=tuple(map(str, told.get("enum", ()))),
    )


def _kind(schema: Mapping[str, Any]) -> str:
    """Return in a word or two what a value is."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(_PART_OF)
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(map(_kind, schema["anyOf"])))
    if "allOf" in schema:
        return _kind(schema["allOf"][0])
    if schema.get("type") == "array":
        return f"list of {_kind(schema['items'])}"
    return str(schema.get("format") or schema.get("type") or "any")
