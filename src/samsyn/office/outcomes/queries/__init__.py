"""What the pages of outcomes show."""

from samsyn.office.outcomes.queries.designs import countable, followed
from samsyn.office.outcomes.queries.freezing import (
    Moved,
    PlanPage,
    PlanShown,
    plan_of_digest,
    plan_page,
    plans_of,
)
from samsyn.office.outcomes.queries.indicators import (
    IndicatorShown,
    comparable,
    indicator_choices,
    indicator_to_edit,
    overview,
)
from samsyn.office.outcomes.queries.packing import Known, known_values
from samsyn.office.outcomes.queries.pages import (
    AnnotationShown,
    EventShown,
    Followed,
    SeriesPage,
    VintageShown,
    annotation_series,
    series_page,
    vintage_series,
)
from samsyn.office.outcomes.queries.values import points_of

__all__ = [
    "AnnotationShown",
    "EventShown",
    "Followed",
    "IndicatorShown",
    "Known",
    "Moved",
    "PlanPage",
    "PlanShown",
    "SeriesPage",
    "VintageShown",
    "annotation_series",
    "comparable",
    "countable",
    "followed",
    "indicator_choices",
    "indicator_to_edit",
    "known_values",
    "overview",
    "plan_of_digest",
    "plan_page",
    "plans_of",
    "points_of",
    "series_page",
    "vintage_series",
]
