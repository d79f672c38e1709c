"""HTML: one page that needs nothing beside it, with its pictures in it and no script."""

from base64 import b64encode
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from samsyn.documents.model import Document
from samsyn.documents.plain import plain

_FOLDER: Final = Path(__file__).parent / "html"


def write_html(document: Document) -> bytes:
    """Return the document as one HTML page in UTF-8. The same document gives the same bytes."""
    template = _ENVIRONMENT.get_template("document.html")
    return template.render(**plain(document), day=document.dated.isoformat()).encode()


def _as_picture(svg: str) -> str:
    """Return a drawing as an address that holds it: what is in it runs nothing and fetches none."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode('ascii')}"


_ENVIRONMENT: Final = Environment(
    loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined
)
_ENVIRONMENT.filters["as_picture"] = _as_picture
