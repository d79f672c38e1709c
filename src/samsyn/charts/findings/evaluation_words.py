"""What any answer of evaluation says in words, in Swedish or English: pages and commands ask here.

The estimate with its interval, how chance would do, what it is compared with, what must be true for
it to be an effect, what speaks against it, and what would change it.
"""

from collections.abc import Iterator

from samsyn import formats
from samsyn.analysis.evaluation import Assumption, Caveat, Estimate, Sensitivity, Variation, Varied
from samsyn.charts.findings.evaluations import estimate_in_words
from samsyn.charts.words import gettext as _
from samsyn.charts.words import ngettext, page_language

NAMED = 8  # places whose weights are told in a sentence


def assumption_sentence(one: Assumption) -> str:
    """Return what must be true for an estimate to be an effect."""
    return {
        Assumption.NOTHING_ELSE_CHANGED: _(
            "Nothing else changed at the same time, here or elsewhere."
        ),
        Assumption.NO_OTHER_CHANGE_HERE: _("No other big change hit only this place."),
        Assumption.OTHERS_UNTOUCHED: _("The others had neither the programme nor its spill-over."),
        Assumption.SAME_COUNTING: _("Incidents were counted in the same way all the time."),
        Assumption.SAME_COURSE: _("The difference between the places would have stayed as it was."),
        Assumption.TREND_GOES_ON: _("The trend and the season before would have gone on."),
        Assumption.INDEPENDENT_COUNTS: _("Counts vary as chance does, and no more."),
        Assumption.LIKE_PLACES_CHANGE_ALIKE: _(
            "It would have changed as places of its volume did."
        ),
        Assumption.MATCHED_IS_ENOUGH: _(
            "What was matched before decides what would have come after."
        ),
        Assumption.LATER_STARTS_TELL: _(
            "Places that start later show what would have been without."
        ),
    }[one]


def caveat_sentence(one: Caveat) -> str:
    """Return what makes an estimate worth less."""
    return {
        Caveat.NO_COMPARISON: _(
            "Nothing is compared with: what changed everywhere is in the figure."
        ),
        Caveat.FEW_DONORS: _("There are too few others for an interval at this level."),
        Caveat.POOR_FIT: _("Before the start the weighted others are not like the place."),
        Caveat.OUTSIDE_THE_OTHERS: _(
            "The place lies above or below all others: no mixture reaches it."
        ),
        Caveat.SHORT_BEFORE: _(
            "There are fewer periods before than others: the fit may be of noise."
        ),
        Caveat.TIED_PERIODS: _("A period is like the one before: the interval is too narrow."),
        Caveat.MORE_THAN_CHANCE: _("Counts vary more than chance."),
        Caveat.UNCHECKED_CHANCE: _("Interval and p-value trust that counts vary as chance does."),
        Caveat.TOO_FEW_EVENTS: _("So few events that neither a halving nor a doubling would show."),
        Caveat.OTHER_VOLUME: _(
            "It lies at the edge of the places that it is compared with in volume."
        ),
        Caveat.RAISED_BEFORE: _(
            "A peak just before the start: some of the fall would have come anyway."
        ),
        Caveat.OPEN_INTERVAL: _("The interval is open: its end lies beyond all that was tried."),
        Caveat.NOT_MATCHED: _(
            "No weights match everything; some of it is matched as nearly as can be."
        ),
        Caveat.FEW_CARRY_WEIGHT: _("Few of the others carry most of the weight."),
        Caveat.BEYOND_THE_OTHERS: _(
            "Some weights are below 0: it is compared beyond what others were."
        ),
        Caveat.DRAWN_PLACEBOS: _(
            "Placebos are drawn, not all of them: the p-value has chance in it."
        ),
        Caveat.SEARCHED_WEIGHTING: _(
            "What counts most was searched for; other weights fit nearly alike."
        ),
        Caveat.FEW_PERIODS: _("There are too few periods for an interval at this level."),
    }[one]


def estimate_sentence(found: Estimate) -> str:
    """Return the estimate with its interval and p-value, or the lack of them."""
    return f"{estimate_in_words(found)}."


def rank_sentence(found: Estimate) -> str:
    """Return how the place ranks among placebos, '' where there are none."""
    if not found.placebos or found.p_value is None:
        return ""
    count = len(found.placebos) + 1
    return _(
        "Among %(count)s places or groups, this one and the placebos, %(as_far)s changed as much."
    ) % {"count": _count(count), "as_far": _count(round(found.p_value * count))}


def fit_sentence(found: Estimate) -> str:
    """Return how far apart the courses lay before the start, '' where it is not told."""
    if found.pre_fit is None:
        return ""
    return _("Gap before the start, root mean square: %(gap)s.") % {"gap": _figure(found.pre_fit)}


def weights_sentence(found: Estimate) -> str:
    """Return what carries weight in the comparison, '' where nothing does."""
    if not found.weights:
        return ""
    named = [f"{name} {_figure(weight)}" for name, weight in list(found.weights.items())[:NAMED]]
    left = len(found.weights) - NAMED
    more = (
        [ngettext("%(count)s more", "%(count)s more", left) % {"count": left}] if left > 0 else []
    )
    return _("Compared with: %(places)s.") % {"places": ", ".join([*named, *more])}


def answer_sentences(found: Estimate) -> Iterator[str]:
    """Yield the whole answer, a sentence each, doubts before assumptions."""
    parts = estimate_sentence, rank_sentence, weights_sentence, fit_sentence
    yield from filter(None, (part(found) for part in parts))
    for caveat in found.warnings:
        yield _("Mind: %(sentence)s") % {"sentence": caveat_sentence(caveat)}
    for assumption in found.assumptions:
        yield _("If it is an effect: %(sentence)s") % {"sentence": assumption_sentence(assumption)}


def dropped_sentence(count: int) -> str:
    """Return how many places were left out."""
    return _("Left out for want of a period: %(count)s places.") % {"count": _count(count)}


def turning_sentences(found: Sensitivity) -> Iterator[str]:
    """Yield how far the estimate moves, and what would change the conclusion."""
    if all(one.estimate is None for one in found.variations):
        return
    tried = len([one for one in found.variations if one.estimate is not None])
    yield ngettext(
        "Tried in one other way too, the estimate lies from %(lowest)s to %(highest)s.",
        "Tried in %(count)s other ways, the estimate lies from %(lowest)s to %(highest)s.",
        tried,
    ) % {
        "count": _count(tried),
        "lowest": _figure(found.lowest),
        "highest": _figure(found.highest),
    }
    for one in found.turning:
        yield _("It would change the answer: %(change)s.") % {"change": variation_words(one)}
    if not found.turning:
        yield _("None of them changes the answer.")


def variation_words(one: Variation) -> str:
    """Return what was changed in one variation."""
    told = {"what": one.what}
    return {
        Varied.DONOR_LEFT_OUT: _("without %(what)s"),
        Varied.SHORTER_BEFORE: _("with %(what)s alone before"),
        Varied.EVENT_LEFT_OUT: _("without the event %(what)s"),
        Varied.OTHER_START: _("with a start in %(what)s"),
        Varied.EARLIER_PLACEBO: _("an effect is found in %(what)s, before anything began"),
    }[one.kind] % told


def _count(value: int) -> str:
    return formats.number(value, language=page_language())


def _figure(value: float) -> str:
    return formats.number(value, decimals=2, language=page_language())
