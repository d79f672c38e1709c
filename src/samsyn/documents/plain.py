"""A document as plain values: what the templates of PDF and HTML read. No text becomes code."""

from collections.abc import Sequence
from typing import Any

from samsyn.documents.layout import stays_whole, widths_of
from samsyn.documents.model import (
    Block,
    Bullets,
    ColumnKind,
    Document,
    Figure,
    Heading,
    Inline,
    Link,
    Note,
    Paragraph,
    Strong,
    Table,
)
from samsyn.documents.wording import cell_text, clean, word


def plain(document: Document) -> dict[str, Any]:
    """Return a document as mappings, lists and texts; cells are written as words."""
    language, day = document.language, document.dated
    return {
        "title": clean(document.title),
        "language": language,
        "author": clean(document.author),
        "subject": clean(document.subject),
        "keywords": [clean(one) for one in document.keywords],
        "dated": {"year": day.year, "month": day.month, "day": day.day},
        "head": clean(document.head),
        "foot": clean(document.foot),
        "words": {"page": word("page", language), "of": word("of", language)},
        "blocks": [_block(one, language) for one in document.blocks],
    }


def _block(block: Block, language: str) -> dict[str, Any]:
    match block:
        case Heading():
            held: dict[str, Any] = {"text": clean(block.text), "level": block.level}
            held["name"] = block.name
        case Paragraph():
            held = {"parts": _inline(block.parts)}
        case Bullets():
            held = {"points": [_inline(one) for one in block.points]}
        case Table():
            held = _table(block, language)
        case Figure():
            held = {"title": clean(block.title), "description": clean(block.description)}
            held |= {"svg": block.svg, "twin": _table(block.twin, language)}
        case Note():
            held = {"title": clean(block.title), "parts": _inline(block.parts)}
    return {"kind": block.kind, **held}


def _table(table: Table, language: str) -> dict[str, Any]:
    return {
        "caption": clean(table.caption),
        "note": clean(table.note),
        "whole": stays_whole(table),
        "columns": [
            {
                "heading": clean(one.heading),
                "share": width,
                "number": one.kind is ColumnKind.NUMBER,
            }
            for one, width in zip(table.columns, widths_of(table), strict=True)
        ],
        "rows": [
            [
                _marked(cell, cell_text(cell, column, language))
                for cell, column in zip(row, table.columns, strict=True)
            ]
            for row in table.rows
        ],
    }


def _inline(parts: Sequence[Inline] | str) -> list[dict[str, str]]:
    return [_marked(one, clean(one if isinstance(one, str) else one.text)) for one in parts]


def _marked(given: object, text: str) -> dict[str, str]:
    if isinstance(given, Link):
        return {"kind": "link", "text": text, "to": given.to}
    return {"kind": "strong" if isinstance(given, Strong) else "text", "text": text}
