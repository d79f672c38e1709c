"""What this app refuses. Each sentence says what is wrong and what to do."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samsyn.office.access import Refusal


class CannotReview(Refusal):
    """What was asked for cannot be so, or may not be done now."""


class ReviewMoved(CannotReview):
    """Somebody changed the review after it was read; says who and what."""


def about_text(text: str, *, most: int, missing: str = "") -> Iterator[str]:
    """Yield what is wrong with a text; without `missing` it may be left out."""
    if missing and not text.strip():
        yield missing
    if len(text) > most:
        yield _("The text is longer than %(most)d signs. Shorten it.") % {"most": most}
