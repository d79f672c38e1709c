"""Documents: one small model, and writers that give PDF, DOCX, ODT, XLSX and HTML of it.

A document is plain data without Django. Every writer gives the same bytes for the same document:
files carry the document's own date and never the clock's. Each format is made for a screen
reader: one title, headings that skip no level, header rows, words for each picture, a language.
"""

from samsyn.documents.docx_files import write_docx
from samsyn.documents.html_files import write_html
from samsyn.documents.layout import table_of_words
from samsyn.documents.model import (
    Block,
    Bullets,
    CannotWrite,
    Cell,
    Column,
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
from samsyn.documents.odt_files import write_odt
from samsyn.documents.pdf_files import write_pdf
from samsyn.documents.xlsx_files import write_xlsx

__all__ = [
    "Block",
    "Bullets",
    "CannotWrite",
    "Cell",
    "Column",
    "ColumnKind",
    "Document",
    "Figure",
    "Heading",
    "Inline",
    "Link",
    "Note",
    "Paragraph",
    "Strong",
    "Table",
    "table_of_words",
    "write_docx",
    "write_html",
    "write_odt",
    "write_pdf",
    "write_xlsx",
]
