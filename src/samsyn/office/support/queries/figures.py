"""The counts as others than support see them, and what support told the joint room."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.analysis.uncertainty.proportions import Proportion, wilson
from samsyn.analysis.uncertainty.small_counts import Told
from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.contact_cards.queries import batches, reach
from samsyn.office.partners.models import Room
from samsyn.office.support.models import PublishedFigure, SupportSignal
from samsyn.vocabulary.rooms import RoomKind
from samsyn.vocabulary.support import FigureKind, SignalKind

_MAY_READ = frozenset({RoomKind.JOINT, RoomKind.SOCIAL_SERVICES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One count; `part` is None for a count without one, or where it is too few to say."""

    kind: FigureKind
    whole: Told
    part: Told | None
    interval: Proportion | None  # of part in whole, where both are told


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomFigures:
    """One room's counts, to the end of the month before `until`."""

    room_name: str
    until: date
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uptake:
    """How many of those who got a card of a batch quoted it. Who they are, nobody learns."""

    batch_id: UUID
    number: int
    occasion: str
    until: date
    handed_out: int
    told: Told | None
    interval: Proportion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalLine:
    """What support told about a hand-over of the joint room."""

    kind: SignalKind
    addressed_as: str
    told_by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportFigures:
    """The page of counts."""

    rooms: tuple[RoomFigures, ...]
    uptake: tuple[Uptake, ...]
    signals: tuple[SignalLine, ...]
    reads_joint_room: bool


def month_of(now: datetime) -> date:
    """Return the first day of the running month: counts end there."""
    return timezone.localdate(now).replace(day=1)


def rooms_with_figures(actor: Actor) -> tuple[Room, ...]:
    """Return the rooms of social services whose counts the actor may see. Refuses others."""
    granting = actor.rooms_granting(Deed.READ_SUPPORT_FIGURES)
    sites = {
        held.site_id
        for held in actor.roles
        if held.room_id in granting and held.room_kind in _MAY_READ and held.site_id
    }
    if not sites:
        raise NotPermitted(_("Counts of support are for those who steer or take part in the work."))
    rooms = Room.objects.filter(site__in=sites, kind=RoomKind.SOCIAL_SERVICES.value)
    return tuple(rooms.select_related("site").order_by("pk"))


def support_figures(actor: Actor, *, now: datetime) -> SupportFigures:
    """Return what is published of the reader's sites, and what their joint room may know."""
    rooms = rooms_with_figures(actor)
    return SupportFigures(
        rooms=tuple(_room_figures(room) for room in rooms),
        uptake=tuple(_uptake(actor, today=timezone.localdate(now))),
        signals=tuple(_signals(actor)),
        reads_joint_room=bool(actor.joint_rooms),
    )


def published_figures(actor: Actor) -> tuple[RoomFigures, ...]:
    """Return the latest counts that are published of the reader's sites, and nothing beside."""
    return tuple(_room_figures(room) for room in rooms_with_figures(actor))


def _room_figures(room: Room) -> RoomFigures:
    rows = PublishedFigure.objects.filter(room=room)
    latest = rows.order_by("-until", "pk").values_list("until", flat=True).first()
    held = {row.kind: row for row in rows.filter(until=latest)} if latest else {}
    return RoomFigures(
        room_name=room.short_name,
        until=latest or date.min,
        figures=tuple(_figure(held[kind.value]) for kind in FigureKind if kind.value in held),
    )


def _figure(row: PublishedFigure) -> Figure:
    whole = Told(row.whole_least, row.whole_most)
    part = None
    if row.part_least is not None and row.part_most is not None:
        part = Told(row.part_least, row.part_most)
    return Figure(
        kind=FigureKind(row.kind), whole=whole, part=part, interval=_interval(part, whole.most)
    )


def _interval(part: Told | None, whole: int) -> Proportion | None:
    if part is None or not part.is_exact:
        return None
    return wilson(part.least, whole)


def _uptake(actor: Actor, *, today: date) -> list[Uptake]:
    """Return the batches that the reader sees of which anything was handed out in time."""
    found = []
    for line in batches(actor):
        one = reach(line.id, as_of=today)
        if one is None or not one.handed_out:
            continue
        told = None
        if one.at_least is not None and one.at_most is not None:
            told = Told(one.at_least, one.at_most)
        found.append(
            Uptake(
                batch_id=line.id,
                number=line.number,
                occasion=line.occasion,
                until=one.until,
                handed_out=one.handed_out,
                told=told,
                interval=one.interval,
            )
        )
    return found


def _signals(actor: Actor) -> list[SignalLine]:
    rows = list(
        access.visible_to(actor, SupportSignal.objects)
        .select_related("handover__attempt__brief")
        .order_by("-recorded_at", "pk")
    )
    if rows:
        audit.record_reading(
            actor,
            Reading.LIST,
            subject="people_person",
            record_ids=[row.handover.attempt.brief.person_ref for row in rows],
            room_ids={row.room_id for row in rows},
        )
    return [
        SignalLine(
            kind=SignalKind(row.kind),
            addressed_as=row.handover.attempt.brief.addressed_as,
            told_by=row.told_by,
            at=row.recorded_at,
        )
        for row in rows
    ]
