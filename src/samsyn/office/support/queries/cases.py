"""Support cases: the page of one, and those found by name, identity number or case number.

There is no other way to search, no filter by group and no map (SoLPuF 15 §). Whoever is shown
has been read as a person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.people.queries import (
    PersonLabel,
    is_number,
    labels_of,
    people_by_number,
    people_by_words,
)
from samsyn.office.people.queries.labels import note_labels
from samsyn.office.support.models import (
    CaseConsent,
    CaseTouch,
    CaseTurn,
    HandedOver,
    PlanStep,
    SupportCase,
)
from samsyn.office.support.queries.facts import facts_of
from samsyn.office.support.rules import CaseFacts, Clock, Standing, case_clocks, standing_of
from samsyn.vocabulary.support import (
    AftercareResult,
    CaseMove,
    ConsentScope,
    ExitKind,
    NeedKind,
    StepProgress,
    TouchKind,
)

PREFIX = "S-"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A case in a list."""

    id: UUID
    code: str
    label: PersonLabel
    worker: str
    is_mine: bool
    standing: Standing
    facts: CaseFacts
    clocks: tuple[Clock, ...]

    @property
    def open_clocks(self) -> tuple[Clock, ...]:
        return tuple(one for one in self.clocks if one.is_open)

    @property
    def next_clock(self) -> Clock | None:
        return min(self.open_clocks, key=lambda one: one.due_at, default=None)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The cases that answer; `is_too_broad` if more people do than can be shown."""

    cases: tuple[CaseLine, ...]
    is_too_broad: bool = False


def case_sheet(actor: Actor, case_id: UUID, *, now: datetime) -> CaseSheet:
    """Return one case, and note it as a reading of the person."""
    rows = SupportCase.objects.select_related("worker", "room", "contact")
    case = access.get_visible(actor, rows, pk=case_id)
    _require(actor, case)
    [line] = _lines(actor, [case], Reading.PAGE, now=now)
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
    _require(actor, row.case)
    return row.case_id, _step(row, today=None)


def open_cases(actor: Actor, *, now: datetime) -> tuple[CaseLine, ...]:
    """Return the cases that somebody works with or looks after, the most pressing first."""
    lines = [
        one
        for one in _lines(actor, _all(actor), Reading.LIST, now=now)
        if one.standing.is_open or one.open_clocks
    ]
    return tuple(sorted(lines, key=_urgency))


def find_cases(actor: Actor, text: str, *, now: datetime) -> Found:
    """Find cases by name, identity number or case number, and by nothing else."""
    today = timezone.localdate(now)
    text = text.strip()
    between = access.identifiers_of(text) if text.upper().startswith(PREFIX) else None
    rows = access.visible_to(actor, SupportCase.objects).filter(room__in=_rooms(actor))
    is_too_broad = False
    if between is not None:
        rows = rows.filter(pk__range=between)
    else:
        search = people_by_number if is_number(text, today=today) else people_by_words
        found = search(actor, text, today=today)
        is_too_broad = found.is_too_broad
        people = [one.person_id for hit in found.people for one in hit.records]
        rows = rows.filter(access.is_any_of("person_id", people))
    cases = list(rows.select_related("worker").order_by("pk"))
    lines = _lines(actor, cases, Reading.SEARCH, now=now)
    return Found(cases=tuple(sorted(lines, key=_urgency)), is_too_broad=is_too_broad)


def _all(actor: Actor) -> list[SupportCase]:
    rows = access.visible_to(actor, SupportCase.objects).filter(room__in=_rooms(actor))
    return list(rows.select_related("worker").order_by("pk"))


def _rooms(actor: Actor) -> frozenset[int]:
    return actor.rooms_granting(Deed.RUN_SUPPORT)


def _require(actor: Actor, case: SupportCase) -> None:
    if case.room_id not in _rooms(actor):
        raise NotPermitted(_("Support is run by social services. Ask the help line."))


def _lines(
    actor: Actor, cases: Sequence[SupportCase], reading: Reading, *, now: datetime
) -> list[CaseLine]:
    facts = facts_of(actor, cases)
    labels = labels_of(actor, [case.person_id for case in cases])
    note_labels(actor, reading, labels.values())
    if cases or reading is Reading.SEARCH:
        audit.record_reading(
            actor,
            reading,
            subject="support_supportcase",
            record_ids=[case.pk for case in cases],
            room_ids={case.room_id for case in cases} or _rooms(actor),
        )
    return [
        CaseLine(
            id=case.pk,
            code=access.code_for("S", case.pk),
            label=labels[case.person_id],
            worker=case.worker.name,
            is_mine=case.worker_id == actor.staff_id,
            standing=standing_of(facts[case.pk]),
            facts=facts[case.pk],
            clocks=case_clocks(facts[case.pk], now=now),
        )
        for case in cases
    ]


def _urgency(line: CaseLine) -> tuple[bool, float, str]:
    clock = line.next_clock
    return clock is None, clock.due_at.timestamp() if clock else 0.0, line.code


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
