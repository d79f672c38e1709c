"""The page of one answer: its steps, talks, disputes, promises, tasks, and who may do what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible
from samsyn.office.aftermath.models import DisputeCheck, PartnerTask, Response
from samsyn.office.aftermath.queries.clocks import clocks_of
from samsyn.office.aftermath.queries.elsewhere import DisputeElsewhere, disputes_elsewhere
from samsyn.office.aftermath.queries.facts import Around, around
from samsyn.office.aftermath.queries.records import one_response, pair_of
from samsyn.office.aftermath.queries.suggesting import Candidate, candidates
from samsyn.office.aftermath.rules import (
    Assessed,
    Noted,
    StepStanding,
    Window,
    steps_of,
    window_at,
)
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.groups.models import GroupRelation
from samsyn.office.incidents.models import Incident
from samsyn.office.incidents.queries import IncidentBrief
from samsyn.office.incidents.queries.briefs import briefs
from samsyn.office.messages.queries import usable
from samsyn.office.messages.queries.use import paragraphs_of
from samsyn.office.notifications.queries import TalkLine
from samsyn.office.people.queries.labels import note_labels
from samsyn.office.promises.queries import PromiseShown, promises_to
from samsyn.office.sanctions.queries import TriggerShown, triggers_on
from samsyn.vocabulary.aftermath import (
    DisputeVerdict,
    PartnerTaskKind,
    ResponseEnd,
    ResponseStep,
    StepState,
)
from samsyn.vocabulary.messages import MessageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeLine:
    """A dispute that lives, and what was found of it here."""

    first_id: UUID
    second_id: UUID
    first: str
    second: str
    since: date | None
    verdict: DisputeVerdict | None
    text: str
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """What one agency is asked to do."""

    id: UUID
    incident_id: UUID
    agency: str
    kind: PartnerTaskKind
    title: str
    due_at: datetime
    done_at: datetime | None
    done_by: str
    result: str

    def is_late(self, now: datetime) -> bool:
        """Whether the time has passed and it is not done."""
        return self.done_at is None and self.due_at <= now


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How the work ended."""

    kind: ResponseEnd
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseSheet:
    """One answer, begun or not. Only what the joint room holds."""

    incident_id: UUID
    room_id: int
    brief: IncidentBrief
    is_begun: bool
    led_by: str
    ended: Ended | None
    needs_new_review: bool
    window: Window
    steps: tuple[StepStanding, ...]
    notes: Mapping[ResponseStep, Noted]
    risk: Assessed | None
    happened_at: datetime
    disputes: tuple[DisputeLine, ...]
    elsewhere: tuple[DisputeElsewhere, ...]
    talks: tuple[TalkLine, ...]
    candidates: tuple[Candidate, ...]
    triggers: tuple[TriggerShown, ...]
    promises: tuple[PromiseShown, ...]
    tasks: tuple[TaskLine, ...]
    message: tuple[str, ...]  # the core message, paragraph by paragraph
    may_respond: bool
    may_review: bool
    may_plan_talks: bool
    may_raise_trigger: bool

    @property
    def is_open(self) -> bool:
        """Whether there is something to do: begun and not over, or open again by the facts."""
        return self.is_begun and (self.ended is None or self.needs_new_review)

    @property
    def done(self) -> int:
        """How many of the six steps are done."""
        return sum(step.is_done for step in self.steps)

    @property
    def next_step(self) -> ResponseStep | None:
        """What somebody should do now: the first step that is neither done nor waiting."""
        if not self.is_open:
            return None
        standing = (one for one in self.steps if not one.is_done)
        return next((one.step for one in standing if one.state is not StepState.WAITING), None)

    @property
    def unchecked(self) -> DisputeLine | None:
        """The first dispute that nobody has checked."""
        return next((one for one in self.disputes if one.verdict is None), None)

    def standing(self, step: ResponseStep) -> StepStanding:
        """Return one step."""
        return next(one for one in self.steps if one.step is step)


