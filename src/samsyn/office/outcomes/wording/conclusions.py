"""What can be concluded from a plan's result, what cannot, and when it could have been known."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.analysis.evaluation import Caveat
from samsyn.analysis.monitoring import Clock
from samsyn.office.outcomes.tables import Judged, month_after
from samsyn.office.outcomes.wording.names import moved, number, period_name
from samsyn.office.outcomes.wording.plans import verdict
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.outcomes import Period, PlanMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusions:
    """Sentences, three sorts of them."""

    can: tuple[str, ...]
    cannot: tuple[str, ...]
    when: tuple[str, ...]


def conclusions(found: Judged, clock: Clock | None) -> Conclusions | None:
    """Return what follows from a result, None where there is none."""
    if found.found is None:
        return None
    return Conclusions(
        can=tuple(_can(found)), cannot=tuple(_cannot(found)), when=tuple(_when(found, clock))
    )


def _can(found: Judged) -> Iterator[str]:
    if found.beside is not None and found.beside.change is not None:
        ratio = found.beside.change.ratio
        if ratio is not None:
            yield _("What was counted: the rate after the start was %(change)s.") % {
                "change": moved(ratio)
            }
    if found.rate is None:
        return
    _ratio, low, high = found.rate
    if high < 1:
        yield _("By the plan's own method it fell by more than chance does.")
    elif low > 1:
        yield _("By the plan's own method it rose by more than chance does.")
    if not low <= 1 - found.plan.fall_percent / 100 < high:
        yield verdict(found)


def _cannot(found: Judged) -> Iterator[str]:
    if found.rate is None:
        yield _("Nothing can be concluded of a change: there is no interval.")
    elif found.rate[1] <= 1 <= found.rate[2]:
        yield _(
            "By the plan's own method no change at all lies within the interval. That the strategy"
            " changed anything cannot be concluded."
        )
    if found.found is not None and Caveat.NO_COMPARISON in found.found.warnings:
        yield _(
            "No other place is compared with, so what changed everywhere is in the figure. That the"
            " strategy caused a change cannot be concluded."
        )
    yield from _of_course(found)
    if found.rate is not None and not found.rate[1] <= 1 <= found.rate[2]:
        yield _("It is an effect only if everything that must be true, below, is true.")


def _of_course(found: Judged) -> Iterator[str]:
    course = found.beside.course if found.beside else None
    if course is None or not found.beside or not found.beside.after or course.a_year >= 1:
        return
    if course.explains_it:
        yield _(
            "The counts were falling before the start, %(change)s for each year, and that course"
            " alone is enough to explain what was seen."
        ) % {"change": moved(course.a_year)}
    elif found.plan.method is not PlanMethod.COURSE:
        yield _(
            "The counts were falling before the start already, %(change)s for each year; some of"
            " the fall would have come anyway."
        ) % {"change": moved(course.a_year)}


def _when(found: Judged, clock: Clock | None) -> Iterator[str]:
    period = Period(found.plan.period)
    if found.known_from is not None:
        yield _(
            "From %(period)s on, every reading up to the horizon leaves no change outside the"
            " interval: since then it could have been known that something changed."
        ) % {"period": period_name(period, found.known_from.until, begins=False)}
    elif found.readings:
        yield _("At the horizon it still could not be known whether anything changed.")
    if clock is None:
        return
    told = {"fall": number(found.plan.fall_percent)}
    if clock.middle is None:
        yield (
            _(
                "From the counts before the start it could be said beforehand: a fall of %(fall)s"
                " percent can probably never be told from chance with the place alone."
            )
            % told
        )
        return
    told["month"] = formats.month(
        month_after(found.plan.first_day, clock.middle), begins=False, language=active_language()
    )
    yield (
        _(
            "From the counts before the start it could be said beforehand: a fall of %(fall)s"
            " percent can be told from chance from %(month)s, if nothing else changes meanwhile."
        )
        % told
    )
