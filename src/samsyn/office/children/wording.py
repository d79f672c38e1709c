"""Sentences about an assessment of a child."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.office.children.queries import Assessment, ChildSheet
from samsyn.office.children.rules import HOLDS_DAYS, HOLDS_DAYS_YOUNG, Need
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language


def lead(sheet: ChildSheet) -> str:
    """Return what holds for somebody of this age."""
    if sheet.need is Need.STRICT:
        return _(
            "May be under 15: the guardians must agree, and social services take part. It holds "
            "for %(days)s days."
        ) % {"days": HOLDS_DAYS_YOUNG}
    return _(
        "Nobody gets in touch with somebody under 18 before this. It holds for %(days)s days."
    ) % {"days": HOLDS_DAYS}


def notes(sheet: ChildSheet) -> Iterator[str]:
    """Yield what to know first: that the age is unknown, and the assessment that counts now."""
    if not sheet.age_is_known:
        yield _("The age is not known. Find out the birth date first if you can.")
    if sheet.newest is not None:
        yield in_words(sheet.newest)


def in_words(one: Assessment) -> str:
    """Return who assessed what, and until when it holds."""
    language = active_language()
    return _("%(verdict)s. %(name)s assessed it %(day)s; it holds until %(last)s. %(why)s") % {
        "verdict": terms.word(one.verdict),
        "name": one.made_by,
        "day": formats.dated(one.made_on, language=language),
        "last": formats.dated(one.last_day, language=language),
        "why": one.best_interest,
    }
