"""Verifies an export of the audit record with the public key and nothing else, line by line."""

import json
from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samsyn.sealing.block import Block, missing, split_leaves
from samsyn.sealing.chain import Chain
from samsyn.sealing.keys import PublicKey
from samsyn.sealing.lines import ARRIVAL, ERASURE, FORMAT, End, arrival_in, text_mark
from samsyn.sealing.seals import BadSeal, seal_from

MOST_FAULTS = 1000  # told one by one
_NO_TEXT = b',"purpose":null,'
_EVENT = b'{"action":"'
_TELLING = tuple(_EVENT + one.encode() + b'"' for one in (ERASURE, ARRIVAL))


@dataclass(slots=True)
class Verdict:
    """What was found. Sound if there is no fault."""

    events: int = 0
    seals: int = 0
    last_at: str = ""  # when the last seal was made
    last_hash: str = ""
    made_at: str = ""  # when the export was made; '' of a copy
    waiting: int = 0  # events not sealed when the export was made
    erased: int = 0  # texts that are gone, as the record itself says
    withheld: int = 0  # texts that a copy leaves out
    site: str = ""  # whose record alone it is; '' of an installation's
    elsewhere: int = 0  # events of other sites, of which only the hash is here
    faults: list[str] = field(default_factory=list)
    more_faults: int = 0

    @property
    def is_sound(self) -> bool:
        return not self.faults

    def add(self, faults: Iterable[str]) -> None:
        """Keep faults, up to a number that somebody can read."""
        for fault in faults:
            if len(self.faults) < MOST_FAULTS:
                self.faults.append(fault)
            else:
                self.more_faults += 1


def verify(lines: Iterable[bytes], keys: Sequence[PublicKey], *, is_copy: bool = False) -> Verdict:
    """Read an export, or the files of a copy one after the other, and return what was found."""
    reader = _Reader(Chain({key.fingerprint: key for key in keys}), is_copy=is_copy)
    for number, line in enumerate(lines, start=1):
        reader.take(number, line)
    return reader.finish()


