"""A drawing as dots, for programs that cannot show it otherwise, in the fonts of the pages."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from samsyn.documents import typesetting

DOTS_PER_INCH: Final = 200.0
_FOLDER: Final = Path(__file__).parent / "typst"


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG with its size in dots."""

    content: bytes
    width: int
    height: int


def picture_of(svg: str) -> Picture:
    """Return the drawing as it stands on paper, 165 mm wide. The same drawing, the same bytes."""
    content = typesetting.png(
        _FOLDER / "picture.typ", root=_FOLDER, given=svg, dots_per_inch=DOTS_PER_INCH
    )
    # A PNG begins with its signature, the head of its first part, then width and height.
    return Picture(
        content, int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    )
