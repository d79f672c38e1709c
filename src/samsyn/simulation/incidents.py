"""From what really happened to what the register holds: kind, time, place, sides, review.

The record knows less than the truth: the acting group is often unknown and now and then wrong,
times and places come with a precision, and the newest incidents have not been reviewed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from samsyn.simulation.dice import Dice
from samsyn.simulation.incident_records import (
    ShootingCriteria,
    SimulatedIncident,
    SimulatedSide,
)
from samsyn.simulation.involvements import Parts
from samsyn.simulation.places import shifted
from samsyn.simulation.records import (
    Point,
    SimulatedGroup,
)
from samsyn.simulation.violence import Event
from samsyn.simulation.wording import describe, draw_weapon
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.incidents import (
    GroupMotivated,
    GroupSide,
    IncidentKind,
    IncidentStatus,
    MemberInvolved,
    PlacePrecision,
)
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAYS_UNTIL_REVIEW = 7
DAYS_UNTIL_CONFIRMED = 28
_KINDS = (
    (IncidentKind.SHOOTING, 0.56),
    (IncidentKind.EXPLOSION, 0.17),
    (IncidentKind.ATTEMPTED_EXPLOSION, 0.06),
    (IncidentKind.PREPARED_EXPLOSION, 0.04),
    (IncidentKind.HAND_GRENADE, 0.02),
    (IncidentKind.ARSON, 0.05),
    (IncidentKind.STABBING, 0.05),
    (IncidentKind.SERIOUS_ASSAULT, 0.04),
    (IncidentKind.KIDNAPPING, 0.01),
)
_PRECISIONS = (
    (Precision.MINUTE, 0.55),
    (Precision.HOUR, 0.25),
    (Precision.RANGE, 0.15),
    (Precision.DAY, 0.05),
)
_PLACE_PRECISIONS = (
    (PlacePrecision.ADDRESS, 0.6),
    (PlacePrecision.BLOCK, 0.27),
    (PlacePrecision.NEIGHBOURHOOD, 0.1),
    (PlacePrecision.DISTRICT, 0.03),
)
# Metres of error that a stated precision stands for.
_ERROR = {PlacePrecision.BLOCK: 40.0, PlacePrecision.NEIGHBOURHOOD: 120.0}


class TakesPart(Protocol):
    """Who can say which people had a part in an event."""

    def parts_of(self, event: Event, kind: IncidentKind, dice: Dice) -> Parts:
        """Return the people's parts and the harm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorder:
    """What every incident of a site is recorded with."""

    site: str
    room: str
    groups: Sequence[SimulatedGroup]
    today: date
    dice: Dice

    def key(self, number: int) -> str:
        """Return the key of event `number`."""
        return f"{self.site}-i{number + 1:03d}"

    def record(self, event: Event, company: TakesPart) -> SimulatedIncident:
        """Return what the register holds on the event."""
        kind = self.dice.weighted(_KINDS)
        parts = company.parts_of(event, kind, self.dice)
        criteria = self._criteria(kind, parts)
        status = self._status(event, criteria)
        sides = self._sides(event, status)
        precision = self.dice.weighted(_PLACE_PRECISIONS)
        answers = self._believed_answer(event, sides, status)
        return SimulatedIncident(
            key=self.key(event.number),
            room=self.room,
            kind=kind,
            occurred=_moment(event.day, self.dice),
            reported_on=min(self.today, event.day + timedelta(days=self.dice.whole(0, 1))),
            reviewed_on=_reviewed_on(event, status),
            district=event.district.name,
            municipality_code=event.district.municipality_code,
            place=_stated_place(event, precision, self.dice),
            place_precision=precision,
            criteria=criteria,
            weapon=draw_weapon(kind, self.dice),
            dead=parts.dead,
            injured=parts.injured,
            involvements=parts.involvements,
            sides=sides,
            member_involved=self._member_involved(event, parts, sides, status),
            group_motivated=_motivated(event, sides, status),
            status=status,
            text=describe(
                kind,
                district=event.district.name,
                dead=parts.dead,
                injured=parts.injured,
                traces=criteria is not None and criteria.traces,
                answers_earlier=answers is not None,
                dice=self.dice,
            ),
            retaliation_for=answers,
        )

    def _status(self, event: Event, criteria: ShootingCriteria | None) -> IncidentStatus:
        age = (self.today - event.day).days
        if age <= DAYS_UNTIL_REVIEW:
            return IncidentStatus.REPORTED
        if event.acting is None and self.dice.chance(0.15):
            return IncidentStatus.OUT_OF_SCOPE
        late = age > DAYS_UNTIL_CONFIRMED and self.dice.chance(0.92)
        met = criteria is None or criteria.confirmed
        return IncidentStatus.CONFIRMED if late and met else IncidentStatus.REVIEWED

    def _sides(self, event: Event, status: IncidentStatus) -> tuple[SimulatedSide, ...]:
        if status is IncidentStatus.OUT_OF_SCOPE:
            return ()
        fresh = status is IncidentStatus.REPORTED
        sides = []
        if event.targeted and self.dice.chance(0.6 if fresh else 0.85):
            certainty = Certainty.POSSIBLE if fresh else self.dice.weighted(_TARGET_CERTAINTY)
            sides.append(
                SimulatedSide(group=event.targeted, side=GroupSide.TARGETED, certainty=certainty)
            )
        acting = self._believed_acting(event, fresh=fresh)
        if acting is not None:
            sides.append(acting)
        return tuple(sides)

    def _believed_acting(self, event: Event, *, fresh: bool) -> SimulatedSide | None:
        if event.acting is None or not self.dice.chance(0.25 if fresh else 0.65):
            return None
        certainty = Certainty.POSSIBLE if fresh else self.dice.weighted(_ACTING_CERTAINTY)
        group = event.acting
        if certainty is Certainty.POSSIBLE and self.dice.chance(0.3):
            others = [other.key for other in self.groups if other.key != event.targeted]
            group = self.dice.pick(others)  # a wrong belief, as happens
        return SimulatedSide(group=group, side=GroupSide.ACTING, certainty=certainty)

    def _criteria(self, kind: IncidentKind, parts: Parts) -> ShootingCriteria | None:
        if kind is not IncidentKind.SHOOTING:
            return None
        hurt = parts.dead + parts.injured > 0
        return ShootingCriteria(
            traces=hurt or self.dice.chance(0.85),
            independent_eyewitnesses=self.dice.whole(0, 3),
            illegal=True,
            plainly_accidental=False,
        )

    def _believed_answer(
        self, event: Event, sides: tuple[SimulatedSide, ...], status: IncidentStatus
    ) -> str | None:
        if event.retaliation_for is None or not sides:
            return None
        known = status is IncidentStatus.REPORTED or self.dice.chance(0.75)
        return self.key(event.retaliation_for) if known else None

    def _member_involved(
        self,
        event: Event,
        parts: Parts,
        sides: tuple[SimulatedSide, ...],
        status: IncidentStatus,
    ) -> MemberInvolved:
        certainties = [side.certainty for side in sides]
        if status is IncidentStatus.REPORTED:
            return MemberInvolved.UNKNOWN
        if Certainty.CONFIRMED in certainties:
            return MemberInvolved.CONFIRMED
        if Certainty.LIKELY in certainties or (event.acting and parts.involvements):
            return MemberInvolved.LIKELY
        if status is IncidentStatus.OUT_OF_SCOPE:
            return MemberInvolved.NO
        return MemberInvolved.UNKNOWN if sides else MemberInvolved.UNLIKELY


