"""Opens the file of a site and holds it against itself before a single row is taken in.

What is refused is refused whole, with a sentence: another kind of file, a later version, a file
that was changed, cut off or signed by somebody else.
"""

import json
import zlib
from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from samsyn.office.config.encrypted_files import CannotDecrypt, decrypt
from samsyn.office.moving.exporting import (
    FORMAT,
    MANIFEST,
    RECORD,
    RECORD_KEYS,
    SCHEMA,
    SIGNATURE,
    VERSION,
    Manifest,
)
from samsyn.office.moving.packing import Filed
from samsyn.sealing import BadKey, PublicKey, read_public_keys, verify

_AT_ONCE = 1 << 20  # bytes
_AGE = b"age-encryption.org/"


class CannotOpen(RuntimeError):
    """The file is not what it must be; the message says how, and nothing was taken in."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that holds what its manifest says."""

    archive: ZipFile
    manifest: Manifest

    def lines(self, name: str) -> Iterator[bytes]:
        """Yield the lines of a file in it."""
        with self.archive.open(name) as file:
            yield from file

    def text(self, name: str) -> str:
        return self.archive.read(name).decode()

    def schema(self) -> Mapping[str, Any]:
        """Return the dictionary that came with it."""
        read: Mapping[str, Any] = json.loads(self.archive.read(SCHEMA))
        return read

    def has(self, name: str) -> bool:
        return any(one.name == name for one in self.manifest.files)

    def seal_keys(self) -> list[PublicKey]:
        """Return every key that has signed seals in it."""
        return read_public_keys(self.text(RECORD_KEYS))


@contextmanager
def opened(file: Path, *, folder: Path, identity: str, key: PublicKey) -> Iterator[Opened]:
    """Give the file, opened with the private `identity` and held against the signer's `key`.

    `identity` is '' for a file that is not encrypted. Raises `CannotOpen`.
    """
    with TemporaryFile(dir=folder) as plain:  # without a name on the disk
        source = _in_clear(file, identity, plain)
        try:
            with source, ZipFile(source) as archive:
                found = Opened(archive, _signed_manifest(archive, key))
                _check_files(found)
                _check_record(found)
                yield found
        except (BadZipFile, zlib.error, EOFError) as error:
            raise CannotOpen(f"{file} is not the file of a site, or was changed or cut off.") from (
                error
            )


def _in_clear(file: Path, identity: str, plain: IO[bytes]) -> IO[bytes]:
    with file.open("rb") as begins:
        is_encrypted = begins.read(len(_AGE)) == _AGE
    if not is_encrypted:
        return file.open("rb")
    if not identity:
        raise CannotOpen(f"{file} is encrypted: name the private key with --identity.")
    try:
        decrypt(file, identity, plain)
    except CannotDecrypt as refusal:
        raise CannotOpen(str(refusal)) from refusal
    return plain


def _signed_manifest(archive: ZipFile, key: PublicKey) -> Manifest:
    try:
        content, signature = archive.read(MANIFEST), archive.read(SIGNATURE)
        given = json.loads(content)
    except (KeyError, ValueError) as error:
        raise CannotOpen("The file is not one of a site: it has no manifest.") from error
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise CannotOpen("The file is not one of a site.")
    if given.get("version") != VERSION:
        raise CannotOpen(
            f"The file is of version {given.get('version')}, and this installation reads"
            f" {VERSION}. Use the release of Samsyn that it names: {given.get('samsyn')}."
        )
    if not _holds(key, signature, content):
        raise CannotOpen(
            f"The manifest is not signed with the key {key.fingerprint}, but it says"
            f" {given.get('key')}: it was changed, or comes from somebody else."
        )
    return _manifest(given)


def _holds(key: PublicKey, signature: bytes, content: bytes) -> bool:
    try:
        return key.holds(b64decode(signature, validate=True), content)
    except BadBase64:
        return False


def _manifest(given: Mapping[str, Any]) -> Manifest:
    known = {field.name: given[field.name] for field in fields(Manifest)}
    return Manifest(**known | {"files": [Filed(**one) for one in given["files"]]})


def _check_files(found: Opened) -> None:
    """Hold every file against its size and hash, and the files against the list of them."""
    named = {one.name for one in found.manifest.files} | {MANIFEST, SIGNATURE}
    there = found.archive.namelist()
    if sorted(there) != sorted(named):
        odd = sorted(set(there) ^ named) or "one of them twice"
        raise CannotOpen(f"The file does not hold the files that its manifest names: {odd}.")
    for one in found.manifest.files:
        digest, size = sha256(), 0
        with found.archive.open(one.name) as file:
            while part := file.read(_AT_ONCE):
                digest.update(part)
                size += len(part)
        if (size, digest.hexdigest()) != (one.bytes, one.sha256):
            raise CannotOpen(f"{one.name} is not what the manifest says: it was changed.")


def _check_record(found: Opened) -> None:
    """Verify the audit record in it as anybody would, with the keys that came with it."""
    try:
        keys = found.seal_keys()
    except BadKey as error:
        raise CannotOpen("The keys of the audit record in the file cannot be read.") from error
    verdict = verify(found.lines(RECORD), keys)
    if not verdict.is_sound:
        raise CannotOpen(f"The audit record in the file does not hold: {verdict.faults[0]}")
    if verdict.site != found.manifest.site or verdict.last_hash != found.manifest.record["last"]:
        raise CannotOpen("The audit record in the file is not the one that the manifest names.")
