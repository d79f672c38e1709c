"""How violence arises in the simulated city: a process that can be read, with known parameters.

A day's rate of new starts is the number of active disputes plus a background for each group, times
a factor after the programme started. An incident between groups is answered by the other side
within days with a fixed chance, and followed close by in space and time with another. The total
is given; when, where and between whom is drawn.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate

from samsyn.simulation.dice import Dice
from samsyn.simulation.places import DISTRICT_RADIUS_METRES, District, near
from samsyn.simulation.records import Point, SimulatedGroup, SimulatedRelation
from samsyn.vocabulary.groups import GroupStatus, RelationKind, RelationState


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolenceProcess:
    """The parameters: shares and chances between 0 and 1, days, metres."""

    total: int
    starts_on: date
    today: date
    programme_started_on: date
    programme_factor: float = 0.8
    background_per_group: float = 0.15  # in disputes
    retaliation_chance: float = 0.32
    retaliation_mean_days: float = 4.0
    near_repeat_chance: float = 0.12
    near_repeat_mean_days: float = 6.0
    near_repeat_metres: float = 100.0
    latest_week: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What really happened: which group acted, against which, in answer to what."""

    number: int  # order of drawing
    day: date
    district: District
    place: Point
    acting: str | None
    targeted: str | None
    dispute: str | None
    retaliation_for: int | None = None
    near_repeat_of: int | None = None


