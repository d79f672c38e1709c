"""The series of a site, by the four goals, and one of them for its form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.outcomes.models import Indicator
from samsyn.office.outcomes.queries.values import points_of
from samsyn.office.outcomes.rules import Point
from samsyn.office.steering.queries import SteeringRoom, room_of
from samsyn.vocabulary.outcomes import MeasureKind, OutcomeFamily, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorShown:
    """What a series counts."""

    id: UUID
    room_id: int
    family: OutcomeFamily
    kind: MeasureKind
    period: Period
    name: str
    definition: str
    unit: str
    source: str
    area: str
    starts_on: date | None
    compared_with: UUID | None
    follows: UUID | None
    cost_of: UUID | None
    is_published: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Every series of the site with its values as they are known today."""

    room: SteeringRoom
    families: Mapping[OutcomeFamily, tuple[IndicatorShown, ...]]
    points: Mapping[UUID, tuple[Point, ...]]

    @property
    def has_any(self) -> bool:
        """Whether the site has any series."""
        return bool(self.points)


def overview(actor: Actor, *, today: date) -> Overview:
    """Return the series of the reader's joint room."""
    room = room_of(actor)
    rows = access.visible_to(actor, Indicator.objects).filter(room=room.room_id)
    found = [shown(row) for row in rows.order_by("recorded_at", "pk")]
    return Overview(
        room=room,
        families={
            family: tuple(one for one in found if one.family is family) for family in OutcomeFamily
        },
        points=points_of(actor, [one.id for one in found], as_of=today, remarks={}),
    )


def indicator_to_edit(actor: Actor, indicator_id: UUID) -> IndicatorShown:
    """Return one series; raises `NotVisible`."""
    return shown(access.get_visible(actor, Indicator.objects, pk=indicator_id))


def indicator_choices(
    actor: Actor, room_id: int, *, but: UUID | None = None
) -> list[tuple[str, str]]:
    """Return the series of a room as choices of a form."""
    rows = access.visible_to(actor, Indicator.objects).filter(room=room_id)
    named = rows.order_by("name", "pk").values_list("pk", "name", "area")
    return [(str(pk), f"{name}, {area}") for pk, name, area in named if pk != but]


def comparable(actor: Actor, of: IndicatorShown) -> list[tuple[str, str]]:
    """Return the series that can stand beside one: of its room, kind and period."""
    rows = access.visible_to(actor, Indicator.objects).filter(
        room=of.room_id, kind=of.kind.value, period=of.period.value
    )
    named = rows.exclude(pk=of.id).order_by("area", "name", "pk").values_list("pk", "name", "area")
    return [(str(pk), f"{area}: {name}") for pk, name, area in named]


def shown(row: Indicator) -> IndicatorShown:
    """Return what a row says."""
    return IndicatorShown(
        id=row.pk,
        room_id=row.room_id,
        family=OutcomeFamily(row.family),
        kind=MeasureKind(row.kind),
        period=Period(row.period),
        name=row.name,
        definition=row.definition,
        unit=row.unit,
        source=row.source,
        area=row.area,
        starts_on=row.starts_on,
        compared_with=row.compared_with_id,
        follows=row.follows_id,
        cost_of=row.cost_of_id,
        is_published=row.is_published,
        version=row.version,
    )
