"""One series with everything that its page shows, as it was known on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins import queries as call_ins
from samsyn.office.outcomes.models import Annotation, Indicator, Vintage
from samsyn.office.outcomes.queries.indicators import IndicatorShown, shown
from samsyn.office.outcomes.queries.values import points_of, remarks_on
from samsyn.office.outcomes.rules import Point, Remark
from samsyn.office.steering import queries as steering
from samsyn.office.steering.queries import SteeringRoom
from samsyn.vocabulary.outcomes import AnnotationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A series and its values."""

    indicator: IndicatorShown
    points: tuple[Point, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationShown:
    """A remark, who made it and why."""

    id: UUID
    kind: AnnotationKind
    first: date
    last: date
    title: str
    reason: str
    by: str
    on: date
    is_withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VintageShown:
    """Values that were added together."""

    id: UUID
    as_of: date
    origin: str
    by: str
    on: date
    values: int
    takes_back: bool
    is_taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventShown:
    """Something that happened: a call-in of the site's own, or what moved the violence else."""

    on: date
    title: str
    is_call_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPage:
    """One series. `as_of` is the day on which its values were known."""

    room: SteeringRoom
    own: Followed
    other: Followed | None
    follows: IndicatorShown | None
    followed_by: tuple[IndicatorShown, ...]
    annotations: tuple[AnnotationShown, ...]
    vintages: tuple[VintageShown, ...]
    events: tuple[EventShown, ...]
    as_of: date


def series_page(actor: Actor, indicator_id: UUID, *, as_of: date) -> SeriesPage:
    """Return a series as it was known on a day; raises `NotVisible`."""
    row = access.get_visible(
        actor, Indicator.objects.select_related("compared_with", "follows"), pk=indicator_id
    )
    room = steering.room_of(actor)
    other = row.compared_with
    ids = [row.pk, *([other.pk] if other else [])]
    said = [
        *access.visible_to(actor, Annotation.objects)
        .filter(indicator__in=ids)
        .select_related("recorded_by")
        .order_by("first", "recorded_at", "pk")
    ]
    remarks = {pk: remarks_on(one for one in said if one.indicator_id == pk) for pk in ids}
    points = points_of(actor, ids, as_of=as_of, remarks=remarks)
    return SeriesPage(
        room=room,
        own=Followed(indicator=shown(row), points=points[row.pk], remarks=tuple(remarks[row.pk])),
        other=Followed(
            indicator=shown(other), points=points[other.pk], remarks=tuple(remarks[other.pk])
        )
        if other
        else None,
        follows=shown(row.follows) if row.follows else None,
        followed_by=tuple(
            shown(one) for one in access.visible_to(actor, Indicator.objects).filter(follows=row.pk)
        ),
        annotations=tuple(_annotation(one) for one in said if one.indicator_id == row.pk),
        vintages=tuple(_vintages(actor, row)),
        events=tuple(_events(actor, room, points[row.pk])),
        as_of=as_of,
    )


def vintage_series(actor: Actor, vintage_id: UUID) -> UUID:
    """Return the series of a vintage; raises `NotVisible`."""
    return access.get_visible(actor, Vintage.objects, pk=vintage_id).indicator_id


def annotation_series(actor: Actor, annotation_id: UUID) -> UUID:
    """Return the series of a remark; raises `NotVisible`."""
    return access.get_visible(actor, Annotation.objects, pk=annotation_id).indicator_id


def _vintages(actor: Actor, row: Indicator) -> Iterator[VintageShown]:
    rows = (
        access.visible_to(actor, Vintage.objects)
        .filter(indicator=row.pk)
        .select_related("recorded_by", "taken_back_by")
        .annotate(values_count=Count("observations"))
        .order_by("-as_of", "-recorded_at", "pk")
    )
    for one in rows:
        yield VintageShown(
            id=one.pk,
            as_of=one.as_of,
            origin=one.origin,
            by=one.recorded_by.name,
            on=timezone.localdate(one.recorded_at),
            values=one.values_count,
            takes_back=one.takes_back_id is not None,
            is_taken_back=hasattr(one, "taken_back_by"),
        )


def _annotation(one: Annotation) -> AnnotationShown:
    return AnnotationShown(
        id=one.pk,
        kind=AnnotationKind(one.kind),
        first=one.first,
        last=one.last,
        title=one.title,
        reason=one.reason,
        by=one.recorded_by.name,
        on=timezone.localdate(one.recorded_at),
        is_withdrawn=one.is_withdrawn,
    )


def _events(actor: Actor, room: SteeringRoom, points: tuple[Point, ...]) -> Iterator[EventShown]:
    """Yield what happened from the first value on, oldest first. Call-ins need the joint room."""
    if not points:
        return
    today = timezone.localdate()
    found = [
        EventShown(on=one.starts_on, title=one.title, is_call_in=False)
        for one in steering.context(actor).events
    ]
    if room.reads_room:
        found += [
            EventShown(on=timezone.localdate(one.starts_at), title=one.name, is_call_in=True)
            for one in call_ins.evenings_between(actor, points[0].first, today)
        ]
    yield from sorted(
        (one for one in found if points[0].first <= one.on <= today),
        key=lambda one: (one.on, one.title),
    )
