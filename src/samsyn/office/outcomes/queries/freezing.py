"""Frozen plans of a series, and one of them with what has been done otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.outcomes.models import AnalysisPlan, PlanDeviation
from samsyn.office.outcomes.queries.pages import SeriesPage, series_page
from samsyn.office.outcomes.rules import PlanText, digest_of, read_plan
from samsyn.vocabulary.outcomes import AnnotationKind


class Moved(StrEnum):
    """What is otherwise now than when the plan was frozen."""

    START = "start"
    COMPARISON = "comparison"
    EXCLUSIONS = "exclusions"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationShown:
    """What was done otherwise."""

    happened_on: date
    what: str
    why: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanShown:
    """A frozen plan. `is_whole` says that its text still has its digest."""

    id: UUID
    plan: PlanText
    digest: str
    is_whole: bool
    by: str
    on: date
    deviations: tuple[DeviationShown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """A plan beside its series as it is known today."""

    shown: PlanShown
    page: SeriesPage
    moved: tuple[Moved, ...]


def plans_of(actor: Actor, indicator_id: UUID) -> tuple[PlanShown, ...]:
    """Return the plans of a series, oldest first."""
    rows = access.visible_to(actor, AnalysisPlan.objects).filter(indicator=indicator_id)
    return tuple(
        _shown(row) for row in rows.select_related("recorded_by").order_by("recorded_at", "pk")
    )


def plan_page(actor: Actor, plan_id: UUID, *, today: date) -> PlanPage:
    """Return a plan; raises `NotVisible`."""
    row = access.get_visible(actor, AnalysisPlan.objects.select_related("recorded_by"), pk=plan_id)
    noted = (
        access.visible_to(actor, PlanDeviation.objects)
        .filter(plan=row.pk)
        .select_related("recorded_by")
        .order_by("happened_on", "recorded_at", "pk")
    )
    page = series_page(actor, row.indicator_id, as_of=today)
    shown = _shown(row, *noted)
    return PlanPage(shown=shown, page=page, moved=tuple(_moved(shown.plan, page)))


def _shown(row: AnalysisPlan, *deviations: PlanDeviation) -> PlanShown:
    return PlanShown(
        id=row.pk,
        plan=read_plan(row.text),
        digest=row.digest,
        is_whole=digest_of(row.text) == row.digest,
        by=row.recorded_by.name,
        on=timezone.localdate(row.recorded_at),
        deviations=tuple(
            DeviationShown(
                happened_on=one.happened_on, what=one.what, why=one.why, by=one.recorded_by.name
            )
            for one in deviations
        ),
    )


def _moved(plan: PlanText, page: SeriesPage) -> Iterator[Moved]:
    own, period = page.own.indicator, page.own.indicator.period
    if own.starts_on is None or own.starts_on.isoformat() != plan.starts_on:
        yield Moved.START
    if str(own.compared_with or "") != plan.compared_with:
        yield Moved.COMPARISON
    left_out = [
        (one.first.isoformat(), period.last_of(one.last).isoformat())
        for one in page.annotations
        if one.kind is AnnotationKind.EXCLUDED and not one.is_withdrawn
    ]
    if sorted(left_out) != sorted(plan.excluded):
        yield Moved.EXCLUSIONS
