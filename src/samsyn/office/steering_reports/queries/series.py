"""What stands of each series of outcomes, with its sentences in both languages."""

from collections.abc import Callable, Iterator
from datetime import date
from math import isfinite

from django.utils import translation

from samsyn.office.access import Actor
from samsyn.office.outcomes import queries as outcomes
from samsyn.office.outcomes import tables, wording
from samsyn.office.outcomes.queries import SeriesPage
from samsyn.office.outcomes.tables import Asked, Beside, Findings
from samsyn.office.steering_reports.rules import Series
from samsyn.office.steering_reports.rules.snapshot import Text

LANGUAGES = ("sv", "en")


def series_of(reader: Actor, *, today: date) -> Iterator[Series]:
    """Yield every series of the site, by goal, as it is known today."""
    families = outcomes.overview(reader, today=today).families
    beside = {one.compared_with for held in families.values() for one in held}
    for held in families.values():
        for one in held:
            if one.id not in beside:  # what is only compared with is no outcome of the site
                yield _series(outcomes.series_page(reader, one.id, as_of=today))


def _series(page: SeriesPage) -> Series:
    own, found = page.own.indicator, tables.findings(page)
    newest = page.own.points[-1] if page.own.points else None
    change = found.change
    return Series(
        indicator=str(own.id),
        family=own.family.value,
        name=own.name,
        area=own.area,
        unit=own.unit,
        source=own.source,
        period=own.period.value,
        first=newest.first.isoformat() if newest else "",
        value=str(newest.value.normalize()) if newest else "",
        ratio=_finite(change.ratio) if change else None,
        low=_finite(change.low) if change else None,
        high=_finite(change.high) if change else None,
        change=_in_each(lambda: _change(page, found)),
        clock=_in_each(lambda: _clock(page, found)),
    )


def _change(page: SeriesPage, found: Findings) -> str:
    if found.lacking:
        return wording.lacking_sentence(found.lacking)
    sentences = (*wording.change_sentences(page, found), *wording.cause_sentences(page, found))
    return " ".join(sentences)


def _clock(page: SeriesPage, found: Findings) -> str:
    if found.lacking:
        return ""
    asked = Asked(beside=Beside.OTHER if found.compared else Beside.ALONE)
    return wording.headline(page, found, asked, tables.clock(page, found, asked))


def _finite(value: float | None) -> float | None:
    """Return a number that JSON can hold."""
    return value if value is not None and isfinite(value) else None


def _in_each(say: Callable[[], str]) -> Text:
    said = {}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = str(say())
    return said
