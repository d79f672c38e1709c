"""Words for promises."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.promises import PromiseKind, PromiseOccasion, PromiseState

_KINDS: Final[Mapping[str, Promise]] = {
    PromiseKind.CONSEQUENCE: pgettext("kind of promise", "Consequence"),
    PromiseKind.HELP: pgettext("kind of promise", "Help"),
    PromiseKind.PROTECTION: pgettext("kind of promise", "Protection"),
}
_OCCASIONS: Final[Mapping[str, Promise]] = {
    PromiseOccasion.CALL_IN: pgettext("occasion of a promise", "At a call-in"),
    PromiseOccasion.TALK: pgettext("occasion of a promise", "In a talk"),
    PromiseOccasion.REPORT_BACK: pgettext("occasion of a promise", "When reporting back"),
    PromiseOccasion.OTHER: pgettext("occasion of a promise", "On another occasion"),
}
_STATES: Final[Mapping[str, Promise]] = {
    PromiseState.PENDING: pgettext("state of a promise", "Not called upon"),
    PromiseState.DUE: pgettext("state of a promise", "Under way"),
    PromiseState.KEPT: pgettext("state of a promise", "Kept"),
    PromiseState.SET_ASIDE: pgettext("state of a promise", "Set aside with a reason"),
    PromiseState.BROKEN: pgettext("state of a promise", "Broken"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    PromiseKind: _KINDS,
    PromiseOccasion: _OCCASIONS,
    PromiseState: _STATES,
}
