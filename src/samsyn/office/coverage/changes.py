"""What follows from one channel in the other: who did not come to a call-in is talked with."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.call_ins import queries as call_ins
from samsyn.office.notifications import changes as talks
from samsyn.office.notifications.changes import ProposalPlan
from samsyn.office.notifications.queries import open_talks_of
from samsyn.vocabulary.talks import TalkTrigger


@transaction.atomic
def propose_talks_with_absentees(
    actor: Actor, call_in_id: UUID, *, now: datetime
) -> tuple[UUID, ...]:
    """Propose a talk with each who was invited and did not come, and return the new talks.

    Who waits for a talk already is left out, so that pressing twice proposes once. Raises
    `NotVisible`, `NotPermitted` and, for somebody who may not be talked with, `CannotPropose`.
    """
    today = timezone.localdate(now)
    head = call_ins.head_of(actor, call_in_id, today=today)
    access.require(actor, Deed.PLAN_TALK, about=RoomItself(head.room_id))
    absent = call_ins.absentees(actor, call_in_id, today=today)
    waiting = open_talks_of(actor, [one.person_id for one in absent], now=now)
    plans = [
        ProposalPlan(
            person_id=one.person_id,
            trigger=TalkTrigger.MISSED_CALL_IN,
            aim=_("Say the message of the call-in to somebody who did not come."),
            occasion_on=one.evening,
            occasion=("call_in", call_in_id),
        )
        for one in absent
        if one.person_id not in waiting
    ]
    return tuple(talks.propose_many(actor, plans, now=now)) if plans else ()
