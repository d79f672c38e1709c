"""The list of call-ins, and whether the yearly one is held."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import CallIn, Invitation
from samsyn.office.call_ins.queries.choices import planning_rooms
from samsyn.office.call_ins.queries.heads import Head, heads
from samsyn.office.call_ins.rules import next_due
from samsyn.office.groups.models import Membership
from samsyn.office.groups.rosters import counting
from samsyn.office.partners.models import Room
from samsyn.vocabulary.call_ins import CallInState


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInLine:
    """One call-in in the list."""

    head: Head
    invited: int
    came: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """At least one call-in a year while there are people to call."""

    last_on: date | None
    due_on: date | None
    planned_on: date | None
    has_people: bool
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallInList:
    """The call-ins of the reader's joint rooms: those to come first, then the newest."""

    coming: tuple[CallInLine, ...]
    past: tuple[CallInLine, ...]
    cadence: Cadence
    may_plan: bool


def call_in_list(actor: Actor, *, today: date) -> CallInList:
    """Return every call-in that the reader may see. A site holds a few a year."""
    rows = list(
        access.visible_to(actor, CallIn.objects).select_related("lead").order_by("-starts_at", "pk")
    )
    invited, came = _counts(actor, [row.pk for row in rows])
    lines = [
        CallInLine(head=head, invited=invited[head.id], came=came[head.id])
        for head in heads(actor, rows, today=today)
    ]
    return CallInList(
        coming=tuple(reversed([one for one in lines if _is_coming(one)])),
        past=tuple(one for one in lines if not _is_coming(one)),
        cadence=_cadence(actor, rows, today=today),
        may_plan=bool(planning_rooms(actor)),
    )


def cadence(actor: Actor, *, today: date) -> Cadence:
    """Return whether the yearly call-in has been held, or is planned."""
    return _cadence(actor, list(access.visible_to(actor, CallIn.objects)), today=today)


def _is_coming(line: CallInLine) -> bool:
    return line.head.is_open and line.head.state is not CallInState.DEBRIEFED


def _counts(actor: Actor, call_ins: list[UUID]) -> tuple[Counter[UUID], Counter[UUID]]:
    rows = (
        access.visible_to(actor, Invitation.objects)
        .filter(call_in__in=call_ins, approved_at__isnull=False)
        .values_list("call_in_id", "came_at")
    )
    found = list(rows)
    return (
        Counter(call_in for call_in, _ in found),
        Counter(call_in for call_in, came_at in found if came_at is not None),
    )


def _cadence(actor: Actor, rows: list[CallIn], *, today: date) -> Cadence:
    standing = [timezone.localdate(row.starts_at) for row in rows if row.cancelled_at is None]
    held = [day for day in standing if day < today]
    planned = [day for day in standing if day >= today]
    rooms = actor.joint_rooms
    started = (
        Room.objects.filter(pk__in=rooms, site__started_on__isnull=False)
        .order_by("site__started_on", "pk")
        .values_list("site__started_on", flat=True)
        .first()
    )
    due = next_due(max(held, default=None), started=started)
    members = access.visible_to(actor, Membership.objects).filter(room__in=rooms)
    has_people = counting(members, today).exists()
    first = min(planned, default=None)
    return Cadence(
        last_on=max(held, default=None),
        due_on=due,
        planned_on=first,
        has_people=has_people,
        is_late=has_people and due is not None and due < today and first is None,
    )
