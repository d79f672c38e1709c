"""The anticipated no of an answer; `reasons` names every why."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samsyn.office.access import Refusal

LONGEST = 400


class CannotRespond(Refusal):
    """The answer cannot be changed so."""


def about_text(text: str, missing: str) -> Iterator[str]:
    """Object to an empty text with the sentence given, and to one that is too long."""
    if not text.strip():
        yield missing
    if len(text.strip()) > LONGEST:
        yield _("The text is longer than %d characters. Shorten it.") % LONGEST
