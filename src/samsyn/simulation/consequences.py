"""Unfolds a site's sanction rounds, so that they carry the number that the site published.

Each published round answers an incident that a group is believed to have done, has a length of its
own, and ended when the group had been quiet. After them nothing is invented but one round that
runs now, so that the pages have something to show.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from samsyn.simulation.consequence_records import SimulatedMeasure, SimulatedRound
from samsyn.simulation.dice import Dice
from samsyn.simulation.incident_records import SimulatedIncident
from samsyn.simulation.profile import SiteProfile
from samsyn.simulation.records import SimulatedGroup, SimulatedMembership
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.groups import GroupStatus
from samsyn.vocabulary.incidents import GroupSide, IncidentKind, IncidentStatus
from samsyn.vocabulary.levers import CATALOGUE, Lever
from samsyn.vocabulary.sanctions import MeasureStep

QUIET = timedelta(days=28)
_LATELY = timedelta(days=75)
_COUNTED = {Certainty.CONFIRMED, Certainty.LIKELY}
_ALWAYS = (
    Lever.PATROL_FOCUS,
    Lever.TRAFFIC_CHECKS,
    Lever.SUPERVISION_FOCUS,
    Lever.CLOSER_CONTACT,
)
# What came to it, round by round: together the measures that were published.
_IN_TURN = (
    (Lever.SEIZURES, Lever.RESIDENCE_CONDITION),
    (Lever.JOINT_OPERATION,),
    (Lever.SEIZURES, Lever.RELEASE_FORFEITURE),
    (Lever.JOINT_OPERATION, Lever.RESIDENCE_CONDITION),
)
_WHAT = {
    Lever.PATROL_FOCUS: "Närvaro där gruppen brukar vara, kvällar och helger",
    Lever.TRAFFIC_CHECKS: "Riktade kontroller av bilar och personer",
    Lever.SEIZURES: "Beslag av narkotika och dopningsmedel",
    Lever.JOINT_OPERATION: "Gemensam insats med Kronofogden om skulder och bilar",
    Lever.DEBT_FIRST: "Skulder och utmätning med förtur, för de namngivna",
    Lever.SUPERVISION_FOCUS: "Ökat fokus på övervakade klienter, i samråd med polisen",
    Lever.CLOSER_CONTACT: "Tätare möten under perioden",
    Lever.RESIDENCE_CONDITION: "Pröva vistelseförbud som föreskrift",
    Lever.RELEASE_FORFEITURE: "Pröva förverkande vid misskötsamhet",
}
_RESULT = {
    Lever.SEIZURES: "Beslag gjordes vid flera tillfällen.",
    Lever.JOINT_OPERATION: "Två bilar utmättes.",
    Lever.DEBT_FIRST: "Skulderna togs först. Två bilar och kontanter utmättes.",
    Lever.RESIDENCE_CONDITION: "Nämnden beslutade om föreskrift.",
    Lever.RELEASE_FORFEITURE: "Nämnden beslutade om förverkande.",
}


@dataclass(frozen=True, slots=True)
class _Attack:
    """An incident, and a group that is believed to have done it."""

    incident: str
    group: str
    day: date
    known_on: date


def answer_violence(
    profile: SiteProfile,
    groups: Sequence[SimulatedGroup],
    memberships: Sequence[SimulatedMembership],
    incidents: Sequence[SimulatedIncident],
    dice: Dice,
    *,
    today: date,
) -> tuple[SimulatedRound, ...]:
    """Return the site's rounds in order of day: the published ones, and one that runs."""
    facts = [one for one in profile.published.sanction_rounds if one.when.latest <= today]
    if not facts:
        return ()
    active = {one.key for one in groups if one.status_on(today) is GroupStatus.ACTIVE}
    attacks = [one for one in _attacks(incidents) if one.group in active]
    drawn = _Drawn(profile, attacks, memberships, dice, today)
    start = profile.programme_started_on or facts[0].when.earliest - timedelta(days=365)
    for fact in facts:
        drawn.past(fact.rounds, start, fact.when.latest)
    drawn.running()
    return tuple(drawn.rounds)


def _attacks(incidents: Sequence[SimulatedIncident]) -> Iterator[_Attack]:
    for one in sorted(incidents, key=lambda one: one.occurred.earliest):
        acting = [side for side in one.sides if side.side is GroupSide.ACTING]
        is_counted = len(acting) == 1 and acting[0].certainty in _COUNTED
        in_scope = one.status is not IncidentStatus.OUT_OF_SCOPE
        if is_counted and in_scope and one.kind is not IncidentKind.OTHER:
            day = one.occurred.latest.date()
            yield _Attack(one.key, acting[0].group, day, max(day, one.reported_on))


