"""Checks a site's mark before it is kept: a small picture, and nothing but a picture."""

import struct
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

LARGEST = 100_000  # bytes
WIDEST = 3000  # pixels
_PNG = b"\x89PNG\r\n\x1a\n"
_ACTIVE = {"script", "foreignObject", "image", "style", "a", "animate", "set", "iframe"}


class NoLogo(ValueError):
    """The file is not a picture that can stand on a print; the sentence says why."""


def kind_of_logo(content: bytes) -> str:
    """Return `png` or `svg`. Raises `NoLogo` for a file that must not be kept."""
    if len(content) > LARGEST:
        raise NoLogo(f"The file is larger than {LARGEST // 1000} kB. Make the picture smaller.")
    if content.startswith(_PNG):
        _check_png(content)
        return "png"
    _check_svg(content)
    return "svg"


def _check_png(content: bytes) -> None:
    kinds = list(_chunks(content[len(_PNG) :]))
    if not kinds or kinds[0][0] != b"IHDR" or kinds[-1][0] != b"IEND":
        raise NoLogo("The PNG file is cut off. Save the picture again.")
    width, height = struct.unpack(">II", kinds[0][1][:8])
    if not 0 < width <= WIDEST or not 0 < height <= WIDEST:
        raise NoLogo(f"The picture is {width} by {height} pixels; at most {WIDEST} are allowed.")


def _chunks(rest: bytes) -> Iterator[tuple[bytes, bytes]]:
    while len(rest) >= 12:  # noqa: PLR2004  length, kind and check sum of an empty chunk
        (length,) = struct.unpack(">I", rest[:4])
        kind, body, check = rest[4:8], rest[8 : 8 + length], rest[8 + length : 12 + length]
        if check != struct.pack(">I", zlib.crc32(kind + body)):
            raise NoLogo("The PNG file is damaged. Save the picture again.")
        yield kind, body
        rest = rest[12 + length :]


def _check_svg(content: bytes) -> None:
    try:
        root = fromstring(content.decode("utf-8"), forbid_dtd=True)
    except (ParseError, UnicodeDecodeError, DefusedXmlException) as error:
        raise NoLogo("The file is neither a PNG nor a plain SVG picture.") from error
    if _local(root) != "svg":
        raise NoLogo("The file is XML, but no SVG picture.")
    for element in root.iter():
        if _local(element) in _ACTIVE or any(_leads_out(*pair) for pair in element.items()):
            raise NoLogo(
                f"The SVG holds <{_local(element)}> that a mark cannot have. "
                "Save it as a plain SVG of shapes only."
            )


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _leads_out(name: str, value: str) -> bool:
    """Whether an attribute runs something or fetches something from outside the picture."""
    plain = name.rpartition("}")[2].lower()
    if plain == "href":
        return not value.startswith("#")
    return plain.startswith("on") or "url(" in value.replace("url(#", "").lower()
