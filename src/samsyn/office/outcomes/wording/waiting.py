"""When it will no longer be too early, in sentences."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.analysis.monitoring import Clock
from samsyn.office.outcomes.queries import SeriesPage
from samsyn.office.outcomes.tables import Asked, Beside, Findings, month_after, months_since_start
from samsyn.office.outcomes.wording.names import number
from samsyn.office.ui.languages import active_language


def headline(page: SeriesPage, found: Findings, asked: Asked, clock: Clock | None) -> str:
    """Return in one sentence whether the question can be answered yet."""
    starts_on = page.own.indicator.starts_on
    if clock is None or starts_on is None:
        return _("Nothing can be said yet.")
    fall = {"fall": number(round((1 - asked.ratio) * 100))}
    elapsed = months_since_start(page, found)
    if clock.middle is None:
        return (
            _("A fall of %(fall)s percent can probably never be told from chance in this way.")
            % fall
        )
    if elapsed >= clock.middle:
        return (
            _(
                "There are months enough to tell a fall of %(fall)s percent from chance. Whether"
                " the strategy caused it is another question."
            )
            % fall
        )
    return _("Too early: a fall of %(fall)s percent can be told from chance from %(month)s.") % {
        **fall,
        "month": _month(starts_on, clock.middle),
    }


def clock_sentences(page: SeriesPage, found: Findings, asked: Asked, clock: Clock) -> Iterator[str]:
    """Yield the month, how sure it is, what is assumed and what would help."""
    starts_on = page.own.indicator.starts_on
    if starts_on is None:
        return
    elapsed = months_since_start(page, found)
    if clock.middle is not None:
        yield _(
            "The answer can be expected from %(middle)s; in one case of ten already from"
            " %(early)s, and %(late)s."
        ) % {
            "middle": _month(starts_on, clock.middle),
            "early": _month(starts_on, clock.earliest or clock.middle),
            "late": _("in one of ten never")
            if clock.latest is None
            else _("in nine of ten by %(month)s") % {"month": _month(starts_on, clock.latest)},
        }
    if clock.never > 0:
        yield _("In %(share)s cases of 100 no waiting gives an answer.") % {
            "share": number(100 * clock.never)
        }
    if 0 < elapsed <= len(clock.known_by):
        yield _(
            "With the %(months)s months that have values since the start, the chance that the"
            " answer is there is %(share)s in 100."
        ) % {"months": number(elapsed), "share": number(100 * clock.known_by[elapsed - 1])}
    if asked.beside is Beside.ALONE:
        yield _(
            "This holds only if nothing changed in the rest of the country. Since 2024 shootings"
            " have fallen everywhere in Sweden, so a place beside itself alone shows a fall"
            " whatever it does."
        )
    if clock.middle is None or elapsed < clock.middle:
        yield from (_helps(one) for one in clock.helps)
    yield _(
        "Counted with a dispersion of %(dispersion)s and a drift between places of 0.12. The drift"
        " is taken from cities in the United States until it is known for Sweden."
    ) % {"dispersion": number(found.dispersion, 2)}


def _month(starts_on: date, months: int) -> str:
    return formats.month(month_after(starts_on, months), begins=False, language=active_language())


def _helps(name: str) -> str:
    return {
        "twice_the_months_before": _("Twice as many months before the start would help."),
        "five_sites_together": _("Five sites looked at together would help."),
        "an_outcome_twice_as_common": _("An outcome that is twice as common would help."),
        "comparison_places_that_drift_half_as_much": _(
            "Places to compare with that are more alike would help."
        ),
    }[name]
