"""PDF/UA-1: tagged, with a language, a title and words for each picture. The compiler checks it."""

import json
import re
from pathlib import Path
from typing import Final

import typst

from samsyn.documents import typesetting
from samsyn.documents.model import CannotWrite, Document
from samsyn.documents.plain import plain

_FOLDER: Final = Path(__file__).parent / "typst"
_NO_GLYPH: Final = re.compile(r"the text `\"?(.+?)\"?` could not be displayed")


def write_pdf(document: Document) -> bytes:
    """Return the document as a tagged PDF on A4. Raises `CannotWrite` for a sign no font has."""
    given = json.dumps(plain(document), ensure_ascii=False)
    try:
        return typesetting.pdf(_FOLDER / "document.typ", root=_FOLDER, given=given)
    except typst.TypstError as error:
        if found := _NO_GLYPH.search(f"{error.message} {error.diagnostic}"):
            raise CannotWrite(f"No font has a sign in {found[1]}. Write it another way.") from error
        raise
