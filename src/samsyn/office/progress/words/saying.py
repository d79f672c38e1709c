"""One sentence in two languages, and how figures, months and lists stand in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.office.progress.rules import Figure, Section, Sentence, Texts
from samsyn.office.ui.languages import active_language

Say = Callable[[], str]


def both(say: Say) -> Texts:
    """Return what `say` gives in Swedish and in English."""
    with translation.override("sv"):
        swedish = say()
    with translation.override("en"):
        return Texts(swedish, say())


def sentence(
    section: Section, key: str, say: Say, figures: Mapping[str, Say] | None = None
) -> Sentence:
    """Return a sentence with the figures in it, each under its name."""
    shown = tuple(Figure(name, both(one)) for name, one in (figures or {}).items())
    return Sentence(key, section, both(say), shown)


def number(value: float, decimals: int = 0) -> str:
    """Return a number as it is written."""
    return formats.number(value, decimals=decimals, language=active_language())


def told(value: int | None) -> str:
    """Return a count, or that it is too small to be shown."""
    return _("too few to be shown") if value is None else number(value)


def month(day: date) -> str:
    """Return for example 'October 2022', 'oktober 2022'."""
    return formats.month(day, begins=False, language=active_language())


def period(first: date, last: date, *, begins: bool = False) -> str:
    """Return for example 'October 2022 to March 2023', 'oktober 2022 till mars 2023'."""
    one, other = formats.month(first, begins=begins, language=active_language()), month(last)
    if one.casefold() == other.casefold():
        return one
    return _("%(first)s to %(last)s") % {"first": one, "last": other}


def day(on: date) -> str:
    """Return for example '25 March 2022', '25 mars 2022'."""
    return f"{on.day} {month(on)}"


def listed(names: Iterable[str]) -> str:
    """Return 'a', 'a and b' or 'a, b and c'."""
    every = list(names)
    if len(every) < 2:  # noqa: PLR2004
        return "".join(every)
    return _("%(first)s and %(last)s") % {"first": ", ".join(every[:-1]), "last": every[-1]}


def months(days: Sequence[date]) -> str:
    """Return the months of some days, each once, in order."""
    return listed(dict.fromkeys(month(one) for one in sorted(days)))
