"""Words for what becomes of a reading that a review of the log looks at."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.oversight import Verdict

WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    Verdict: {
        Verdict.IN_ORDER: pgettext("reading", "In order"),
        Verdict.ASK_HEAD: pgettext("reading", "Ask the head of the unit"),
        Verdict.INCIDENT: pgettext("reading", "Handle as an incident"),
    },
}
