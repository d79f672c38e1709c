"""Frozen plans of a series, and one of them with what has been done otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.outcomes.models import AnalysisPlan, Annotation, Indicator, PlanDeviation
from samsyn.office.outcomes.queries.indicators import shown as shown_indicator
from samsyn.office.outcomes.queries.pages import Followed, SeriesPage, series_page
from samsyn.office.outcomes.queries.values import points_of, remarks_on
from samsyn.office.outcomes.rules import PlanText, Remark, digest_of, read_plan
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
    text: str  # as it was frozen
    digest: str
    is_whole: bool
    by: str
    on: date
    deviations: tuple[DeviationShown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """A plan beside its series: as the page of the series shows it, and as the plan fixed it.

    `own` and `others` leave out what the plan left out and no more; `others` are those that the
    plan names, the one place or the group.
    """

    shown: PlanShown
    page: SeriesPage
    own: Followed
    others: tuple[Followed, ...]
    moved: tuple[Moved, ...]
    costs: tuple[Followed, ...] = ()  # of one event, as sources document them


def plans_of(actor: Actor, indicator_id: UUID) -> tuple[PlanShown, ...]:
    """Return the plans of a series, oldest first."""
    rows = access.visible_to(actor, AnalysisPlan.objects).filter(indicator=indicator_id)
    return tuple(
        _shown(row) for row in rows.select_related("recorded_by").order_by("recorded_at", "pk")
    )


def plan_of_digest(actor: Actor, beginning: str) -> UUID:
    """Return the one plan whose digest begins so; raises `NotVisible` for none or several."""
    rows = access.visible_to(actor, AnalysisPlan.objects).filter(digest__startswith=beginning)
    found = [*rows.values_list("pk", flat=True)[:2]] if beginning else []
    if len(found) != 1:
        raise NotVisible
    return found[0]


def plan_page(actor: Actor, plan_id: UUID, *, today: date) -> PlanPage:
    """Return a plan beside its values as they were known on a day; raises `NotVisible`."""
    row = access.get_visible(actor, AnalysisPlan.objects.select_related("recorded_by"), pk=plan_id)
    noted = (
        access.visible_to(actor, PlanDeviation.objects)
        .filter(plan=row.pk)
        .select_related("recorded_by")
        .order_by("happened_on", "recorded_at", "pk")
    )
    page = series_page(actor, row.indicator_id, as_of=today)
    shown = _shown(row, *noted)
    own, *others = _as_planned(actor, shown.plan, as_of=today)
    return PlanPage(
        shown=shown,
        page=page,
        own=own,
        others=tuple(others),
        moved=tuple(_moved(shown.plan, page)),
        costs=_costs(actor, row.indicator_id, as_of=today),
    )


def _costs(actor: Actor, series: UUID, *, as_of: date) -> tuple[Followed, ...]:
    rows = access.visible_to(actor, Indicator.objects).filter(cost_of=series).order_by("name", "pk")
    found = {one.pk: one for one in rows}
    points = points_of(actor, found, as_of=as_of, remarks={})
    return tuple(
        Followed(indicator=shown_indicator(one), points=points[pk]) for pk, one in found.items()
    )


def _as_planned(actor: Actor, plan: PlanText, *, as_of: date) -> Iterator[Followed]:
    """Yield the plan's series and those that it compares with, without what it left out.

    A break of definition holds whenever it was noted: nothing is ever compared across one.
    """
    ids = [UUID(plan.series), *map(UUID, plan.compared)]
    breaks = access.visible_to(actor, Annotation.objects).filter(
        indicator__in=ids, kind=AnnotationKind.BREAK.value
    )
    remarks = {pk: remarks_on(one for one in breaks if one.indicator_id == pk) for pk in ids}
    left_out = [
        *((plan.series, first, last) for first, last in plan.excluded),
        *plan.others_excluded,
    ]
    for series, first, last in left_out:
        remarks[UUID(series)].append(
            Remark(
                kind=AnnotationKind.EXCLUDED,
                first=date.fromisoformat(first),
                last=date.fromisoformat(last),
            )
        )
    points = points_of(actor, ids, as_of=as_of, remarks=remarks)
    rows = {one.pk: one for one in access.visible_to(actor, Indicator.objects).filter(pk__in=ids)}
    for pk in ids:
        yield Followed(
            indicator=shown_indicator(rows[pk]), points=points[pk], remarks=tuple(remarks[pk])
        )


def _shown(row: AnalysisPlan, *deviations: PlanDeviation) -> PlanShown:
    return PlanShown(
        id=row.pk,
        plan=read_plan(row.text),
        text=row.text,
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
    if not plan.others and str(own.compared_with or "") != plan.compared_with:
        yield Moved.COMPARISON
    left_out = [
        (one.first.isoformat(), period.last_of(one.last).isoformat())
        for one in page.annotations
        if one.kind is AnnotationKind.EXCLUDED and not one.is_withdrawn
    ]
    if sorted(left_out) != sorted(plan.excluded):
        yield Moved.EXCLUSIONS
