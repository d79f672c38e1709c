"""A folder of files as one ZIP with a manifest, byte for byte the same from the same content.

Nothing of the time or the machine is in it: files are stored in order of their names, not
compressed (compressors differ), and every one bears the earliest day that the format knows.
"""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from io import BytesIO, StringIO
from math import isfinite
from typing import Any, Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from samsyn.interchange.writing import safe_text

MANIFEST: Final = "manifest.json"
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o644 << 16
_UNIX: Final = 3
_DIGITS: Final = 10  # of a number that was computed: processors differ beyond them


def packed(files: Mapping[str, bytes], about: Mapping[str, Any]) -> bytes:
    """Return a ZIP of the files and a manifest that names each with its SHA-256.

    Raises ValueError for a file that is called as the manifest is.
    """
    if MANIFEST in files:
        raise ValueError(f"{MANIFEST} is written here; call the file something else.")
    digests = {name: digest_of(content) for name, content in sorted(files.items())}
    manifest = json_bytes({**about, "files": digests})
    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name, content in sorted({**files, MANIFEST: manifest}.items()):
            entry = ZipInfo(name, date_time=_FIRST_DAY)
            entry.external_attr, entry.create_system = _READABLE, _UNIX
            archive.writestr(entry, content)
    return target.getvalue()


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a file as hexadecimal digits."""
    return sha256(content).hexdigest()


def json_bytes(value: object) -> bytes:
    """Return JSON with sorted keys; numbers that were computed have ten digits."""
    text = json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    return f"{text}\n".encode()


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a CSV in UTF-8 with commas and plain line ends; nothing is an empty cell.

    No text in it is one that a spreadsheet takes for a formula.
    """
    target = StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(one) for one in row])
    return target.getvalue().encode()


def _cell(value: object) -> object:
    if value is None:
        return ""
    return safe_text(value) if isinstance(value, str) else _plain(value)


# JSON values are of many types.
def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        return float(f"{value:.{_DIGITS}g}") if isfinite(value) else None
    return value
