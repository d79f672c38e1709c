"""What changed, whether it was under way before, and what may not be concluded."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samsyn.analysis.uncertainty import RateRatio
from samsyn.office.outcomes.queries import SeriesPage
from samsyn.office.outcomes.tables import LEAST, Findings, Lacking
from samsyn.office.outcomes.wording.names import (
    a_period,
    between,
    moved,
    number,
    period_name,
    periods_count,
)

FEW = 10  # events a month: under it single months say next to nothing


def lacking_sentence(lacking: Lacking) -> str:
    """Return why nothing is computed, and what to do."""
    return {
        Lacking.NO_VALUES: _("There is no value yet. Upload a file, or write the first one."),
        Lacking.NOT_EVENTS: _(
            "Shares, amounts and costs are shown with their limits. A rate and its change are"
            " computed only for counts of events."
        ),
        Lacking.NO_START: _(
            "No start is given. Write from which day an effect is looked for, before the figures"
            " are read."
        ),
        Lacking.BREAK: _(
            "Something else is counted since the break, and there is nothing before the start to"
            " compare with. Values on the two sides of a break are never compared."
        ),
        Lacking.NO_BEFORE: _(
            "There is no value from before the start, so nothing can be compared. Add the periods"
            " before it."
        ),
        Lacking.NO_EVENT_BEFORE: _(
            "Nothing happened before the start, so no fall can be seen. Choose an outcome that is"
            " less rare."
        ),
    }[lacking]


def change_sentences(page: SeriesPage, found: Findings) -> Iterator[str]:
    """Yield what was counted before and after, and the change with its interval."""
    period = page.own.indicator.period
    earlier = sum(int(one.value) for one in found.before)
    yield _("Before the start: %(count)s in %(periods)s, %(mean)s %(a_period)s.") % {
        "count": number(earlier),
        "periods": periods_count(period, len(found.before)),
        "mean": number(found.mean_before, 1),
        "a_period": a_period(period),
    }
    if not found.after or found.change is None:
        yield _("No whole period after the start has a value yet.")
        return
    later = sum(int(one.value) for one in found.after)
    yield _(
        "After it: %(count)s in %(periods)s, %(mean)s %(a_period)s (%(first)s to %(last)s)."
    ) % {
        "count": number(later),
        "periods": periods_count(period, len(found.after)),
        "mean": number(later / len(found.after), 1),
        "a_period": a_period(period),
        "first": period_name(period, found.after[0].first, begins=False),
        "last": period_name(period, found.after[-1].first, begins=False),
    }
    yield _change(found.change)
    if found.left_out:
        yield _("%(periods)s left out of every figure; the remarks say why.") % {
            "periods": periods_count(period, found.left_out)
        }


def _change(change: RateRatio) -> str:
    told = {"change": moved(change.ratio or 0.0), "ends": between(change.low, change.high)}
    if change.holds_no_change:
        return (
            _(
                "Since the start the rate is %(change)s (95 percent interval: %(ends)s). No change"
                " at all lies within the interval: chance alone could do this."
            )
            % told
        )
    return (
        _(
            "Since the start the rate is %(change)s (95 percent interval: %(ends)s). Chance in the"
            " counts alone hardly does this."
        )
        % told
    )


def course_sentences(found: Findings) -> Iterator[str]:
    """Yield whether a falling trend stood before, and what it would have led to."""
    course = found.course
    if course is None:
        yield _(
            "Whether a falling trend stood before the start cannot be seen: at least three periods"
            " before it are needed."
        )
        return
    told = {"change": moved(course.a_year), "ends": between(course.low, course.high)}
    if course.fell:
        yield (
            _(
                "A falling trend stood before the start: %(change)s for each year (95 percent"
                " interval: %(ends)s)."
            )
            % told
        )
    elif course.a_year < 1:
        yield (
            _(
                "The counts were falling before the start: %(change)s for each year (95 percent"
                " interval: %(ends)s). They are too few to say whether that was a trend or chance."
            )
            % told
        )
    else:
        yield (
            _(
                "No falling trend is seen before the start: %(change)s for each year (95 percent"
                " interval: %(ends)s)."
            )
            % told
        )
    if found.after:
        yield _(
            "Had that course gone on, %(expected)s (%(low)s to %(high)s) would have been expected"
            " since the start."
        ) % {
            "expected": number(course.expected_after),
            "low": number(course.expected_low),
            "high": number(course.expected_high),
        }
        yield (
            _("The course from before the start is enough to explain what was seen.")
            if course.explains_it
            else _("What was seen differs from that by more than chance.")
        )


def cause_sentences(page: SeriesPage, found: Findings) -> Iterator[str]:
    """Yield how the change stands to another place, and what may not be concluded."""
    if found.compared is not None and page.other is not None:
        compared = found.compared
        yield _("In the same periods %(name)s was %(change)s (95 percent interval: %(ends)s).") % {
            "name": f"{page.other.indicator.name}, {page.other.indicator.area}",
            "change": moved(compared.change.ratio or 0.0),
            "ends": between(compared.change.low, compared.change.high),
        }
        yield _(
            "Held against it, the rate is %(change)s (95 percent interval, with room for places"
            " that drift apart: %(ends)s)."
        ) % {
            "change": moved(compared.against.ratio),
            "ends": between(compared.against.low, compared.against.high),
        }
    elif page.other is not None:
        yield _("The series it is compared with lacks values for the same periods.")
    else:
        yield _("No series to compare with is chosen, so what changed everywhere is not seen.")
    if found.mean_before / page.own.indicator.period.months < FEW:
        yield _("The events are few: a single month says next to nothing.")
    yield _(
        "A number before and after says nothing about cause by itself. Other things changed at the"
        " same time, and violence rises and falls for reasons of its own."
    )


def evidence_sentences(found: Findings) -> Iterator[str]:
    """Yield the evidence that may be looked at every month."""
    evidence = found.evidence
    if evidence is None:
        yield _(
            "Evidence that may be looked at every month needs six periods before the start and one"
            " after it."
        )
        return
    drift = {"fall": number(round((1 - LEAST) * 100))}
    if evidence.is_shown:
        yield (
            _(
                "A fall of more than %(fall)s percent has been shown, however often one has looked."
                " A smaller one could be the place's own drift."
            )
            % drift
        )
    else:
        yield (
            _(
                "A fall of more than %(fall)s percent has not been shown yet. A smaller one could"
                " be the place's own drift."
            )
            % drift
        )
    yield _(
        "The e-value is %(now)s, and its highest so far %(highest)s; 20 would show it. It may be"
        " looked at after every period without losing its meaning."
    ) % {
        "now": number(min(evidence.e_values[-1], 9999), 1),
        "highest": number(min(max(evidence.e_values), 9999), 1),
    }


def check_sentences(found: Findings) -> Iterator[str]:
    """Yield whether the intervals can be trusted as they stand."""
    check = found.check
    if check is None:
        yield _(
            "Whether months vary more than chance cannot be seen yet; at least 24 months in a row"
            " before the start are needed. The dispersion is taken to be %(value)s."
        ) % {"value": number(found.dispersion, 2)}
        return
    told = {"value": number(check.dispersion, 2)}
    if check.varies_more_than_chance:
        yield (
            _(
                "Months vary more than chance (dispersion %(value)s), so the interval of the change"
                " is too narrow."
            )
            % told
        )
    else:
        yield _("Months vary as chance does (dispersion %(value)s).") % told
    if check.drags:
        yield _("A month is like the one before, which makes the interval too narrow as well.")
