"""Words for returns to the national support."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.national import ReturnMeasure, ReturnStanding

WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    ReturnMeasure: {
        ReturnMeasure.CALL_INS: pgettext("counted in a return", "Call-ins held"),
        ReturnMeasure.CALLED: pgettext("counted in a return", "Called to a call-in, first time"),
        ReturnMeasure.MET: pgettext("counted in a return", "Met in a talk, first time"),
        ReturnMeasure.MET_EVER: pgettext("counted in a return", "Met in talks since the beginning"),
        ReturnMeasure.ROUNDS: pgettext("counted in a return", "Rounds of consequences begun"),
        ReturnMeasure.PROMISES_KEPT: pgettext("counted in a return", "Promises kept"),
        ReturnMeasure.PROMISES_BROKEN: pgettext("counted in a return", "Promises broken"),
    },
    ReturnStanding: {
        ReturnStanding.IN_TIME: pgettext("return", "In time"),
        ReturnStanding.LATE: pgettext("return", "Late"),
        ReturnStanding.MISSING: pgettext("return", "Missing"),
        ReturnStanding.AWAITED: pgettext("return", "Awaited"),
    },
}
