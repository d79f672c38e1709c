"""The pages of outcomes."""

from samsyn.office.outcomes.views.designing import design
from samsyn.office.outcomes.views.files import file_new, take
from samsyn.office.outcomes.views.freezing import deviation_new, pack, plan, plan_new
from samsyn.office.outcomes.views.keeping import (
    annotation_back,
    annotation_new,
    indicator_edit,
    indicator_new,
    value_new,
    vintage_back,
)
from samsyn.office.outcomes.views.pages import overview, series

__all__ = [
    "annotation_back",
    "annotation_new",
    "design",
    "deviation_new",
    "file_new",
    "indicator_edit",
    "indicator_new",
    "overview",
    "pack",
    "plan",
    "plan_new",
    "series",
    "take",
    "value_new",
    "vintage_back",
]
