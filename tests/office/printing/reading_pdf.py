"""Opens a PDF as a reader does: its text, its tags, what it says of itself."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader


def opened(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def text_of(content: bytes) -> str:
    """All text, page after page, without the marks where a long word may break."""
    pages = (page.extract_text() for page in opened(content).pages)
    return " ".join("\n".join(pages).replace("\u200b", "").split())


def tags_of(content: bytes) -> list[str]:
    """The names of all tags, in reading order."""
    return list(_tags(opened(content).trailer["/Root"]["/StructTreeRoot"]["/K"]))


def claims_accessibility(content: bytes) -> bool:
    """Whether the file says that it keeps PDF/UA-1."""
    root = opened(content).trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()
    return root["/MarkInfo"]["/Marked"] == True and "<pdfuaid:part>1</" in metadata  # noqa: E712  a PDF boolean


def language_of(content: bytes) -> str:
    return str(opened(content).trailer["/Root"]["/Lang"])


def _tags(node: Any) -> Iterator[str]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"])
        if "/K" in node:
            yield from _tags(node["/K"])
