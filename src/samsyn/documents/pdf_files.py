"""PDF/UA-1: tagged, with a language, a title and words for each picture. The compiler checks it."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import typst

from samsyn.documents import typesetting
from samsyn.documents.layout import stays_whole, widths_of
from samsyn.documents.model import (
    Block,
    Bullets,
    CannotWrite,
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

_FOLDER: Final = Path(__file__).parent / "typst"
_NO_GLYPH: Final = re.compile(r"the text `\"?(.+?)\"?` could not be displayed")


def write_pdf(document: Document) -> bytes:
    """Return the document as a tagged PDF on A4. Raises `CannotWrite` for a sign no font has."""
    given = json.dumps(_given(document), ensure_ascii=False)
    try:
        return typesetting.pdf(_FOLDER / "document.typ", root=_FOLDER, given=given)
    except typst.TypstError as error:
        if found := _NO_GLYPH.search(f"{error.message} {error.diagnostic}"):
            raise CannotWrite(f"No font has a sign in {found[1]}. Write it another way.") from error
        raise


def _given(document: Document) -> dict[str, Any]:
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
