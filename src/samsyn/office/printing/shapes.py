"""The shapes that a print can have at its plainest, each with its template.

Other apps make shapes of their own; these serve where nothing more is needed.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from samsyn.office.printing.documents import Template
from samsyn.office.printing.parts import part

LETTER = Template("printing/typst/letter.typ")
LETTERS = Template("printing/typst/letters.typ")
TABLE_SHEET = Template("printing/typst/table.typ")
CARD_SHEET = Template("printing/typst/plain_cards.typ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter on one page. `message` is set apart, line by line, as it is said.

    `title` is its own among several letters; alone it is called as the document.
    """

    title: str = ""
    senders: tuple[str, ...] = part(_("Senders"))
    dated: str = part(_("Date"))
    greeting: str = ""
    paragraphs: tuple[str, ...] = part(_("Text of the letter"))
    message: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    rights: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Letters to several people in one language, each on a page of its own."""

    letters: tuple[Letter, ...] = part(_("Letters"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; its share of the width is relative to the others'."""

    heading: str = part(_("Heading of a column"))
    share: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A list of points below a table."""

    heading: str = part(_("Heading of a list"))
    points: tuple[str, ...] = part(_("Points of a list"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSheet:
    """A sheet with facts and a table. `ticked` adds a column of boxes to tick by hand."""

    kicker: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    columns: tuple[Column, ...] = part(_("Columns"))
    rows: tuple[tuple[str, ...], ...] = part(_("Rows of the table"))
    ticked: bool = False
    tick_heading: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card of a plain sheet."""

    heading: str = part(_("Heading of a card"))
    text: str = part(_("Text of a card"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSheet:
    """Cards of 85 x 55 mm, ten on a sheet."""

    cards: tuple[Card, ...] = part(_("Cards"))
