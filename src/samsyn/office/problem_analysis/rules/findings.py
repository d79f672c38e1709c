"""All figures of a report, as one value without a person in it, and its canonical text.

Sentences and pictures are made from these figures alone. So a frozen report says the same for
ever, in both languages, whatever happens to the records behind it.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from samsyn.sealing.seals import canonical, hash_of

FORMAT: Final = "samsyn-problem-analysis-1"
FEWEST: Final = 10  # incidents of which something is known; below it a pattern is chance


class Section(StrEnum):
    """The parts of a report, in their order."""

    SUMMARY = "summary"
    VIOLENCE = "violence"
    INVOLVED = "involved"
    CONCENTRATION = "concentration"
    GROUPS = "groups"
    PLACES = "places"
    TIMES = "times"
    WEAPONS = "weapons"
    METHOD = "method"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A kind or an area: its incidents, of them reviewed, with a member, and not known."""

    name: str
    incidents: int
    reviewed: int
    yes: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How suspicions are spread over the suspected; shares in millionths of 1.

    Nothing is kept of fewer people than a share may be of. `shares` holds top, people, held, low,
    high and by chance; `curve` the share of people and what they hold.
    """

    people: int
    parts: int
    events: int
    half: int
    gini: int
    gini_adjusted: int
    shares: tuple[tuple[int, int, int, int, int, int], ...]
    curve: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRelation:
    """A group with the groups it stands against, and with."""

    name: str
    against: tuple[str, ...]
    allied: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hexagon:
    """A hexagon a kilometre across: metres from a corner of the city, count, interval in tenths."""

    x: int
    y: int
    count: int
    low: int
    high: int
    name: str
    stands_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a report rests on and what it found. Days are written as 2026-01-31."""

    first: str
    last: str
    room: str
    room_kind: str
    other_rooms: tuple[str, ...]  # at the site, whose records are not in the report
    incidents: int
    dead: int
    injured: int
    harm_unknown: int
    reviewed: int
    yes: int  # a member took part or was hit, at least likely
    no: int
    unknown: int
    kinds: tuple[Row, ...]
    areas: tuple[Row, ...]
    without_area: int
    with_acting: int  # incidents on which some group acted, at least likely
    acted: tuple[tuple[str, int], ...]  # a group and its incidents
    suspected: int
    spread: Spread | None
    members: int
    population: int | None
    groups: int
    mapped: int  # groups mapped within a year of the last day
    relations: tuple[ListedRelation, ...]
    conflict_parts: tuple[int, ...]
    hexagons: tuple[Hexagon, ...]
    placed: int
    week: tuple[tuple[int, ...], ...]  # seven days of eight spans of three hours
    without_time: int
    weapons: tuple[tuple[str, int], ...]
    without_weapon: int
    cells: tuple[tuple[str, int], ...]  # the smallest counts, for what leaves the room
    format: str = FORMAT

    @property
    def first_day(self) -> date:
        """The first day of the period."""
        return date.fromisoformat(self.first)

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return date.fromisoformat(self.last)

    @property
    def is_few(self) -> bool:
        """Whether there are too few incidents to say anything of how they are spread."""
        return self.incidents < FEWEST


def written_findings(found: Findings) -> str:
    """Return the canonical text."""
    return canonical(asdict(found))


def read_findings(text: str) -> Findings:
    """Return the findings of a text that `written_findings` wrote."""
    given: dict[str, Any] = {name: _frozen(value) for name, value in json.loads(text).items()}
    spread = given["spread"]
    return Findings(
        **{
            **given,
            "kinds": tuple(Row(**one) for one in given["kinds"]),
            "areas": tuple(Row(**one) for one in given["areas"]),
            "relations": tuple(ListedRelation(**one) for one in given["relations"]),
            "hexagons": tuple(Hexagon(**one) for one in given["hexagons"]),
            "spread": Spread(**spread) if spread else None,
        }
    )


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as hexadecimal digits."""
    return hash_of(text)


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(one) for one in value)
    if isinstance(value, dict):
        return {name: _frozen(one) for name, one in value.items()}
    return value
