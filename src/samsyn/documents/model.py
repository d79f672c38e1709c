"""What a document consists of. Everything is frozen, so that it can be kept, compared and reused.

A document has one title, which is the heading of level 1; headings in it begin at level 2. A
place in it is named by its heading, and a link to `#name` leads there in every format.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final

FIRST_LEVEL: Final = 2
LAST_LEVEL: Final = 4
_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,38}")
_ADDRESS: Final = re.compile(r"(https?://|mailto:)\S+")


class CannotWrite(ValueError):
    """The document is not one that can be read by everybody; says what to mend."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to `to`: https://…, mailto:… or #name of a heading in the document."""

    text: str
    to: str


Inline = str | Strong | Link
Cell = str | int | float | Decimal | date | Strong | Link | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 to 4. `name` is what links in the document call it."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = FIRST_LEVEL
    name: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text: one text, or several with strong words and links among them."""

    kind: ClassVar[str] = "paragraph"
    parts: tuple[Inline, ...] | str

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", inline(self.parts))


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points in no order of rank."""

    kind: ClassVar[str] = "bullets"
    points: tuple[tuple[Inline, ...] | str, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", tuple(inline(one) for one in self.points))


class ColumnKind(StrEnum):
    """What the cells of a column hold: numbers stand to the right."""

    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `decimals` is how numbers in it are written.

    `share` is its part of the width. Where no column of a table says it, their words decide.
    """

    heading: str
    kind: ColumnKind = ColumnKind.TEXT
    share: int = 0
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its caption. A cell of a number column can hold words instead."""

    kind: ClassVar[str] = "table"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its title, what it says to who cannot see it, and the same as a table."""

    kind: ClassVar[str] = "figure"
    title: str
    description: str
    svg: str
    twin: Table


@dataclass(frozen=True, slots=True)
class Note:
    """Something set apart: what to bear in mind when one reads the rest."""

    kind: ClassVar[str] = "note"
    title: str
    parts: tuple[Inline, ...] | str

    def __post_init__(self) -> None:
        object.__setattr__(self, "parts", inline(self.parts))


Block = Heading | Paragraph | Bullets | Table | Figure | Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document. Raises `CannotWrite` if it could not be read by everybody.

    `language` is "sv" or "en". `dated` is the day that the files carry. `head` stands above the
    title on every page (who issues it), `foot` below (what it is and when it was given).
    """

    title: str
    language: str
    dated: date
    blocks: tuple[Block, ...]
    subject: str = ""
    author: str = ""
    head: str = ""
    foot: str = ""
    keywords: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if faults := list(_faults(self)):
            raise CannotWrite(" ".join(faults))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table in order, those of figures among them."""
        found = (one.twin if isinstance(one, Figure) else one for one in self.blocks)
        return tuple(one for one in found if isinstance(one, Table))


def inline(given: str | Sequence[Inline]) -> tuple[Inline, ...]:
    """Return the parts of a text, whether it came whole or in parts."""
    return (given,) if isinstance(given, str) else tuple(given)


def words_of(parts: Sequence[Inline] | str) -> str:
    """Return a text without what marks its parts."""
    return "".join(one if isinstance(one, str) else one.text for one in inline(parts))


def _faults(document: Document) -> Iterator[str]:
    if not document.title.strip():
        yield "Give the document a title."
    if document.language not in {"sv", "en"}:
        yield f"The language {document.language} has no words for pages and tables: sv or en."
    yield from _faults_of_headings(document.blocks)
    yield from _faults_of_links(document.blocks)
    for block in document.blocks:
        if isinstance(block, Figure) and not block.description.strip():
            yield f"Say what the picture {block.title} shows."
    for table in document.tables:
        yield from _faults_of_table(table)


def _faults_of_headings(blocks: Sequence[Block]) -> Iterator[str]:
    level = FIRST_LEVEL - 1
    names: set[str] = set()
    for one in blocks:
        if not isinstance(one, Heading):
            continue
        if not FIRST_LEVEL <= one.level <= min(level + 1, LAST_LEVEL):
            yield f"The heading {one.text} cannot have level {one.level} after level {level}."
        if one.name and (one.name in names or not _NAME.fullmatch(one.name)):
            yield f"The name {one.name} is taken, or not in small letters, digits and hyphens."
        level = one.level
        names.add(one.name)


def _faults_of_links(blocks: Sequence[Block]) -> Iterator[str]:
    names = {one.name for one in blocks if isinstance(one, Heading) and one.name}
    for link in _links(blocks):
        if not link.text.strip():
            yield f"Give the link to {link.to} words."
        known = link.to[1:] in names if link.to.startswith("#") else _ADDRESS.fullmatch(link.to)
        if not known:
            yield f"The link to {link.to} leads nowhere."


def _links(blocks: Sequence[Block]) -> Iterator[Link]:
    for block in blocks:
        held: list[object] = []
        if isinstance(block, Paragraph | Note):
            held += block.parts
        elif isinstance(block, Bullets):
            held += [one for point in block.points for one in point]
        elif isinstance(block, Table | Figure):
            table = block.twin if isinstance(block, Figure) else block
            held += [cell for row in table.rows for cell in row]
        yield from (one for one in held if isinstance(one, Link))


def _faults_of_table(table: Table) -> Iterator[str]:
    if not table.caption.strip() or not table.columns:
        yield "Give each table a caption and columns."
    if any(not one.heading.strip() for one in table.columns):
        yield f"Give every column of {table.caption} a heading."
    if any(len(row) != len(table.columns) for row in table.rows):
        yield f"Give every row of {table.caption} {len(table.columns)} cells."