class _Reader:
    """What has been read so far, for one pass."""

    def __init__(self, chain: Chain, *, is_copy: bool) -> None:
        self.verdict = Verdict()
        self._chain = chain
        self._is_copy = is_copy
        self._block: Block | None = None
        self._awaited: tuple[int, int, str] | None = None  # number, id, mark of the last event
        self._without_text: dict[int, int] = {}  # event's id -> its number
        self._erased: set[int] = set()
        self._end: End | None = None
        self._is_cut = False  # and it has been said that the end is not right
        self._left: list[tuple[int, int, int]] = []  # seal, first and last event elsewhere
        self._came = (0, 0)  # seals that came with a site, and how many events they lack

    def take(self, number: int, line: bytes) -> None:
        """Take the next line."""
        if line.startswith(_EVENT) and self._block and self._block.takes(line.rstrip(b"\n")):
            self.verdict.events += 1
            if self._awaited:
                self._leave_text()
            if _NO_TEXT not in line or line.startswith(_TELLING):
                self._know(json.loads(line))
            return
        self.verdict.add(self._odd(number, line))

    def finish(self) -> Verdict:
        """Say what only the end of the file can tell."""
        found = self.verdict
        found.add(self._close_block())
        found.add(self._about_elsewhere())
        if not self._is_copy:
            found.add(self._about_the_end())
            found.add(
                f"The text of event {number} is gone, and nothing says that it was erased."
                for event_id, number in self._without_text.items()
                if event_id not in self._erased
            )
            found.erased = sum(one in self._erased for one in self._without_text)
        found.seals, found.last_at = self._chain.count, self._chain.last_at
        found.last_hash = self._chain.last_hash
        if not found.seals and not self._is_copy and not found.faults and not self._end:
            found.add(["The file holds nothing."])
        return found

    def _odd(self, number: int, line: bytes) -> Iterator[str]:
        """Take a line that is not simply the next event as it was sealed."""
        if self._end:
            yield f"Line {number} stands after the end."
            return
        try:
            given = json.loads(line)
        except (ValueError, RecursionError):
            self._is_cut = not line.endswith(b"\n")
            if self._is_cut:
                yield f"The file is cut off in line {number}."
            else:
                yield f"Line {number} cannot be read."
            return
        if number == 1 and not self._is_copy and self._begins(given):
            return
        yield from self._of_its_kind(number, given, line)

    def _begins(self, given: Any) -> bool:
        site = given.get("site", "") if isinstance(given, dict) else ""
        if given != FORMAT | ({"site": site} if site else {}):
            return False
        self.verdict.site = str(site)
        return True

    def _of_its_kind(self, number: int, given: Any, line: bytes) -> Iterator[str]:
        named = given if isinstance(given, dict) else {}
        if "seal" in named:
            yield from self._read_seal(number, given)
        elif "text" in named:
            yield from self._text(number, given["text"])
        elif "elsewhere" in named:
            yield from self._leave_events(number, given["elsewhere"])
        elif "end" in named:
            yield from self._close_block()
            yield from self._read_end(number, given)
        elif type(named.get("event")) is int:
            yield from self._event(number, given, line)
        else:
            yield f"Line {number} is nothing that belongs here."

    def _event(self, number: int, given: dict[str, Any], line: bytes) -> Iterator[str]:
        self._leave_text()
        self.verdict.events += 1
        if self._chain.is_unreadable and given["event"] > self._chain.last_event:
            return  # of the seal that could not be read, which has been said
        if self._block is None:
            yield f"Event {given['event']} in line {number} stands before any seal."
            return
        yield from self._block.place(given["event"], line.rstrip(b"\n"))
        self._know(given)

    def _know(self, given: Mapping[str, Any]) -> None:
        """Note what an event says: of its text, which texts were erased, or how a site came."""
        if isinstance(given.get("purpose"), str) and type(given.get("id")) is int:
            self._awaited = (given["event"], given["id"], given["purpose"])
        if given.get("action") == ARRIVAL:
            self._came = arrival_in(given.get("fields"))
        if given.get("action") == ERASURE and isinstance(given.get("records"), list):
            self._erased.update(int(one) for one in given["records"] if str(one).isdecimal())

    def _leave_text(self) -> None:
        """Note that no text follows the last event: a copy leaves it out, or it was erased."""
        if self._awaited:
            number, event_id, _mark = self._awaited
            if self._is_copy:
                self.verdict.withheld += 1
            else:
                self._without_text[event_id] = number
            self._awaited = None

    def _text(self, line: int, given: Any) -> Iterator[str]:
        try:
            number, salt, text = given["event"], bytes.fromhex(given["salt"]), str(given["purpose"])
        except (KeyError, TypeError, ValueError):
            yield f"Line {line} is not a text of an event."
            return
        if not self._awaited or self._awaited[0] != number:
            yield f"The text of event {number} in line {line} does not follow that event."
            return
        if text_mark(salt, text) != self._awaited[2]:
            yield f"The text of event {number} was changed after it was sealed."
        self._awaited = None

    def _leave_events(self, line: int, given: Any) -> Iterator[str]:
        self._leave_text()
        try:
            first, last = int(given["first"]), int(given["last"])
        except (KeyError, TypeError, ValueError):
            yield f"Line {line} does not say which events are elsewhere."
            return
        if self._block is None:
            yield f"Events {first} to {last} in line {line} stand before any seal."
            return
        yield from self._block.leave(first, last)
        self.verdict.elsewhere += last - first + 1
        self._left.append((self._block.seal.number, first, last))

    def _close_block(self) -> Iterator[str]:
        self._leave_text()
        if self._block:
            yield from self._block.end()
        self._block = None

    def _read_seal(self, number: int, given: dict[str, Any]) -> Iterator[str]:
        try:
            seal = seal_from(given["seal"])
            signature, leaves = _bytes(given["signature"]), _bytes(given["leaves"])
        except (BadSeal, KeyError, TypeError, BadBase64, ValueError):
            yield (
                f"Line {number}, after {self._chain.place}: a seal that cannot be read. It was"
                " changed or inserted."
            )
            self._chain.is_unreadable = True
            return
        yield from self._close_block()
        yield from self._chain.add(seal, signature)
        self._block = Block(seal=seal, leaves=split_leaves(leaves))

    def _read_end(self, number: int, given: dict[str, Any]) -> Iterator[str]:
        try:
            end = End(**given["end"])
            signature = _bytes(given["signature"])
            holds = self._chain.is_signed(signature, end.statement().encode())
        except (KeyError, TypeError, BadBase64, ValueError):
            holds = False
        if not holds:
            self._is_cut = True  # said here, or with the key that is another's
            if not self._chain.is_anothers:
                yield f"The end, line {number}, was changed: its signature does not hold."
            return
        self._end = end
        self._erased.update(end.erased)
        self.verdict.waiting, self.verdict.made_at = end.waiting, end.at

    def _about_elsewhere(self) -> Iterator[str]:
        """Say which events are left out, though nothing says that they are another site's."""
        found, end = self.verdict, self._end
        if end and (end.elsewhere, end.site) != (found.elsewhere, found.site):
            yield "The end names another site, or other events elsewhere, than the file has."
        if found.site:
            return
        seals, lacking = self._came
        came = sum(last - first + 1 for seal, first, last in self._left if seal <= seals)
        if came != lacking:
            yield f"{lacking} events stayed where a site came from, and {came} are left out here."
        for seal, first, last in self._left:
            if seal > seals:
                yield missing(first, last, seal)

    def _about_the_end(self) -> Iterator[str]:
        end, chain = self._end, self._chain
        if end is None:
            if not self._is_cut:
                yield "The file is cut off: its end is missing."
            return
        if chain.is_unreadable:
            return  # what comes after the latest seal has been named
        if end.seals > chain.latest:
            missing = range(chain.latest + 1, end.seals + 1)
            yield (
                f"Seal {missing[0]} is missing."
                if len(missing) == 1
                else f"Seals {missing[0]} to {missing[-1]} are missing."
            )
        elif end.last != chain.last_hash and chain.is_whole:
            yield f"The end of the file names another seal {end.seals} than the one above it."


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)
