"""Words for outcomes."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.outcomes import (
    AnnotationKind,
    MeasureKind,
    OutcomeFamily,
    Period,
    PlanMethod,
)

WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    OutcomeFamily: {
        OutcomeFamily.VIOLENCE: pgettext("goal", "Fatal and serious violence"),
        OutcomeFamily.SAFETY: pgettext("goal", "Perceived safety"),
        OutcomeFamily.POLICE_RESOURCES: pgettext("goal", "Police resources"),
        OutcomeFamily.OTHER_RESOURCES: pgettext("goal", "Health care and other resources"),
    },
    MeasureKind: {
        MeasureKind.EVENTS: pgettext("kind of measure", "Number of events"),
        MeasureKind.SHARE: pgettext("kind of measure", "Share of those asked, percent"),
        MeasureKind.AMOUNT: pgettext("kind of measure", "Amount, such as hours or kronor"),
        MeasureKind.COST: pgettext("kind of measure", "Cost of one event, as a range"),
    },
    Period: {
        Period.MONTH: pgettext("period of a series", "Month"),
        Period.QUARTER: pgettext("period of a series", "Quarter"),
        Period.YEAR: pgettext("period of a series", "Year"),
    },
    AnnotationKind: {
        AnnotationKind.EXCLUDED: pgettext("remark on a period", "Left out"),
        AnnotationKind.EVENT: pgettext("remark on a period", "Named event, counted"),
        AnnotationKind.BREAK: pgettext("remark on a period", "Something else is counted from here"),
    },
    PlanMethod: {
        PlanMethod.BEFORE_AFTER: pgettext("method of a plan", "The place with itself before"),
        PlanMethod.COURSE: pgettext("method of a plan", "The place with its course before"),
        PlanMethod.OTHER_PLACE: pgettext("method of a plan", "Beside another place"),
        PlanMethod.MATCHED: pgettext("method of a plan", "Ranked among places of like volume"),
        PlanMethod.DIFFERENCES: pgettext("method of a plan", "Its change less that of others"),
        PlanMethod.SYNTHETIC_CONTROL: pgettext(
            "method of a plan", "Others weighted to its course (synthetic control)"
        ),
        PlanMethod.AUGMENTED: pgettext(
            "method of a plan", "Weighted others, and what is left taken away (augmented)"
        ),
        PlanMethod.SYNTHETIC_DIFFERENCE: pgettext(
            "method of a plan", "Weighted others and periods (synthetic difference)"
        ),
        PlanMethod.CONFORMAL: pgettext(
            "method of a plan", "Weighted others, chance taken from time (conformal)"
        ),
        PlanMethod.INTERRUPTED: pgettext(
            "method of a plan", "Its own trend and season broken at the start"
        ),
    },
}