def response_sheet(actor: Actor, incident: Incident, *, now: datetime) -> ResponseSheet:
    """Return the page of the answer to a joint room's incident, and note whom it shows."""
    zone = timezone.get_current_timezone()
    response = _begun(actor, incident)
    begun = [response] if response else []
    held = around(actor, [incident], begun, now=now)[incident.pk]
    facts, talks = held.facts, tuple(held.talks)
    clocks = clocks_of(incident)
    may_plan = actor.may(Deed.PLAN_TALK, incident.room_id)
    considered = (
        candidates(
            actor,
            incident.room_id,
            sides=held.sides,
            disputes=held.disputes,
            taken={one.talk.person_id for one in talks},
            now=now,
        )
        if may_plan
        else ()
    )
    _note_incident(actor, incident)
    note_labels(
        actor, Reading.LIST, [*(one.label for one in talks), *(one.label for one in considered)]
    )
    return ResponseSheet(
        incident_id=incident.pk,
        room_id=incident.room_id,
        brief=briefs(actor, [incident])[0],
        is_begun=response is not None,
        led_by=response.recorded_by.name if response else "",
        ended=_ended(response),
        needs_new_review=facts.needs_new_review,
        window=window_at(
            facts.happened_at, now, dispute_lives=bool(held.disputes), clocks=clocks, zone=zone
        ),
        steps=steps_of(facts, now=now, clocks=clocks, zone=zone),
        notes=facts.notes,
        risk=facts.risk,
        happened_at=facts.happened_at,
        disputes=tuple(_dispute_line(row, held.checks.get(pair_of(row))) for row in held.disputes),
        elsewhere=disputes_elsewhere(actor, incident, held.sides),
        talks=talks,
        candidates=considered,
        triggers=triggers_on(actor, incident.pk, today=timezone.localdate(now)),
        promises=promises_to(actor, list(held.sides)),
        tasks=_tasks(actor, response),
        message=_core_message(actor, now=now),
        may_respond=actor.may(Deed.RESPOND, incident.room_id),
        may_review=actor.may(Deed.REVIEW_INCIDENT, incident.room_id),
        may_plan_talks=may_plan,
        may_raise_trigger=actor.may(Deed.PREPARE_ROUND, incident.room_id),
    )


def dispute_to_check(
    actor: Actor, incident_id: UUID, pair: frozenset[UUID], *, now: datetime
) -> DisputeLine:
    """Return a dispute that lives around an answered incident. Raises `NotVisible`."""
    _response, held = _held(actor, incident_id, now=now)
    for row in held.disputes:
        if pair_of(row) == pair:
            return _dispute_line(row, held.checks.get(pair))
    raise NotVisible(_("The page does not exist."))


def window_of(actor: Actor, incident_id: UUID, *, now: datetime) -> Window:
    """Return how near in time an answered incident is. Raises `NotVisible`."""
    response, held = _held(actor, incident_id, now=now)
    return window_at(
        held.facts.happened_at,
        now,
        dispute_lives=bool(held.disputes),
        clocks=clocks_of(response.incident),
        zone=timezone.get_current_timezone(),
    )


def room_of_answer(actor: Actor, incident_id: UUID) -> int:
    """Return the room of an answer, for a form about it, and note that the incident was read."""
    response = one_response(actor, incident_id)
    _note_incident(actor, response.incident)
    return response.room_id


def _held(actor: Actor, incident_id: UUID, *, now: datetime) -> tuple[Response, Around]:
    """Return an answer with what is held around its incident, and note that it was read."""
    response = one_response(actor, incident_id)
    _note_incident(actor, response.incident)
    found = around(actor, [response.incident], [response], now=now)
    return response, found[incident_id]


def task_of(actor: Actor, task_id: UUID) -> TaskLine:
    """Return one task. Raises `NotVisible`."""
    rows = PartnerTask.objects.select_related("agency", "done_by", "response")
    return _task(access.get_visible(actor, rows, pk=task_id))


def _begun(actor: Actor, incident: Incident) -> Response | None:
    rows = access.visible_to(actor, Response.objects).select_related("recorded_by", "ended_by")
    return rows.filter(incident=incident).first()


def _note_incident(actor: Actor, incident: Incident) -> None:
    audit.record_reading(
        actor,
        Reading.PAGE,
        subject="incidents_incident",
        record_ids=[incident.pk],
        room_ids=[incident.room_id],
    )


def _ended(response: Response | None) -> Ended | None:
    if response is None or response.ended_at is None or response.ended_by is None:
        return None
    return Ended(
        kind=ResponseEnd(response.ended_as),
        reason=response.end_reason,
        at=response.ended_at,
        by=response.ended_by.name,
    )


def _dispute_line(row: GroupRelation, check: DisputeCheck | None) -> DisputeLine:
    return DisputeLine(
        first_id=row.group_id,
        second_id=row.other_id,
        first=row.group.working_name,
        second=row.other.working_name,
        since=row.since,
        verdict=DisputeVerdict(check.verdict) if check else None,
        text=check.text if check else "",
        by=check.recorded_by.name if check else "",
        at=check.recorded_at if check else None,
    )


def _tasks(actor: Actor, response: Response | None) -> tuple[TaskLine, ...]:
    if response is None:
        return ()
    rows = access.visible_to(actor, PartnerTask.objects).filter(response=response)
    in_order = rows.select_related("agency", "done_by", "response").order_by(
        "due_at", "recorded_at", "pk"
    )
    return tuple(_task(row) for row in in_order)


def _task(row: PartnerTask) -> TaskLine:
    return TaskLine(
        id=row.pk,
        incident_id=row.response.incident_id,
        agency=row.agency.name,
        kind=PartnerTaskKind(row.kind),
        title=row.title,
        due_at=row.due_at,
        done_at=row.done_at,
        done_by=row.done_by.name if row.done_by else "",
        result=row.result,
    )


def _core_message(actor: Actor, *, now: datetime) -> tuple[str, ...]:
    found = usable(actor, MessageKind.CORE_MESSAGE, on=timezone.localdate(now), language="sv")
    return paragraphs_of(found[0].body) if found else ()
