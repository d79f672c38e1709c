"""The page of one support case: plan, history, consents."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit.changes import Reading
from samsyn.office.support.models import (
    CaseConsent,
    CaseTouch,
    CaseTurn,
    HandedOver,
    PlanStep,
    SupportCase,
)
from samsyn.office.support.queries.cases import CaseLine, lines_of, require_support
from samsyn.vocabulary.support import (
    AftercareResult,
    CaseMove,
    ConsentScope,
    ExitKind,
    NeedKind,
    StepProgress,
    TouchKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """A step of the plan."""

    id: UUID
    need: NeedKind
    step: str
    by_whom: str
    provider: str
    target_on: date | None
    agreed_on: date
    progress: StepProgress
    started_on: date | None
    ended_on: date | None
    note: str
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """A line of the case's history: in touch, or a turn."""

    at: datetime | None  # None where only the day is known
    on: date
    touch: TouchKind | None = None
    move: CaseMove | None = None
    exit_kind: ExitKind | None = None
    result: AftercareResult | None = None
    note: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentShown:
    """A consent; withdrawn, it holds no more."""

    id: UUID
    scope: ConsentScope
    what: str
    given_on: date
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """Everything of one case."""

    line: CaseLine
    room_name: str
    opened_on: date
    contact_id: UUID | None
    handed_id: UUID | None
    steps: tuple[StepShown, ...]
    history: tuple[Happened, ...]  # newest first
    consents: tuple[ConsentShown, ...]


def case_sheet(actor: Actor, case_id: UUID, *, now: datetime) -> CaseSheet:
    """Return one case, and note it as a reading of the person."""
    rows = SupportCase.objects.select_related("worker", "room", "contact")
    case = access.get_visible(actor, rows, pk=case_id)
    require_support(actor, case)
    [line] = lines_of(actor, [case], Reading.PAGE, now=now)
    handed = access.visible_to(actor, HandedOver.objects).filter(contact__cases=case).first()
    return CaseSheet(
        line=line,
        room_name=case.room.short_name,
        opened_on=case.opened_on,
        contact_id=case.contact_id,
        handed_id=handed.pk if handed else None,
        steps=tuple(_steps(actor, case, today=timezone.localdate(now))),
        history=tuple(_history(actor, case)),
        consents=tuple(_consents(actor, case)),
    )


def case_of_step(actor: Actor, step_id: UUID) -> tuple[UUID, StepShown]:
    """Return a step of a plan with its case."""
    row = access.get_visible(actor, PlanStep.objects.select_related("case"), pk=step_id)
    require_support(actor, row.case)
    return row.case_id, _step(row, today=None)


def _steps(actor: Actor, case: SupportCase, *, today: date) -> Iterable[StepShown]:
    rows = access.visible_to(actor, PlanStep.objects).filter(case=case)
    for row in rows.order_by("agreed_on", "recorded_at", "pk"):
        yield _step(row, today=today)


def _step(row: PlanStep, *, today: date | None) -> StepShown:
    return StepShown(
        id=row.pk,
        need=NeedKind(row.need),
        step=row.step,
        by_whom=row.by_whom,
        provider=row.provider,
        target_on=row.target_on,
        agreed_on=row.agreed_on,
        progress=StepProgress(row.progress),
        started_on=row.started_on,
        ended_on=row.ended_on,
        note=row.note,
        is_late=bool(today and row.target_on and row.target_on < today and not row.ended_on),
    )


def _history(actor: Actor, case: SupportCase) -> list[Happened]:
    touches = access.visible_to(actor, CaseTouch.objects).filter(case=case)
    turns = access.visible_to(actor, CaseTurn.objects).filter(case=case)
    found = [
        (timezone.localdate(row.happened_at), row.recorded_at, _touched(row))
        for row in touches.select_related("recorded_by")
    ]
    found += [
        (row.happened_on, row.recorded_at, _turned(row))
        for row in turns.select_related("recorded_by")
    ]
    return [one for _day, _at, one in sorted(found, key=lambda one: one[:2], reverse=True)]


def _touched(row: CaseTouch) -> Happened:
    return Happened(
        at=row.happened_at,
        on=timezone.localdate(row.happened_at),
        touch=TouchKind(row.kind),
        note=row.note,
        by=row.recorded_by.name,
    )


def _turned(row: CaseTurn) -> Happened:
    return Happened(
        at=None,
        on=row.happened_on,
        move=CaseMove(row.move),
        exit_kind=ExitKind(row.exit_kind) if row.exit_kind else None,
        result=AftercareResult(row.result) if row.result else None,
        note=row.reason,
        by=row.recorded_by.name,
    )


def _consents(actor: Actor, case: SupportCase) -> Iterable[ConsentShown]:
    rows = access.visible_to(actor, CaseConsent.objects).filter(case=case)
    for row in rows.order_by("-given_on", "pk"):
        yield ConsentShown(
            id=row.pk,
            scope=ConsentScope(row.scope),
            what=row.what,
            given_on=row.given_on,
            withdrawn_at=row.withdrawn_at,
        )
