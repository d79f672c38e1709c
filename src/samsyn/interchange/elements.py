"""XML as text: elements with attributes, everything escaped, the same bytes each time."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from markupsafe import Markup, escape

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def text(value: str) -> Markup:
    """Return a text as XML has it; characters that XML cannot hold are left out."""
    return escape(_NOT_IN_XML.sub("", value))


def element(name: str, attributes: Mapping[str, str] | None = None, *inside: Markup) -> Markup:
    """Return an element. An attribute that is empty is left out; names are ours, never input."""
    tag = Markup(name)  # noqa: S704  a constant of these modules
    told = Markup("").join(
        Markup(' {}="{}"').format(Markup(key), text(value))  # noqa: S704  as above
        for key, value in (attributes or {}).items()
        if value
    )
    if not inside:
        return Markup("<{}{}/>\n").format(tag, told)
    content = Markup("").join(inside)
    line = Markup("\n" if content.startswith("<") else "")  # noqa: S704  as above
    return Markup("<{0}{1}>{2}{3}</{0}>\n").format(tag, told, line, content)


def written(root: Markup) -> bytes:
    """Return a whole document, in UTF-8."""
    return f"{DECLARATION}{root}".encode()


def joined(parts: Iterable[Markup]) -> Markup:
    """Return elements one after the other."""
    return Markup("").join(parts)
