"""Near repeat as a picture: each band's ratio on the bar of what chance gives."""

from samsyn import formats
from samsyn.analysis.space_time.near_repeat import Caution, Cell, NearRepeat
from samsyn.charts.drawing import DASH, Chart
from samsyn.charts.estimates import Estimated, Measured, estimates
from samsyn.charts.words import gettext as _
from samsyn.charts.words import page_language

SURE = 0.05


def near_repeat_chart(found: NearRepeat) -> Chart:
    """Draw the ratio of every band beside what 95 of 100 permutations give."""
    return estimates(
        [_row(cell) for cell in found.cells],
        Measured(name=_("Times as many pairs as expected"), neutral=1.0, rows=_("Apart")),
    )


def near_repeat_title(found: NearRepeat) -> str:
    """Return in a sentence what the first band shows, which is the nearest."""
    cell = found.cells[0]
    within = {
        "metres": _number(cell.metres_to),
        "days": _number(cell.days_to),
        "ratio": _number(cell.ratio or 0, decimals=1),
    }
    if cell.ratio is None:
        return _("Too few incidents to say whether violence draws violence nearby.")
    if cell.p_value <= SURE and cell.ratio > 1:
        return (
            _(
                "Within %(metres)s metres and %(days)s days there are %(ratio)s times as many pairs"
                " of incidents as chance gives."
            )
            % within
        )
    return (
        _(
            "Within %(metres)s metres and %(days)s days there are not clearly more pairs of"
            " incidents than chance gives."
        )
        % within
    )


def near_repeat_sentences(found: NearRepeat) -> list[str]:
    """Return what it rests on, what makes it wrong, and what it does not say."""
    words = {
        Caution.UNEVEN_OVER_TIME: _(
            "Some quarters have many more incidents than others. That alone brings pairs close in"
            " time: compare with days that change places within their quarter only."
        ),
        Caution.COARSE_PLACES: _(
            "Half of the incidents or more share their point with another: places are rounded, and"
            " bands finer than the rounding say nothing."
        ),
        Caution.FEW_PAIRS: _(
            "Fewer than five pairs are expected in some band: a single pair moves its figure a lot."
        ),
        Caution.TAKEN_AS_ONE: _("Incidents with the same place and day were taken as one."),
    }
    rests = _(
        "%(events)s incidents, %(permutations)s permutations of their days, start value %(seed)s."
    ) % {
        "events": _number(found.events),
        "permutations": _number(found.permutations),
        "seed": found.seed,
    }
    says_not = _("This describes how a city's violence has followed on violence, and no person.")
    return [rests, *(words[one] for one in found.cautions), says_not]


def _row(cell: Cell) -> Estimated:
    chance = None
    if cell.expected:
        chance = (cell.low / cell.expected, cell.high / cell.expected)
    told = _("%(observed)s, expected %(expected)s, p %(p)s") % {
        "observed": _number(cell.observed),
        "expected": _number(cell.expected, decimals=1),
        "p": _number(cell.p_value, decimals=3),
    }
    return Estimated(name=band_name(cell), value=cell.ratio, chance=chance, told=told)


def band_name(cell: Cell) -> str:
    """Return the band in words: metres and days apart."""
    return _("%(metres)s m, %(days)s days") % {
        "metres": f"{_number(cell.metres_from)}{DASH}{_number(cell.metres_to)}",
        "days": f"{_number(cell.days_from)}{DASH}{_number(cell.days_to)}",
    }


def _number(value: float, *, decimals: int | None = None) -> str:
    if decimals is None:
        decimals = 0 if float(value).is_integer() else 1
    return formats.number(value, decimals=decimals, language=page_language())
