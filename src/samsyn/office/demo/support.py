"""Loads help contacts and support cases: a few statements a room, each row at its own time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.demo.joint_rooms import at
from samsyn.office.people.changes import NamePlan, PersonPlan, record_people
from samsyn.office.support import changes
from samsyn.office.support.changes import (
    ConsentPlan,
    ContactPlan,
    NewCase,
    StepPlan,
    TouchPlan,
)
from samsyn.office.support.models import (
    CaseTouch,
    CaseTurn,
    HandedOver,
    HelpContact,
    PlanStep,
    SupportCase,
)
from samsyn.simulation.support import TOUCHES, support_of
from samsyn.simulation.support_records import (
    SimulatedHelpContact,
    SimulatedStep,
    SimulatedSupportCase,
)
from samsyn.vocabulary.support import (
    Caller,
    CallerWish,
    CaseMove,
    ConsentScope,
    ContactEnd,
    Danger,
    NeedKind,
    NumberFrom,
    SignalKind,
    StepProgress,
    Topic,
    TouchKind,
)

_WAITS = timedelta(days=45)  # the latest hand-over, if so recent, is still on the desk
_WEEK = timedelta(days=7)
_MOST_TOUCHES = 8
_HANDED_ENDS = (ContactEnd.ENOUGH, ContactEnd.LED_ON, ContactEnd.NOT_REACHED)

Row = dict[str, Any]


def load_support(site: str, room_id: int, worker: Actor, *, now: datetime) -> None:
    """Write what the help line of one room of social services has done."""
    told = support_of(site, today=timezone.localdate(now))
    with access.acting_as(worker):
        permit = access.require(worker, Deed.RUN_SUPPORT, about=RoomItself(room_id))
        placed = access.in_room(permit, now=now)
        contacts = [_contact(site, number, one, now) for number, one in enumerate(told)]
        made = access.write_rows(HelpContact, [{**placed, **row} for row in contacts])
        latest, others = _handed_over(worker, now, takes_over=bool(told))
        answered = [_answered(number, one) for number, one in enumerate(others)]
        access.write_rows(HelpContact, [{**placed, **row} for row in answered])
        stories = [
            _Story(case, one, contact, now)
            for one, contact in zip(told, made, strict=True)
            if (case := one.case)
        ]
        _write_cases(worker, stories, placed, room_id, now=now)
        if told and latest:
            _take_over(worker, latest, now=now)


@dataclass(frozen=True, slots=True)
class _Story:
    """A case while it is loaded."""

    case: SimulatedSupportCase
    contact: SimulatedHelpContact
    contact_id: UUID
    now: datetime

    @property
    def reached_at(self) -> datetime:
        return at(self.contact.on, self.contact.hour)

    @property
    def opened_on(self) -> date:
        return timezone.localdate(min(self._met_at, self.now))

    @property
    def _met_at(self) -> datetime:
        return self.reached_at + timedelta(hours=self.case.met_after_hours)

    @property
    def _last_day(self) -> date:
        ended = [one.after for one in self.case.turns if one.move is CaseMove.EXIT]
        if ended:
            return self.opened_on + timedelta(days=ended[0])
        return timezone.localdate(self.now) - timedelta(days=self.case.last_touch_days_ago or 0)

    def steps(self) -> Iterator[Row]:
        for step in self.case.steps:
            agreed = self.opened_on + timedelta(days=step.agreed_after)
            if agreed <= timezone.localdate(self.now):
                yield self._step(step, agreed)

    def _step(self, step: SimulatedStep, agreed: date) -> Row:
        begun, done = agreed + timedelta(days=4), agreed + timedelta(days=step.lasts)
        today = timezone.localdate(self.now)
        is_done = step.progress is StepProgress.STARTED and done <= today
        has_begun = step.progress is StepProgress.STARTED and begun <= today
        progress = StepProgress.DONE if is_done else StepProgress.AGREED
        if has_begun and not is_done:
            progress = StepProgress.STARTED
        return {
            "need": step.need.value,
            "step": step.text,
            "by_whom": step.by_whom,
            "provider": step.provider,
            "target_on": done,
            "agreed_on": agreed,
            "progress": progress.value,
            "started_on": begun if has_begun else None,
            "ended_on": done if is_done else None,
            "recorded_at": at(agreed, 10),
        }

    def touches(self) -> Iterator[Row]:
        met = self._met_at
        if met <= self.now:
            yield {"kind": TouchKind.MEETING.value, "happened_at": met, "recorded_at": met}
        for number in range(_MOST_TOUCHES):
            when = at(self._last_day, 13) - number * _WEEK
            if when <= met:
                return
            kind = TOUCHES[number % len(TOUCHES)].value
            yield {"kind": kind, "happened_at": when, "recorded_at": when}

    def turns(self) -> Iterator[Row]:
        for one in self.case.turns:
            day = self.opened_on + timedelta(days=one.after)
            if day <= timezone.localdate(self.now):
                yield {
                    "move": one.move.value,
                    "happened_on": day,
                    "exit_kind": one.exit_kind.value if one.exit_kind else "",
                    "result": one.result.value if one.result else "",
                    "reason": one.reason,
                    "recorded_at": min(at(day, 15), self.now),
                }


def _write_cases(
    worker: Actor,
    stories: Sequence[_Story],
    placed: Mapping[str, Any],
    room_id: int,
    *,
    now: datetime,
) -> None:
    plans = [
        PersonPlan(room_id=room_id, names=(NamePlan(given=one.case.given, family=one.case.family),))
        for one in stories
    ]
    people = record_people(worker, plans, now=now) if plans else []
    rows = [
        {
            **placed,
            "recorded_at": at(one.opened_on, 12),
            "person_id": person,
            "contact_id": one.contact_id,
            "worker_id": worker.staff_id,
            "opened_on": one.opened_on,
            "clock_from": one.reached_at,
        }
        for one, person in zip(stories, people, strict=True)
    ]
    both = list(zip(stories, access.write_rows(SupportCase, rows), strict=True))
    for model, told in (
        (PlanStep, [{"case_id": pk, **row} for one, pk in both for row in one.steps()]),
        (CaseTouch, [{"case_id": pk, **row} for one, pk in both for row in one.touches()]),
        (CaseTurn, [{"case_id": pk, **row} for one, pk in both for row in one.turns()]),
    ):
        access.write_rows(model, [{**placed, **row} for row in told])


def _contact(site: str, number: int, one: SimulatedHelpContact, now: datetime) -> Row:
    reached = min(at(one.on, one.hour), now)
    waited = one.answered_after_hours
    end = ContactEnd.CASE if one.case else one.ends
    answered = None if waited is None else min(reached + timedelta(hours=waited), now)
    return {
        "form_key": uuid5(NAMESPACE_URL, f"{site}-support-{number}"),
        "recorded_at": reached,
        "reached_at": reached,
        "danger": (Danger.UNSURE if one.topic is Topic.THREAT else Danger.NO).value,
        "caller": one.caller.value,
        "number_from": one.number_from.value,
        "topic": one.topic.value,
        "wish": one.wish.value,
        "called_as": one.called_as,
        "reach_by": one.reach_by,
        "note": one.note,
        "answered_at": answered,
        "ended_as": end.value if end else "",
        "ended_at": answered if end else None,
    }


def _handed_over(
    worker: Actor, now: datetime, *, takes_over: bool
) -> tuple[HandedOver | None, list[HandedOver]]:
    """Return the hand-over that is worked with or still on the desk, if any, and those before."""
    rows = list(access.visible_to(worker, HandedOver.objects).order_by("agreed_at", "pk"))
    if rows and (takes_over or rows[-1].agreed_at > now - _WAITS):
        return rows[-1], rows[:-1]
    return None, rows


def _answered(number: int, one: HandedOver) -> Row:
    answered = one.agreed_at + timedelta(hours=2 if number % 6 else 20)
    return {
        "form_key": uuid5(NAMESPACE_URL, f"handed-{one.origin_id}-{one.room_id}"),
        "recorded_at": answered,
        "reached_at": one.agreed_at,
        "danger": Danger.NO.value,
        "caller": Caller.SELF.value,
        "number_from": NumberFrom.AGENCY.value,
        "topic": Topic.LEAVING.value,
        "wish": CallerWish.CALL_BACK.value,
        "called_as": one.addressed_as,
        "handed_over_id": one.pk,
        "answered_at": answered,
        "ended_as": _HANDED_ENDS[number % len(_HANDED_ENDS)].value,
        "ended_at": answered,
    }


def _take_over(worker: Actor, handed: HandedOver, *, now: datetime) -> None:
    """Open a case from a hand-over whose person lets the joint room know that they said yes."""
    called, met = handed.agreed_at + timedelta(hours=3), handed.agreed_at + timedelta(hours=26)
    contact = ContactPlan(
        room_id=handed.room_id,
        form_key=uuid5(NAMESPACE_URL, f"handed-{handed.origin_id}-{handed.room_id}"),
        danger=Danger.NO,
        caller=Caller.SELF,
        number_from=NumberFrom.AGENCY,
        topic=Topic.LEAVING,
        wish=CallerWish.MEETING,
        called_as=handed.addressed_as,
        handed_over_id=handed.pk,
    )
    made = changes.register_contact(worker, contact, now=called)
    plan = NewCase(
        room_id=handed.room_id,
        given=handed.addressed_as,
        contact_id=made.contact_id,
        first_met_at=met,
    )
    case = changes.take_up(worker, plan, now=met)
    step = StepPlan(need=NeedKind.WORK, step="Praktik på lager", by_whom="Jobbcentrum")
    changes.add_step(worker, case, step, now=met + timedelta(days=6))
    consent = ConsentPlan(
        scope=ConsentScope.JOINT_ROOM,
        what="Att jag har tackat ja till stöd",
        given_on=timezone.localdate(met),
    )
    changes.give_consent(worker, case, consent, now=met)
    changes.send_signal(worker, handed.pk, SignalKind.OFFER_ACCEPTED, now=met)
    lately = TouchPlan(kind=TouchKind.CALL, happened_at=now - timedelta(days=2))
    changes.note_touch(worker, case, lately, now=now)
