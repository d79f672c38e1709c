"""What each page of the consequences shows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.groups.queries.people import note_shown
from samsyn.office.people.queries import PersonLabel, labels_of
from samsyn.office.sanctions.models import (
    Measure,
    MeasureNote,
    SanctionRound,
    ScopedMember,
    Trigger,
    TriggerDecision,
    TriggerIncident,
)
from samsyn.office.sanctions.queries.choices import (
    listed_adults,
    member_choices,
    preparing_rooms,
)
from samsyn.office.sanctions.queries.shown import MeasureShown, RoundShown, TriggerShown
from samsyn.office.sanctions.queries.standing import shown
from samsyn.office.sanctions.queries.trigger_tests import TriggerTest, trigger_test
from samsyn.office.sanctions.rules import AWAITING, OPEN, OVER, RUNNING
from samsyn.vocabulary.sanctions import MeasureStep, RoundState, TriggerVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The place Consequences: what awaits a decision, what runs, what the tests say."""

    tests: tuple[TriggerTest, ...]
    awaiting: tuple[TriggerShown, ...]
    to_prepare: tuple[TriggerShown, ...]  # decided to act, no round yet
    closed: tuple[TriggerShown, ...]  # without a round
    prepared: tuple[RoundShown, ...]
    running: tuple[RoundShown, ...]
    to_report: tuple[RoundShown, ...]  # ended, and somebody is still to be told
    past: tuple[RoundShown, ...]
    own_open: int  # measures that wait for the reader's agency
    may_raise: bool

    @property
    def is_empty(self) -> bool:
        """Whether no trigger has ever been raised."""
        lists = (self.awaiting, self.to_prepare, self.closed, self.prepared, self.running)
        return not any((*lists, self.to_report, self.past))


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody in the scope, and whether they still are listed in the group."""

    label: PersonLabel
    is_listed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPage:
    """A round with the people that it names."""

    trigger: TriggerShown
    round: RoundShown
    scope: tuple[Named, ...]
    beside: tuple[RoundShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What the agency noted at a step, in its own room."""

    step: MeasureStep
    text: str
    on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePage:
    """A measure, and the agency's own notes for its own staff."""

    measure: MeasureShown
    round: RoundShown
    notes: tuple[Note, ...]


def all_triggers(actor: Actor, *, today: date) -> tuple[TriggerShown, ...]:
    """Return every trigger that the reader may see, the newest first."""
    rows = access.visible_to(actor, Trigger.objects).select_related("recorded_by", "promise")
    return shown(actor, list(rows.order_by("-recorded_at", "pk")), today=today)


def triggers_on(actor: Actor, incident_id: UUID, *, today: date) -> tuple[TriggerShown, ...]:
    """Return the triggers that rest on an incident, the newest first."""
    resting = access.visible_to(actor, TriggerIncident.objects).filter(incident=incident_id)
    rows = access.visible_to(actor, Trigger.objects).filter(pk__in=resting.values("trigger"))
    kept = rows.select_related("recorded_by", "promise").order_by("-recorded_at", "pk")
    return shown(actor, list(kept), today=today)