_TARGET_CERTAINTY = (
    (Certainty.CONFIRMED, 0.35),
    (Certainty.LIKELY, 0.45),
    (Certainty.POSSIBLE, 0.2),
)
_ACTING_CERTAINTY = (
    (Certainty.CONFIRMED, 0.2),
    (Certainty.LIKELY, 0.45),
    (Certainty.POSSIBLE, 0.35),
)


def _motivated(
    event: Event, sides: tuple[SimulatedSide, ...], status: IncidentStatus
) -> GroupMotivated:
    if status is IncidentStatus.OUT_OF_SCOPE:
        return GroupMotivated.NO
    sure = any(side.certainty in (Certainty.CONFIRMED, Certainty.LIKELY) for side in sides)
    if not sure:
        return GroupMotivated.UNKNOWN
    return GroupMotivated.YES if event.dispute else GroupMotivated.NO


def _reviewed_on(event: Event, status: IncidentStatus) -> date | None:
    if status is IncidentStatus.REPORTED:
        return None
    return event.day + timedelta(days=DAYS_UNTIL_REVIEW)


def _moment(day: date, dice: Dice) -> MomentInterval:
    """Return when it happened; most of it in the evening."""
    precision = dice.weighted(_PRECISIONS)
    hour = dice.whole(17, 22) if dice.chance(0.7) else dice.whole(0, 16)
    minute = dice.whole(0, 59)
    start = datetime.combine(day, time(hour, minute), STOCKHOLM)
    if precision is Precision.MINUTE:
        return MomentInterval(start, start, precision)
    if precision is Precision.HOUR:
        return MomentInterval(start.replace(minute=0), start.replace(minute=59), precision)
    midnight = datetime.combine(day, time(0, 0), STOCKHOLM)
    last_minute = midnight.replace(hour=23, minute=59)
    if precision is Precision.DAY:
        return MomentInterval(midnight, last_minute, precision)
    until = start.replace(hour=min(23, hour + dice.whole(1, 4)))
    return MomentInterval(start, until, precision)


def _stated_place(event: Event, precision: PlacePrecision, dice: Dice) -> Point:
    if precision is PlacePrecision.DISTRICT:
        return event.district.centre
    error = _ERROR.get(precision, 0.0)
    return shifted(event.place, dice.between(-error, error), dice.between(-error, error))
