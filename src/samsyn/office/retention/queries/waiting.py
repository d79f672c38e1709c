"""What the rules say of a room, with counts, and everything that waits there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from samsyn.office.access import Actor
from samsyn.office.partners.models import Room
from samsyn.office.retention.models import Removal
from samsyn.office.retention.queries.batches import BatchLine, batch_line, batches_of
from samsyn.office.retention.queries.due import due_by_rule
from samsyn.office.retention.queries.holds import HoldLine, holds_on_seen
from samsyn.office.retention.queries.removals import RemovalLine, removal_lines
from samsyn.office.retention.queries.rooms import in_my_rooms
from samsyn.office.retention.queries.rule_table import RuleLine, rule_lines
from samsyn.office.retention.queries.service import as_service

SOON = timedelta(days=90)
SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """A rule of a room, and how many records it is about now."""

    rule: RuleLine
    is_in_use: bool
    due: int  # over, and hidden the next time that the service runs
    soon: int  # over within three months
    waiting: int  # hidden
    ready: int  # hidden long enough, with no hold: can be put in a batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Everything that waits for a decision in a room."""

    rules: tuple[RuleCount, ...]
    decided: int  # hidden by decision and ready, without a rule
    waiting: tuple[RemovalLine, ...]
    held: tuple[HoldLine, ...]  # on records that are not hidden
    batches: tuple[BatchLine, ...]


def overview(actor: Actor, room: Room, *, now: datetime, is_demo: bool) -> Overview:
    """Return what the rules say of a room, and what waits there."""
    today = timezone.localdate(now)
    lines = removal_lines(actor, _waiting(actor, room))
    with as_service(now=now, by=actor) as service:
        found = due_by_rule(service, room, today=today, until=today + SOON, is_demo=is_demo)
    days = {rule.pk: [one.due_on for one in due] for rule, due in found.items()}
    rules_of = dict(_waiting(actor, room).values_list("pk", "rule_id"))
    return Overview(
        rules=tuple(
            RuleCount(
                rule=rule,
                is_in_use=rule.id in days,
                due=sum(day <= today for day in days.get(rule.id, ())),
                soon=sum(day > today for day in days.get(rule.id, ())),
                waiting=sum(rules_of[line.id] == rule.id for line in lines),
                ready=_ready(lines, rules_of, rule.id, today),
            )
            for rule in rule_lines(room, today=today)
        ),
        decided=_ready(lines, rules_of, None, today),
        waiting=lines,
        held=holds_on_seen(actor, room),
        batches=tuple(
            batch_line(row)
            for row in batches_of(actor).filter(room=room, sent_back_at__isnull=True)[:SHOWN]
        ),
    )


def _waiting(actor: Actor, room: Room) -> QuerySet[Removal]:
    rows = in_my_rooms(actor, Removal.objects.select_related("rule", "hidden_by"))
    return rows.filter(room=room, shown_at__isnull=True, erased_at__isnull=True).order_by(
        "erasable_on", "pk"
    )


def _ready(
    lines: Sequence[RemovalLine],
    rules_of: Mapping[UUID, int | None],
    rule_id: int | None,
    today: date,
) -> int:
    return sum(
        rules_of[line.id] == rule_id
        and line.erasable_on <= today
        and line.hold_id is None
        and not line.is_in_batch
        for line in lines
    )
