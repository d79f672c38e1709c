"""The values of a series as they stood on a day."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.outcomes.models import Annotation, Observation, Vintage
from samsyn.office.outcomes.rules import NewValue, Point, Remark, is_excluded
from samsyn.vocabulary.outcomes import AnnotationKind


def remarks_on(annotations: Iterable[Annotation]) -> list[Remark]:
    """Return the remarks that count."""
    return [
        Remark(kind=AnnotationKind(one.kind), first=one.first, last=one.last)
        for one in annotations
        if not one.is_withdrawn
    ]


def points_of(
    actor: Actor, indicators: Iterable[UUID], *, as_of: date, remarks: dict[UUID, list[Remark]]
) -> dict[UUID, tuple[Point, ...]]:
    """Return each series' values in order of time, as they were known on a day."""
    wanted = [*indicators]
    rows = (
        access.visible_to(actor, Observation.objects)
        .filter(vintage__indicator__in=wanted, vintage__as_of__lte=as_of)
        .order_by("vintage__indicator", "first", "-vintage__as_of", "-vintage__recorded_at", "pk")
        .distinct("vintage__indicator", "first")
        .values_list(
            "vintage__indicator", "first", "value", "low", "high", "asked", "design_effect"
        )
    )
    found: dict[UUID, list[Point]] = {pk: [] for pk in wanted}
    for pk, first, value, low, high, asked, design_effect in rows:
        if value is not None:
            found[pk].append(
                Point(
                    first=first,
                    value=Decimal(value),
                    low=low,
                    high=high,
                    asked=asked,
                    design_effect=design_effect,
                    is_excluded=is_excluded(remarks.get(pk, []), first),
                )
            )
    return {pk: tuple(points) for pk, points in found.items()}


def values_standing_before(actor: Actor, vintage: Vintage) -> tuple[NewValue, ...]:
    """Return what stood before a vintage, for each of its values that still stands.

    A value without a number says that nothing stood before.
    """
    firsts = [*vintage.observations.values_list("first", flat=True)]
    every = access.visible_to(actor, Observation.objects).filter(
        vintage__indicator=vintage.indicator_id, first__in=firsts
    )
    standing = _newest(every).values_list("first", "vintage")
    own = [first for first, pk in standing if pk == vintage.pk]
    older = every.filter(
        Q(vintage__as_of__lt=vintage.as_of)
        | Q(vintage__as_of=vintage.as_of, vintage__recorded_at__lt=vintage.recorded_at)
    )
    stood = {one.first: one for one in _newest(older)}
    return tuple(
        NewValue(
            first=first,
            value=stood[first].value if first in stood else None,
            low=stood[first].low if first in stood else None,
            high=stood[first].high if first in stood else None,
            asked=stood[first].asked if first in stood else None,
            design_effect=stood[first].design_effect if first in stood else None,
        )
        for first in sorted(own)
    )


def _newest(rows: QuerySet[Observation]) -> QuerySet[Observation]:
    """Return the newest value of each period of one series."""
    return rows.order_by("first", "-vintage__as_of", "-vintage__recorded_at", "pk").distinct(
        "first"
    )
