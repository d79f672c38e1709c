"""Packs the parts of a file so that the same parts give the same bytes, whenever it is done."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Final

_FIRST: Final = ("mimetype", "[Content_Types].xml")  # where programs look for what the file is
_STORED: Final = "mimetype"
_OPEN_TO_READ: Final = 0o644 << 16


def packed(parts: Mapping[str, bytes], *, dated: date) -> bytes:
    """Return the parts in one file, in a steady order and all of the given day."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as pack:
        for name in sorted(parts, key=lambda one: (one not in _FIRST, one)):
            entry = zipfile.ZipInfo(name, (dated.year, dated.month, dated.day, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = _OPEN_TO_READ
            entry.compress_type = zipfile.ZIP_STORED if name == _STORED else zipfile.ZIP_DEFLATED
            pack.writestr(entry, parts[name])
    return held.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the parts of a packed file by name, without its folders."""
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        return {one: pack.read(one) for one in pack.namelist() if not one.endswith("/")}
