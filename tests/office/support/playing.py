"""Help contacts and cases to play with, written as the pages write them."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone
from tests.conftest import actor_named

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.partners.models import Room
from samsyn.office.support import changes, queries
from samsyn.office.support.changes import (
    ConsentPlan,
    ContactPlan,
    NewCase,
    ProgressPlan,
    StepPlan,
    TouchPlan,
    TurnPlan,
)
from samsyn.vocabulary.support import (
    Caller,
    CallerWish,
    CaseMove,
    ConsentScope,
    Danger,
    ExitKind,
    NeedKind,
    NumberFrom,
    StepProgress,
    Topic,
    TouchKind,
)

_TICKS = count()
NOW = timezone.now().replace(second=0, microsecond=0)


def room(key: str = "orebro-social") -> int:
    return Room.objects.values_list("pk", flat=True).get(key=key)


def contact_plan(**changed: Any) -> ContactPlan:
    neutral = {
        "room_id": room(),
        "form_key": uuid4(),
        "danger": Danger.NO,
        "caller": Caller.SELF,
        "number_from": NumberFrom.WEB,
        "topic": Topic.LEAVING,
        "wish": CallerWish.TALK,
    }
    return ContactPlan(**{**neutral, **changed})


def call(actor: Actor, *, now: datetime = NOW, **changed: Any) -> UUID:
    with access.acting_as(actor):
        return changes.register_contact(actor, contact_plan(**changed), now=now).contact_id


def case(actor: Actor, *, now: datetime = NOW, **changed: Any) -> UUID:
    with access.acting_as(actor):
        plan = NewCase(**{"room_id": room(), "given": "Kim", "family": "Stigfot", **changed})
        return changes.take_up(actor, plan, now=now)


def step(actor: Actor, case_id: UUID, *, now: datetime = NOW, **changed: Any) -> UUID:
    neutral = {"need": NeedKind.HOUSING, "step": "Find a flat", "by_whom": "Sami"}
    with access.acting_as(actor):
        return changes.add_step(actor, case_id, StepPlan(**{**neutral, **changed}), now=now)


def tell(actor: Actor, step_id: UUID, progress: StepProgress, *, now: datetime = NOW) -> UUID:
    with access.acting_as(actor):
        plan = ProgressPlan(progress=progress, on=timezone.localdate(now))
        return changes.tell_progress(actor, step_id, plan, now=now)


def touch(
    actor: Actor, case_id: UUID, kind: TouchKind = TouchKind.CALL, *, now: datetime = NOW
) -> UUID:
    with access.acting_as(actor):
        plan = TouchPlan(kind=kind, happened_at=now)
        return changes.note_touch(actor, case_id, plan, now=now)


def turn(
    actor: Actor, case_id: UUID, move: CaseMove, *, now: datetime = NOW, **changed: Any
) -> UUID:
    neutral: dict[str, Any] = {"on": timezone.localdate(now), "reason": "So it was"}
    if move is CaseMove.EXIT:
        neutral["exit_kind"] = ExitKind.COMPLETED
    with access.acting_as(actor):
        plan = TurnPlan(move=move, **{**neutral, **changed})
        moment = now + timedelta(microseconds=next(_TICKS))  # of two turns of a day, the later
        return changes.take_turn(actor, case_id, plan, now=moment)


def consent(
    actor: Actor,
    case_id: UUID,
    scope: ConsentScope = ConsentScope.JOINT_ROOM,
    *,
    now: datetime = NOW,
) -> UUID:
    with access.acting_as(actor):
        plan = ConsentPlan(scope=scope, what="That I said yes", given_on=timezone.localdate(now))
        return changes.give_consent(actor, case_id, plan, now=now)


def sheet(actor: Actor, case_id: UUID, *, now: datetime = NOW) -> queries.CaseSheet:
    with access.acting_as(actor):
        return queries.case_sheet(actor, case_id, now=now)


def figures(name: str, *, now: datetime = NOW) -> queries.SupportFigures:
    """What somebody reads on the page of counts, published if nobody has before."""
    actor = actor_named(name)
    with access.acting_as(actor):
        changes.publish_due(actor, now=now)
        return queries.support_figures(actor, now=now)


def days(number: float) -> timedelta:
    return timedelta(days=number)
