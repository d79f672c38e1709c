"""Number words, lists and days, as running text has them."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samsyn import formats
from samsyn.office.ui.languages import active_language


def listed(parts: Sequence[str]) -> str:
    """Return the parts as one phrase: 'a, b and c'."""
    if len(parts) <= 1:
        return "".join(parts)
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def written(count: int) -> str:
    """Return a count up to twelve as a word."""
    words = (
        pgettext("number", "no"),
        pgettext("number", "one"),
        pgettext("number", "two"),
        pgettext("number", "three"),
        pgettext("number", "four"),
        pgettext("number", "five"),
        pgettext("number", "six"),
        pgettext("number", "seven"),
        pgettext("number", "eight"),
        pgettext("number", "nine"),
        pgettext("number", "ten"),
        pgettext("number", "eleven"),
        pgettext("number", "twelve"),
    )
    return words[count] if count < len(words) else formats.number(count, language=active_language())


def capital(words: str) -> str:
    """Return the words with a capital first."""
    return words[:1].upper() + words[1:]


def day_words(day: date) -> str:
    """Return a day in the page's language: 'Tue 17 Nov'."""
    return formats.short_date(day, language=active_language())
