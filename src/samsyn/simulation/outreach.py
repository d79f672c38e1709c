"""Unfolds a site's call-ins and talks, so that they carry the figures that the site published.

Up to the last published figure the counts are the published ones; where a figure was left open,
and after it, they are invented. Persons met are counted once, talks each, attempts apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from samsyn.simulation.dice import Dice
from samsyn.simulation.outreach_records import (
    SimulatedAttempt,
    SimulatedCallIn,
    SimulatedInvitee,
    SimulatedTalk,
)
from samsyn.simulation.profile import SiteProfile
from samsyn.simulation.published import CallInFact, NotificationsFact
from samsyn.simulation.records import SimulatedPerson
from samsyn.vocabulary.people import IdentityKind, ProtectedIdentity, Standing
from samsyn.vocabulary.rooms import AgencyKind, RoomKind

_BEFORE_AN_EVENING = timedelta(weeks=7)
_TOLD_HOLDS = timedelta(days=700)  # of two years, some days to spare
TALK_EVERY_DAYS = 20  # on average, in the time that is invented
# Between the published figures and these last days nothing is invented: the demo loads fast.
INVENTED = timedelta(days=200)
AHEAD = timedelta(days=32)  # the next call-in of the site that plans one
_OF_SORT = {
    "trossamfund": "Församlingen Björkstegen",
    "kommunala enheter": "Kommunala fritidsenheten",
    "engagerade boende": "Boendegruppen Almspegeln",
}
_PLANS_ONE = "orebro"
_TRIES_THAT_FAIL = 2  # at most, before the one that tells how it went
_CHRISTMAS, _AFTER_NEW_YEAR, _JULY = (12, 18), (1, 8), 7
_A_SEASON, _SOON = timedelta(days=60), timedelta(days=30)
_USUAL_TEAM = (AgencyKind.POLICE, AgencyKind.SOCIAL_SERVICES)
_INVITED, _ABSENT = 10, 2  # where a site left its figures open
_ABSENCES = (("refused", 3.0), ("excused", 2.0), ("custody", 1.0), ("not_found", 2.0))
_SPEAKERS = (
    "kommundirektör",
    "lokalpolisområdeschef",
    "frivårdschef",
    "socialtjänsten",
    "förälder som har mist sitt barn",
)
_VENUES = ("Medborgarhuset Exempelgården", "Kulturhuset Provsalen", "Församlingshemmet Timjan")


@dataclass(frozen=True, slots=True)
class Outreach:
    """All call-ins and talks of a site, each in order of day."""

    call_ins: tuple[SimulatedCallIn, ...] = ()
    talks: tuple[SimulatedTalk, ...] = ()

    def days_wanted(self) -> dict[str, tuple[date, ...]]:
        """Return person -> the days on which the joint room has them told, or told anew.

        What is told holds for two years, and must last until the evening.
        """
        wanted: dict[str, set[date]] = {}
        for call_in in self.call_ins:
            for one in call_in.invitees:
                asked = call_in.held_on - _BEFORE_AN_EVENING
                wanted.setdefault(one.person, set()).add(asked)
        for talk in self.talks:
            wanted.setdefault(talk.person, set()).add(talk.proposed_on)
        return {person: tuple(_told_anew(sorted(days))) for person, days in wanted.items()}


def _told_anew(days: Sequence[date]) -> Iterator[date]:
    told: date | None = None
    for day in days:
        if told is None or day + _BEFORE_AN_EVENING >= told + _TOLD_HOLDS:
            told = day
            yield day


def reach_out(
    profile: SiteProfile, people: Sequence[SimulatedPerson], dice: Dice, *, today: date
) -> Outreach:
    """Return what the site has said to whom up to `today`, and the call-in that it plans."""
    room = profile.room(RoomKind.POLICE).key
    drawn = _Drawn(profile, [one for one in people if _may_be_met(one, room)], dice, today)
    drawn.call_in_people()
    drawn.meet_people()
    return Outreach(
        tuple(sorted(drawn.call_ins, key=lambda one: one.held_on)),
        tuple(sorted(drawn.talks, key=lambda one: (one.proposed_on, one.key))),
    )


def _seated(fact: CallInFact | None) -> tuple[str, ...]:
    """Return invented organisations of the sorts that are said to have sat in the audience."""
    return tuple(_OF_SORT[sort] for sort in (fact.audience if fact else ()) if sort in _OF_SORT)


def _is_holiday(day: date) -> bool:
    month_and_day = (day.month, day.day)
    return month_and_day >= _CHRISTMAS or month_and_day <= _AFTER_NEW_YEAR or day.month == _JULY


def _may_be_met(person: SimulatedPerson, room: str) -> bool:
    return (
        person.room == room
        and person.identity is IdentityKind.KNOWN
        and person.standing is Standing.IN_SCOPE
        and person.protected is ProtectedIdentity.NONE
        and person.died_on is None
    )


@dataclass(slots=True)
class _Drawn:
    """The site while its history is drawn."""

    profile: SiteProfile
    people: Sequence[SimulatedPerson]
    dice: Dice
    today: date
    call_ins: list[SimulatedCallIn] = field(default_factory=list)
    followed_up: set[str] = field(default_factory=set)  # call-ins whose absentees are met
    talks: list[SimulatedTalk] = field(default_factory=list)

    def call_in_people(self) -> None:
        facts = [one for one in self.profile.published.call_ins if one.when.latest <= self.today]
        called: set[str] = set()
        for fact in facts:
            held = self._evening(fact.when.earliest, fact.when.latest)
            call_in = self._call_in(held, fact, leave_out=called)
            called |= {one.person for one in call_in.invitees}
            self.call_ins.append(call_in)
        for held in self._later_call_ins():
            self.call_ins.append(self._call_in(held, None, leave_out=set()))

    def meet_people(self) -> None:
        facts = [
            one for one in self.profile.published.notifications if one.when.latest <= self.today
        ]
        for fact in facts:
            self._meet_as_published(fact)
        begun = [one.when.latest for one in facts] or [one.held_on for one in self.call_ins[:1]]
        for call_in in self.call_ins:
            self._meet_absentees(call_in)
        if begun:
            self._meet_since(max(*begun, self.today - INVENTED))

    def _later_call_ins(self) -> Iterator[date]:
        """Yield the last one of each site; of one site each spring, and the next that it plans."""
        if not self.call_ins:
            return
        year = max(one.held_on for one in self.call_ins).year + 1
        while (held := self._evening(date(year, 4, 10), date(year, 6, 10))) < self.today:
            if self.profile.key == _PLANS_ONE or held > self.today - 2 * INVENTED:
                yield held
            year += 1
        if self.profile.key == _PLANS_ONE:
            yield self._evening(self.today + AHEAD, self.today + AHEAD + timedelta(days=14))

    def _evening(self, first: date, last: date) -> date:
        """Return a Tuesday to Thursday outside holidays, or the only day there is."""
        days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
        fitting = [one for one in days if one.isoweekday() in {2, 3, 4} and not _is_holiday(one)]
        return self.dice.pick(fitting or days)

    def _call_in(
        self, held: date, fact: CallInFact | None, *, leave_out: set[str]
    ) -> SimulatedCallIn:
        number = len(self.call_ins) + 1
        invited = (fact and fact.invited) or _INVITED
        came = (fact and fact.attended) or invited - _ABSENT
        stayed = (fact and fact.stayed) or came
        chosen = self._adults(held, invited, leave_out=leave_out)
        return SimulatedCallIn(
            key=f"{self.profile.key}-c{number:02d}",
            number=number,
            held_on=held,
            venue=_VENUES[number % len(_VENUES)],
            speakers=self._speakers(fact),
            audience=(*self.profile.community, *_seated(fact)),
            rehearsed=fact is None or fact.rehearsed or self.dice.chance(0.8),
            invitees=tuple(
                self._invitee(person.key, place, came=came, stayed=stayed)
                for place, person in enumerate(chosen)
            ),
        )

    def _speakers(self, fact: CallInFact | None) -> tuple[str, ...]:
        named = fact.speakers if fact else ()
        return named if len(named) > 1 else _SPEAKERS

    def _invitee(self, person: str, place: int, *, came: int, stayed: int) -> SimulatedInvitee:
        is_here = place < came
        return SimulatedInvitee(
            person=person,
            supervised=self.dice.chance(0.6),
            came=is_here,
            stayed=place < stayed,
            talked_afterwards=place < stayed and self.dice.chance(0.3),
            absence="" if is_here else self.dice.weighted(_ABSENCES),
        )

    def _adults(self, day: date, count: int, *, leave_out: set[str]) -> list[SimulatedPerson]:
        # The joint room knows the year of birth alone, and knew it when the planning began.
        known_since = date((day - _A_SEASON).year - 1, 12, 31)
        fitting = [
            one
            for one in self.people
            if one.key not in leave_out and not one.ages_on(known_since).may_be_minor
        ]
        return self.dice.some(fitting, count)

    def _meet_as_published(self, fact: NotificationsFact) -> None:
        """Meet so many people in so many talks: who is met twice fills up the difference."""
        people = fact.people or fact.conversations or 0
        first, last = self._period(fact)
        owed = self._absentees_within(first, last)
        before = {one.person for one in self.talks}  # a round is for those not met yet
        others = self._adults(first, people - len(owed), leave_out={*owed, *before})
        met = [*owed, *(one.key for one in others)]
        again = self.dice.some(met, (fact.conversations or people) - len(met))
        team = tuple(AgencyKind(one) for one in fact.by)
        middle = first + (last - first) / 2
        for person in met:
            day = owed.get(person) or self.dice.day(first, middle)
            self._talk(person, day, team, before=last)
        for person in again:
            self._talk(person, self.dice.day(middle, last - timedelta(days=3)), team, before=last)

    def _absentees_within(self, first: date, last: date) -> dict[str, date]:
        """Return who is owed a talk after a call-in of the period -> the day of the talk."""
        owed: dict[str, date] = {}
        for call_in in self.call_ins:
            if first - _SOON <= call_in.held_on <= last - _A_SEASON:
                self.followed_up.add(call_in.key)
                for person in self._missed(call_in):
                    owed[person] = self._soon_after(call_in)
        return owed

    def _meet_absentees(self, call_in: SimulatedCallIn) -> None:
        if call_in.key in self.followed_up or call_in.held_on > self.today - _SOON:
            return
        for person in self._missed(call_in):
            day = self._soon_after(call_in)
            self._talk(person, day, _USUAL_TEAM, before=self.today, may_fail=True)

    def _missed(self, call_in: SimulatedCallIn) -> list[str]:
        """Return who was absent and can be met: not those in custody."""
        return [one.person for one in call_in.invitees if not one.came and one.absence != "custody"]

    def _soon_after(self, call_in: SimulatedCallIn) -> date:
        return call_in.held_on + timedelta(days=self.dice.whole(12, 25))

    def _period(self, fact: NotificationsFact) -> tuple[date, date]:
        first, last = fact.since.earliest, fact.when.latest
        if first == last:  # a round, told of when it was over
            return first - timedelta(weeks=6), last
        for call_in in self.call_ins:  # told of at the call-in, or counted from it
            if first + _A_SEASON < call_in.held_on <= last:
                return first, call_in.held_on - timedelta(days=1)
            if first <= call_in.held_on <= last:
                return call_in.held_on + timedelta(days=1), last
        return first, last

    def _meet_since(self, day: date) -> None:
        day += timedelta(days=self.dice.wait(TALK_EVERY_DAYS))
        while day < self.today - timedelta(days=2):
            for person in self._adults(day, 1, leave_out=set()):
                self._talk(person.key, day, _USUAL_TEAM, before=self.today, may_fail=True)
            day += timedelta(days=self.dice.wait(TALK_EVERY_DAYS))

    def _talk(
        self,
        person: str,
        day: date,
        team: tuple[AgencyKind, ...],
        *,
        before: date,
        may_fail: bool = False,
    ) -> None:
        """Write down one talk; without `may_fail`, its last attempt meets the person in time."""
        attempts: list[SimulatedAttempt] = []
        proposed = day - timedelta(days=self.dice.whole(2, 10))
        while (
            len(attempts) < _TRIES_THAT_FAIL
            and self.dice.chance(0.3)
            and day + timedelta(days=3) < before
        ):
            attempts.append(self._attempt(day, self.dice.pick(("not_home", "not_home", "refused"))))
            day += timedelta(days=self.dice.whole(1, 2))
        is_met = not may_fail or self.dice.chance(0.85)
        attempts.append(self._attempt(min(day, before), "met" if is_met else "not_home"))
        self.talks.append(
            SimulatedTalk(
                key=f"{self.profile.key}-s{len(self.talks) + 1:03d}",
                person=person,
                occasion=self._occasion(person, proposed),
                proposed_on=proposed,
                team=team,
                attempts=tuple(attempts),
                wants_help=is_met and self.dice.chance(0.33),
            )
        )

    def _attempt(self, day: date, outcome: str) -> SimulatedAttempt:
        return SimulatedAttempt(day=day, hour=self.dice.whole(9, 19), outcome=outcome)

    def _occasion(self, person: str, proposed: date) -> str:
        """Return why now: who was absent from a call-in in the last month is met for that."""
        for call_in in self.call_ins:
            missed = {one.person for one in call_in.invitees if not one.came}
            if person in missed and timedelta(0) <= proposed - call_in.held_on <= timedelta(60):
                return "missed_call_in"
        return self.dice.weighted((("reach_gap", 5.0), ("retaliation", 2.0), ("routine", 3.0)))
