"""What a programme does to the attacks of a site: which do not happen, and why.

A group that was reached attacks less for a while. If it attacks all the same, the promise is kept
or not: kept, it loses freedom of action for some weeks as a group; broken, the message loses force.
Members who left attack nobody. What would have answered an attack that never came does not come.
"""

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from samsyn.simulation.agents.attacks import NOBODY, Attacks, Groups
from samsyn.simulation.agents.parameters import DAYS_PER_MONTH, Programme


class Prevented(IntEnum):
    """Why an attack did not happen; `NOT` means that it did."""

    NOT = 0
    BY_MESSAGE = 1
    BY_SANCTION = 2
    BY_EXIT = 3
    NOTHING_TO_ANSWER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CallIn:
    """A day on which the message was given, and the groups that it reached."""

    day: int
    reached: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """A promised consequence that was carried out against a group."""

    group: int
    from_day: int
    to_day: int
    for_attack: int  # place of the attack


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a programme did in one site."""

    prevented: NDArray[np.int8]  # `Prevented`, shape (attacks,)
    call_ins: tuple[CallIn, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    left_on: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))


def nothing_done(attacks: Attacks) -> Done:
    """Return what happens where there is no programme: everything."""
    return Done(prevented=np.zeros(len(attacks), dtype=np.int8))


def carried_out(
    programme: Programme,
    groups: Groups,
    attacks: Attacks,
    *,
    days: int,
    chance: np.random.Generator,
) -> Done:
    """Go through the attacks in order of day and let the programme work on each."""
    call_ins = _call_ins(programme, len(groups.weight), days, chance)
    left_on = _exits(programme, groups, call_ins, days, chance)
    kept = chance.random(len(attacks)) < programme.keeps_promise
    standing = _Standing(programme, len(groups.weight))
    prevented = np.zeros(len(attacks), dtype=np.int8)
    coming = iter(call_ins)
    upcoming = next(coming, None)
    rows = zip(
        attacks.day.tolist(),
        attacks.acting.tolist(),
        attacks.person.tolist(),
        attacks.answers.tolist(),
        attacks.luck.tolist(),
        kept.tolist(),
        strict=True,
    )
    for place, (day, acting, person, answers, luck, is_kept) in enumerate(rows):
        while upcoming is not None and upcoming.day < day:
            standing.reach(upcoming)
            upcoming = next(coming, None)
        if acting == NOBODY:
            continue
        if answers != NOBODY and prevented[answers]:
            prevented[place] = Prevented.NOTHING_TO_ANSWER
        elif left_on[person] < day:
            prevented[place] = Prevented.BY_EXIT
        else:
            prevented[place] = standing.judge(acting, day, luck)
            if prevented[place] == Prevented.NOT:
                standing.answer(acting, day, place, is_kept=is_kept)
    return Done(
        prevented=prevented,
        call_ins=call_ins,
        sanctions=tuple(standing.sanctions),
        left_on=left_on,
    )


class _Standing:
    """Where each group stands with the programme as time goes."""

    def __init__(self, programme: Programme, groups: int) -> None:
        self._programme = programme
        self._reached_on: list[int | None] = [None] * groups
        self._force = [1.0] * groups
        self._sanction: list[tuple[int, int]] = [(0, 0)] * groups
        self.sanctions: list[Sanction] = []

    def reach(self, call_in: CallIn) -> None:
        for group in call_in.reached:
            self._reached_on[group], self._force[group] = call_in.day, 1.0

    def judge(self, group: int, day: int, luck: float) -> Prevented:
        """Return what stops an attack of the group on a day, by how lucky the attack is."""
        reached = self._reached_on[group]
        if reached is None:
            return Prevented.NOT
        forgotten = 0.5 ** ((day - reached) / self._programme.half_life_days)
        left = 1 - self._programme.message * self._force[group] * forgotten
        if luck >= left:
            return Prevented.BY_MESSAGE
        first, last = self._sanction[group]
        if first <= day < last and luck >= left * (1 - self._programme.sanction):
            return Prevented.BY_SANCTION
        return Prevented.NOT

    def answer(self, group: int, day: int, attack: int, *, is_kept: bool) -> None:
        """Keep the promise, or not, after an attack of a group that had heard it."""
        if self._reached_on[group] is None or day < self._sanction[group][1]:
            return
        if not is_kept:
            self._force[group] *= self._programme.broken
            return
        first = day + self._programme.sanction_after_days
        last = first + self._programme.sanction_days
        self._sanction[group] = first, last
        self.sanctions.append(Sanction(group=group, from_day=first, to_day=last, for_attack=attack))


def _call_ins(
    programme: Programme, groups: int, days: int, chance: np.random.Generator
) -> tuple[CallIn, ...]:
    first = round(programme.starts_month * DAYS_PER_MONTH)
    return tuple(
        CallIn(
            day=day,
            reached=tuple(
                np.flatnonzero(chance.random(groups) < programme.groups_reached).tolist()
            ),
        )
        for day in range(first, days, max(1, programme.call_in_every_days))
    )


def _exits(
    programme: Programme,
    groups: Groups,
    call_ins: tuple[CallIn, ...],
    days: int,
    chance: np.random.Generator,
) -> NDArray[np.int64]:
    """Return the day on which each member left, or the end."""
    left_on = np.full(len(groups.group_of), days)
    for call_in in call_ins:
        leaves = chance.random(len(left_on)) < programme.exit_chance
        heard = np.isin(groups.group_of, call_in.reached)
        left_on[leaves & heard & (left_on == days)] = call_in.day
    return left_on