def settled_on(actor: Actor, incident_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """Return incident -> when a trigger that rests on it was last settled, to act or not to act."""
    decided = access.visible_to(actor, TriggerDecision.objects).exclude(
        verdict=TriggerVerdict.DEFER.value
    )
    at = dict(decided.values_list("trigger", "recorded_at"))
    resting = access.visible_to(actor, TriggerIncident.objects).filter(incident__in=incident_ids)
    found: dict[UUID, datetime] = {}
    for incident, trigger in resting.values_list("incident_id", "trigger_id"):
        if trigger in at:
            found[incident] = max(at[trigger], found.get(incident, at[trigger]))
    return found


def overview(actor: Actor, *, now: datetime) -> Overview:
    """Return the place Consequences."""
    found = all_triggers(actor, today=timezone.localdate(now))
    rounds = sorted(
        (one.round for one in found if one.round is not None),
        key=lambda one: one.ended_on or one.started_on or date.max,
        reverse=True,
    )
    over = [one for one in rounds if one.state in OVER]
    return Overview(
        tests=tuple(trigger_test(actor, room, now=now) for room in sorted(actor.joint_rooms)),
        awaiting=tuple(one for one in found if one.state in AWAITING),
        to_prepare=tuple(
            one for one in found if one.state not in AWAITING and one.moves and one.round is None
        ),
        closed=tuple(
            one
            for one in found
            if one.state not in AWAITING and not one.moves and one.round is None
        ),
        prepared=tuple(one for one in rounds if one.state is RoundState.PREPARED),
        running=tuple(one for one in rounds if one.state in RUNNING),
        to_report=tuple(one for one in over if one.still_to_tell),
        past=tuple(one for one in over if not one.still_to_tell),
        own_open=sum(
            measure.is_own and measure.state in OPEN for one in rounds for measure in one.measures
        ),
        may_raise=bool(preparing_rooms(actor)),
    )


def trigger_page(actor: Actor, trigger_id: UUID, *, today: date) -> TriggerShown:
    """Return a trigger; raises `NotVisible`."""
    found = next((one for one in all_triggers(actor, today=today) if one.id == trigger_id), None)
    if found is None:
        raise NotVisible(_("The page does not exist."))
    return found


def round_in_short(actor: Actor, round_id: UUID, *, today: date) -> RoundShown:
    """Return a round without its people; raises `NotVisible`."""
    row = access.get_visible(actor, SanctionRound.objects, pk=round_id)
    found = trigger_page(actor, row.trigger_id, today=today).round
    if found is None:
        raise NotVisible(_("The page does not exist."))
    return found


def rounds_in_short(actor: Actor, *, today: date) -> dict[UUID, RoundShown]:
    """Return every round that the reader may see, without its people; one load for all."""
    found = (one.round for one in all_triggers(actor, today=today))
    return {one.id: one for one in found if one is not None}


def scope_of(actor: Actor, round_id: UUID) -> list[UUID]:
    """Return who stands in a round's scope."""
    rows = access.visible_to(actor, ScopedMember.objects).filter(round=round_id)
    return list(rows.order_by("recorded_at", "pk").values_list("person_id", flat=True))


def scope_choices(
    actor: Actor, found: RoundShown, *, today: date
) -> tuple[list[str], list[tuple[str, str]]]:
    """Return who is named, and whom a form offers: those listed today, and who was named before."""
    named = [str(one) for one in scope_of(actor, found.id)]
    offered = member_choices(actor, found.group.id, today=today)
    known = {value for value, _label in offered}
    left = [
        (one, _("%(code)s, no longer listed") % {"code": access.code_for("P", UUID(one))})
        for one in named
        if one not in known
    ]
    return named, [*offered, *left]


def round_page(actor: Actor, round_id: UUID, *, today: date) -> RoundPage:
    """Return a round and whom it names, and note who was shown."""
    row = access.get_visible(actor, SanctionRound.objects, pk=round_id)
    every = all_triggers(actor, today=today)
    trigger = next((one for one in every if one.id == row.trigger_id), None)
    if trigger is None or trigger.round is None:
        raise NotVisible(_("The page does not exist."))
    people = scope_of(actor, round_id)
    labels = labels_of(actor, people)
    listed = listed_adults(actor, trigger.group.id, today=today)
    note_shown(actor, labels, {trigger.room_id})
    beside = set(trigger.round.beside)
    return RoundPage(
        trigger=trigger,
        round=trigger.round,
        scope=tuple(
            Named(label=labels[one], is_listed=one in listed) for one in people if one in labels
        ),
        beside=tuple(one.round for one in every if one.round and one.round.id in beside),
    )


def our_measures(actor: Actor, *, today: date) -> tuple[MeasureShown, ...]:
    """Return the measures of the reader's own agencies: those that wait first, oldest first."""
    own = [
        measure
        for trigger in all_triggers(actor, today=today)
        if trigger.round
        for measure in trigger.round.measures
        if measure.is_own
    ]
    return tuple(sorted(own, key=lambda one: (one.state not in OPEN, one.asked_on, str(one.id))))


def measure_page(actor: Actor, measure_id: UUID, *, today: date) -> MeasurePage:
    """Return a measure with the notes of the reader's own room; raises `NotVisible`."""
    row = access.get_visible(actor, Measure.objects, pk=measure_id)
    round_ = round_in_short(actor, row.round_id, today=today)
    measure = next(one for one in round_.measures if one.id == measure_id)
    notes = access.visible_to(actor, MeasureNote.objects).filter(measure=measure_id)
    return MeasurePage(
        measure=measure,
        round=round_,
        notes=tuple(
            Note(
                step=MeasureStep(one.step),
                text=one.note,
                on=timezone.localdate(one.recorded_at),
                by=one.recorded_by.name,
            )
            for one in notes.select_related("recorded_by").order_by("recorded_at", "pk")
        ),
    )
