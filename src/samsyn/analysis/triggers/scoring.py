"""Scores groups by what they are believed to have done: score = weight x certainty x share.

A homicide weighs 5, an injury shooting or an explosion where people live 3, shots fired and other
serious assault 1; confirmed counts 1, likely a half, anything less nothing. An incident with
several groups on its acting side is shared between them. The weights are a default of the
strategy's practice, not a law of nature: the same events are always scored with equal weights and
by homicides alone, and where the leader changes the result is contested.

Only the acting side scores. Being hit, arrests, reports and suspicions against people are no
input: there is nowhere to put them.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeVar

from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.incidents import IncidentKind

Key = TypeVar("Key", bound=Hashable)


class Severity(StrEnum):
    """The three kinds of event that score."""

    HOMICIDE = "homicide"
    GRAVE = "grave"
    SERIOUS = "serious"


_EXPLOSIONS = frozenset({IncidentKind.EXPLOSION, IncidentKind.HAND_GRENADE})
_NOT_VIOLENCE = frozenset({IncidentKind.OTHER, IncidentKind.PREPARED_EXPLOSION})


def severity_of(
    kind: IncidentKind, *, dead: int, injured: int, where_people_live: bool | None
) -> Severity | None:
    """Return how grave an event is; None does not score. An unknown place is not a home."""
    if kind is IncidentKind.OTHER:
        return None
    if dead or kind is IncidentKind.OTHER_HOMICIDE:
        return Severity.HOMICIDE
    if kind in _NOT_VIOLENCE:
        return None
    if kind is IncidentKind.SHOOTING and injured:
        return Severity.GRAVE
    if kind in _EXPLOSIONS and (injured or where_people_live):
        return Severity.GRAVE
    return Severity.SERIOUS


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of event weighs."""

    homicide: int
    grave: int
    serious: int

    def of(self, severity: Severity) -> int:
        """Return the weight of one event."""
        return {
            Severity.HOMICIDE: self.homicide,
            Severity.GRAVE: self.grave,
            Severity.SERIOUS: self.serious,
        }[severity]


PUBLISHED = Weights(5, 3, 1)
EQUAL = Weights(1, 1, 1)
HOMICIDE_ONLY = Weights(1, 0, 0)

_CERTAINTY: Mapping[Certainty, Fraction] = {
    Certainty.CONFIRMED: Fraction(1),
    Certainty.LIKELY: Fraction(1, 2),
}


@dataclass(frozen=True, slots=True)
class Side(Generic[Key]):
    """A group believed to have acted, and how certain that is."""

    group: Key
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolentEvent(Generic[Key]):
    """One event that can score: when it surely had not and surely had happened, who acted."""

    key: Hashable
    earliest_at: datetime
    latest_at: datetime
    severity: Severity
    acting: tuple[Side[Key], ...] = ()

    @property
    def counted(self) -> tuple[Side[Key], ...]:
        """The acting sides that are certain enough to count, each group once, the surest."""
        best: dict[Key, Side[Key]] = {}
        for side in self.acting:
            known = best.get(side.group)
            better = known is None or _CERTAINTY.get(known.certainty, 0) < _CERTAINTY.get(
                side.certainty, 0
            )
            if side.certainty in _CERTAINTY and better:
                best[side.group] = side
        return tuple(best.values())

    def parts(self, weights: Weights) -> Iterable[tuple[Key, Fraction]]:
        """Yield each acting group with its part of the event's weight."""
        counted = self.counted
        for side in counted:
            yield (
                side.group,
                weights.of(self.severity) * _CERTAINTY[side.certainty] / len(counted),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupScore(Generic[Key]):
    """One group's scores, and the events that they rest on."""

    group: Key
    published: Fraction
    equal: Fraction
    homicide_only: Fraction
    events: tuple[Hashable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard(Generic[Key]):
    """Every group that scored, the highest first, and whether the weights decide who leads."""

    scores: tuple[GroupScore[Key], ...]
    leaders: frozenset[Key]  # by the published weights; several where they are level
    leaders_equal: frozenset[Key]
    leaders_homicide: frozenset[Key]
    unattributed: tuple[Hashable, ...]  # events of which no group is certain enough

    @property
    def is_contested(self) -> bool:
        """Whether another weighting puts another group first, or several stand level."""
        by_other = [one for one in (self.leaders_equal, self.leaders_homicide) if one]
        return len(self.leaders) > 1 or any(one != self.leaders for one in by_other)

    def score_of(self, group: Key) -> GroupScore[Key] | None:
        """Return a group's scores, None if it has none."""
        return next((one for one in self.scores if one.group == group), None)


def scorecard(events: Sequence[ViolentEvent[Key]]) -> Scorecard[Key]:
    """Score the groups of a window's events, by all three weightings."""
    by_published, by_equal, by_homicide = (
        _sums(events, weights) for weights in (PUBLISHED, EQUAL, HOMICIDE_ONLY)
    )
    of_group: dict[Key, list[Hashable]] = {}
    for event in events:
        for side in event.counted:
            of_group.setdefault(side.group, []).append(event.key)
    scores = [
        GroupScore(
            group=group,
            published=total,
            equal=by_equal[group],
            homicide_only=by_homicide[group],
            events=tuple(of_group[group]),
        )
        for group, total in by_published.items()
    ]
    return Scorecard(
        scores=tuple(sorted(scores, key=lambda one: (-one.published, -one.equal))),
        leaders=_leaders(by_published),
        leaders_equal=_leaders(by_equal),
        leaders_homicide=_leaders(by_homicide),
        unattributed=tuple(event.key for event in events if not event.counted),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstHomicide(Generic[Key]):
    """The first homicide after a call-in with a confirmed acting group."""

    groups: frozenset[Key]  # several where the times leave open which came first
    events: tuple[Hashable, ...]
    earlier_unattributed: tuple[Hashable, ...]  # homicides that may have come before it

    @property
    def is_contested(self) -> bool:
        """Whether another group may have been first."""
        return len(self.groups) > 1 or bool(self.earlier_unattributed)


def first_homicide(
    events: Sequence[ViolentEvent[Key]], *, after: datetime
) -> FirstHomicide[Key] | None:
    """Return who was first with a confirmed homicide that surely came after a moment."""
    homicides = [
        one for one in events if one.severity is Severity.HOMICIDE and one.earliest_at > after
    ]
    confirmed = [one for one in homicides if _confirmed(one)]
    if not confirmed:
        return None
    known_by = min(one.latest_at for one in confirmed)
    first = [one for one in confirmed if one.earliest_at <= known_by]
    return FirstHomicide(
        groups=frozenset(group for one in first for group in _confirmed(one)),
        events=tuple(one.key for one in first),
        earlier_unattributed=tuple(
            one.key for one in homicides if not _confirmed(one) and one.earliest_at <= known_by
        ),
    )


def _confirmed(event: ViolentEvent[Key]) -> frozenset[Key]:
    return frozenset(side.group for side in event.acting if side.certainty is Certainty.CONFIRMED)


def _sums(events: Sequence[ViolentEvent[Key]], weights: Weights) -> dict[Key, Fraction]:
    found: dict[Key, Fraction] = {}
    for event in events:
        for group, part in event.parts(weights):
            found[group] = found.get(group, Fraction(0)) + part
    return found


def _leaders(totals: Mapping[Key, Fraction]) -> frozenset[Key]:
    most = max(totals.values(), default=Fraction(0))
    return frozenset(group for group, total in totals.items() if total == most and most > 0)
