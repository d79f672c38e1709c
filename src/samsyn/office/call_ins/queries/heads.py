"""What stands on top of every page of a call-in, and where the call-in stands."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.call_ins.models import (
    CallIn,
    CoveredGroup,
    Debrief,
    Invitation,
    PlanStep,
    SafetyPlan,
    SignOff,
)
from samsyn.office.call_ins.rules import (
    CallInFacts,
    Go,
    Verdict,
    due_on,
    go_verdict,
    state_of_call_in,
)
from samsyn.vocabulary.call_ins import CallInState, GoDecision


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMark:
    """A group by its working name."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One call-in in short."""

    id: UUID
    room_id: int
    name: str
    purpose: str
    starts_at: datetime
    ends_at: datetime
    evening: date
    minutes: int
    lead: str
    lead_id: int | None
    venue: str
    groups: tuple[GroupMark, ...]
    state: CallInState
    verdict: Verdict
    delivered: int
    steps: int
    steps_done: int
    overdue: int
    moved_at: datetime | None
    cancelled_because: str
    version: int
    may_plan: bool
    may_decide: bool
    has_come: bool  # the day of the evening, or later
    is_open: bool  # it can still be prepared

    @property
    def may_print_letters(self) -> bool:
        """No letters while somebody named says no-go, nor once it is over."""
        return self.is_open and self.verdict is not Verdict.NO_GO


def head_of(actor: Actor, call_in_id: UUID, *, today: date) -> Head:
    """Return the head of a visible call-in; raises `NotVisible`."""
    rows = CallIn.objects.select_related("lead")
    row = access.get_visible(actor, rows, pk=call_in_id)
    return heads(actor, [row], today=today)[0]


def heads(actor: Actor, rows: Sequence[CallIn], *, today: date) -> tuple[Head, ...]:
    """Return the heads of call-ins that have passed the gate; a constant number of queries."""
    ids = [row.pk for row in rows]
    called = _called(actor, ids)
    parts = _Parts(
        words=_words(actor, ids, called),
        groups=_groups(actor, ids),
        steps=_steps(actor, ids),
        venues=dict(
            access.visible_to(actor, SafetyPlan.objects)
            .filter(call_in__in=ids)
            .values_list("call_in_id", "venue")
        ),
        delivered=Counter(one.call_in_id for one in called if one.delivered_at is not None),
        debriefed=frozenset(
            access.visible_to(actor, Debrief.objects)
            .filter(call_in__in=ids, held_on__isnull=False)
            .values_list("call_in_id", flat=True)
        ),
    )
    return tuple(_head(actor, row, parts, today) for row in rows)


@dataclass(frozen=True, slots=True)
class _Parts:
    words: Mapping[UUID, list[Go]]
    groups: Mapping[UUID, list[GroupMark]]
    steps: Mapping[UUID, list[tuple[int, bool]]]  # days from the evening, done
    venues: Mapping[UUID, str]
    delivered: Mapping[UUID, int]
    debriefed: frozenset[UUID]


def _head(actor: Actor, row: CallIn, parts: _Parts, today: date) -> Head:
    evening = timezone.localdate(row.starts_at)
    verdict = go_verdict(parts.words.get(row.pk, ()))
    steps = parts.steps.get(row.pk, [])
    facts = CallInFacts(
        evening=evening,
        is_cancelled=row.cancelled_at is not None,
        verdict=verdict,
        delivered=parts.delivered.get(row.pk, 0),
        is_debriefed=row.pk in parts.debriefed,
    )
    return Head(
        id=row.pk,
        room_id=row.room_id,
        name=row.name,
        purpose=row.purpose,
        starts_at=row.starts_at,
        ends_at=row.starts_at + timedelta(minutes=row.minutes),
        evening=evening,
        minutes=row.minutes,
        lead=row.lead.name if row.lead else "",
        lead_id=row.lead_id,
        venue=parts.venues.get(row.pk, ""),
        groups=tuple(parts.groups.get(row.pk, ())),
        state=state_of_call_in(facts, today=today),
        verdict=verdict,
        delivered=facts.delivered,
        steps=len(steps),
        steps_done=sum(done for _, done in steps),
        overdue=sum(due_on(evening, days) < today for days, done in steps if not done),
        moved_at=row.moved_at,
        cancelled_because=row.cancelled_because,
        version=row.version,
        may_plan=actor.may(Deed.PLAN_CALL_IN, row.room_id),
        may_decide=actor.may(Deed.DECIDE_CALL_IN, row.room_id),
        has_come=evening <= today,
        is_open=not facts.is_cancelled and evening >= today,
    )


def _groups(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[GroupMark]]:
    """Return the groups that each call-in is to cover, in Swedish order."""
    rows = (
        access.visible_to(actor, CoveredGroup.objects)
        .filter(call_in__in=ids)
        .order_by("group__sort_key", "pk")
        .values_list("call_in_id", "group_id", "group__working_name")
    )
    found: dict[UUID, list[GroupMark]] = {}
    for call_in, group, name in rows:
        found.setdefault(call_in, []).append(GroupMark(id=group, name=name))
    return found


def _called(actor: Actor, ids: Sequence[UUID]) -> list[Invitation]:
    return list(
        access.visible_to(actor, Invitation.objects)
        .filter(call_in__in=ids)
        .only("call_in_id", "delivered_at", "recorded_at", "called_off_at")
    )


def newest_choice(called: Iterable[Invitation]) -> dict[UUID, datetime]:
    """Return call-in -> when the last of those who are still called was chosen."""
    found: dict[UUID, datetime] = {}
    for one in called:
        if one.called_off_at is None:
            found[one.call_in_id] = max(one.recorded_at, found.get(one.call_in_id, one.recorded_at))
    return found


def _words(actor: Actor, ids: Sequence[UUID], called: Iterable[Invitation]) -> dict[UUID, list[Go]]:
    """Return every go and no-go, in the order in which they were given."""
    newest = newest_choice(called)
    rows = (
        access.visible_to(actor, SignOff.objects)
        .filter(call_in__in=ids)
        .order_by("recorded_at", "pk")
        .select_related("agency")
    )
    found: dict[UUID, list[Go]] = {}
    for row in rows:
        covers = row.recorded_at >= newest.get(row.call_in_id, row.recorded_at)
        decision = GoDecision(row.decision)
        word = Go(row.recorded_by_id, row.agency_id, row.agency.kind, decision, covers)
        found.setdefault(row.call_in_id, []).append(word)
    return found


def _steps(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[tuple[int, bool]]]:
    rows = access.visible_to(actor, PlanStep.objects).filter(call_in__in=ids)
    found: dict[UUID, list[tuple[int, bool]]] = {}
    for call_in, days, done_at in rows.values_list("call_in_id", "days", "done_at"):
        found.setdefault(call_in, []).append((days, done_at is not None))
    return found
