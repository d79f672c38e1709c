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

The record of one site, and one that came with a site from another installation, has only the
hashes of other sites' events. Where they would stand, it says so; the end says how many, and the
first line which site:

```text
{"elsewhere":{"first":3,"last":7}}                          known by their hashes in the seal
```
"""

import json
import re
from base64 import b64encode
from dataclasses import asdict, dataclass
from hashlib import sha256

from samsyn.sealing.keys import SigningKey
from samsyn.sealing.seals import canonical

FORMAT = {"format": "samsyn-audit", "version": 1}
HASH_SIZE = 32
ERASURE = "erase_texts"  # the event that records which events' texts were erased
ARRIVAL = "site_import"  # the event that records that a site came, with its seals
_SELDOM = ("elsewhere", "site")
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
    elsewhere: int = 0  # events of which only the hash is here
    site: str = ""  # whose record alone it is; '' for an installation's

    def told(self) -> dict[str, object]:
        """Return what the line says; what most records have nothing of is left out."""
        said = asdict(self)
        return {name: value for name, value in said.items() if value or name not in _SELDOM}

    def statement(self) -> str:
        """Return what is signed."""
        return canonical(self.told())


def text_mark(salt: bytes, text: str) -> str:
    """Return what an event holds of its free text: without the salt it tells nothing of it."""
    return sha256(_TEXT + salt + text.encode()).hexdigest()


def header_line(site: str = "") -> str:
    """Return an export's first line, which names the site if it is the record of one alone."""
    return canonical(FORMAT | ({"site": site} if site else {}))


def arrival_fields(seals: int, elsewhere: int) -> list[str]:
    """Return what the event of an arrival says: seals that came, and events that did not."""
    return [f"seals:{seals}", f"elsewhere:{elsewhere}"]


def arrival_in(fields: object) -> tuple[int, int]:
    """Return both numbers again; zeros of anything else."""
    found = re.fullmatch(r"seals:(\d+) elsewhere:(\d+)", " ".join(map(str, _list(fields))))
    return (int(found[1]), int(found[2])) if found else (0, 0)


def elsewhere_line(first: int, last: int) -> str:
    """Return the line in place of events that are another site's."""
    return canonical({"elsewhere": {"first": first, "last": last}})


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
    return canonical({"end": end.told(), "signature": b64encode(signature).decode()})


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
