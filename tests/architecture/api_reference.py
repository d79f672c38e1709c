"""The reference of the API, written from its description as the page in the office is."""

from collections.abc import Iterable, Iterator

import samsyn.office.commands  # noqa: F401  sets Django up

# isort: split
from samsyn.office.api.views.manual import Field, Operation, Outcome, ShapeTold, manual

_MADE = "Made from the code by `make reference`; a test holds it to it.\n"


def api() -> str:
    """Return the page of the API: each address, then each shape."""
    told = manual()
    lines = [
        f"# The API, version {told.version}\n",
        _MADE,
        f"{told.about}\n",
        "How it is used stands in [how to read a room from another system]"
        "(../how-to/use-the-api.md), why it is so in [0057]"
        "(../decisions/0057-an-api-from-types-by-django-ninja.md) and [0058]"
        "(../decisions/0058-a-token-is-an-account-of-one-room.md).\n",
        "## Addresses\n",
        *(line for one in told.operations for line in _operation(one)),
        "## Shapes\n",
        *(line for one in told.shapes for line in _shape(one)),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _operation(one: Operation) -> Iterator[str]:
    yield f"### {one.title}\n"
    yield f"`{one.method} {one.address}` · scope `{one.scope}`\n"
    yield from (f"{paragraph}\n" for paragraph in one.about)
    if one.body:
        yield f"Sent: {_name(one.body)}\n"
    if one.parameters:
        yield "| Parameter | In | What it is | About |\n| --- | --- | --- | --- |"
        for row in one.parameters:
            kind = f"{row.kind}, required" if row.is_required else row.kind
            yield f"| `{row.name}` | {row.where} | {kind} | {row.about} |"
        yield ""
    yield from map(_answer, one.outcomes)
    yield ""


def _answer(one: Outcome) -> str:
    said = f" {_name(one.shape)}" if one.shape else ""
    return f"* {one.status}: {one.about}{said}"


def _shape(one: ShapeTold) -> Iterator[str]:
    yield f"### {one.name}\n"
    if one.about:
        yield f"{one.about}\n"
    if one.words:
        yield ", ".join(f"`{word}`" for word in one.words) + "\n"
    if one.fields:
        yield from _fields(one.fields, is_sent=one.name.startswith("New"))


def _fields(rows: Iterable[Field], *, is_sent: bool) -> Iterator[str]:
    yield "| Field | What it is | About |\n| --- | --- | --- |"
    for row in rows:
        kind = f"{row.kind}, required" if is_sent and row.is_required else row.kind
        yield f"| `{row.name}` | {kind} | {row.about} |"
    yield ""


def _name(shape: str) -> str:
    return f"[{shape}](#{shape.lower()})"
