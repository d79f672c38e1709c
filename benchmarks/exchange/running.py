"""The run itself: meet, tell, kill, wait, count, and bring what must be refused."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.exchange.bad_packages import bad_packages
from benchmarks.exchange.installations import Installation

Say = Callable[[str], None]
_LONGEST = 1800  # seconds
_REPEATS = 3
_REFUSED = {422, 503}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """What came of it."""

    told: int
    delivered: int
    attempts: int
    received: int
    distinct: int
    people: int
    left_in_outbox: int
    kills: int
    seconds: float
    repeats: int
    same_receipts: int
    refused: list[tuple[str, int, str]]  # what was wrong, the status, the sentence
    received_after: int  # when all bad packages had been brought

    @property
    def is_sound(self) -> bool:
        """Whether each arrived exactly once, and nothing else arrived."""
        counts = {self.delivered, self.received, self.distinct, self.people, self.received_after}
        return (
            counts == {self.told}
            and self.left_in_outbox == 0
            and self.same_receipts == self.repeats
            and all(status in _REFUSED and said for _name, status, said in self.refused)
        )


def exchange(
    here: Installation,
    there: Installation,
    folder: Path,
    *,
    count: int,
    victims: Sequence[Installation],
    say: Say,
) -> Exchanged:
    """Let `here` tell `there` so many times; each victim is killed in its turn on the way."""
    introduce(here, there, folder, count)
    good = bytes(here.ask("SELECT content FROM exchange_outgoing ORDER BY id LIMIT 1")[0][0])
    say(f"{count} disclosures wait at {here.name}; both installations start.")
    began = time.monotonic()
    there.start()
    here.start()
    for turn, victim in enumerate(victims):
        _wait(there, (turn + 1) * count // (len(victims) + 1), at_most=count)
        _kill(victim, there, say, is_all=turn % 2 == 1)
        victim.start()
    _wait(there, count, at_most=count)
    _wait_until_settled(here)
    seconds = time.monotonic() - began
    repeats = [there.bring(good) for _ in range(_REPEATS)]
    counted = _count(here, there)
    refused = [(name, *_said(there, bad)) for name, bad in bad_packages(good, here, there)]
    return Exchanged(
        told=count,
        kills=len(victims),
        seconds=seconds,
        repeats=_REPEATS,
        same_receipts=sum(one == repeats[0] and one[0] == 200 for one in repeats),
        refused=refused,
        received_after=there.count("disclosures_receipt"),
        **counted,
    )


def _kill(victim: Installation, there: Installation, say: Say, *, is_all: bool) -> None:
    more = ", its database too." if is_all else "."
    say(f"{there.count('disclosures_receipt')} received: {victim.name} is killed{more}")
    victim.kill(database_too=is_all)
    time.sleep(0.5)


def introduce(here: Installation, there: Installation, folder: Path, count: int) -> None:
    """Exchange key cards, read the fingerprints to each other, and let `here` tell so many."""
    cards = [folder / "here.card", folder / "there.card"]
    digits = [one.open(card) for one, card in zip((here, there), cards, strict=True)]
    there.steps(("meet", str(cards[0]), "here", digits[0]))
    here.steps(("meet", str(cards[1]), "there", digits[1]), ("tell", count, 0))


def _count(here: Installation, there: Installation) -> dict[str, int]:
    outbox = here.ask(
        "SELECT count(*) FILTER (WHERE state = 'delivered'), sum(attempts), sum(length(content))"
        " FROM exchange_outgoing"
    )[0]
    return {
        "delivered": int(outbox[0]),
        "attempts": int(outbox[1]),
        "left_in_outbox": int(outbox[2]),
        "received": there.count("disclosures_receipt"),
        "distinct": there.count("(SELECT DISTINCT disclosure_id FROM disclosures_receipt) one"),
        "people": there.count("people_person"),
    }


def _said(there: Installation, bad: bytes) -> tuple[int, str]:
    status, said = there.bring(bad)
    return status, str(json.loads(said)["because"])


def _wait(there: Installation, wanted: int, *, at_most: int) -> None:
    ends = time.monotonic() + _LONGEST
    while (found := there.count("disclosures_receipt")) < wanted:
        if found > at_most or time.monotonic() > ends:
            raise RuntimeError(f"{found} were received, and {wanted} were waited for.")
        time.sleep(0.1)


def _wait_until_settled(here: Installation) -> None:
    ends = time.monotonic() + _LONGEST
    while here.count("exchange_outgoing WHERE state = 'waiting'"):
        if time.monotonic() > ends:
            raise RuntimeError("Something still waits in the outbox.")
        time.sleep(0.1)
