"""Works with a case: plan, contacts, and the turns that it takes. Each move has its time."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.office import access
from samsyn.office.access import Actor, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.support.changes.contacts import permit_in
from samsyn.office.support.changes.plans import ProgressPlan, StepPlan, TouchPlan, TurnPlan
from samsyn.office.support.changes.refusals import CannotSupport
from samsyn.office.support.models import CaseTouch, CaseTurn, PlanStep, SupportCase
from samsyn.office.support.queries.facts import facts_of
from samsyn.office.support.rules import CaseFacts, Standing, standing_of
from samsyn.vocabulary.support import CaseMove, CaseState, StepProgress

_NOT_ENDED: Final = gettext_lazy("The case has not ended, so there is nothing to reopen.")
_NOT_YET: Final = gettext_lazy("Aftercare begins when the case has ended.")
_NOT_PAUSED: Final = gettext_lazy("The case is not paused.")
_RESUME_FIRST: Final = gettext_lazy("The case is paused. Resume it first.")
_ENDED: Final = gettext_lazy("The case has ended already.")
_REOPEN_FIRST: Final = gettext_lazy(
    "The case has ended. Reopen it first: that can be done at any time."
)
_DIED: Final = gettext_lazy("The person has died. Nothing more is entered in the case.")
_M, _S = CaseMove, CaseState
_UNDER_WAY: Final[Mapping[CaseMove, Promise]] = {
    _M.RESUME: _NOT_PAUSED,
    _M.FOLLOW_UP: _NOT_YET,
    _M.REOPEN: _NOT_ENDED,
}
_OVER: Final[Mapping[CaseMove, Promise]] = {
    **dict.fromkeys((_M.PLAN, _M.PROGRESS, _M.PAUSE, _M.RESUME), _REOPEN_FIRST),
    _M.EXIT: _ENDED,
}
SENTENCES: Final[Mapping[CaseState, Mapping[CaseMove, Promise]]] = {
    _S.INTAKE: {
        **_UNDER_WAY,
        _M.PROGRESS: gettext_lazy("The plan has no step yet. Add one first."),
    },
    _S.PLANNED: _UNDER_WAY,
    _S.ACTIVE: _UNDER_WAY,
    _S.PAUSED: {
        _M.PLAN: _RESUME_FIRST,
        _M.PROGRESS: _RESUME_FIRST,
        _M.PAUSE: gettext_lazy("The case is paused already."),
        _M.FOLLOW_UP: _NOT_YET,
        _M.REOPEN: _NOT_ENDED,
    },
    _S.AFTERCARE: _OVER,
    _S.CLOSED: {
        **_OVER,
        **dict.fromkeys((_M.TOUCH, _M.RELAPSE, _M.CONSENT), _REOPEN_FIRST),
        _M.FOLLOW_UP: gettext_lazy("Aftercare is done. Reopen the case if more help is wanted."),
    },
}


def objection_to(standing: Standing, move: CaseMove) -> str:
    """Return why a move cannot be made now, or ''."""
    if move in standing.may:
        return ""
    return str(_DIED if standing.has_died else SENTENCES[standing.state][move])


@transaction.atomic
def add_step(actor: Actor, case_id: UUID, plan: StepPlan, *, now: datetime) -> UUID:
    """Add a step to the plan: what is done about a need, by whom, until when."""
    case, permit, _facts = open_case(actor, case_id, CaseMove.PLAN)
    today = timezone.localdate(now)
    reasons = []
    if not plan.step.strip():
        reasons.append(_("Write what is to be done."))
    if not plan.by_whom.strip():
        reasons.append(_("Write who does it: a person or an agency."))
    if plan.target_on and plan.target_on < today:
        reasons.append(_("The day by which it is to be done has passed. Choose a later one."))
    if reasons:
        raise CannotSupport(*reasons)
    step = PlanStep.objects.create(
        case=case,
        need=plan.need.value,
        step=plan.step.strip(),
        by_whom=plan.by_whom.strip(),
        provider=plan.provider.strip(),
        target_on=plan.target_on,
        agreed_on=today,
        **access.beside(case, permit, now=now),
    )
    audit.record(permit, subject="support_planstep", record_ids=[step.pk])
    return step.pk


@transaction.atomic
def tell_progress(actor: Actor, step_id: UUID, plan: ProgressPlan, *, now: datetime) -> UUID:
    """Say how far a step has come; return its case."""
    step = access.lock_visible(actor, PlanStep, pk=step_id)
    _case, permit, _facts = open_case(actor, step.case_id, CaseMove.PROGRESS)
    if plan.on > timezone.localdate(now):
        raise CannotSupport(_("The day is in the future. Write the day on which it happened."))
    if plan.on < step.agreed_on:
        raise CannotSupport(_("The day is before the step was agreed. Check it."))
    is_over = plan.progress in (StepProgress.DONE, StepProgress.STOPPED)
    step.progress = plan.progress.value
    if plan.progress is StepProgress.AGREED:
        step.started_on = None
    elif plan.progress is not StepProgress.STOPPED:
        step.started_on = step.started_on or plan.on
    step.ended_on = plan.on if is_over else None
    step.note = plan.note.strip()
    step.save(update_fields=["progress", "started_on", "ended_on", "note"])
    audit.record(permit, subject="support_planstep", record_ids=[step.pk])
    return step.case_id


@transaction.atomic
def note_touch(actor: Actor, case_id: UUID, plan: TouchPlan, *, now: datetime) -> UUID:
    """Note that somebody was in touch, or tried."""
    case, permit, facts = open_case(actor, case_id, CaseMove.TOUCH)
    if plan.happened_at > now:
        raise CannotSupport(_("The time is in the future. Note it when it has happened."))
    if plan.happened_at < facts.clock_from - timedelta(minutes=1):
        raise CannotSupport(_("The time is before they first got in touch. Check the day."))
    touch = CaseTouch.objects.create(
        case=case,
        kind=plan.kind.value,
        happened_at=plan.happened_at,
        note=plan.note.strip(),
        **access.beside(case, permit, now=now),
    )
    audit.record(permit, subject="support_casetouch", record_ids=[touch.pk])
    return touch.pk


@transaction.atomic
def take_turn(actor: Actor, case_id: UUID, plan: TurnPlan, *, now: datetime) -> UUID:
    """Pause, resume, note a setback, end, reopen, or note aftercare."""
    case, permit, facts = open_case(actor, case_id, plan.move)
    if reasons := list(_objections_to(plan, facts, now=now)):
        raise CannotSupport(*reasons)
    turn = CaseTurn.objects.create(
        case=case,
        move=plan.move.value,
        happened_on=plan.on,
        exit_kind=plan.exit_kind.value if plan.exit_kind else "",
        result=plan.result.value if plan.result else "",
        reason=plan.reason.strip(),
        **access.beside(case, permit, now=now),
    )
    audit.record(permit, subject="support_caseturn", record_ids=[turn.pk])
    return turn.pk


def open_case(actor: Actor, case_id: UUID, move: CaseMove) -> tuple[SupportCase, Permit, CaseFacts]:
    """Return the case, locked, with the permit to work with it; refuse a move out of its time."""
    case = access.lock_visible(actor, SupportCase, pk=case_id)
    permit = permit_in(actor, case.room_id)
    facts = facts_of(actor, [case])[case.pk]
    if reason := objection_to(standing_of(facts), move):
        raise CannotSupport(reason)
    return case, permit, facts


def _objections_to(plan: TurnPlan, facts: CaseFacts, *, now: datetime) -> Iterator[str]:
    if plan.on > timezone.localdate(now):
        yield _("The day is in the future. Write the day on which it happened.")
    last = facts.moves[-1].on if facts.moves else facts.opened_on
    if plan.on < last:
        yield _("The day is before the last turn of the case. Check it.")
    if plan.move is CaseMove.EXIT and plan.exit_kind is None:
        yield _("Choose how the case ended.")
    if plan.move in (CaseMove.EXIT, CaseMove.PAUSE) and not plan.reason.strip():
        yield _("Write why, in a sentence that the person could read.")
    if plan.move is CaseMove.FOLLOW_UP and plan.result is None:
        yield _("Choose how it went.")
