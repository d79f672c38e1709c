"""The language that a page, a letter or a file is written in."""

from django.utils import translation

from samsyn import formats


def active_language() -> str:
    """Return the active language as formats and files have it: 'sv' or 'en'."""
    return formats.speech(translation.get_language() or "sv")
