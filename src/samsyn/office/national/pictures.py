"""Sites side by side and one site over time: funnels, and tables that hold every figure."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from samsyn import charts
from samsyn.charts import Twin
from samsyn.charts.drawing import DASH
from samsyn.office.national import tables, wording
from samsyn.office.national.queries import Nation, SitePicture
from samsyn.office.national.rules import Quarter, ReturnText, SeriesTold
from samsyn.office.national.tables import Compared, limits
from samsyn.office.ui import terms
from samsyn.vocabulary.national import ReturnMeasure
from samsyn.vocabulary.steering import CoreElement, FidelityState, StartUpPhase

_SHOWN = (
    ReturnMeasure.CALL_INS,
    ReturnMeasure.CALLED,
    ReturnMeasure.MET,
    ReturnMeasure.MET_EVER,
    ReturnMeasure.ROUNDS,
)


def funnel(of: Compared) -> charts.Chart | None:
    """Draw the sites that have a rate; None where too few have one for a common rate."""
    if not of.common:
        return None
    return charts.funnel(
        charts.Funnel(
            places=[
                charts.Placed(
                    name=one.name,
                    size=one.rate.exposure,
                    rate=one.rate.rate,
                    interval=(one.rate.low, one.rate.high),
                    told=wording.stands_sentence(one),
                )
                for one in of.drawn
                if one.rate is not None
            ],
            common=of.common,
            limits=[
                charts.Limits(name=wording.level_name(level), at=found)
                for level, found in limits(of)
            ],
            measure=_("%(unit)s per 100,000 inhabitants and year") % {"unit": of.series.unit},
            sizes=_("100,000 inhabitants in a year"),
            rows=_("Site"),
            without=[
                (one.name, wording.lacking_sentence(one)) for one in of.sites if one.rate is None
            ],
        )
    )


def activity(page: Nation, quarter: Quarter) -> Twin:
    """Return what each site did in the quarter, in the order of their names."""
    return _work([(one.name, _text(one, quarter)) for one in page.sites], _("Site"))


def over_time(page: SitePicture) -> Twin:
    """Return what one site did, quarter by quarter."""
    rows = [
        (wording.quarter_name(one.quarter), one.newest.text if one.newest else None)
        for one in page.quarters
    ]
    return _work(rows, _("Quarter"))


def fidelity(page: Nation, quarter: Quarter) -> Twin:
    """Return when each core element last happened at each site, and whether it is kept up."""
    texts = [(one.name, _text(one, quarter)) for one in page.sites]
    rows = [
        (terms.word(element), *(_element(text, element) for _name, text in texts))
        for element in CoreElement
    ]
    return Twin((_("Core element"), *(name for name, _text in texts)), tuple(rows))


def series_over_time(page: SitePicture) -> Iterator[tuple[SeriesTold, Twin]]:
    """Yield each series of one site, with its values as the newest return of each period told."""
    found: dict[tuple[str, ...], tuple[SeriesTold, dict[str, tuple[str, ...]]]] = {}
    for shown in (one.newest for one in page.quarters if one.newest):
        for series in shown.text.series:
            alike = (series.name, series.area, series.definition, series.unit)
            _words, values = found.setdefault(alike, (series, {}))
            for one in series.values:
                limits_ = wording.limits_text(one.low, one.high)
                values.setdefault(one.period, (wording.value_text(one.value), limits_ or DASH))
            for told in series.sums:
                has_rate = not series.is_comparison  # whose inhabitants are not the site's
                own = tables.rate_of(shown.text, told, series.period) if has_rate else None
                rate = wording.rate_text(own)
                values.setdefault(
                    wording.span_name(told), (wording.count_text(told.count), rate or DASH)
                )
    for series, values in found.values():
        rows = tuple(
            (wording.period_name(period) if _is_label(period) else period, *cells)
            for period, cells in values.items()
        )
        yield series, Twin((_("Period"), series.unit, _("With its uncertainty")), rows)


def _is_label(period: str) -> bool:
    return period[:4].isdigit() and " " not in period


def _work(rows: Sequence[tuple[str, ReturnText | None]], first: str) -> Twin:
    columns = (
        first,
        _("Phase"),
        _("Agreements in force"),
        *(terms.word(one) for one in _SHOWN),
        _("Promises kept of those called upon (95 per cent interval)"),
    )
    return Twin(columns, tuple((name, *_cells(text)) for name, text in rows))


def _cells(text: ReturnText | None) -> Sequence[str]:
    if text is None:
        return [_("No return"), *[DASH] * (len(_SHOWN) + 2)]
    return [
        terms.word(StartUpPhase(text.phase)) if text.phase else DASH,
        wording.count_text(text.agreements),
        *(wording.count_text(text.count_of(one)) for one in _SHOWN),
        wording.share_in_short(tables.keeping(text)) or DASH,
    ]


def _element(text: ReturnText | None, element: CoreElement) -> str:
    told = next((one for one in text.fidelity if one.element == element), None) if text else None
    if told is None:
        return DASH
    state = terms.word(FidelityState(told.state))
    return f"{state}, {wording.day_text(told.last_on)}" if told.last_on else state


def _text(one: SitePicture, quarter: Quarter) -> ReturnText | None:
    shown = one.of(quarter)
    return shown.text if shown else None
