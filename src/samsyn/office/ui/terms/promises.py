"""Words for promises."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.promises import (
    PromiseKind,
    PromiseOccasion,
    PromiseProof,
    PromiseState,
)

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
    PromiseState.NOT_TOLD: pgettext("state of a promise", "Not told here"),
}
_PROOFS: Final[Mapping[str, Promise]] = {
    PromiseProof.LINE_STAFFED: pgettext("proof of a promise", "The help line was staffed"),
    PromiseProof.OFFER_STOOD: pgettext("proof of a promise", "The offer stood open to all"),
    PromiseProof.FIGURES_SHOW: pgettext("proof of a promise", "The month's figures show it"),
    PromiseProof.DONE: pgettext("proof of a promise", "It was done"),
    PromiseProof.NOT_KEPT: pgettext("proof of a promise", "It was not kept"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    PromiseKind: _KINDS,
    PromiseOccasion: _OCCASIONS,
    PromiseProof: _PROOFS,
    PromiseState: _STATES,
}
