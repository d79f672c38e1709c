"""Carries one sealed package to a peer's inbox, over HTTPS, and brings back what it says."""

import json
from collections.abc import Callable
from urllib.parse import urljoin

from urllib3 import PoolManager, Timeout
from urllib3.exceptions import HTTPError

from samsyn.office.exchange.sealing import Fault, Refused

INBOX = "disclosures/inbox/"
MEDIA_TYPE = "application/jose"
_TIMES = Timeout(connect=5, read=30)
_LARGEST_ANSWER = 4_000  # bytes
_OK, _FAULTY, _FULL = 200, 500, 429

Carry = Callable[[str, bytes], bytes]  # address, package → receipt


def carrier() -> Carry:
    """Return what carries packages; connections are kept while they are used."""
    pool = PoolManager(timeout=_TIMES, retries=False, maxsize=1)

    def carry(address: str, content: bytes) -> bytes:
        try:
            answer = pool.request(
                "POST",
                urljoin(address.rstrip("/") + "/", INBOX),
                body=content,
                headers={"Content-Type": MEDIA_TYPE, "User-Agent": "samsyn"},
                redirect=False,
                preload_content=False,
            )
            said = answer.read(_LARGEST_ANSWER)
            answer.release_conn()
        except HTTPError as error:
            raise Refused(Fault.UNREACHABLE) from error
        if answer.status == _OK:
            return said
        raise Refused(_fault_in(answer.status, said))

    return carry


def _fault_in(status: int, said: bytes) -> Fault:
    """Return the fault that an inbox names; what is no inbox of ours is tried again."""
    try:
        named = json.loads(said)["refused"]
    except (ValueError, TypeError, KeyError):
        return Fault.BUSY if status >= _FAULTY or status == _FULL else Fault.UNREACHABLE
    return Fault(named) if named in set(Fault) else Fault.NOT_UNDERSTOOD
