"""Which records of a room a rule says are due, and when the others will be. Read as the service."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Max, QuerySet
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.keeping import Kept, Pauses, Starts, declarations
from samsyn.office.access.records import Link, RoomRecord
from samsyn.office.partners.models import Room
from samsyn.office.retention.models import Rule
from samsyn.office.retention.queries.hanging import hanging_on, kept_kinds
from samsyn.office.retention.queries.rule_table import period_of, rules_in_use
from samsyn.office.retention.rules.dates import Span, due_on, months_later, paused_days
from samsyn.vocabulary.retention import AppliesTo, KeptKind, StartEvent

_SINCE_RECORDED = {StartEvent.RECORDED.value, StartEvent.LAST_REGISTRATION.value}
_MONTHS_END = timedelta(days=3)  # the 31st and the 28th are the same day of their months


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A record, the day that its period counts from, and the day on which it is over."""

    record_id: UUID
    rule: Rule
    starts_on: date
    paused: int
    due_on: date


def due_by_rule(
    service: Actor, room: Room, *, today: date, until: date, is_demo: bool
) -> dict[Rule, list[Due]]:
    """Return what each rule in use in a room says is due until a day, the soonest first."""
    return {
        rule: due_in(service, room, rule, today=today, until=until)
        for rule in rules_in_use(room, today=today, is_demo=is_demo)
        if rule.kind in set(KeptKind)  # texts are emptied by themselves
    }


def due_in(service: Actor, room: Room, rule: Rule, *, today: date, until: date) -> list[Due]:
    """Return the records of a room that a rule says are due until a day; the soonest first.

    What is hidden already is left out, and what the start event has not happened to.
    """
    kept = kept_kinds()[KeptKind(rule.kind)]
    service = service.narrowed_to(room.pk)
    rows = access.visible_to(service, kept.model._default_manager.all()).filter(
        room=room, compartment__is_hidden=False
    )
    if rule.event in _SINCE_RECORDED:  # what is younger than the period cannot be due
        rows = rows.filter(recorded_at__date__lte=months_later(until, -rule.months) + _MONTHS_END)
    if rule.applies_to != AppliesTo.ALL.value:
        rows = rows.filter(kept.conditions[AppliesTo(rule.applies_to)])
    starts = _starts(service, kept, StartEvent(rule.event), rows)
    period = period_of(rule)
    near = [one for one, day in starts.items() if months_later(day, period.months) <= until]
    spans = _spans(service, kept.kind, near) if period.pauses else {}
    found = []
    for record, day in starts.items():
        paused = paused_days(day, period, spans.get(record, ()), today)
        found.append(
            Due(
                record_id=record,
                rule=rule,
                starts_on=day,
                paused=paused,
                due_on=due_on(day, period, paused),
            )
        )
    over = [one for one in found if one.due_on <= until]
    return sorted(over, key=lambda one: (one.due_on, one.record_id))


def newest_registrations(
    service: Actor, kept: Kept, rows: QuerySet[RoomRecord]
) -> dict[UUID, datetime]:
    """Return when each record, or anything that hangs on it, was last written.

    A link is no registration about somebody, and neither is that a record was seen or moved.
    """
    newest = dict(rows.values_list("pk", "recorded_at"))
    if not newest:
        return {}
    for one in hanging_on(kept.model):
        if issubclass(one.model, Link):
            continue
        hanging = access.visible_to(service, one.model._default_manager.all())
        for path in one.paths:
            among = hanging.filter(**{f"{path}__in": rows.values("pk")})
            for record, moment in among.values_list(path).annotate(newest=Max("recorded_at")):
                newest[record] = max(newest[record], moment)
    return newest


def _starts(
    service: Actor, kept: Kept, event: StartEvent, rows: QuerySet[RoomRecord]
) -> Mapping[UUID, date]:
    if event is StartEvent.RECORDED:
        return _as_days(rows.values_list("pk", "recorded_at"))
    if event is StartEvent.LAST_REGISTRATION:
        return _as_days(newest_registrations(service, kept, rows).items())
    if event in kept.starts:
        found = rows.annotate(starts=kept.starts[event]).values_list("pk", "starts")
        return {record: day for record, day in found if day is not None}
    return _told_by_others(service, kept.kind, event, rows)


def _told_by_others(
    service: Actor, kind: KeptKind, event: StartEvent, rows: QuerySet[RoomRecord]
) -> dict[UUID, date]:
    found: dict[UUID, date] = {}
    for one in declarations():
        if isinstance(one, Starts) and (one.kind, one.event) == (kind, event):
            told = access.visible_to(service, one.model._default_manager.all()).filter(
                one.where, **{f"{one.by}__in": rows.values("pk"), f"{one.day}__isnull": False}
            )
            found |= dict(told.values_list(one.by).annotate(newest=Max(one.day)))
    return found


def _spans(service: Actor, kind: KeptKind, records: Sequence[UUID]) -> Mapping[UUID, list[Span]]:
    found: dict[UUID, list[Span]] = defaultdict(list)
    for one in declarations():
        if isinstance(one, Pauses) and one.kind is kind:
            rows = access.visible_to(service, one.model._default_manager.all()).filter(
                one.where, **{f"{one.by}__in": records}
            )
            for record, since, until in rows.values_list(one.by, "since", "until"):
                found[record].append((since, until))
    return found


def _as_days(moments: Iterable[tuple[UUID, datetime]]) -> dict[UUID, date]:
    return {record: timezone.localdate(moment) for record, moment in moments}
