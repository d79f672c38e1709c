"""The words of pictures, in Swedish or English, from this room's own catalogue.

Who draws says which language: a command with `speaking`, the office once with `ask`, since each
page has its own. `make catalogues` keeps the file as it keeps those of the office's apps.
"""

import gettext as catalogues
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final

from samsyn.formats import speech

_LOCALE: Final = Path(__file__).parent / "locale"
_chosen: ContextVar[str | None] = ContextVar("language of pictures", default=None)
_asked: list[Callable[[], str | None]] = []


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let pictures that are drawn inside speak `language` ("sv", or anything as "en")."""
    before = _chosen.set(language)
    try:
        yield
    finally:
        _chosen.reset(before)


def ask(whose: Callable[[], str | None]) -> None:
    """From now on ask `whose` for the language wherever no other is chosen."""
    _asked[:] = [whose]


def page_language() -> str:
    """Return the language of what is drawn now, "sv" if nobody says."""
    chosen = _chosen.get() or (_asked[0]() if _asked else None)
    return speech(chosen or "sv")


def gettext(message: str) -> str:
    """Return the message in the language of what is drawn."""
    return _catalogue(page_language()).gettext(message)


def pgettext(context: str, message: str) -> str:
    """Return the message as it is said in `context`."""
    return _catalogue(page_language()).pgettext(context, message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the message for a count."""
    return _catalogue(page_language()).ngettext(one, many, count)


@cache
def _catalogue(language: str) -> catalogues.NullTranslations:
    return catalogues.translation("django", _LOCALE, [language], fallback=language == "en")
