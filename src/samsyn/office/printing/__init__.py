"""Paper: a frozen dataclass and a typst template become a tagged PDF (PDF/UA-1), A4.

Feature apps import these names from here and own their templates, which start from `frame`,
`table`, `cards` or `letter` in `typst/`. What is printed is data: no text becomes code.
"""

from samsyn.office.printing.documents import Template, document
from samsyn.office.printing.files import FileKind, content_type_of, document_response, written_as
from samsyn.office.printing.pages import Classification, InternalUse, Logo, SiteMark
from samsyn.office.printing.parts import part
from samsyn.office.printing.queries import site_mark
from samsyn.office.printing.refusals import CannotPrint
from samsyn.office.printing.responses import NotedPrint, note_print, pdf_response

__all__ = [
    "CannotPrint",
    "Classification",
    "FileKind",
    "InternalUse",
    "Logo",
    "NotedPrint",
    "SiteMark",
    "Template",
    "content_type_of",
    "document",
    "document_response",
    "note_print",
    "part",
    "pdf_response",
    "site_mark",
    "written_as",
]
