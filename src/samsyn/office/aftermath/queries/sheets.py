"""The page of one answer: its steps, talks, disputes, promises, tasks, and who may do what."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.aftermath.models import PartnerTask, Response
from samsyn.office.aftermath.queries.clocks import clocks_of
from samsyn.office.aftermath.queries.elsewhere import DisputeElsewhere, disputes_elsewhere
from samsyn.office.aftermath.queries.facts import Around, around
from samsyn.office.aftermath.queries.lines import (
    DisputeLine,
    Ended,
    TaskLine,
    dispute_line,
    ended,
    task_line,
)
from samsyn.office.aftermath.queries.records import note_incident, pair_of
from samsyn.office.aftermath.queries.suggesting import Candidate, candidates
from samsyn.office.aftermath.rules import ResponseFacts, StepStanding, Window, steps_of, window_at
from samsyn.office.audit.changes import Reading
from samsyn.office.incidents.models import Incident
from samsyn.office.incidents.queries import IncidentBrief
from samsyn.office.incidents.queries.briefs import briefs
from samsyn.office.messages.queries import usable
from samsyn.office.messages.queries.use import paragraphs_of
from samsyn.office.notifications.queries import TalkLine
from samsyn.office.people.queries.labels import note_labels
from samsyn.office.promises.queries import PromiseShown, promises_to
from samsyn.office.sanctions.queries import TriggerShown, triggers_on
from samsyn.vocabulary.aftermath import ResponseStep, StepState
from samsyn.vocabulary.messages import MessageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseSheet:
    """One answer, begun or not. Only what the joint room holds."""

    incident_id: UUID
    brief: IncidentBrief
    is_begun: bool
    led_by: str
    ended: Ended | None
    facts: ResponseFacts
    window: Window
    steps: tuple[StepStanding, ...]
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
    may_raise_trigger: bool

    @property
    def is_open(self) -> bool:
        """Whether there is something to do: begun and not over, or open again by the facts."""
        return self.is_begun and (self.ended is None or self.facts.needs_new_review)

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
    response = _begun(actor, incident)
    held = around(actor, [incident], [response] if response else [], now=now)[incident.pk]
    considered = _considered(actor, incident, held, now=now)
    note_incident(actor, incident)
    labels = [*(one.label for one in held.talks), *(one.label for one in considered)]
    note_labels(actor, Reading.LIST, labels)
    clocks, zone = clocks_of(incident), timezone.get_current_timezone()
    lives, happened = bool(held.disputes), held.facts.happened_at
    return ResponseSheet(
        incident_id=incident.pk,
        brief=briefs(actor, [incident])[0],
        is_begun=response is not None,
        led_by=response.recorded_by.name if response else "",
        ended=ended(response),
        facts=held.facts,
        window=window_at(happened, now, dispute_lives=lives, clocks=clocks, zone=zone),
        steps=steps_of(held.facts, now=now, clocks=clocks, zone=zone),
        disputes=tuple(dispute_line(row, held.checks.get(pair_of(row))) for row in held.disputes),
        elsewhere=disputes_elsewhere(actor, incident, held.sides),
        talks=tuple(held.talks),
        candidates=considered,
        triggers=triggers_on(actor, incident.pk, today=timezone.localdate(now)),
        promises=promises_to(actor, list(held.sides)),
        tasks=_tasks(actor, response),
        message=_core_message(actor, now=now),
        may_respond=actor.may(Deed.RESPOND, incident.room_id),
        may_review=actor.may(Deed.REVIEW_INCIDENT, incident.room_id),
        may_raise_trigger=actor.may(Deed.PREPARE_ROUND, incident.room_id),
    )


def _begun(actor: Actor, incident: Incident) -> Response | None:
    rows = access.visible_to(actor, Response.objects).select_related("recorded_by", "ended_by")
    return rows.filter(incident=incident).first()


def _considered(
    actor: Actor, incident: Incident, held: Around, *, now: datetime
) -> tuple[Candidate, ...]:
    """Return whom to consider a talk with, for who may plan one."""
    if not actor.may(Deed.PLAN_TALK, incident.room_id):
        return ()
    return candidates(
        actor,
        incident.room_id,
        sides=held.sides,
        disputes=held.disputes,
        taken={one.talk.person_id for one in held.talks},
        now=now,
    )


def _tasks(actor: Actor, response: Response | None) -> tuple[TaskLine, ...]:
    if response is None:
        return ()
    rows = access.visible_to(actor, PartnerTask.objects).filter(response=response)
    in_order = rows.select_related("agency", "done_by", "response").order_by(
        "due_at", "recorded_at", "pk"
    )
    return tuple(task_line(row) for row in in_order)


def _core_message(actor: Actor, *, now: datetime) -> tuple[str, ...]:
    found = usable(actor, MessageKind.CORE_MESSAGE, on=timezone.localdate(now), language="sv")
    return paragraphs_of(found[0].body) if found else ()