class _Drawn:
    """The rounds while they are drawn."""

    def __init__(
        self,
        profile: SiteProfile,
        attacks: list[_Attack],
        memberships: Sequence[SimulatedMembership],
        dice: Dice,
        today: date,
    ) -> None:
        self.profile, self.attacks, self.memberships = profile, attacks, memberships
        self.dice, self.today = dice, today
        self.rounds: list[SimulatedRound] = []

    def past(self, count: int, first: date, last: date) -> None:
        """Draw so many rounds that ended between two days, each of another length."""
        for attack in self.attacks:
            if len(self.rounds) == count:
                return
            started = attack.known_on + timedelta(days=self.dice.whole(5, 9))
            ended = self._quiet_until(attack, started)
            length = (ended - started).days
            is_new = all(
                (r.ended_on - r.started_on).days != length for r in self.rounds if r.ended_on
            )
            is_free = all(r.ended_on and r.ended_on < started for r in self._of(attack.group))
            if first < attack.day and ended <= last and is_new and is_free:
                self._add(attack, started, ended)
        for _ in range(count - len(self.rounds)):
            self._add_unrecorded(first, last)  # the register begins later, or has too few

    def running(self) -> None:
        """Draw one round that runs now, after the latest incident that allows it."""
        lately = [
            one
            for one in self.attacks
            if self.today - _LATELY <= one.day and one.known_on <= self.today - timedelta(days=9)
        ]
        if lately:
            attack = lately[-1]
            started = min(attack.known_on + timedelta(days=6), self.today - timedelta(days=3))
            self._add(attack, started, None)

    def _add_unrecorded(self, first: date, last: date) -> None:
        """Add a round whose incident the register lacks, in a time when its group was quiet."""
        lengths = {(one.ended_on - one.started_on).days for one in self.rounds if one.ended_on}
        length = next(days for days in range(30, 90) if days not in lengths)
        groups = sorted({one.group for one in self.attacks})
        preferred = 30 + 45 * len(self.rounds)
        possible = max(0, (last - first).days - length - 6)
        for step in range(possible):
            day = first + timedelta(days=(preferred + step) % possible)
            started, ended = day + timedelta(days=6), day + timedelta(days=6 + length)
            for group in groups:
                if self._is_quiet(group, started, ended):
                    self._add(_Attack("", group, day, day), started, ended)
                    return

    def _is_quiet(self, group: str, first: date, last: date) -> bool:
        is_free = all(
            one.ended_on is not None and (one.ended_on < first or last < one.started_on)
            for one in self._of(group)
        )
        acted = [one.day for one in self.attacks if one.group == group]
        return is_free and not any(first <= day <= last for day in acted)

    def _of(self, group: str) -> list[SimulatedRound]:
        return [one for one in self.rounds if one.group == group]

    def _quiet_until(self, attack: _Attack, started: date) -> date:
        """Return the day of the exit review: so many quiet days after the group's last violence."""
        end = started + QUIET
        for later in self.attacks:
            if later.group == attack.group and started < later.day < end:
                end = later.day + QUIET
        return end + timedelta(days=self.dice.whole(0, 9))

    def _add(self, attack: _Attack, started: date, ended: date | None) -> None:
        place = len(self.rounds)
        levers = (*_ALWAYS, *_IN_TURN[place % len(_IN_TURN)])
        opened = min(attack.known_on + timedelta(days=1), started)
        self.rounds.append(
            SimulatedRound(
                key=f"{self.profile.key}-f{place + 1:02d}",
                group=attack.group,
                incidents=(attack.incident,) if attack.incident else (),
                opened_on=opened,
                decided_on=max(opened, started - timedelta(days=self.dice.whole(1, 2))),
                started_on=started,
                review_on=started + QUIET,
                ended_on=ended,
                told_on=ended + timedelta(days=self.dice.whole(2, 12)) if ended else None,
                people=self._members(attack.group, started),
                measures=(
                    *(self._measure(one, started, ended) for one in levers),
                    *self._of_partners(levers, started, ended),
                ),
            )
        )

    def _of_partners(
        self, levers: Sequence[Lever], started: date, ended: date | None
    ) -> Iterator[SimulatedMeasure]:
        """Yield Kronofogden's own part in the police's operations; now it is asked, no more.

        Nothing is drawn, so that the other measures are those of a site without Kronofogden.
        """
        facts = CATALOGUE[Lever.DEBT_FIRST]
        if facts.agency not in {one.kind for one in self.profile.agencies}:
            return
        if ended is not None and Lever.JOINT_OPERATION not in levers:
            return
        days = ((MeasureStep.ACCEPT, 4), (MeasureStep.START, 6))
        steps = [(step, started + timedelta(days=number)) for step, number in days]
        yield SimulatedMeasure(
            agency=facts.agency,
            lever=Lever.DEBT_FIRST,
            what=_WHAT[Lever.DEBT_FIRST],
            asked_on=started,
            steps=(*steps, (MeasureStep.DONE, ended)) if ended else (),
            result=_RESULT[Lever.DEBT_FIRST],
            actions=4,
        )

    def _members(self, group: str, day: date) -> tuple[str, ...]:
        held = [
            one.person
            for one in self.memberships
            if one.group == group
            and one.since.earliest <= day
            and (one.until is None or one.until > day)
        ]
        return tuple(dict.fromkeys(held))

    def _measure(self, lever: Lever, started: date, ended: date | None) -> SimulatedMeasure:
        first = started + timedelta(days=self.dice.whole(1, 5))
        begun = first + timedelta(days=self.dice.whole(0, 3))
        done = ended or self.today
        steps = [(MeasureStep.ACCEPT, first), (MeasureStep.START, begun), (MeasureStep.DONE, done)]
        if ended is None:  # under way: some wait for their agency, none is done
            steps = [one for one in steps[:2] if one[1] <= self.today]
            steps = steps[: 0 if lever in _IN_TURN[0] + _IN_TURN[1] else 2]
        actions = self.dice.whole(3, 24)
        return SimulatedMeasure(
            agency=CATALOGUE[lever].agency,
            lever=lever,
            what=_WHAT[lever],
            asked_on=started,
            steps=tuple(steps),
            result=_RESULT.get(lever, "Genomfört som planerat."),
            actions=actions,
            outside=self.dice.whole(0, actions // 8),
        )
