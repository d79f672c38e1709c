r"""The file that is verified: JSON lines, each seal before its events.

```text
{"format":"samsyn-audit","version":1}
{"leaves":"<base64>","seal":{…},"signature":"<base64>"}     the seal, and its events' hashes
{"action":"read",…,"event":1,…}                             an event: this line is what is hashed
{"text":{"event":1,"purpose":"…","salt":"<hex>"}}           its free text, unless erased
…
{"end":{…},"signature":"<base64>"}                          how far it goes, signed
```

A copy holds seals and events only: no texts, no beginning, no end.
"""

import json
from base64 import b64encode
from dataclasses import asdict, dataclass
from hashlib import sha256

from samsyn.sealing.keys import SigningKey
from samsyn.sealing.seals import canonical

FORMAT = {"format": "samsyn-audit", "version": 1}
HASH_SIZE = 32
ERASURE = "erase_texts"  # the event that records which events' texts were erased
_TEXT = b"\x02"  # beside the tree's own prefixes, so that no text passes for a leaf


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How far an export goes. `waiting` events had not been sealed when it was made.

    `erased` are the identifiers of events whose texts were erased by one that waits.
    """

    at: str
    erased: list[int]
    events: int
    seals: int
    last: str  # the last seal's hash
    waiting: int

    def statement(self) -> str:
        """Return what is signed."""
        return canonical(asdict(self))


def text_mark(salt: bytes, text: str) -> str:
    """Return what an event holds of its free text: without the salt it tells nothing of it."""
    return sha256(_TEXT + salt + text.encode()).hexdigest()


def header_line() -> str:
    """Return an export's first line."""
    return canonical(FORMAT)


def seal_line(statement: str, signature: bytes, leaves: bytes) -> str:
    """Return a seal with the hashes of its events, joined. Whether it is one, the reader says."""
    return canonical(
        {
            "leaves": b64encode(leaves).decode(),
            "seal": json.loads(statement),
            "signature": b64encode(signature).decode(),
        }
    )


def text_line(event: int, salt: bytes, text: str) -> str:
    """Return an event's free text with the salt that its mark was made with."""
    return canonical({"text": {"event": event, "purpose": text, "salt": salt.hex()}})


def end_line(end: End, key: SigningKey) -> str:
    """Return an export's last line."""
    signature = key.sign(end.statement().encode())
    return canonical({"end": asdict(end), "signature": b64encode(signature).decode()})
