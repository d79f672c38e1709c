"""What surrounds a print: the site's name and mark, and the footer of what stays inside."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from samsyn import formats


class Classification(StrEnum):
    """How an internal print must be handled."""

    INTERNAL = "internal"
    SECRET = "secret"  # noqa: S105  a class of papers, not a password


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A checked picture; `kind` is `svg` or `png`."""

    kind: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMark:
    """The site as it stands at the head of its prints."""

    name: str
    logo: Logo | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalUse:
    """The footer of a print that stays among colleagues; what is handed out has none."""

    printed_by: str
    printed_at: datetime
    classification: Classification
    shred_on: date


def site_given(site: SiteMark | None) -> dict[str, Any] | None:
    """Return the site as a template reads it."""
    if site is None:
        return None
    return {"name": site.name, "logo": _logo_given(site.logo)}


def _logo_given(logo: Logo | None) -> dict[str, Any] | None:
    if logo is None:
        return None
    if logo.kind == "svg":
        return {"kind": "svg", "svg": logo.content.decode()}
    return {"kind": "png", "png": list(logo.content)}


def internal_given(internal: InternalUse | None, *, language: str) -> dict[str, str] | None:
    """Return the footer's lines, in the language that is active."""
    if internal is None:
        return None
    words = {
        Classification.INTERNAL: _("For internal use. Must not be handed out."),
        Classification.SECRET: _("May be covered by secrecy. Must not be handed out."),
    }
    return {
        "classification": words[internal.classification],
        "printed": _("Printed by %(name)s, %(moment)s")
        % {
            "name": internal.printed_by,
            "moment": formats.long_moment(internal.printed_at, language=language),
        },
        "shred": _("Shred by %(day)s")
        % {"day": formats.dated(internal.shred_on, language=language)},
    }
