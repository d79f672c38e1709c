"""The start-up: its steps by phase, and whether the site may give the message."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.steering.models import Readiness, StartUpStep
from samsyn.office.steering.queries.readiness import readiness_facts
from samsyn.office.steering.queries.rooms import SteeringRoom, owner_name, room_of
from samsyn.office.steering.rules import Objection, PlanClock, objections_to_messages, plan_clock
from samsyn.vocabulary.steering import STANDARD_START_UP, StartUpPhase

_ORDER = {task.value: number for number, task in enumerate(STANDARD_START_UP)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StartUpStepShown:
    """One step with its evidence."""

    id: UUID
    room_id: int
    phase: StartUpPhase
    task: str
    title: str
    due_on: date | None
    clock: PlanClock
    owner: str
    owner_id: int | None
    evidence: str
    evidence_on: date | None
    evidence_by: str
    covers: tuple[date, date] | None
    version: int

    @property
    def is_done(self) -> bool:
        return bool(self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseShown:
    """One phase with its steps."""

    phase: StartUpPhase
    steps: tuple[StartUpStepShown, ...]
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StartUp:
    """Whether the site may give the message, and how far the start-up has come."""

    room: SteeringRoom
    phases: tuple[PhaseShown, ...]
    objections: tuple[Objection, ...]
    declared_on: date | None
    declared_by: str

    @property
    def has_begun(self) -> bool:
        return any(one.steps for one in self.phases)

    @property
    def is_ready(self) -> bool:
        """Somebody has said so, and it still holds."""
        return self.declared_on is not None and not self.objections

    @property
    def done(self) -> int:
        return sum(one.done for one in self.phases)

    @property
    def steps(self) -> int:
        return sum(len(one.steps) for one in self.phases)

    @property
    def late(self) -> int:
        return sum(step.clock is PlanClock.LATE for one in self.phases for step in one.steps)


def start_up(actor: Actor, *, today: date) -> StartUp:
    """Return the start-up of the reader's joint room."""
    room = room_of(actor)
    rows = (
        access.visible_to(actor, StartUpStep.objects)
        .filter(room=room.room_id)
        .select_related("owner", "evidence_by")
    )
    steps = [_step(row, today) for row in rows]
    said = (
        access.visible_to(actor, Readiness.objects)
        .filter(room=room.room_id)
        .select_related("recorded_by")
        .order_by("-recorded_at", "pk")
        .first()
    )
    return StartUp(
        room=room,
        phases=tuple(_phase(phase, steps) for phase in StartUpPhase),
        objections=objections_to_messages(readiness_facts(actor, room.room_id), today=today),
        declared_on=said.declared_on if said else None,
        declared_by=said.recorded_by.name if said else "",
    )


def start_up_step(actor: Actor, step_id: UUID, *, today: date) -> StartUpStepShown:
    """Return one step; raises `NotVisible`."""
    rows = StartUpStep.objects.select_related("owner", "evidence_by")
    return _step(access.get_visible(actor, rows, pk=step_id), today)


def _phase(phase: StartUpPhase, steps: list[StartUpStepShown]) -> PhaseShown:
    own = sorted(
        (one for one in steps if one.phase is phase),
        key=lambda one: (_ORDER.get(one.task, len(_ORDER)), one.due_on or date.max, one.title),
    )
    return PhaseShown(phase=phase, steps=tuple(own), done=sum(one.is_done for one in own))


def _step(row: StartUpStep, today: date) -> StartUpStepShown:
    covers = (row.covers_from, row.covers_to) if row.covers_from and row.covers_to else None
    return StartUpStepShown(
        id=row.pk,
        room_id=row.room_id,
        phase=StartUpPhase(row.phase),
        task=row.task,
        title=row.title,
        due_on=row.due_on,
        clock=plan_clock(row.due_on, row.evidence_on, today=today),
        owner=owner_name(row),
        owner_id=row.owner_id,
        evidence=row.evidence,
        evidence_on=row.evidence_on,
        evidence_by=row.evidence_by.name if row.evidence_by else "",
        covers=covers,
        version=row.version,
    )
