"""Lets the municipality say of past promises of help that the line was staffed, as it was."""

from datetime import datetime, timedelta

from django.utils import timezone

from samsyn.office import access
from samsyn.office.demo.joint_rooms import JointRoom, at
from samsyn.office.promises.changes import AnswerPlan, answer_promise
from samsyn.office.promises.queries import ledger
from samsyn.vocabulary.promises import PromiseKind, PromiseOccasion, PromiseProof
from samsyn.vocabulary.rooms import AgencyKind

_SHOWN_BEFORE = timedelta(days=4)  # the last day


def load_promise_answers(joint: JointRoom, *, now: datetime) -> None:
    """Answer each promise of help from a call-in whose day to answer has come; later ones wait."""
    actor = joint.coordinators.get(AgencyKind.MUNICIPALITY)
    if actor is None:
        return
    with access.acting_as(actor):
        for one in ledger(actor):
            is_help = one.kind is PromiseKind.HELP and one.occasion is PromiseOccasion.CALL_IN
            if not is_help or one.due_on is None or one.room_id != joint.room_id:
                continue
            day = one.due_on - _SHOWN_BEFORE
            if day <= timezone.localdate(now):
                plan = AnswerPlan(
                    promise_id=one.id,
                    agency_id=joint.agencies[AgencyKind.MUNICIPALITY],
                    proof=PromiseProof.LINE_STAFFED,
                    done_on=day,
                )
                answer_promise(actor, plan, now=at(day, 15))
