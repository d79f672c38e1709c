"""Makes the PDF. The compiler refuses what is not accessible; we refuse what does not fit."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst
from django.utils import translation
from django.utils.translation import gettext as _

from samsyn.documents import typesetting
from samsyn.office.printing.pages import InternalUse, SiteMark, internal_given, site_given
from samsyn.office.printing.parts import empty_parts, given, labels_of
from samsyn.office.printing.refusals import CannotPrint

OFFICE = Path(__file__).resolve().parents[1]  # templates import one another from here
_RIGHT_TO_LEFT = {"ar", "fa", "ckb", "ps", "ur", "he"}
_OVERFULL = re.compile(r"samsyn:overfull:([\w-]+)")
_NO_GLYPH = re.compile(r"the text `(.+?)` could not be displayed")


@dataclass(frozen=True, slots=True)
class Template:
    """A template's file below the office's folder, such as `call_ins/typst/run_sheet.typ`."""

    path: str


def document(
    template: Template,
    data: Any,
    *,
    title: str,
    language: str,
    site: SiteMark | None = None,
    internal: InternalUse | None = None,
) -> bytes:
    """Return the PDF of a dataclass in a template. The same data gives the same bytes.

    `internal` puts the footer on; leave it out of what is handed to somebody. Raises
    `CannotPrint` with every empty part, or with the first that does not fit its place.
    """
    if empty := empty_parts(data):
        raise CannotPrint(*empty)
    with translation.override(_spoken(language)):
        page = {
            "title": given(title),
            "language": language,
            "direction": direction_of(language),
            "site": given(site_given(site)),
            "internal": given(internal_given(internal, language=_spoken(language))),
            "words": {"page": _("Page"), "of": _("of")},
            "body": given(data),
        }
    try:
        return typesetting.pdf(
            OFFICE / template.path, root=OFFICE, given=json.dumps(page, ensure_ascii=False)
        )
    except typst.TypstError as error:
        raise _refusal(error, labels_of(data)) from error


def direction_of(language: str) -> str:
    """Return `rtl` for a language that is written from right to left, else `ltr`."""
    return "rtl" if language.split("-", maxsplit=1)[0] in _RIGHT_TO_LEFT else "ltr"


def _spoken(language: str) -> str:
    """Return the language of the frame's own words: the print's, or Swedish."""
    return "en" if language.startswith("en") else "sv"


def _refusal(error: typst.TypstError, labels: dict[str, str]) -> Exception:
    text = f"{error.message} {error.diagnostic}"
    if found := _OVERFULL.search(text):
        label = labels.get(found[1], found[1])
        return CannotPrint(_("“%(part)s” does not fit in its place. Shorten it.") % {"part": label})
    if found := _NO_GLYPH.search(text):
        return CannotPrint(
            _("The text %(text)s holds a sign that cannot be printed. Write it another way.")
            % {"text": found[1]}
        )
    return error  # a fault in a template, which a test should have met
