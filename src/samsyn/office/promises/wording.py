"""The words of this app's pages."""

from collections.abc import Mapping

from samsyn.office.ui import terms
from samsyn.vocabulary.promises import PromiseKind, PromiseOccasion

TONES: Mapping[str, str] = {
    PromiseKind.CONSEQUENCE: "consequence",
    PromiseKind.HELP: "help",
    PromiseKind.PROTECTION: "message",
}


def all_words() -> dict[str, Mapping[str, str]]:
    """Return every word list, for templates."""
    return {
        "kinds": terms.words(PromiseKind),
        "occasions": terms.words(PromiseOccasion),
        "tones": TONES,
    }
