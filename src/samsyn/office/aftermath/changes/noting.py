"""What named people say of an answer: steps, disputes, risk. Never edited; the latest counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.aftermath.changes.locking import locked
from samsyn.office.aftermath.changes.refusals import CannotRespond, about_text
from samsyn.office.aftermath.models import DisputeCheck, Response, RiskAssessment, StepNote
from samsyn.office.aftermath.queries.clocks import clocks_of
from samsyn.office.aftermath.queries.facts import facts_of
from samsyn.office.aftermath.queries.records import live_disputes, pair_of, sides_of
from samsyn.office.aftermath.rules import steps_of
from samsyn.office.audit import changes as audit
from samsyn.vocabulary.aftermath import (
    DisputeVerdict,
    NoteKind,
    ResponseStep,
    RetaliationWindow,
    StepState,
)

NOTED: Final = frozenset(
    {ResponseStep.CONFLICT, ResponseStep.TALKS, ResponseStep.STAND, ResponseStep.TELL}
)
_LONGEST_RISK: Final = 60  # days; then somebody looks anew


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePlan:
    """That a step is done or open again, in the words of whoever says so."""

    incident_id: UUID
    step: ResponseStep
    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPlan:
    """Whether the incident belongs to the dispute of two groups, and why."""

    incident_id: UUID
    first_id: UUID
    second_id: UUID
    verdict: DisputeVerdict
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskPlan:
    """The risk for retaliation, until a day; `over` needs none."""

    incident_id: UUID
    level: RetaliationWindow
    until: date | None
    text: str


@transaction.atomic
def note_step(actor: Actor, plan: NotePlan, *, now: datetime) -> UUID:
    """Note that a step is done or open again. Raises `CannotRespond`.

    The review and the risk have changes of their own; a step that waits cannot be done.
    """
    row, permit = locked(actor, plan.incident_id)
    if reasons := [*_about_note(actor, row, plan, now=now)]:
        raise CannotRespond(*reasons)
    made = StepNote.objects.create(
        response=row,
        step=plan.step.value,
        kind=plan.kind.value,
        text=plan.text.strip(),
        **access.beside(row, permit, now=now),
    )
    audit.record(permit, subject="aftermath_stepnote", record_ids=[made.pk])
    return made.pk


def _about_note(actor: Actor, row: Response, plan: NotePlan, *, now: datetime) -> Iterator[str]:
    if plan.step not in NOTED:
        yield _("This step is done by the review or by the assessment itself.")
        return
    yield from about_text(plan.text, _("Write what was done, in a sentence."))
    if plan.kind is NoteKind.REOPENED:
        return
    facts = facts_of(actor, [row.incident], [row], now=now)[row.incident_id]
    standing = {
        one.step: one
        for one in steps_of(
            facts,
            now=now,
            clocks=clocks_of(row.incident),
            zone=timezone.get_current_timezone(),
        )
    }[plan.step]
    if standing.state is StepState.WAITING:
        yield standing.because
    if plan.step is ResponseStep.CONFLICT and facts.disputes > facts.disputes_checked:
        yield _("Check each dispute first, also those that are ruled out.")


@transaction.atomic
def check_dispute(actor: Actor, plan: CheckPlan, *, now: datetime) -> UUID:
    """Record whether the incident belongs to a dispute that lives. Raises `CannotRespond`."""
    row, permit = locked(actor, plan.incident_id)
    about = [row.incident]
    lives = live_disputes(actor, about, sides_of(actor, about))[row.incident_id]
    dispute = {pair_of(one): one for one in lives}.get(frozenset((plan.first_id, plan.second_id)))
    reasons = [*about_text(plan.text, _("Write on what it rests, with the source."))]
    if dispute is None:
        reasons.append(_("No dispute between the two lives here, or neither is on a side."))
    if reasons or dispute is None:
        raise CannotRespond(*reasons)
    made = DisputeCheck.objects.create(
        response=row,
        group=dispute.group,
        group_compartment_id=dispute.group.compartment_id,
        other=dispute.other,
        other_compartment_id=dispute.other.compartment_id,
        verdict=plan.verdict.value,
        text=plan.text.strip(),
        **access.beside(row, permit, now=now),
    )
    audit.record(permit, subject="aftermath_disputecheck", record_ids=[made.pk])
    return made.pk


@transaction.atomic
def assess_risk(actor: Actor, plan: RiskPlan, *, now: datetime) -> UUID:
    """Record the risk for retaliation as a named person sees it. Raises `CannotRespond`."""
    row, permit = locked(actor, plan.incident_id)
    if reasons := [*_about_risk(plan, today=timezone.localdate(now))]:
        raise CannotRespond(*reasons)
    made = RiskAssessment.objects.create(
        response=row,
        level=plan.level.value,
        until=None if plan.level is RetaliationWindow.OVER else plan.until,
        text=plan.text.strip(),
        **access.beside(row, permit, now=now),
    )
    audit.record(permit, subject="aftermath_riskassessment", record_ids=[made.pk])
    return made.pk


def _about_risk(plan: RiskPlan, *, today: date) -> Iterator[str]:
    yield from about_text(plan.text, _("Write in a sentence why."))
    if plan.level is RetaliationWindow.OVER:
        return
    if plan.until is None:
        yield _("Write until which day the assessment holds.")
    elif plan.until < today:
        yield _("The last day has passed. Write a day from today on.")
    elif (plan.until - today).days > _LONGEST_RISK:
        yield _("The last day lies more than 60 days ahead. Assess for a shorter time.")