class _City:
    """Draws events one at a time; holds nothing but what the draws need."""

    def __init__(
        self,
        process: ViolenceProcess,
        groups: Sequence[SimulatedGroup],
        relations: Sequence[SimulatedRelation],
        districts: Sequence[District],
        dice: Dice,
    ) -> None:
        self.process = process
        self.dice = dice
        self.districts = districts
        self.groups = {group.key: group for group in groups}
        self.disputes = [
            (relation, *_active_days(relation, process))
            for relation in relations
            if relation.kind is RelationKind.DISPUTE
        ]
        self.rates_up_to = list(accumulate(self._rate_on(day) for day in self._days()))
        self.events: list[Event] = []

    def run(self) -> list[Event]:
        self._latest_week()
        while len(self.events) < self.process.total:
            self._add_with_followers(self._start())
        return self.events[: self.process.total]

    def _days(self) -> list[date]:
        span = (self.process.today - self.process.starts_on).days
        return [self.process.starts_on + timedelta(days=number) for number in range(span)]

    def _active_on(self, day: date) -> list[SimulatedRelation]:
        return [relation for relation, first, last in self.disputes if first <= day <= last]

    def _rate_on(self, day: date) -> float:
        process = self.process
        rate = len(self._active_on(day)) + self._background()
        return rate * (process.programme_factor if day >= process.programme_started_on else 1.0)

    def _background(self) -> float:
        """Return what comes besides disputes; where no group is mapped, as much as of one."""
        return self.process.background_per_group * max(1, len(self.groups))

    def _latest_week(self) -> None:
        """Place the planned incidents of the last week: a start, its answer, one apart."""
        today = self.process.today
        if not self.process.latest_week or not self.disputes:
            return
        start = self._between(self.disputes[0][0], today - timedelta(days=5))
        self.events.append(start)
        if self.process.latest_week > 1:
            self.events.append(self._retaliation(start, today - timedelta(days=2)))
        for days in range(1, self.process.latest_week - 1):
            self.events.append(self._elsewhere_on(today - timedelta(days=days)))

    def _start(self) -> Event:
        place = bisect_right(self.rates_up_to, self.dice.fraction() * self.rates_up_to[-1])
        day = self.process.starts_on + timedelta(days=place)
        active = self._active_on(day)
        background = self._background()
        if self.dice.chance(background / (background + len(active))):
            return self._elsewhere_on(day)
        return self._between(self.dice.pick(active), day)

    def _between(self, relation: SimulatedRelation, day: date) -> Event:
        acting, targeted = self.dice.shuffled(relation.groups)
        return self._at_home_of(targeted, day, acting=acting, dispute=relation.key)

    def _elsewhere_on(self, day: date) -> Event:
        district = self.dice.pick(self.districts)
        active = [
            group.key
            for group in self.groups.values()
            if group.status_on(day) is GroupStatus.ACTIVE
        ]
        acting = self.dice.pick(active) if active and self.dice.chance(0.3) else None
        return self._event(day, district, acting=acting)

    def _at_home_of(self, targeted: str, day: date, *, acting: str, dispute: str | None) -> Event:
        home = self.dice.pick(self.groups[targeted].territory).district
        district = next(place for place in self.districts if place.name == home)
        return self._event(day, district, acting=acting, targeted=targeted, dispute=dispute)

    def _event(
        self,
        day: date,
        district: District,
        *,
        acting: str | None,
        targeted: str | None = None,
        dispute: str | None = None,
    ) -> Event:
        return Event(
            number=len(self.events),
            day=day,
            district=district,
            place=near(district.centre, DISTRICT_RADIUS_METRES * 0.8, self.dice),
            acting=acting,
            targeted=targeted,
            dispute=dispute,
        )

    def _add_with_followers(self, event: Event) -> None:
        waiting = [event]
        while waiting:
            current = waiting.pop(0)
            numbered = replace(current, number=len(self.events))
            self.events.append(numbered)
            waiting.extend(self._followers(numbered))

    def _followers(self, event: Event) -> list[Event]:
        process, dice = self.process, self.dice
        followers = []
        if event.targeted and dice.chance(process.retaliation_chance):
            day = event.day + timedelta(days=dice.wait(process.retaliation_mean_days))
            followers.append(self._retaliation(event, day))
        if dice.chance(process.near_repeat_chance):
            day = event.day + timedelta(days=dice.wait(process.near_repeat_mean_days))
            followers.append(self._near_repeat(event, day))
        return [
            follower
            for follower in followers
            if follower.day < process.today and self._still_active(follower)
        ]

    def _still_active(self, event: Event) -> bool:
        """Say whether both groups exist on the day; a former group neither acts nor is answered."""
        return all(
            self.groups[group].status_on(event.day) is GroupStatus.ACTIVE
            for group in (event.acting, event.targeted)
            if group is not None
        )

    def _retaliation(self, event: Event, day: date) -> Event:
        acting, targeted = event.targeted or "", event.acting or ""
        answer = self._at_home_of(targeted, day, acting=acting, dispute=event.dispute)
        return replace(answer, retaliation_for=event.number)

    def _near_repeat(self, event: Event, day: date) -> Event:
        place = near(event.place, self.process.near_repeat_metres, self.dice)
        return replace(
            event, day=day, place=place, retaliation_for=None, near_repeat_of=event.number
        )


def unfold(
    process: ViolenceProcess,
    groups: Sequence[SimulatedGroup],
    relations: Sequence[SimulatedRelation],
    districts: Sequence[District],
    dice: Dice,
) -> tuple[Event, ...]:
    """Return `process.total` events in order of time, numbered in that order from 0."""
    events = _City(process, groups, relations, districts, dice).run()
    ordered = sorted(events, key=lambda event: (event.day, event.number))
    place = {event.number: number for number, event in enumerate(ordered)}
    return tuple(
        replace(
            event,
            number=place[event.number],
            retaliation_for=_moved(event.retaliation_for, place),
            near_repeat_of=_moved(event.near_repeat_of, place),
        )
        for event in ordered
    )


def _moved(number: int | None, place: dict[int, int]) -> int | None:
    return None if number is None else place[number]


def _active_days(relation: SimulatedRelation, process: ViolenceProcess) -> tuple[date, date]:
    since = {dated.state: dated.since for dated in relation.states}
    first = max(since.get(RelationState.ACTIVE, process.today), process.starts_on)
    last = since.get(RelationState.COOLING, process.today) - timedelta(days=1)
    return first, last
