"""Fetches everything that decides where triggers and rounds stand, in a constant number of queries.

A site has a few triggers a year, so a page reads what hangs on all of them at once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Linked
from samsyn.office.groups.models import Group, GroupLink, GroupStanding
from samsyn.office.partners.models import Room
from samsyn.office.partners.queries import DatedLimits, limits_by_room
from samsyn.office.partners.rules import Limit
from samsyn.office.promises.models import PromisedGroup
from samsyn.office.promises.queries import Own, own_rooms
from samsyn.office.sanctions.models import (
    Measure,
    ReportBack,
    RoundDecision,
    SanctionRound,
    ScopedMember,
    Tick,
    Trigger,
    TriggerDecision,
    TriggerIncident,
)
from samsyn.office.sanctions.queries.violence import acting_sides
from samsyn.office.sanctions.rules import LENGTHS, Lengths
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.groups import GroupStatus
from samsyn.vocabulary.promises import PromiseKind
from samsyn.vocabulary.sanctions import MeasureStep, RoundMove

_MOVES = [one.value for one in RoundMove]
_STEPS = [one.value for one in MeasureStep]  # in the order in which they can be taken
_WHO = ("recorded_by", "agency")
_GONE = (GroupStatus.DISSOLVED.value, GroupStatus.MERGED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What hangs on the triggers of a page, by trigger, round, measure or group."""

    triggers: Sequence[Trigger]
    rounds: Mapping[UUID, SanctionRound]
    incidents: Mapping[UUID, list[TriggerIncident]]
    trigger_decisions: Mapping[UUID, list[TriggerDecision]]
    round_decisions: Mapping[UUID, list[RoundDecision]]
    named: Mapping[UUID, int]
    measures: Mapping[UUID, list[Measure]]
    ticks: Mapping[UUID, list[Tick]]
    told: Mapping[UUID, list[ReportBack]]
    promised: Mapping[int, list[tuple[UUID, date]]]  # room -> who heard a consequence, and when
    names: Mapping[UUID, str]
    same: Linked
    gone: frozenset[UUID]
    acted: Mapping[UUID, set[UUID]] = field(default_factory=dict)  # group -> incidents
    acted_on: Mapping[UUID, list[date]] = field(default_factory=dict)
    own: Own = field(default_factory=dict)
    sites: Mapping[int, int | None] = field(default_factory=dict)
    limits: Mapping[int, DatedLimits] = field(default_factory=dict)  # by room

    def lengths(self, trigger: Trigger) -> Lengths:
        """Return the lengths of the day on which a trigger was taken up; its round keeps them."""
        return lengths_on(self.limits[trigger.room_id], timezone.localdate(trigger.recorded_at))


def lengths_on(limits: DatedLimits, day: date) -> Lengths:
    """Return what the steps after a trigger of that day may take."""
    held = limits.on(day)
    return Lengths(
        memo=held[Limit.MEMO_DAYS],
        decision=held[Limit.DECISION_DAYS],
        first_measure=held[Limit.MEASURE_DAYS],
        report_back=held[Limit.REPORT_DAYS],
        quiet=held[Limit.QUIET_DAYS],
        longest=held[Limit.LONGEST_DAYS],
        review=min(LENGTHS.review, held[Limit.LONGEST_DAYS]),
    )


def rows_of(actor: Actor, triggers: Sequence[Trigger], *, today: date) -> Rows:
    """Return what hangs on triggers that have passed the gate."""
    rooms = {row.room_id for row in triggers}
    groups = {row.group_id for row in triggers}
    found = access.visible_to(actor, SanctionRound.objects)
    rounds = {row.trigger_id: row for row in found.filter(trigger__in=[one.pk for one in triggers])}
    names = access.visible_to(actor, Group.objects).filter(room__in=rooms)
    acted, acted_on = _acted(actor, rooms)
    return Rows(
        triggers=triggers,
        rounds=rounds,
        promised=_promised(actor, rooms),
        names=dict(names.values_list("pk", "working_name")),
        same=access.linked(actor, GroupLink, groups),
        gone=_gone(actor, groups, today=today),
        acted=acted,
        acted_on=acted_on,
        own=own_rooms(actor),
        limits=limits_by_room(rooms),
        sites=dict(Room.objects.filter(pk__in=rooms).values_list("pk", "site_id")),
        **_of_triggers(actor, [row.pk for row in triggers]),
        **_of_rounds(actor, [row.pk for row in rounds.values()]),
    )


