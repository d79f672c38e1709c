"""The compiler of pages with our own fonts and no others, so that every machine sets alike."""

from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import typst

FAMILIES: Final = frozenset({"Source Sans 3", "Noto Sans Arabic"})  # else a page would be blank
_FONTS: Final = Path(__file__).parent / "fonts"


@cache
def fonts() -> typst.Fonts:
    """Return the fonts. Raises FileNotFoundError if a family is missing."""
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS]
    )
    if missing := FAMILIES - set(found.families()):
        raise FileNotFoundError(f"{_FONTS} lacks {', '.join(sorted(missing))}.")
    return found


def pdf(template: Path, *, root: Path, given: str) -> bytes:
    """Return the template's PDF/UA-1. `given` is data, which the template reads as JSON.

    Raises `typst.TypstError` for what is not accessible, and for a sign that no font has.
    """
    return _whole(_compiled(template, root, given, format="pdf", pdf_standards=["ua-1"]))


def png(template: Path, *, root: Path, given: str, dots_per_inch: float) -> bytes:
    """Return the template's only page as a picture."""
    return _whole(_compiled(template, root, given, format="png", ppi=dots_per_inch))


def _compiled(
    template: Path, root: Path, given: str, *, format: Literal["pdf", "png"], **options: Any
) -> Any:
    return typst.compile(
        template,
        root=root,
        font_paths=fonts(),
        ignore_system_fonts=True,
        format=format,
        sys_inputs={"given": given},
        **options,
    )


def _whole(made: Any) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("A file is one file.")
    return made
