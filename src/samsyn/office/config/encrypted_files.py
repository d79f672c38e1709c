"""Files that leave the machine: a ZIP written through a pipe into age, and read back.

Nothing readable touches the disk: what is written is encrypted on its way, and what is opened
lies in a file without a name.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from zipfile import ZIP_STORED, ZipFile

import pyrage


class NoRecipient(ValueError):
    """Something given is not a public key that one can encrypt to."""


class CannotDecrypt(RuntimeError):
    """The file cannot be opened with this key; the message says what to do."""


def recipients_of(keys: Iterable[str]) -> list[pyrage.x25519.Recipient]:
    """Return the public keys, as they are written (age1…). Raises `NoRecipient`."""
    given = [one.strip() for one in keys if one.strip()]
    try:
        return [pyrage.x25519.Recipient.from_str(one) for one in given]
    except pyrage.RecipientError as error:
        raise NoRecipient(
            "It holds something that is not a public key: one begins with age1."
        ) from error


@contextmanager
def encrypted_zip(path: Path, recipients: Sequence[pyrage.x25519.Recipient]) -> Iterator[ZipFile]:
    """Give a ZIP to fill; it is at `path`, encrypted and synced, when the block has ended.

    The file must not exist. If the block fails, what is there by then is for the caller to remove.
    """
    reading, writing = os.pipe()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out, ThreadPoolExecutor(1) as pool:

        def encrypt() -> None:
            with os.fdopen(reading, "rb") as plain:
                pyrage.encrypt_io(plain, out, list(recipients))

        encrypting = pool.submit(encrypt)
        try:
            with os.fdopen(writing, "wb") as plain, ZipFile(plain, "w", ZIP_STORED) as archive:
                yield archive
        except BrokenPipeError:
            encrypting.result()  # says why it reads no more, such as a full disk
            raise
        encrypting.result()
        out.flush()
        os.fsync(out.fileno())


def decrypt(path: Path, identity: str, plain: IO[bytes]) -> None:
    """Write to `plain` what the file holds, opened with the key that `identity` has in its lines.

    Raises `CannotDecrypt` for another key, and for a file that was changed or cut off.
    """
    lines = [line.strip() for line in identity.splitlines()]
    secret = next((line for line in lines if line.startswith("AGE-SECRET-KEY-")), "")
    try:
        key = pyrage.x25519.Identity.from_str(secret)
    except pyrage.IdentityError as error:
        raise CannotDecrypt("The identity file holds no AGE-SECRET-KEY.") from error
    try:
        with path.open("rb") as encrypted:
            pyrage.decrypt_io(encrypted, plain, [key])
    except (pyrage.DecryptError, OSError) as error:
        raise CannotDecrypt(
            f"{path} cannot be opened with this key, or was changed or cut off. Try another"
            " copy of it, or the key that it was made for."
        ) from error
    plain.seek(0)