def _of_triggers(actor: Actor, ids: list[UUID]) -> dict[str, Any]:
    incidents = access.visible_to(actor, TriggerIncident.objects).select_related("incident")
    decisions = access.visible_to(actor, TriggerDecision.objects).select_related(*_WHO)
    return {
        "incidents": _by(incidents, "trigger_id", ids),
        "trigger_decisions": _in_order(_by(decisions, "trigger_id", ids), lambda row: row.number),
    }


def _of_rounds(actor: Actor, ids: list[UUID]) -> dict[str, Any]:
    asked = access.visible_to(actor, Measure.objects).select_related("agency", "recorded_by")
    measures = _by(asked, "round_id", ids)
    of_measures = [row.pk for found in measures.values() for row in found]
    ticks = _by(access.visible_to(actor, Tick.objects), "measure_id", of_measures)
    decisions = access.visible_to(actor, RoundDecision.objects).select_related(*_WHO)
    named = _by(access.visible_to(actor, ScopedMember.objects), "round_id", ids)
    return {
        "measures": measures,
        "ticks": _in_order(ticks, lambda row: _STEPS.index(row.step)),
        "round_decisions": _in_order(
            _by(decisions, "round_id", ids),
            lambda row: (row.decided_on, _MOVES.index(row.move)),
        ),
        "named": {pk: len(people) for pk, people in named.items()},
        "told": _by(access.visible_to(actor, ReportBack.objects), "round_id", ids),
    }


def _in_order(found: dict[UUID, list[Any]], key: Callable[[Any], Any]) -> dict[UUID, list[Any]]:
    return {pk: sorted(rows, key=key) for pk, rows in found.items()}


def _by(rows: Any, column: str, ids: Iterable[UUID]) -> dict[UUID, list[Any]]:
    """Return rows that passed the gate by what they hang on, in the order of their recording."""
    found: dict[UUID, list[Any]] = defaultdict(list)
    wanted = rows.filter(**{f"{column}__in": list(ids)})
    for row in wanted.order_by("recorded_at", "pk"):
        found[getattr(row, column)].append(row)
    return found


def _acted(actor: Actor, rooms: set[int]) -> tuple[dict[UUID, set[UUID]], dict[UUID, list[date]]]:
    acted: dict[UUID, set[UUID]] = defaultdict(set)
    acted_on: dict[UUID, list[date]] = defaultdict(list)
    for group, incident, _certainty, day in acting_sides(actor, rooms):
        acted[group].add(incident)
        acted_on[group].append(day)
    return acted, acted_on


def _promised(actor: Actor, rooms: set[int]) -> dict[int, list[tuple[UUID, date]]]:
    found: dict[int, list[tuple[UUID, date]]] = defaultdict(list)
    rows = (
        access.visible_to(actor, PromisedGroup.objects)
        .filter(room__in=rooms, promise__kind=PromiseKind.CONSEQUENCE.value)
        .order_by("group__sort_key", "promise__made_on", "pk")
        .values_list("room_id", "group_id", "promise__made_on")
    )
    for room, group, made_on in rows:
        found[room].append((group, made_on))
    return found


def _gone(actor: Actor, groups: set[UUID], *, today: date) -> frozenset[UUID]:
    """Return the groups whose latest accepted standing is dissolved, or merged into another."""
    latest: dict[UUID, str] = {}
    rows = access.visible_to(actor, GroupStanding.objects).filter(
        group__in=groups, status=ClaimStatus.ACCEPTED.value
    )
    for row in rows.order_by(F("since").asc(nulls_first=True), "recorded_at", "pk"):
        if row.since is None or row.since <= today:
            latest[row.group_id] = row.standing
    return frozenset(group for group, standing in latest.items() if standing in _GONE)
