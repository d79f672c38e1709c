"""Who comes out of custody soon or has just done so, as the joint room knows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.audit.changes import Reading
from samsyn.office.call_ins.models import CandidateStatus
from samsyn.office.notifications.queries import open_talks_of
from samsyn.office.notifications.queries.lists import standing_talks
from samsyn.office.people.queries.labels import PersonLabel, labels_of, note_labels
from samsyn.office.steering.models import ReturnPlan
from samsyn.office.steering.queries.rooms import SteeringRoom, owner_name, room_of
from samsyn.office.steering.rules import (
    LOOKS_AHEAD,
    LOOKS_BACK,
    ReturnFacts,
    StepDue,
    steps_of_return,
)
from samsyn.vocabulary.call_ins import CandidateStatusKind

_CUSTODY = CandidateStatusKind.IN_CUSTODY.value


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnShown:
    """One release with what is planned. `version` is 0 until something has been written."""

    custody_id: UUID
    room_id: int
    label: PersonLabel
    since: date
    release_on: date
    known_by: str  # who entered the release, and when: the claim's source
    known_at: datetime
    meeter: str
    meeter_id: int | None
    conflicts_on: date | None
    help_on: date | None
    checked_on: date | None
    note: str
    talks: tuple[UUID, ...]
    steps: tuple[StepDue, ...]
    version: int

    @property
    def is_late(self) -> bool:
        return any(one.is_late for one in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """The releases near today, soonest first; and how many are in custody without a known one."""

    room: SteeringRoom
    coming: tuple[ReturnShown, ...]
    released: tuple[ReturnShown, ...]
    without_day: int


def returns(actor: Actor, *, now: datetime) -> Returns:
    """Return the releases of sixty days ahead and back, and note whom the list shows.

    Raises `NotPermitted` for the steering group, which sees no people.
    """
    room = room_of(actor)
    if not room.reads_room:
        raise NotPermitted(_("The steering group sees counts and days, never people."))
    today = timezone.localdate(now)
    held = access.visible_to(actor, CandidateStatus.objects).filter(
        room=room.room_id, kind=_CUSTODY, person__died_on__isnull=True
    )
    near = held.filter(until__gte=today - LOOKS_BACK, until__lte=today + LOOKS_AHEAD)
    shown = _shown(actor, list(near.select_related("recorded_by").order_by("until", "pk")), now)
    note_labels(actor, Reading.LIST, [one.label for one in shown])
    return Returns(
        room=room,
        coming=tuple(one for one in shown if one.release_on >= today),
        released=tuple(one for one in reversed(shown) if one.release_on < today),
        without_day=held.filter(until__isnull=True).values("person").distinct().count(),
    )


def return_to_plan(actor: Actor, custody_id: UUID, *, now: datetime) -> ReturnShown:
    """Return one release; raises `NotVisible`, also where no release is known."""
    rows = CandidateStatus.objects.select_related("recorded_by")
    row = access.get_visible(actor, rows, pk=custody_id, kind=_CUSTODY, until__isnull=False)
    access.require(actor, Deed.KEEP_STEERING, about=row)
    [shown] = _shown(actor, [row], now)
    note_labels(actor, Reading.PAGE, [shown.label])
    return shown


def _shown(actor: Actor, rows: list[CandidateStatus], now: datetime) -> list[ReturnShown]:
    labels = labels_of(actor, [row.person_id for row in rows])
    plans = {
        row.custody_id: row
        for row in access.visible_to(actor, ReturnPlan.objects)
        .filter(custody__in=rows)
        .select_related("owner")
    }
    open_talks = open_talks_of(actor, [row.person_id for row in rows], now=now)
    held = _held_since(actor, rows, now)
    return [
        _one(
            row,
            labels[row.person_id],
            plans.get(row.pk),
            talks=open_talks.get(row.person_id, ()),
            has_met=row.pk in held,
            today=timezone.localdate(now),
        )
        for row in rows
        if row.person_id in labels
    ]


def _held_since(actor: Actor, rows: Iterable[CandidateStatus], now: datetime) -> set[UUID]:
    """Return the releases whose person has been met in a talk since they were taken in."""
    met: Mapping[UUID, list[date]] = _met_on(actor, now)
    return {row.pk for row in rows if any(day >= row.since for day in met.get(row.person_id, ()))}


def _met_on(actor: Actor, now: datetime) -> dict[UUID, list[date]]:
    found: dict[UUID, list[date]] = {}
    for talk, _standing in standing_talks(actor, actor.joint_rooms, now=now):
        if talk.meeting:
            day = timezone.localdate(talk.meeting.happened_at)
            found.setdefault(talk.person_id, []).append(day)
    return found


def _one(
    row: CandidateStatus,
    label: PersonLabel,
    plan: ReturnPlan | None,
    *,
    talks: tuple[UUID, ...],
    has_met: bool,
    today: date,
) -> ReturnShown:
    if row.until is None:
        raise ValueError("A return is planned for a release that is known.")
    facts = ReturnFacts(
        release_on=row.until,
        conflicts_on=plan.conflicts_on if plan else None,
        help_on=plan.help_on if plan else None,
        has_meeter=plan is not None and plan.owner_id is not None,
        has_talk=bool(talks) or has_met,
        checked_on=plan.checked_on if plan else None,
    )
    return ReturnShown(
        custody_id=row.pk,
        room_id=row.room_id,
        label=label,
        since=row.since,
        release_on=row.until,
        known_by=row.recorded_by.name,
        known_at=row.recorded_at,
        meeter=owner_name(plan) if plan else "",
        meeter_id=plan.owner_id if plan else None,
        conflicts_on=facts.conflicts_on,
        help_on=facts.help_on,
        checked_on=facts.checked_on,
        note=plan.note if plan else "",
        talks=talks,
        steps=steps_of_return(facts, today=today),
        version=plan.version if plan else 0,
    )
