"""The ZIP of a site: every file is hashed while it is written, and has no time of its own."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from samsyn.sealing import SigningKey

Write = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Filed:
    """A file in the ZIP."""

    name: str
    bytes: int
    sha256: str


class Packing:
    """Fills an archive that may be a pipe: nothing is written twice or gone back to."""

    def __init__(self, archive: ZipFile) -> None:
        """Begin with an empty archive."""
        self.files: list[Filed] = []
        self._archive = archive

    @contextmanager
    def entry(self, name: str) -> Iterator[Write]:
        """Give what writes text to a file of that name."""
        digest, size = sha256(), 0
        with self._archive.open(_info(name), "w", force_zip64=True) as file:

            def write(text: str) -> None:
                nonlocal size
                content = text.encode()
                digest.update(content)
                size += file.write(content)

            yield write
        self.files.append(Filed(name, size, digest.hexdigest()))

    def write(self, name: str, text: str) -> None:
        with self.entry(name) as write:
            write(text)

    def write_lines(self, name: str, lines: Iterable[str]) -> int:
        """Write a line for each text, and return how many."""
        count = 0
        with self.entry(name) as write:
            for line in lines:
                write(f"{line}\n")
                count += 1
        return count

    def seal(self, name: str, signature: str, content: bytes, key: SigningKey) -> None:
        """Write the last two files: what names all others, and its signature."""
        self._archive.writestr(_info(name), content)
        self._archive.writestr(_info(signature), b64encode(key.sign(content)))


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name)  # of 1980: the same rows give the same bytes
    info.compress_type = ZIP_DEFLATED
    return info
