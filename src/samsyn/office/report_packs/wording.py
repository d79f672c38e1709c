"""What a pack, its parts and its periods are called."""

from typing import Final

from django.utils.translation import gettext as _

from samsyn import formats
from samsyn.office.national.wording import quarter_name
from samsyn.office.progress.wording import period
from samsyn.office.report_packs.queries import Held
from samsyn.office.report_packs.rules import Kind, Span
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.rooms import Role

__all__ = [
    "file_names",
    "frozen_on",
    "held_name",
    "kind_name",
    "roles_name",
    "span_name",
]
_HAS_EDITIONS: Final = (Kind.STEERING, Kind.RETURN)


def span_name(span: Span) -> str:
    """Return a period as it stands in a sentence: third quarter of 2026, everything until …."""
    if span.quarter:
        return quarter_name(span.quarter)
    day = formats.dated(span.last, language=active_language())
    return _("everything until %(day)s") % {"day": day}


def kind_name(kind: Kind) -> str:
    """Return what the reports of a kind are called."""
    names = {
        Kind.PUBLIC: _("Public reports"),
        Kind.STEERING: _("Reports to the steering group"),
        Kind.RETURN: _("Returns to the national support"),
        Kind.ANALYSIS: _("Problem analyses, what may be told outside"),
        Kind.EVALUATION: _("Evaluations with a frozen plan"),
    }
    return names[kind]


def held_name(held: Held) -> str:
    """Return which report it is: its period or mark, its number and version."""
    if held.first is None or held.last is None:
        return _("The plan with the mark %(mark)s") % {"mark": held.name}
    about = period(held.first, held.last, begins=True)
    if held.kind is Kind.PUBLIC:
        return _("%(period)s, number %(number)s, version %(version)s") % {
            "period": about,
            "number": held.number,
            "version": held.version,
        }
    if held.kind in _HAS_EDITIONS:
        return _("%(period)s, version %(version)s") % {"period": about, "version": held.version}
    return about


def roles_name(held: Held) -> str:
    """Return the roles of who approved it."""
    return ", ".join(terms.running(Role(one)) for one in held.roles)


def frozen_on(held: Held) -> str:
    """Return the day on which it was frozen."""
    return formats.dated(held.frozen_at, language=active_language())


def file_names() -> tuple[str, ...]:
    """Return a sentence on each kind of file in the folders."""
    return (
        _("report.sv.pdf, report.en.pdf: for reading and printing, made for screen readers."),
        _("The same name in docx and odt can be edited, and in html opens in a browser."),
        _("The same name in xlsx: the tables, where there are any."),
        _("snapshot.json: the frozen text itself, of which the files are made."),
        _("return.json and return.jws: a return as it was frozen, and as it was signed."),
        _("result-….zip: a result with its data, plan and figures; it says the rest itself."),
        _(
            "manifest.json: each part with its number, its days, who approved it by role, and the"
            " SHA-256 of every file."
        ),
    )
