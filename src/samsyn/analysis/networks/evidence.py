"""Ties from what has been recorded: each with what it rests on, how old that is, and its weight.

A tie says that two people were recorded together. Only co-offenders count as such: victims and
witnesses are not tied by an incident unless it is asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import Final

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.networks.graphs import Graph, build_graph

_YEAR: Final = 365.25


class TieKind(StrEnum):
    """What two people were recorded as."""

    CO_OFFENDING = "co_offending"
    CO_MEMBERSHIP = "co_membership"
    DOCUMENTED = "documented"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement:
    """One person's part in one incident."""

    person: str
    incident: str
    on: date
    role: str = "suspect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """One person's time in one group; `until` is none while it lasts."""

    person: str
    group: str
    since: date
    until: date | None = None
    confirmed_on: date | None = None  # last time that somebody said so


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A tie that somebody recorded as such, or a conflict."""

    first: str
    second: str
    reference: str
    on: date
    kind: TieKind = TieKind.DOCUMENTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One thing that a tie rests on."""

    kind: TieKind
    reference: str
    on: date
    people: int  # who stand in it together


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two people, all that their tie rests on, and its weight on the day asked about."""

    first: str
    second: str
    grounds: tuple[Ground, ...]
    weight: float
    age_days: int  # of the latest ground

    @property
    def kinds(self) -> frozenset[TieKind]:
        return frozenset(ground.kind for ground in self.grounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """How much a ground counts.

    It loses half its weight in `half_life_years`, counts for nothing after `years`, and is split
    among those whom it ties: in a ground of k people each tie counts 1 / (k - 1). Grounds with
    more than `most_people` tie nobody.
    """

    half_life_years: float = 1.0
    years: float = 3.0
    most_people: int = 20
    roles: frozenset[str] = frozenset({"suspect"})

    def __post_init__(self) -> None:
        if self.half_life_years <= 0 or self.years <= 0 or self.most_people < 2:  # noqa: PLR2004
            raise AnalysisError("Half-life and years are above 0, and a ground holds two or more.")

    def weight(self, ground: Ground, as_of: date) -> float:
        """Return what a ground counts on a day; nothing before it happened."""
        years = (as_of - ground.on).days / _YEAR
        if not 0 <= years <= self.years:
            return 0.0
        return float(0.5 ** (years / self.half_life_years) / (ground.people - 1))


USUAL: Final = Weighing()


def ties_between(
    as_of: date,
    *,
    involvements: Iterable[Involvement] = (),
    belongings: Iterable[Belonging] = (),
    recorded: Iterable[Recorded] = (),
    weighing: Weighing = USUAL,
) -> tuple[Tie, ...]:
    """Return all ties as they stood on `as_of`, in the order of their people.

    Nothing that happened later has any part in them.
    """
    grounds: dict[tuple[str, str], list[Ground]] = defaultdict(list)
    for pair, ground in _grounds(as_of, involvements, belongings, recorded, weighing):
        if weighing.weight(ground, as_of) > 0:
            grounds[pair].append(ground)
    return tuple(
        Tie(
            first=pair[0],
            second=pair[1],
            grounds=tuple(sorted(some, key=lambda one: (one.on, one.kind, one.reference))),
            weight=sum(sorted(weighing.weight(ground, as_of) for ground in some)),
            age_days=min((as_of - ground.on).days for ground in some),
        )
        for pair, some in sorted(grounds.items())
    )


def graph_of_ties(ties: Iterable[Tie], people: Iterable[str] = ()) -> Graph:
    """Return the network of some ties; conflicts are no way for a message and are left out."""
    told = [
        (tie.first, tie.second, tie.weight)
        for tie in ties
        if tie.kinds != frozenset({TieKind.CONFLICT})
    ]
    return build_graph(told, people)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupConflict:
    """Two groups whose members were recorded against each other, on which incidents, and when."""

    first: str
    second: str
    references: tuple[str, ...]
    latest_on: date


def conflicts_between(
    as_of: date, belongings: Iterable[Belonging], conflicts: Iterable[Recorded]
) -> tuple[GroupConflict, ...]:
    """Return conflicts between groups, by who belonged to which when the conflict was recorded."""
    listed = list(belongings)
    found: dict[tuple[str, str], list[Recorded]] = defaultdict(list)
    for one in conflicts:
        if one.kind is not TieKind.CONFLICT or one.on > as_of:
            continue
        own = {b.group for b in listed if b.person == one.first and _lasts(b, one.on)}
        other = {b.group for b in listed if b.person == one.second and _lasts(b, one.on)}
        for pair in {(min(a, b), max(a, b)) for a in own for b in other if a != b}:
            found[pair].append(one)
    return tuple(
        GroupConflict(
            first=pair[0],
            second=pair[1],
            references=tuple(sorted({one.reference for one in some})),
            latest_on=max(one.on for one in some),
        )
        for pair, some in sorted(found.items())
    )


def _lasts(belonging: Belonging, on: date) -> bool:
    return belonging.since <= on and (belonging.until is None or on <= belonging.until)


def _grounds(
    as_of: date,
    involvements: Iterable[Involvement],
    belongings: Iterable[Belonging],
    recorded: Iterable[Recorded],
    weighing: Weighing,
) -> Iterator[tuple[tuple[str, str], Ground]]:
    yield from _co_offending(involvements, weighing)
    yield from _co_membership(as_of, belongings, weighing)
    for one in recorded:
        if one.first == one.second:
            raise AnalysisError(f"{one.reference} ties {one.first} to themselves. Correct it.")
        pair = (min(one.first, one.second), max(one.first, one.second))
        yield pair, Ground(kind=one.kind, reference=one.reference, on=one.on, people=2)


def _co_offending(
    involvements: Iterable[Involvement], weighing: Weighing
) -> Iterator[tuple[tuple[str, str], Ground]]:
    inside: Mapping[tuple[str, date], set[str]] = defaultdict(set)
    for one in involvements:
        if one.role in weighing.roles:
            inside[one.incident, one.on].add(one.person)
    for (incident, on), people in inside.items():
        if 2 <= len(people) <= weighing.most_people:  # noqa: PLR2004
            ground = Ground(
                kind=TieKind.CO_OFFENDING, reference=incident, on=on, people=len(people)
            )
            yield from ((pair, ground) for pair in combinations(sorted(people), 2))


def _co_membership(
    as_of: date, belongings: Iterable[Belonging], weighing: Weighing
) -> Iterator[tuple[tuple[str, str], Ground]]:
    """Yield ties within groups, as old as the older of both last being confirmed as members."""
    groups: Mapping[str, dict[str, date]] = defaultdict(dict)
    for one in belongings:
        if _lasts(one, as_of):
            seen = min(as_of, max(one.since, one.confirmed_on or one.since))
            groups[one.group][one.person] = max(seen, groups[one.group].get(one.person, seen))
    for group, members in groups.items():
        if 2 <= len(members) <= weighing.most_people:  # noqa: PLR2004
            for pair in combinations(sorted(members), 2):
                on = min(members[pair[0]], members[pair[1]])
                yield (
                    pair,
                    Ground(kind=TieKind.CO_MEMBERSHIP, reference=group, on=on, people=len(members)),
                )
