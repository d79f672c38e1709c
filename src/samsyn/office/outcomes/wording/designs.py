"""Why the data cannot bear a design, and what to do."""

from datetime import date

from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.analysis.evaluation import Objection, Unfit
from samsyn.office.outcomes.tables import month_after
from samsyn.office.outcomes.wording.names import number
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.outcomes import PlanMethod


def step_titles() -> list[str]:
    """Return what each step of the design helper asks."""
    return [
        _("What changed, and when"),
        _("By what it is judged"),
        _("What it is compared with"),
        _("When it is judged"),
        _("What the data can bear"),
    ]


def method_reason(method: PlanMethod, others: int) -> str:
    """Return why a method is proposed."""
    if method is PlanMethod.MATCHED:
        return _(
            "This is the default: it assumes nothing of the counts, and takes away what changed"
            " everywhere. The place is ranked among the others, each taken as if it were the one."
        )
    return _(
        "With %(count)s places to compare with no rank is rare enough; 19 are needed for the"
        " default. Chance is taken from time instead: months before the start, weighted others."
    ) % {"count": number(others)}


NAMED = 6  # periods that are named one by one


def objection_sentence(one: Objection, *, starts_on: date) -> str:
    """Return why the data cannot bear a design, and what to do about it."""
    told = {
        "place": one.place,
        "least": number(one.least),
        "has": number(one.has),
        "periods": _periods(one.periods),
    }
    if one.kind is Unfit.LITTLE_POWER:
        told["month"] = formats.month(
            month_after(starts_on, one.least), begins=False, language=active_language()
        )
    return _SENTENCES[one.kind]() % told


def _periods(periods: tuple[str, ...]) -> str:
    named = ", ".join(periods[:NAMED])
    if len(periods) <= NAMED:
        return named
    return _("%(named)s and %(count)s more") % {
        "named": named,
        "count": number(len(periods) - NAMED),
    }


_SENTENCES = {
    Unfit.NO_VALUES: lambda: _(
        "The series has no value for these periods, so there is nothing to judge. Add its values."
    ),
    Unfit.FROM_THE_FIRST: lambda: _(
        "The strategy runs from the first period that has a value (%(periods)s), so there is no"
        " time before to compare with. Add the periods before the start."
    ),
    Unfit.SHORT_BEFORE: lambda: _(
        "Only %(has)s periods before the start have values; a year of them, %(least)s, is the least"
        " that tells a change from a season. Add earlier ones."
    ),
    Unfit.MISSING: lambda: _(
        "%(place)s has no value for %(periods)s. Write 0 where nothing happened, or choose another"
        " place."
    ),
    Unfit.NO_COUNTS: lambda: _(
        "%(place)s has values that are no whole numbers of 0 or more. Counts of events are needed."
    ),
    Unfit.ALL_ZEROS: lambda: _(
        "Every value is 0 in all places. Choose an outcome that is less rare."
    ),
    Unfit.NONE_BEFORE: lambda: _(
        "Nothing happened in %(place)s before the start, so no fall can be seen. Choose an outcome"
        " that is less rare."
    ),
    Unfit.FEW_OTHERS: lambda: _(
        "Places to compare with: %(has)s. This way of judging needs at least %(least)s: with fewer,"
        " chance cannot be told. Add series of other places."
    ),
    Unfit.QUIET_OTHER: lambda: _(
        "Nothing happened in %(place)s before the start, so it shows nothing of what would have"
        " come. Leave it out."
    ),
    Unfit.LITTLE_POWER: lambda: _(
        "By the horizon, %(has)s months after the start, such a fall cannot yet be told from"
        " chance. It can from %(month)s, %(least)s months after. Choose a later horizon, a larger"
        " fall, or a commoner outcome."
    ),
    Unfit.NEVER_POWER: lambda: _(
        "Such a fall can probably never be told from the drift between places, however long one"
        " waits. Look for a larger fall, choose a commoner outcome, or judge several sites as one."
    ),
}
