"""Words for what becomes of a reading that is reviewed, and for what opens a room."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.oversight import EmergencyGround, Verdict

WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    EmergencyGround: {
        EmergencyGround.LIFE: pgettext("danger", "Danger to somebody's life or health"),
        EmergencyGround.ATTACK: pgettext("danger", "Serious violence is about to happen"),
        EmergencyGround.CHILD: pgettext("danger", "Danger to a child"),
    },
    Verdict: {
        Verdict.IN_ORDER: pgettext("reading", "In order"),
        Verdict.ASK_HEAD: pgettext("reading", "Ask the head of the unit"),
        Verdict.INCIDENT: pgettext("reading", "Handle as an incident"),
    },
}
