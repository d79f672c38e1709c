"""Sends bytes to a web server over a socket of their own, and judges what came back."""

import re
import socket
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from tests.fuzzing.raw_bytes import request

ANSWERS_WITHIN = 2.0  # seconds; who waits for the rest of a request says nothing
AT_ONCE = 8  # lines
GOOD_AFTER = 50  # broken ones
PATIENCE = 40.0  # seconds, until a server that says nothing is said to hang
GOOD = b"GET /sign-in/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})")
_OURS = 500  # the first status that says the fault is ours
_AT_A_TIME = 65_536  # bytes
_GOES_ON = 0.1  # seconds, between parts of an answer
# Words of a fault, and of where this installation lies; no page holds one.
_TELLING = (
    b"Traceback", b"site-packages", b"samsyn/office", b"psycopg", b"panicked at",
    b"ProgrammingError", b"DataError",
)  # fmt: skip


@dataclass(slots=True)
class RawTally:
    """What came back, by kind; `faults` are the numbers of the requests that broke a law."""

    sent: int = 0
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[tuple[int, str]] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Yield a table of kinds and answers."""
        heads = sorted({answer for _kind, answer in self.answers})
        yield f"{'Kind':<14}" + "".join(f"{head:>8}" for head in heads)
        for kind in sorted({kind for kind, _answer in self.answers}):
            yield f"{kind:<14}" + "".join(f"{self.answers[kind, one]:>8}" for one in heads)


def send_all(port: int, numbers: Iterable[int], *, seed: int) -> RawTally:
    """Send numbered requests, some at once; between them good ones, which must be answered."""
    tally = RawTally()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for some in batched(numbers, GOOD_AFTER):
            sent = [request(number, seed=seed) for number in some]
            said = pool.map(lambda one: exchanged(port, one[1]), sent)
            for number, (kind, _content), answer in zip(some, sent, said, strict=True):
                tally.sent += 1
                tally.answers[kind, _answer(answer)] += 1
                tally.faults += [(number, f"{kind}: {one}") for one in faults_in(answer)]
            if not is_up(port):
                tally.faults.append((some[-1], "the server answers nobody any more"))
    return tally


def batched(numbers: Iterable[int], size: int) -> Iterator[tuple[int, ...]]:
    """Yield numbers in batches."""
    left = iter(numbers)
    while some := tuple(islice(left, size)):
        yield some


def is_up(port: int) -> bool:
    """Whether a good request gets its page."""
    said = exchanged(port, GOOD)
    return said is not None and said.startswith(b"HTTP/1.1 200")


def exchanged(port: int, content: bytes) -> bytes | None:
    """Return what the server says until it closes; None if it holds the line and says nothing.

    Who gets no answer for a while ends what they have to say: then the server has to close.
    """
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
        try:
            line.sendall(content)
            said = _heard(line, ANSWERS_WITHIN)
            line.shutdown(socket.SHUT_WR)
            line.settimeout(PATIENCE)
            while more := line.recv(_AT_A_TIME):
                said += more
        except TimeoutError:
            return None
        except OSError:  # it has closed: what it said before can be read still
            return _left(line)
        return said


def _heard(line: socket.socket, first: float) -> bytes:
    """Return what comes, until nothing does for a moment."""
    said, wait = b"", first
    with suppress(TimeoutError):
        while True:
            line.settimeout(wait)
            more = line.recv(_AT_A_TIME)
            if not more:
                break
            said, wait = said + more, _GOES_ON
    return said


def _left(line: socket.socket) -> bytes:
    said = b""
    with suppress(OSError):
        line.settimeout(_GOES_ON)
        while more := line.recv(_AT_A_TIME):
            said += more
    return said


def faults_in(said: bytes | None) -> Iterator[str]:
    """Yield the laws that an answer breaks: it says 4xx or less, or closes, and tells nothing."""
    if said is None:
        yield "neither answered nor closed"
        return
    if said and not said.startswith(b"HTTP/1."):
        yield f"no answer in HTTP: {said[:60]!r}"
    yield from (f"answered {one}" for one in _statuses(said) if one >= _OURS)
    yield from (f"tells of {word.decode()}" for word in _TELLING if word in said)


def _answer(said: bytes | None) -> str:
    if said is None:
        return "silence"
    return str(_statuses(said)[0]) if _statuses(said) else "closed"


def _statuses(said: bytes) -> list[int]:
    return [int(one) for one in _STATUS.findall(said)]


def faults_in_log(log: str) -> Iterator[str]:
    """Yield what a server's log says of a fault."""
    yield from (f"the log holds {word}" for word in ("Traceback", "panicked") if word in log)
