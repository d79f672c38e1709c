"""The English sentence of every assumption and every caveat, in one place."""

from collections.abc import Mapping
from typing import Final

from samsyn.analysis.evaluation.estimates import Assumption, Caveat

ASSUMPTIONS: Final[Mapping[Assumption, str]] = {
    Assumption.NOTHING_ELSE_CHANGED: "Nothing else changed at the same time, here or elsewhere.",
    Assumption.NO_OTHER_CHANGE_HERE: "No other big change hit only this place.",
    Assumption.OTHERS_UNTOUCHED: "The others had neither the programme nor its spill-over.",
    Assumption.SAME_COUNTING: "Incidents were counted in the same way all the time.",
    Assumption.SAME_COURSE: "The difference between the places would have stayed as it was.",
    Assumption.TREND_GOES_ON: "The trend and the season before would have gone on.",
    Assumption.INDEPENDENT_COUNTS: "Counts vary as chance does, and no more.",
    Assumption.LIKE_PLACES_CHANGE_ALIKE: "It would have changed as places of its volume did.",
    Assumption.MATCHED_IS_ENOUGH: "What was matched before decides what would have come after.",
    Assumption.LATER_STARTS_TELL: "Places that start later show what would have been without.",
}
CAVEATS: Final[Mapping[Caveat, str]] = {
    Caveat.NO_COMPARISON: "Nothing is compared with: what changed everywhere is in the figure.",
    Caveat.FEW_DONORS: "There are too few others for an interval at this level.",
    Caveat.POOR_FIT: "Before the start the weighted others are not like the place.",
    Caveat.OUTSIDE_THE_OTHERS: "The place lies above or below all others: no mixture reaches it.",
    Caveat.SHORT_BEFORE: "There are fewer periods before than others: the fit may be of noise.",
    Caveat.TIED_PERIODS: "A period is like the one before: the interval is too narrow.",
    Caveat.MORE_THAN_CHANCE: "Counts vary more than chance.",
    Caveat.UNCHECKED_CHANCE: "Interval and p-value trust that counts vary as chance does.",
    Caveat.TOO_FEW_EVENTS: "So few events that neither a halving nor a doubling would show.",
    Caveat.OTHER_VOLUME: "It lies at the edge of the places that it is compared with in volume.",
    Caveat.RAISED_BEFORE: "A peak just before the start: some of the fall would have come anyway.",
    Caveat.OPEN_INTERVAL: "The interval is open: its end lies beyond all that was tried.",
    Caveat.NOT_MATCHED: "No weights match everything; some of it is matched as nearly as can be.",
    Caveat.FEW_CARRY_WEIGHT: "Few of the others carry most of the weight.",
    Caveat.BEYOND_THE_OTHERS: "Some weights are below 0: it is compared beyond what others were.",
    Caveat.DRAWN_PLACEBOS: "Placebos are drawn, not all of them: the p-value has chance in it.",
    Caveat.SEARCHED_WEIGHTING: "What counts most was searched for; other weights fit nearly alike.",
    Caveat.FEW_PERIODS: "There are too few periods for an interval at this level.",
}
